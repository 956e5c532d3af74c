"""The files of commands: a document or a written tree is read; what is written is whole or not there at all."""
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

    from fanwen_parse.model import Plan, Source

TREE_SUFFIXES = (".yaml", ".yml", ".json")


class Trouble(click.ClickException):
    """Something that stops the work on one file; its message is one line, and it makes the exit code 2."""

    exit_code = 2


def trouble(path: str, reason: str) -> Trouble:
    """An error about one file."""
    return Trouble(f"{'standard input' if path == '-' else path}: {reason}")


# --- reading ---


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        Trouble: with the reason, in one line.
    """
    try:
        if path == "-":
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise trouble(path, error.strerror or str(error)) from None


def read_source(path: str, *, encoding: str | None = None, format: str | None = None) -> Source:  # noqa: A002
    """The text of a document that is given by its path, or ``-``.

    Raises:
        Trouble: with the reason, in one line.
    """
    from fanwen_parse.readers import ReadError, read

    try:
        return read(read_bytes(path), os.path.basename(path), encoding=encoding, format=format)
    except ReadError as error:
        raise trouble(path, str(error)) from None


def read_plan(path: str, *, encoding: str | None = None, format: str | None = None, check: bool = True) -> Plan:  # noqa: A002
    """The plan of a document, or of a tree (.yaml, .yml, .json; on standard input: text that starts with its schema).

    Raises:
        Trouble: with the reason, in one line.
    """
    if path.lower().endswith(TREE_SUFFIXES):
        return _load(path, read_bytes(path))
    if path == "-":
        data = read_bytes(path)
        if data.lstrip().startswith((b"schema: fanwen-parse/", b'{"schema": "fanwen-parse/')):
            return _load(path, data)
        return _parse(path, data, encoding, format, check=check)
    return _parse(path, read_bytes(path), encoding, format, check=check)


def _load(path: str, data: bytes) -> Plan:
    from fanwen_parse.tree import TreeError, load

    try:
        return load(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise trouble(path, "a tree is written in UTF-8, this is not") from None
    except TreeError as error:
        raise trouble(path, str(error)) from None


def _parse(path: str, data: bytes, encoding: str | None, format: str | None, *, check: bool) -> Plan:  # noqa: A002
    import fanwen_parse
    from fanwen_parse.readers import ReadError

    try:
        return fanwen_parse.parse(data, name=os.path.basename(path), encoding=encoding, format=format, check=check)
    except ReadError as error:
        raise trouble(path, str(error)) from None


def extend_lexicon(path: str | None) -> None:
    """Take the words of the user's own file into the lexicon of this process.

    Raises:
        Trouble: with the reason, in one line.
    """
    if path is None:
        return
    from fanwen_parse import lexicon

    try:
        lexicon.extend(path)
    except lexicon.LexiconError as error:
        raise trouble(path, str(error).removeprefix(f"{os.path.basename(path)}: ")) from None


# --- writing ---


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
