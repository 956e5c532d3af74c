"""Word documents: a paragraph a line, the numbers that Word draws before it, tables as rows with tabs between the cells.

Headers, footers, comments, deleted text and footnotes are not the document's text and stay out.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from .extras import need
from .grid import Slot, lines_of_grid
from .text import ReadError, digest, source_of
from .wordnumbers import Numbers, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fanwen_parse.model import Source

_OUT = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "footnoteReference", "pPr", "rPr", "tblPr")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}


def read_docx(data: bytes, name: str) -> Source:
    """Read a Word document.

    Raises:
        ReadError: it is damaged, holds no text, or python-docx is not installed.
    """
    docx: Any = need("docx", "docx", "Word files")
    try:
        lines = _Body(docx.Document(io.BytesIO(data))).lines()
    except Exception as error:
        # python-docx raises what zipfile, lxml and its own parts raise on damaged files
        raise ReadError("this Word file cannot be read: it is damaged or encrypted") from error
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        raise ReadError("this Word file has no text")
    return source_of("\n".join(lines) + "\n", name, sha256=digest(data), encoding="docx", format="docx")


class _Body:
    """One walk over the document in its order, because numbers count on through paragraphs and cells alike."""

    def __init__(self, document: Any) -> None:
        self.root = document.element.body
        numbering = styles = None
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering"):
                numbering = relation.target_part.element
            elif relation.reltype.endswith("/styles"):
                styles = relation.target_part.element
        self.numbers = Numbers(numbering)
        self.styles = {} if styles is None else {each.get(f"{W}styleId"): each for each in styles.iter(f"{W}style")}

    def lines(self) -> list[str]:
        """All lines; an empty paragraph is an empty line, once in a row."""
        lines: list[str] = []
        for line in self._blocks(self.root):
            if line.strip() or (lines and lines[-1]):
                lines.append(line.rstrip(" "))
        return lines

    def _blocks(self, container: Any) -> Iterator[str]:
        for element in container:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from lines_of_grid(self._grid(element))
            elif element.tag not in _OUT and element.tag != f"{W}sectPr":
                yield from self._blocks(element)  # content controls, insertions: their content stands here

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[Any] = []
        pieces: list[str] = []
        _collect(paragraph, pieces, boxes)
        text = "".join(pieces)
        if text.strip():
            text = self._number(paragraph) + text.lstrip(" ")
        yield from text.split("\n")
        for box in boxes:
            yield from self._blocks(box)

    def _number(self, paragraph: Any) -> str:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        found = _list_of(properties)
        style_name = properties.find(f"{W}pStyle")
        style = style_name.get(f"{W}val") if style_name is not None else None
        seen = set()
        while (found is None or found[0] is None) and style and style not in seen:
            seen.add(style)
            above = self.styles.get(style)
            if above is None:
                break
            inherited = _list_of(above.find(f"{W}pPr"))
            if inherited is not None and inherited[0] is not None:
                tied = self.numbers.of_style(style)
                level = found[1] if found is not None else tied[1] if tied else inherited[1]
                found = (inherited[0], level)
                break
            based = above.find(f"{W}basedOn")
            style = based.get(f"{W}val") if based is not None else None
        if found is None or found[0] is None or found[0] == "0":  # list 0 takes the number of a style away
            return ""
        return self.numbers.next(found[0], found[1])

    # --- tables -------------------------------------------------------------------------------------------------------

    def _grid(self, table: Any) -> list[list[Slot]]:
        """The cells with their spans. Word says a merge downwards cell by cell (17.4.84): each cell continues the one above."""
        grid: list[list[Slot]] = []
        above: dict[int, tuple[int, int]] = {}
        """First column → row and place of the slot that a merge going on began with."""
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            slots: list[Slot] = []
            column = _int(row.find(f"{W}trPr"), "gridBefore", 0)
            if column:
                slots.append(Slot((), columns=column))
            for cell in row.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is not row:
                    continue
                properties = cell.find(f"{W}tcPr")
                width = max(_int(properties, "gridSpan", 1), 1)
                merge = None if properties is None else properties.find(f"{W}vMerge")
                if merge is not None and merge.get(f"{W}val", "continue") == "continue" and column in above:
                    at, place = above[column]
                    grid[at][place] = grid[at][place]._replace(rows=len(grid) - at + 1)
                else:
                    above.pop(column, None)
                    if merge is not None:
                        above[column] = (len(grid), len(slots))
                    slots.append(Slot(tuple(line.strip() for line in self._blocks(cell) if line.strip()), 1, width))
                column += width
            grid.append(slots)
        return grid


def _collect(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """The text of a paragraph in order; text boxes are set aside, they stand after it."""
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            pieces.append(child.text or "")
        elif tag in _MARKS:
            pieces.append(_MARKS[tag])
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag not in _OUT and tag != _FALLBACK:
            _collect(child, pieces, boxes)


def _list_of(properties: Any) -> tuple[str | None, int] | None:
    """List and level that paragraph properties name; the list is None where they change the level only."""
    numbered = None if properties is None else properties.find(f"{W}numPr")
    if numbered is None:
        return None
    name = numbered.find(f"{W}numId")
    return (name.get(f"{W}val") if name is not None else None), _int(numbered, "ilvl", 0)


def _int(parent: Any, name: str, default: int) -> int:
    child = None if parent is None else parent.find(f"{W}{name}")
    value = "" if child is None else child.get(f"{W}val", "")
    return int(value) if value.isdecimal() else default
