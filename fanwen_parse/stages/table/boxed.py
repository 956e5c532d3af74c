"""Tables drawn with lines of characters: ``│建设公园│区园林局│`` between rules ``├────┼────┤``.

A rule closes the cells that it runs under and no others, so a cell that spans rows goes on through them and is the same in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from fanwen_parse.patterns import lazy

from ...model import Block, Passage
from ...rules import grids
from .delimited import Line, table_of
from .draft import Found, joined
from .pieces import lines_of

BAR: Final = "│"
_BARS: Final = lazy("[│├┤┼┬┴┌┐└┘]")
_EDGES: Final = frozenset("┌├└")
_RULE: Final = "─"
_FEWEST: Final = 2
"""Columns."""


def find(blocks: Sequence[Block]) -> list[Found]:
    """All drawn tables among these blocks."""
    found: list[Found] = []
    lines: list[tuple[Passage, int]] = []
    for index, block in enumerate(blocks):
        text = block.passage.text
        drawn = BAR in text or text[0] in _EDGES
        if lines and (not drawn or text[0] == "┌"):
            found += _table(lines, index)
            lines = []
        if drawn:
            lines += [(line, index) for line in lines_of(block.passage)]
    return found + (_table(lines, len(blocks)) if lines else [])


def _table(lines: Sequence[tuple[Passage, int]], end: int) -> list[Found]:
    """The table of these lines, if it has a header; a line that was cut off at its end ends it."""
    width = len(_columns(lines[0][0].text))
    whole = list(takewhile(lambda line: len(_columns(line[0].text)) == width, lines))
    last = lines[len(whole)][1] if len(whole) < len(lines) else end
    rows = _rows(whole, width) if width >= _FEWEST and last > lines[0][1] else []
    count = grids.header_rows([row.texts() for row in rows[:4]])
    return [Found(lines[0][1], last, table_of((), rows[:count], rows[count:]))] if 0 < count < len(rows) else []


def _rows(lines: Sequence[tuple[Passage, int]], width: int) -> list[Line]:
    """The rows between the rules."""
    cells: list[list[Passage]] = [[] for _ in range(width)]
    grid: list[tuple[list[list[Passage]], int]] = []
    filled = False
    for line, block in lines:
        pieces = [line.cut(start, end).stripped() for start, end in _columns(line.text)]
        closed = [piece.text[:1] == _RULE for piece in pieces]
        if any(closed):
            if filled:
                grid.append((list(cells), block))
            cells = [[] if over else cell for cell, over in zip(cells, closed, strict=True)]
            filled = False
        for cell, piece, over in zip(cells, pieces, closed, strict=True):
            if piece.text and not over:
                cell.append(piece)
                filled = True
    if filled:
        grid.append((cells, lines[-1][1]))
    spanning: dict[int, Passage] = {}  # a cell that spans rows is one passage in all of them
    nothing = Passage("", "", ())
    return [
        Line(tuple(spanning.setdefault(id(cell), joined(cell)) if cell else nothing for cell in row), block)
        for row, block in grid
    ]


def _columns(text: str) -> list[tuple[int, int]]:
    bars = [match.start() for match in _BARS.finditer(text)]
    return [(a + 1, b) for a, b in pairwise(bars)]
