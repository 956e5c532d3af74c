"""Bytes to source text: plain text and its encodings, HTML, docx, PDF, behind one interface.

Each reader is imported when a file asks for it: plain text must not pay for lxml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .text import ReadError, read_text

if TYPE_CHECKING:
    from fanwen_parse.model import Source

__all__ = ["FORMATS", "ReadError", "format_of", "read"]

FORMATS = ("text", "html", "docx", "pdf")

_SUFFIXES = {".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".docx": "docx", ".pdf": "pdf"}
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .wps, .xls); save it as .docx"),
    (b"{\\rtf", "an RTF file; save it as .docx or text"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
)


def read(data: bytes, name: str, *, encoding: str | None = None, format: str | None = None) -> Source:  # noqa: A002
    """Read a file's bytes into the text that all positions point into.

    Args:
        data: the whole file.
        name: its name without folders, ``-`` for standard input; the suffix tells the format where it is a known one.
        encoding: the encoding of a text or an HTML page, where it is not to be told from the bytes.
        format: one of ``FORMATS``; None: from the bytes and the name.

    Raises:
        ReadError: with a one-line message: empty, binary, damaged, in no known encoding, or an extra is not installed.
    """
    if not data:
        raise ReadError("the file is empty")
    kind = format or format_of(data, name)
    if kind == "html":
        from .html import read_html

        return read_html(data, name, encoding=encoding)
    if kind == "docx":
        from .docx import read_docx

        return read_docx(data, name)
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf(data, name)
    source = read_text(data, name, encoding=encoding)
    if format or not (b"</" in data or b"<br" in data or b"<BR" in data or b"&" in data or b"\\n" in data):
        return source
    from .leftover import without_markup

    return without_markup(source)


def format_of(data: bytes, name: str) -> str:
    """Tell the format: magic bytes first, because a suffix can lie and standard input has none; then the suffix.

    Raises:
        ReadError: the bytes are plainly something else, such as an image.
    """
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx"
        raise ReadError("this is a zip archive and no Word document")
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise ReadError(f"this is {what}, not text")
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot >= 0 else ""
    if suffix in (".docx", ".pdf"):
        raise ReadError(f"its name ends in {suffix}, but it is no such file")
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    head = data[:512].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return "html" if head.startswith((b"<!doctype html", b"<html")) else "text"
