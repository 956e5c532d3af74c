"""Text PDF as lines: page by page, in reading order, a form feed between pages.

pdfminer.six puts characters together to lines and lines to boxes, and orders the boxes. Between two lines a blank line
stands only where the page leaves more room than it usually does, so that a paragraph stays together however widely it is
set, and the cells of a table, which are boxes of their own, stay apart. A PDF of scanned pages has no text and is refused.
"""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from statistics import median_high
from typing import TYPE_CHECKING, Any

from .extras import need
from .text import ReadError, digest, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fanwen_parse.model import Source

_WIDER = 1.4
"""Times the usual distance of two lines, from which on they are apart."""
_INDENT = 1.5
"""Characters by which the first line of a paragraph stands in (GB/T 9704 7.3.3: two)."""


def read_pdf(data: bytes, name: str) -> Source:
    """The text of a PDF.

    Raises:
        ReadError: damaged, encrypted, or without text (scanned); or the extra is not installed.
    """
    layout: Any = need("pdfminer.layout", "pdf", "PDF")
    high: Any = need("pdfminer.high_level", "pdf", "PDF")
    try:
        pages = [
            "\n".join(_lines(page, layout))
            for page in high.extract_pages(BytesIO(data), laparams=layout.LAParams(line_margin=0.4))
        ]
    except Exception as error:
        # pdfminer raises what its depths raise (struct.error, TypeError, PSEOF …) on damaged files
        reason = "it is encrypted" if "Password" in type(error).__name__ else "it is damaged"
        raise ReadError(f"this PDF cannot be read: {reason}") from error
    if not any(page.strip() for page in pages):
        raise ReadError("this PDF has no text: its pages are pictures; run a text recognition on it first")
    return source_of("\n\f\n".join(pages) + "\n", name, sha256=digest(data), encoding="pdf", format="pdf")


def _lines(page: Any, layout: Any) -> Iterator[str]:
    """The lines of one page, top down within boxes, boxes in pdfminer's reading order."""
    boxes = [box for box in page if isinstance(box, layout.LTTextBox)]
    lines = [(box, line) for box in boxes for line in box if line.get_text().strip()]
    pitches = [above.y0 - below.y0 for (_, above), (_, below) in pairwise(lines)]
    usual = median_high(sorted(pitch for pitch in pitches if pitch > 0) or [0.0])
    above: Any = None
    for box, line in lines:
        # 0.5: the second stands beside or above the first, in another column or cell
        if above is not None and not -0.5 * line.height < above.y0 - line.y0 <= _WIDER * usual:
            yield ""
        text = line.get_text().replace("\t", " ").rstrip("\n")
        indent = _INDENT * line.height < line.x0 - box.x0 and not text.startswith(" ")
        yield f"  {text}" if indent else text
        above = line
