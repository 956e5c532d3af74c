"""Rows whose cells are still apart: tab-separated lines (from HTML and Word tables) and pipe tables (Markdown).

Pure functions from one line of folded text to the spans of its cells, and from such rows to a header and a body. A reader writes
a row as one line, cells apart by tabs; a cell that spans rows is repeated in each of them, one that spans columns is followed by
empty cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from fanwen_parse.patterns import lazy

from . import headers
from .cells import count_of, is_total

Span = tuple[int, int]

_PIPE_RULE: Final = lazy(r"\|?(?: ?:?-{1,}:? ?\|)+(?: ?:?-{1,}:? ?)?\|?")
_NO_NAME: Final = lazy("[。;]|:$")
_LONGEST_NAME: Final = 24
_MOST_LETTERS: Final = 8
"""Of a name whose letters are spaced."""
_MOST_HEADER_ROWS: Final = 3
_FEWEST: Final = 3
"""Columns of a header that says little."""


def tab_cells(line: str) -> list[Span]:
    """The cells of a tab-separated line, without the spaces around them; ``a<tab><tab>b`` has an empty one."""
    return _cells(line, "\t", 0, len(line))


def pipe_cells(line: str) -> list[Span]:
    """The cells of ``| a | b |`` or ``a | b``."""
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    if line[start:end].startswith("|"):
        start += 1
    if line[start:end].endswith("|"):
        end -= 1
    return _cells(line, "|", start, end)


def aligned_cells(line: str) -> list[Span]:
    """The cells of a line that two or more spaces part; none is empty, and a name of letters that are spaced wide is one."""
    pieces = [(a, b) for a, b in _cells(line, "  ", 0, len(line)) if a < b]
    found: list[Span] = []
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        most = min(at + _MOST_LETTERS, len(pieces)) if end == start + 1 or line[start + 1] == " " else 0
        last = next((i for i in range(most - 1, at, -1) if _is_spelt(line[start : pieces[i][1]])), at)
        found.append((start, pieces[last][1]))
        at = last + 1
    return found


def _is_spelt(text: str) -> bool:
    """指  标, 责 任  单 位, 合  计: letters of one name."""
    letters = text.split()
    return (
        len(letters) > 1 and all(len(letter) == 1 for letter in letters) and (headers.is_listed(text) or is_total(text))
    )


def is_pipe_rule(line: str) -> bool:
    """``|---|:--:|``: the line below the header of a Markdown table."""
    return "--" in line and _PIPE_RULE.fullmatch(line.strip()) is not None


def _cells(line: str, mark: str, start: int, end: int) -> list[Span]:
    cells: list[Span] = []
    while True:
        stop = line.find(mark, start, end)
        last = end if stop < 0 else stop
        text = line[start:last]
        left = start + len(text) - len(text.lstrip())
        cells.append((left, max(left, start + len(text.rstrip()))))
        if stop < 0:
            return cells
        start = stop + 1


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows from the first on are the header; 0 if the first row is none.

    A header row has short names in most cells and no cell that is a sentence or a value. A second one goes on where the first
    spans it: cells of the first are empty or repeated below. Names that say nothing, 岗位 职责, are those of columns where 序号 stands
    before them and 1 below.
    """
    if not rows or not (_names(rows[0]) or _numbers(rows)):
        return 0
    count = 1
    while (
        count < min(len(rows) - 1, _MOST_HEADER_ROWS)
        and _spans(rows[count - 1])
        and _goes_below(rows[count - 1], rows[count])
    ):
        count += 1
    return count


def _names(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    known = [means for cell in filled if (means := headers.meaning(cell)) is not None]
    sure = len(known) > 1 or any(means in headers.ANCHORS for means in known)
    return len(filled) > 1 and sure and 2 * len(known) >= len(filled) and all(_is_name(cell) for cell in filled)


def _numbers(rows: Sequence[Sequence[str]]) -> bool:
    """序号 opens the row, 1 the next one."""
    if len(rows) < 2 or len(rows[0]) < _FEWEST or headers.meaning(rows[0][0]) != "serial" or not rows[1][0]:
        return False
    return count_of(rows[1][0]) == 1 and all(cell and _is_name(cell) for cell in rows[0])


def _is_name(cell: str) -> bool:
    return len(headers.compact(cell)) <= _LONGEST_NAME and not _NO_NAME.search(cell) and not cell.isdecimal()


def _spans(row: Sequence[str]) -> bool:
    """A cell of this row spans columns: it is followed by an empty one, or printed twice."""
    return any(cell and (not after or after == cell) for cell, after in pairwise(row))


def _goes_below(above: Sequence[str], row: Sequence[str]) -> bool:
    """This row names the columns under the spans of the row above, and repeats or leaves out the others."""
    fresh = [cell for cell, over in zip(row, above, strict=False) if cell and cell != over]
    same = [cell for cell, over in zip(row, above, strict=False) if cell and cell == over]
    left = len(row) - len(fresh) - len(same)
    return bool(fresh) and (bool(same) or left > 0) and all(_is_name(cell) for cell in row if cell)


def column_name(cells: Sequence[str]) -> str:
    """The name of a column with header cells one below the other: 整治计划 over 2021年 is 整治计划 2021年."""
    names: list[str] = []
    for cell in cells:
        if cell and (not names or names[-1] != cell):
            names.append(cell)
    return " ".join(names)
