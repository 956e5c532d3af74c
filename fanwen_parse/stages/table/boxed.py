"""Tables drawn with lines of characters: ``│建设公园│区园林局│`` between rules ``├────┼────┤``, or ``|…|`` between ``+----+----+``.

A rule closes the cells that it runs under and no others, so a cell that spans rows goes on through them and is the same in each.
A line that is one cell from edge to edge is a label across the row. Where no rule parts the rows, each serial opens one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from fanwen_parse.patterns import lazy

from ...model import Block, Passage, Source
from ...rules import grids
from .delimited import Line, table_of
from .draft import Found, joined
from .pieces import lines_of

_SIDES: Final = frozenset("│┃║")
_TOPS: Final = frozenset("┌┏╔")
_EDGES: Final = frozenset("┌├└┏┣┗╔╠╚")
_BAR: Final = lazy("[│├┤┼┬┴┌┐└┘┃┣┫╋┳┻┏┓┗┛║╠╣╬╦╩╔╗╚╝]")
_TYPED_BAR: Final = lazy(r"\||\+(?=[-=]{2})|(?<=[-=]{2})\+")
_RULES: Final = frozenset("─━═")
_TYPED_RULE: Final = lazy("[-=:]{2,}")
_FEWEST: Final = 2
"""Columns."""
_SLACK: Final = 3
"""Columns that stay free in a cell behind a line that was ended on purpose: its next character would have fitted."""
_NOTHING: Final = Passage("", "", ())


def find(source: Source, blocks: Sequence[Block]) -> list[Found]:
    """All drawn tables among these blocks."""
    found: list[Found] = []
    lines: list[tuple[Passage, int]] = []
    typed = False
    for index, block in enumerate(blocks):
        text = block.passage.text
        opens = text[0] in _TOPS or (not (lines and typed) and text.startswith(("+--", "+==")))
        drawn = opens or (text[0] in "|+" if typed and lines else _is_drawn(text))
        if lines and (not drawn or opens):
            found += _table(source, lines, index)
            lines = []
        if drawn:
            typed = text[0] in "|+"
            lines += [(line, index) for line in lines_of(block.passage)]
    return found + (_table(source, lines, len(blocks)) if lines else [])


def _is_drawn(text: str) -> bool:
    return text[0] in _EDGES or not _SIDES.isdisjoint(text)


def _table(source: Source, lines: Sequence[tuple[Passage, int]], end: int) -> list[Found]:
    """The table of these lines, if it has a header; a line that was cut off at its end ends it."""
    width = len(_columns(lines[0][0].text))
    whole = list(takewhile(lambda line: len(_columns(line[0].text)) in (width, 1), lines))
    last = lines[len(whole)][1] if len(whole) < len(lines) else end
    rows = _rows(source, whole, width) if width >= _FEWEST and last > lines[0][1] else []
    above = 1 if len(rows) > 1 and len(rows[0].cells) == 1 else 0  # a label over the header is the caption
    body = above + grids.header_rows([row.texts() for row in rows[above : above + 4]])
    if not above < body < len(rows):
        return []
    return [Found(lines[0][1], last, table_of(rows[:above], rows[above:body], rows[body:]))]


def _rows(source: Source, lines: Sequence[tuple[Passage, int]], width: int) -> list[Line]:
    """The rows between the rules."""
    cells: list[list[Passage]] = [[] for _ in range(width)]
    grid: list[tuple[list[list[Passage]], int]] = []
    filled = False
    for line, block in lines:
        pieces = [line.cut(start, end) for start, end in _columns(line.text)]
        if len(pieces) != width:  # one cell across the row
            if filled:
                grid.append((cells, block))
            filled = False
            cells = [[] for _ in range(width)]
            label = pieces[0].stripped()
            if label.text and not _is_rule(pieces[0].text):
                grid.append(([[label]], block))
            continue
        ruled = [_is_rule(piece.text) for piece in pieces]
        if any(ruled) or _counts_on(cells[0], pieces[0]):
            if filled:
                grid.append((list(cells), block))
            cells = [[] if over or not any(ruled) else cell for cell, over in zip(cells, ruled, strict=True)]
            filled = False
        for cell, piece, over in zip(cells, pieces, ruled, strict=True):
            text = piece.stripped()
            if text.text and not over:
                cell.append(text)
                filled = True
    if filled:
        grid.append((cells, lines[-1][1]))
    spanning: dict[int, Passage] = {}  # a cell that spans rows is one passage in all of them
    return [
        Line(
            tuple(
                spanning.setdefault(id(cell), joined(cell, source, gap=_SLACK)) if cell else _NOTHING for cell in row
            ),
            block,
        )
        for row, block in grid
    ]


def _counts_on(cell: Sequence[Passage], piece: Passage) -> bool:
    """The line opens a row though no rule stands over it: its first cell is the next number after that of the row above."""
    text = piece.text.strip()
    return len(cell) == 1 and text.isdecimal() and cell[0].text.isdecimal() and int(text) == int(cell[0].text) + 1


def _is_rule(piece: str) -> bool:
    """What stands between two bars is a rule, which closes the cell above it."""
    return piece[:1] in _RULES or _TYPED_RULE.fullmatch(piece) is not None


def _columns(text: str) -> list[tuple[int, int]]:
    bar = _TYPED_BAR if text[:1] in "|+" else _BAR
    return [(a.end(), b.start()) for a, b in pairwise(bar.finditer(text))]
