"""Versions of a file that git keeps: ``REV:FILE``, and the base that a working copy is compared with."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from .files import TREE_SUFFIXES, Trouble, read_plan

if TYPE_CHECKING:
    from fanwen_parse.model import Plan


def read_version(spec: str, *, encoding: str | None = None) -> Plan:
    """The plan of a path, of ``-``, or of ``REV:FILE`` (as ``git show`` reads it) where no such file is there.

    Raises:
        Trouble: with the reason, in one line.
    """
    if spec == "-" or os.path.exists(spec) or ":" not in spec:  # noqa: PTH110  (a plain name may hold a colon)
        return read_plan(spec, encoding=encoding, check=False)
    return plan_of(spec.rpartition(":")[2], blob(spec), encoding=encoding)


def blob(spec: str) -> bytes:
    """The bytes of ``REV:FILE``.

    Raises:
        Trouble: git is missing, or has no such revision or file.
    """
    return _git("cat-file", "blob", _revision(spec), about=spec)


def exists(spec: str) -> bool:
    """Is there such a ``REV:FILE``? A revision that git does not know is trouble, not a new file."""
    revision = spec.partition(":")[0]
    _git("rev-parse", "--verify", "--quiet", f"{_revision(revision)}^{{commit}}", about=revision)
    return _run("cat-file", "-e", _revision(spec)).returncode == 0


def base_of(base: str) -> str:
    """``BASE...`` is where the current branch left BASE, as ``git diff BASE...`` sees it; any other BASE is itself.

    Raises:
        Trouble: git knows no such base.
    """
    if not base.endswith("..."):
        return base
    return _git("merge-base", _revision(base[:-3]), "HEAD", about=base).decode().strip()


def in_base(base: str, path: str) -> str:
    """The spec of a path, as seen from the current folder, in a revision."""
    folder, name = os.path.split(path)
    root = _git("rev-parse", "--show-toplevel", about=path, folder=folder).decode().rstrip("\n")
    inside = os.path.relpath(os.path.join(os.path.realpath(folder or "."), name), os.path.realpath(root))  # noqa: PTH118
    return f"{base}:{inside.replace(os.sep, '/')}"


def plan_of(name: str, data: bytes, *, encoding: str | None = None) -> Plan:
    """The plan of bytes that have the name of a file: a tree by its suffix, else a document.

    Raises:
        Trouble: with the reason, in one line.
    """
    import fanwen_parse
    from fanwen_parse.readers import ReadError
    from fanwen_parse.tree import TreeError

    try:
        if name.lower().endswith(TREE_SUFFIXES):
            return fanwen_parse.load(data.decode("utf-8-sig"))
        return fanwen_parse.parse(data, name=os.path.basename(name), encoding=encoding, check=False)  # noqa: PTH119
    except UnicodeDecodeError:
        raise Trouble(f"{name}: a tree is written in UTF-8, this is not") from None
    except (TreeError, ReadError) as error:
        raise Trouble(f"{name}: {error}") from None


def _revision(text: str) -> str:
    if text.startswith("-"):  # git would take it for an option
        raise Trouble(f"{text}: no revision starts with -")
    return text


def _git(*words: str, about: str, folder: str = "") -> bytes:
    done = _run(*words, folder=folder)
    if done.returncode:
        reason = " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
        raise Trouble(f"{about}: {reason or 'git knows no such revision or file'}")
    return done.stdout


def _run(*words: str, folder: str = "") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *words], capture_output=True, check=False, cwd=folder or None)
    except FileNotFoundError:
        raise Trouble("git: not found") from None
    except NotADirectoryError:
        raise Trouble(f"{folder}: no folder") from None
