"""HTML: the article of a page as lines, a block element a line, a row of a data table a line with tabs between its cells.

What a browser does not show (scripts, comments, hidden elements, controls) is no text. Around the article stands the
page: of that is left out what holds no sentence, and the cleaning stage judges the rest, as it does for scraped text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fanwen_parse.model import Source

from .extras import need
from .grid import Slot, lines_of_grid
from .text import ReadError, decode, digest, force, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _names(
    "script style noscript template head title iframe object svg canvas video audio map button select option input textarea "
    "nav footer aside"
)
_BLOCKS = _names(
    "address article blockquote body center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html li "
    "main ol p pre section table tbody td tfoot th thead tr ul caption"
)
_CONTAINERS = _names("article body center div form html main section table tbody td tr")
"""Elements that can hold a whole article; never ``p`` or ``span``, whose neighbours belong to it too."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
"""Control characters: libxml2 ends a text at NUL and has no use for the others."""
_BELONGS = re.compile(r"\s*(?:附\s*件|(?:.{0,30}\s)?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$)")
"""附件…, 2025年7月1日 alone on its line: parts of a document that hold no sentence."""
_MARKED = re.compile(r"\s*[(（]?[0-9０-９一二三四五六七八九十①-⑳⑴-⒇]")


def read_html(data: bytes, name: str, *, encoding: str | None = None) -> Source:
    """Read a page or a fragment of one.

    Raises:
        ReadError: it is empty, shows no text, or lxml is not installed.
    """
    etree = need("lxml.etree", "html", "HTML")
    text, used = (force(data, encoding), encoding) if encoding else _decode(data)
    # Bytes, because lxml refuses text with an encoding declaration; UTF-8, because the declaration may be wrong.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = etree.fromstring(_UNSEEN.sub("", text).encode(), parser)
    except etree.XMLSyntaxError:  # nothing but comments or white space
        page = None
    lines = [] if page is None else _article(page)
    if not any(lines):
        raise ReadError("the page shows no text")
    return source_of("\n".join(lines) + "\n", name, sha256=digest(data), encoding=used, format="html")


def _decode(data: bytes) -> tuple[str, str]:
    """Text of a page. What its bytes are certainly is believed before what it says of itself: pages are saved anew."""
    try:
        text, encoding = decode(data)
    except ReadError:
        text, encoding = "", ""
    if encoding not in {"", "gb18030"}:
        return text, encoding
    said = _CHARSET.search(data[:4096])
    claimed = said[1].decode().lower() if said else ""
    if claimed and not claimed.startswith(("gb", "utf", "iso-8859", "windows-125", "ascii")):
        try:
            return data.decode(claimed), claimed
        except (LookupError, UnicodeDecodeError):
            pass
    return (text, encoding) if encoding else decode(data)


# --- what of the page is the article ----------------------------------------------------------------------------------


