"""Plain text: which encoding, which characters, which lines.

The order of :func:`decode` is fixed and each step is certain or skipped: a byte order mark says it; NUL bytes on one
side of every pair say UTF-16; bytes that are strict UTF-8 are UTF-8; bytes that are strict GB18030 (which holds GBK and
GB 2312) are GB18030. What is none of them is refused with the offset of the first bad byte, because a guess would lose
characters silently. Only one fault is forgiven: a file cut off inside its last character. That character is U+FFFD.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from fanwen_parse.model import Source, fold

if TYPE_CHECKING:
    from collections.abc import Callable


class ReadError(Exception):
    """A file that cannot be read as text; its message is one line for people."""


_MARKS = (  # mark, codec that reads it, codec of the bytes after it
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),  # before UTF-16: its mark starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b"))
"""Bytes that no text holds in number, in any encoding but UTF-16 and UTF-32."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def source_of(
    text: str,
    name: str = "-",
    *,
    sha256: str = "",
    encoding: str = "utf-8",
    format: str = "text",  # noqa: A002
) -> Source:
    """A :class:`Source` of text that is decoded already.

    Args:
        text: any text; control characters are kept, and a lone surrogate, which no file can hold, becomes U+FFFD.
        name: without folders; ``-`` for text that came from no file.
        sha256: of the bytes given, in hexadecimal; empty: of ``text`` in UTF-8.
        encoding: the name of the codec that read the bytes.
        format: ``text``, ``html``, ``docx`` or ``pdf``.
    """
    if not sha256:
        try:
            data = text.encode()
        except UnicodeEncodeError:
            text = re.sub("[\ud800-\udfff]", _REPLACEMENT, text)
            data = text.encode()
        sha256 = digest(data)
    starts = tuple(accumulate(map(len, text.splitlines(keepends=True)), initial=0))[:-1]
    return Source(name, text, fold(text), starts, sha256, encoding, format)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal.

    CPython's own C module is asked first: loading OpenSSL costs 4 ms and 4 MB, hashing a document 0.1 ms. OpenSSL hashes
    five times as fast, so a process that reads very much text goes over to it.
    """
    global _hashed  # noqa: PLW0603
    _hashed += len(data)
    return str(_sha256(few=_hashed < _MUCH)(data).hexdigest())


_MUCH = 1 << 21
"""Bytes; for so many OpenSSL has paid for its loading."""
_hashed = 0


@cache
def _sha256(*, few: bool) -> Callable[[bytes], Any]:
    for module in ("_sha2", "_sha256", "hashlib") if few else ("hashlib",):
        try:
            found: Callable[[bytes], Any] = import_module(module).sha256
        except (ImportError, AttributeError):
            continue
        return found
    raise ReadError("this Python has no SHA-256")  # pragma: no cover


def read_text(data: bytes, name: str, *, encoding: str | None = None) -> Source:
    """Decode a plain text file. Line ends and every other character stay as they are; only a byte order mark goes.

    Raises:
        ReadError: it is empty, no text at all, or in an encoding that cannot be told.
    """
    if not data:
        raise ReadError("the file is empty")
    text, used = (force(data, encoding), encoding) if encoding else decode(data)
    return source_of(text, name, sha256=digest(data), encoding=used)


def force(data: bytes, encoding: str) -> str:
    """Decode with the encoding the user names; what it cannot read becomes U+FFFD, as the user was warned it would.

    Raises:
        ReadError: there is no such encoding.
    """
    try:
        text = data.decode("utf-8-sig" if encoding.lower() in {"utf-8", "utf8"} else encoding, "replace")
    except (LookupError, ValueError):  # bytes.decode itself refuses codecs that are no text encoding (base64, rot13)
        raise ReadError(f"unknown encoding {encoding!r}; try utf-8, gb18030, utf-16 or big5") from None
    return text.removeprefix("\ufeff")


def decode(data: bytes) -> tuple[str, str]:
    """Text and the codec that gives it again; see the module for the order.

    Raises:
        ReadError: binary data, or bytes that are neither UTF-8 nor GB18030.
    """
    for mark, encoding, bare in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], bare), encoding
    if b"\0" in data:
        sixteen = _utf16_without_mark(data)
        if sixteen:
            return sixteen
    if len(data.translate(None, _CONTROLS)) * 100 < len(data) * 99:
        raise ReadError("this is binary data, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        fault = error
    # A cut at the end of UTF-8 is believed only after other UTF-8: `1.\xd6\xd0` has none, and may be GB18030.
    if _is_cut(fault) and not data[: fault.start].isascii():
        return data[: fault.start].decode("utf-8") + _REPLACEMENT, "utf-8"
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        if _is_cut(error):
            return data[: error.start].decode("gb18030") + _REPLACEMENT, "gb18030"
        # Whichever codec got further is the likelier one, and its first bad byte is the one to look at.
        codec, place = max(("UTF-8", fault.start), ("GB18030", error.start), key=lambda pair: pair[1])
    raise ReadError(
        f"neither UTF-8 nor GB18030: byte 0x{data[place]:02x} at offset {place} is no {codec}; "
        "name the encoding with --encoding (what it cannot read then becomes U+FFFD)"
    )


def _is_cut(error: UnicodeDecodeError) -> bool:
    """Whether the data ends inside a character that is right as far as it goes."""
    return error.end == len(error.object) and (
        "unexpected end" in error.reason or "incomplete" in error.reason or "truncated" in error.reason
    )


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if _is_cut(error):
            return data[: error.start].decode(encoding) + _REPLACEMENT
        raise ReadError(
            f"marked as {encoding.upper()}, but its bytes at offset {error.start} after the mark are not; "
            "name the encoding with --encoding (what it cannot read then becomes U+FFFD)"
        ) from None


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark, where that is certain: NUL only on one side of the pairs, and the text reads as a plan.

    Spaces, digits and line ends have the high byte 0; Chinese has neither byte 0 but for U+4E00 (一) and its like, so
    the side that holds most NULs names the order, and nine of ten characters must be those that plans are made of.
    """
    high_last, high_first = data[1::2].count(0), data[::2].count(0)
    encoding = "utf-16-le" if high_last > high_first else "utf-16-be"
    try:
        text = _strict(data, encoding)
    except ReadError:
        return None
    head = text[:4096]
    usual = sum(
        1
        for character in head
        if character in "\t\r\n" or " " <= character <= "~" or "\u4e00" <= character <= "\u9fff"
        or "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef" or "\u2010" <= character <= "\u2027"
    )  # fmt: skip
    return (text, encoding) if usual * 10 >= len(head) * 9 else None
