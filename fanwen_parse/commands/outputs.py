"""Where commands write: standard output, or a file that is whole or not there at all."""
# pathlib would cost 3 ms of every start:
# ruff: noqa: PTH105, PTH108, PTH110, PTH113, PTH118, PTH119, PTH120, PTH123

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Trouble(click.ClickException):
    """Something that stops the work on one file; its message is one line, and it makes the exit code 2."""

    exit_code = 2


@contextmanager
def output(path: str | None) -> Iterator[Callable[[str], object]]:
    """A function that writes text as UTF-8, whatever the locale says, to ``path`` or (None, ``-``) to standard output.

    A file is written aside and renamed at the end: after a failure the old file is still there, and no half one. What is
    no regular file (a pipe, ``/dev/stdout``) cannot be replaced and is written as it is.

    Raises:
        Trouble: the file cannot be written, in one line.
    """
    if path is None or path == "-":
        stream = sys.stdout.buffer
        yield lambda text: stream.write(text.encode())
        stream.flush()
        return
    target = os.path.realpath(path)
    special = os.path.exists(target) and not os.path.isfile(target)
    aside = target if special else os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}")
    try:
        file = open(aside, "wb")  # noqa: SIM115  (closed before the rename)
    except OSError as error:
        raise Trouble(f"{path}: cannot write: {error.strerror or error}") from None
    written = False

    def write(text: str) -> None:
        nonlocal written
        written = True
        file.write(text.encode())

    try:
        yield write
        file.close()
        if not special and written:
            os.replace(aside, target)
    except OSError as error:
        raise Trouble(f"{path}: cannot write: {error.strerror or error}") from None
    finally:
        file.close()
        if not special and os.path.exists(aside):
            os.unlink(aside)
