"""Patterns that compile when they are first needed, and are kept compiled beside the byte code.

A document has few of the forms that the rules know, and to compile a pattern costs a fifth of a millisecond: with a hundred of
them a start would spend more on patterns than on the plan. So a pattern is a :func:`lazy` object until it is used; and as
Python keeps the byte code of a module in ``__pycache__``, :func:`keep` keeps the codes of the patterns there, in one file.

The codes belong to one build of Python (its version and the magic number of its ``re`` engine are the file's first entry);
a file of another one, a damaged file, an unwritable folder or an interpreter without this engine mean no more than that
patterns are compiled as ever. ``_sre.compile`` checks each code before it takes it.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, cast

_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine is given: flags, code (words of four bytes), number of groups, names of groups, groups by number."""
_FORM = 2
"""Of the file: another one was written by another version of this module."""
_MOST = 2_000
"""Codes in the file; a user's lexicon may make new patterns at every run."""
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags", "groups")


class _Kept:
    """The codes of the file, and those that this process had to compile itself."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, int], bytes] = {}
        """Each code by itself as :mod:`marshal` writes it: a process builds those that it needs."""
        self.fresh: set[tuple[str, int]] = set()
        self.engine: Any = None
        try:
            import _sre  # type: ignore[import-not-found]

            self.stamp = (_FORM, sys.version, _sre.MAGIC, _sre.CODESIZE)
            self.engine = _sre.compile
            with open(self.path(), "rb") as file:  # noqa: PTH123  (pathlib would cost 3 ms of every start)
                # one read: marshal.load would ask the file for every few bytes
                stamp, codes = marshal.loads(file.read())  # noqa: S302  (as trusted as the byte code it lies beside)
            if stamp == self.stamp:
                self.codes = codes
        except (ImportError, AttributeError, OSError, EOFError, ValueError, TypeError):
            pass

    def built(self, pattern: str, kept: bytes) -> re.Pattern[str]:
        """The pattern of a kept code."""
        flags, words, *groups = marshal.loads(kept)  # noqa: S302  (as above)
        return cast("re.Pattern[str]", self.engine(pattern, flags, memoryview(words).cast("I").tolist(), *groups))

    def path(self) -> str:
        """Where the file is, for this interpreter; an empty path, which cannot be opened, where byte code is not cached."""
        cached = getattr(__spec__, "cached", None)
        return cached.removesuffix(".pyc") + ".sre" if cached else ""


_kept: _Kept | None = None


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile``, once for each pattern and without the limit of its own cache."""
    global _kept  # noqa: PLW0603  (one a process, read when the first pattern is needed)
    if _kept is None:
        _kept = _Kept()
    key = pattern, int(flags)  # a RegexFlag cannot be written to the file
    code = _kept.codes.get(key)
    if code is not None:
        try:
            return _kept.built(pattern, code)
        except (RuntimeError, TypeError, ValueError, OverflowError, EOFError):
            _kept.codes = {}  # damaged: none of it is trusted
    _kept.fresh.add(key)
    return re.compile(pattern, flags)


class _Lazy:
    """A pattern that compiles at the first use of one of its methods; later uses are as fast as those of a pattern."""

    __slots__ = ("__dict__", "_flags", "_text")

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = compiled(self._text, self._flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(found, method)
        return getattr(found, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What behaves as ``re.compile(pattern, flags)`` and compiles when it is first used."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def keep() -> None:
    """Write the codes of the patterns that this process compiled to the file; silent where that cannot be."""
    if _kept is None or _kept.engine is None or not _kept.fresh or sys.dont_write_bytecode:
        return
    path = _kept.path()
    if not path:
        return
    try:
        codes = _kept.codes | {key: marshal.dumps(_code_of(*key)) for key in _kept.fresh}
    except (ImportError, AttributeError, TypeError, ValueError):  # another engine: nothing to keep, and no error
        return
    if len(codes) > _MOST:
        return
    aside = f"{path}.{os.getpid()}"
    try:
        with open(aside, "xb") as file:  # noqa: PTH123
            marshal.dump((_kept.stamp, codes), file)
        os.replace(aside, path)  # noqa: PTH105
    except (OSError, ValueError):
        with suppress(OSError):
            os.remove(aside)  # noqa: PTH107
    _kept.fresh.clear()


def _code_of(pattern: str, flags: int) -> _Code:
    """What ``re.compile`` would give the engine; it keeps no copy, so the pattern is compiled a second time."""
    compiler: Any = import_module("re._compiler" if sys.version_info >= (3, 11) else "sre_compile")
    parser: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
    parsed = parser.parse(pattern, flags)
    # as the engine holds them: marshal would take three times as long to make each of some 50,000 numbers
    code = b"".join(int(word).to_bytes(4, sys.byteorder) for word in compiler._code(parsed, flags))  # noqa: SLF001
    names: dict[str, int] = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(by_number)