def _article(page: Any) -> list[str]:
    weights = _weights(page)
    root = page
    while True:
        inside = [child for child in root if child.tag in _CONTAINERS]
        heaviest = max(inside, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or weights[root] == 0 or weights[root] - weights[heaviest] > min(2, weights[root] // 20):
            break
        root = heaviest
        if root.tag == "table" and _grid(root) is not None:
            break
    lines = list(_lines(root))
    title = _title_before(page, root)
    if title and title not in "".join(lines[:8]):
        lines.insert(0, title)
    return lines


def _weights(page: Any) -> dict[Any, int]:
    """How much of a document is in each element: sentences, cells of data tables, and lines such as 附件 and a date."""
    weights = dict.fromkeys(_walk(page), 0) or {page: 0}
    for element in reversed(weights):  # children before parents
        if element.tag != "a":
            weights[element] += _weight(element.text) + sum(_weight(child.tail) for child in element)
        if element.tag == "table" and not _is_layout(element):
            cells = sum(1 for cell in element.iter("td", "th") if "".join(cell.itertext()).strip())
            weights[element] = 0 if _is_metadata(element) else weights[element] + cells
        above = element.getparent()
        if above in weights:
            weights[above] += weights[element]
    return weights


def _weight(text: str | None) -> int:
    if not text:
        return 0
    return text.count("。") + text.count("；") + (3 if _BELONGS.match(text) else 0)


def _title_before(page: Any, root: Any) -> str:
    """The nearest heading before the article that is not in it: sites print the title apart from the text."""
    if root is page:
        return ""
    title = ""
    for element in _walk(page):
        if element is root:
            break
        if element.tag in {"h1", "h2", "h3"}:
            text = " ".join(line for line in _lines(element) if line)
            title = text if 6 <= len(text) <= 100 and ">" not in text else title
    return title


# --- lines ------------------------------------------------------------------------------------------------------------


def _walk(root: Any) -> Iterator[Any]:
    """Every element that is shown, in order; without recursion, because pages nest without limit."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_hidden(element):
            continue
        yield element
        stack.extend(reversed(element))


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


class _Paper:
    """Lines under construction."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pieces: list[str] = []

    def write(self, text: str | None, *, verbatim: bool = False) -> None:
        if not text:
            return
        if verbatim:
            first, *others = text.splitlines() or [""]
            self.pieces.append(first)
            for line in others:
                self.feed()
                self.pieces.append(line)
        else:
            self.pieces.append(text)

    def feed(self, *, blank: bool = False) -> None:
        """End the line. An empty one is kept where the page shows one (``blank``), once."""
        line = _SPACE.sub(_one_space, "".join(self.pieces)).strip(" ")
        self.pieces.clear()
        if line.strip():
            self.lines.append(line)
        elif blank and self.lines and self.lines[-1]:
            self.lines.append("")


def _one_space(match: re.Match[str]) -> str:
    """White space of the page's code is one space, or none where a line of code ends between two Chinese characters."""
    if "\n" not in match[0]:
        return " "
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return "" if before > "\u2e7f" and after > "\u2e7f" else " "


def _lines(root: Any) -> Iterator[str]:
    paper = _Paper()
    stack: list[tuple[Any, bool]] = [(root, False)]
    verbatim = 0
    counted: dict[Any, int] = {}
    while stack:
        element, leaving = stack.pop()
        tag = element.tag
        if leaving:
            verbatim -= tag == "pre"
            if tag in _BLOCKS:
                paper.feed(blank=tag == "p" or (tag == "div" and len(element) < 2))  # <div><br></div>
            if element is not root:
                paper.write(element.tail, verbatim=verbatim > 0)
            continue
        if not isinstance(tag, str) or tag in _SKIPPED or _is_hidden(element):
            if element is not root:
                paper.write(element.tail, verbatim=verbatim > 0)
            continue
        if tag in _BLOCKS:
            paper.feed()
        if tag == "br":
            paper.feed(blank=True)
        elif tag == "table":
            grid = _grid(element)
            pairs = _pairs(element) if grid is None else None
            if grid is not None or pairs is not None:
                paper.lines.extend(lines_of_grid(grid) if grid is not None else pairs or ())
                paper.write(element.tail if element is not root else None, verbatim=verbatim > 0)
                continue
        elif tag == "li":
            paper.write(_number(element, counted))
        verbatim += tag == "pre"
        paper.write(element.text, verbatim=verbatim > 0)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    paper.feed()
    while paper.lines and not paper.lines[-1]:
        paper.lines.pop()
    return iter(paper.lines)


def _number(item: Any, counted: dict[Any, int]) -> str:
    """The number that a browser draws before an item of ``<ol>``, unless the items print their own.

    Args:
        item: the ``<li>``.
        counted: list → number of its next item, 0 for a list without drawn numbers; filled by this function.
    """
    above = item.getparent()
    if above is None or above.tag != "ol":
        return ""
    if above not in counted:
        start = above.get("start", "1")
        printed = any(_MARKED.match("".join(other.itertext())) for other in above[:2])
        counted[above] = 0 if printed else int(start) if start.isdecimal() else 1
    number = counted[above]
    if not number:
        return ""
    counted[above] += 1
    return f"{number}."


# --- tables -----------------------------------------------------------------------------------------------------------


def _rows(table: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell.tag in {"td", "th"} and not _is_hidden(cell)] for row in table.iter("tr")]


def _is_layout(table: Any) -> bool:
    """Whether the table only arranges a page: it holds tables, is one column, or a cell of it is a whole article."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    rows = _rows(table)
    if len(rows) < 2 or max(map(len, rows)) < 2:  # one row or one column is no table
        return True
    return any(len(cell) > 12 and sum(1 for _ in cell.iter("p", "br")) > 40 for row in rows for cell in row)


def _is_metadata(table: Any) -> bool:
    """索引号：… 发文机关：…: a quarter of the cells that hold something end in a colon."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    texts = [text for row in _rows(table) for cell in row if (text := "".join(cell.itertext()).strip())]
    return sum(text[-1] in ":：" for text in texts) * 4 >= max(len(texts), 1)


def _grid(table: Any) -> list[list[Slot]] | None:
    """The cells of a data table with their spans; None for a table that only arranges the page."""
    if _is_layout(table) or _is_metadata(table):
        return None
    return [
        [
            Slot(tuple(line for line in _lines(cell) if line), _span(cell, "rowspan"), _span(cell, "colspan"))
            for cell in row
        ]
        for row in _rows(table)
    ]


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), 1000) if value.isdecimal() else 1


def _pairs(table: Any) -> list[str] | None:
    """The lines of a metadata table, each label with its value; None for any other."""
    if not _is_metadata(table):
        return None
    pairs: list[str] = []
    for row in _rows(table):
        label = ""
        for cell in row:
            text = " ".join(line for line in _lines(cell) if line)
            if text.endswith((":", "：")) and not label:
                label = text
            elif label or text:
                pairs.append(label + text)
                label = ""
        if label:
            pairs.append(label)
    return pairs
