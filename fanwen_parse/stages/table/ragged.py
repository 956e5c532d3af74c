"""Rows of a table of pipes or tabs that lost their shape: torn by a line break in a cell, or moved to the left for a cell that is merged.

Where every row of a table ends with a pipe, a line without one is a cell that goes on in the next line. A cell that spans rows is
printed in the first of them; what is left of the others may stand one column too far to the left, filled up at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from ...model import Passage, Source
from ...rules import headers
from ...rules.alignment import misfit
from ...rules.cells import EMPTY, is_total, look
from .draft import Heading, joined, roles_of

Row = tuple[Passage, ...]
_NOTHING: Final = Passage("", "", ())
_NARROW: Final = 3
"""Columns of a table in which too few cells tell a torn row."""
_MARGIN: Final = 1.5
"""So much better a row must fit further to the right."""


def mended(source: Source, rows: Sequence[Row], lines: Sequence[str]) -> list[tuple[int, Row]]:
    """The rows with torn ones put together: the index of the first line of each, and its cells.

    Args:
        source: the text.
        rows: the cells of each line.
        lines: the lines; the first one that holds two cells says whether a pipe ends every row, and how many cells one has.
    """
    head = next((at for at, cells in enumerate(rows) if len(cells) > 1), None)
    if head is None:
        return list(enumerate(rows))
    width = len(rows[head])
    if not lines[head].endswith("|"):
        bare = not lines[head].startswith("|")
        return [(at, _unframed(row, lines[at], width) if bare else row) for at, row in enumerate(rows)]
    found: list[tuple[int, Row]] = []
    is_open = False
    for at, (cells, line) in enumerate(zip(rows, lines, strict=True)):
        if is_open:
            first, above = found[-1]
            inner = () if line == "|" else cells
            whole = (
                (*above, *inner) if line[:1] == "|" else (*above[:-1], _joined(source, above[-1], inner[0]), *inner[1:])
            )
            if len(whole) <= width:
                found[-1] = (first, whole)
                is_open = not line.endswith("|")
                continue
        found.append((at, cells))
        is_open = at > head and not line.endswith("|")
    return found


def _unframed(row: Row, line: str, width: int) -> Row:
    """The row with the empty cells at its ends, where the rows of this table have no pipes around them: 合计||30."""
    if len(row) < width and line.endswith("|"):
        row = (*row, _NOTHING)
    if len(row) < width and line.startswith("|"):
        row = (_NOTHING, *row)
    return row


def rejoined(source: Source, rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """The rows of tab-separated lines, with those put together that line breaks in cells have cut: 5 cells of 7, then 3.

    The first line begins with its number and lacks as many cells as the lines below bring, the first of which each goes on in the
    cell before; a row that only shares merged cells with the one above begins otherwise.
    """
    width = len(rows[0]) if rows else 0
    found: list[tuple[int, Row]] = []
    at = 0
    while at < len(rows):
        row, end = rows[at], at + 1
        if width > _NARROW and len(row) > 1 and row[0].text.isdecimal():
            whole, last = row, at + 1
            while len(whole) < width and last < len(rows) and _goes_on(whole, rows[last]):
                whole = (*whole[:-1], _joined(source, whole[-1], rows[last][0]), *rows[last][1:])
                last += 1
            if len(whole) == width:
                row, end = whole, last
        found.append((at, row))
        at = end
    return found


def _goes_on(above: Row, line: Row) -> bool:
    return bool(above[-1].text and line[0].text) and not line[0].text.isdecimal()


def _joined(source: Source, above: Passage, below: Passage) -> Passage:
    """One cell of two lines, of which either may be empty."""
    return joined((above, below), source) if above.text and below.text else above if above.text else below


def moved_right(
    headings: Sequence[Heading], line: Sequence[Passage | None], above: Sequence[Passage | None]
) -> list[Passage | None]:
    """The row under leading cells that it shares with the row above, if its cells fit there and not where they stand."""
    width = len(headings)
    missing = len(list(takewhile(lambda cell: cell is None, reversed(line))))
    shared = len(list(takewhile(lambda heading: heading.means not in headers.DUTIES, headings)))
    row = list(line)
    if not 0 < missing < width or len(above) != width or (row[0] is not None and is_total(row[0].text)):
        return row
    roles = roles_of(headings)
    looks = [EMPTY if cell is None else look(cell.text) for cell in line[: width - missing]]
    looks += [EMPTY] * missing
    best, by = misfit(roles, looks) - _MARGIN, 0
    for shift in range(1, min(missing, shared) + 1):
        cost = misfit(roles[shift:], looks)
        if cost < best and all(above[:shift]):
            best, by = cost, shift
    return [*above[:by], *row[: width - by]]
