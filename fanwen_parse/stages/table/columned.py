"""Tables whose columns stand one under the other and whose cells go on in the lines below, as text of a printed page has them.

``1    建设公园    市园林局、    6月底前`` over ``     和绿道      各街道``: where a chunk begins says which column it is in. Only certain
where each row opens with the next serial and fills all columns, and every chunk of the lines below begins where a column does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...model import Block, Passage, Source
from ...rules import grids, headers
from .delimited import Line, lines_of_source, table_of
from .draft import Found, joined

_LONGEST_HEADER: Final = 200
_FEWEST: Final = 3
_NEAR: Final = 1
"""Columns of the page by which a chunk may stand beside the edge of its column."""
_LEVELS: Final = frozenset("国省市区县州旗各")
_SLACK: Final = 3
"""Columns of the page that stay free behind a line which was ended on purpose."""


def find(source: Source, blocks: Sequence[Block]) -> list[Found]:
    """All such tables among these blocks."""
    found: list[Found] = []
    for index, block in enumerate(blocks):
        text = block.passage.text
        if "  " not in text or len(text) > _LONGEST_HEADER or (found and index < found[-1].last):
            continue
        if headers.meaning(text.partition(" ")[0]) != "serial":
            continue
        (header,) = lines_of_source(source, blocks, index, index + 1, "  ")[:1] or (None,)
        if header is None or len(header.cells) < _FEWEST or not grids.header_rows([header.texts()]):
            continue
        rows, last = _rows(source, blocks, index + 1, len(header.cells))
        if len(rows) > 1 and any(len(cell) > 1 for row, _ in rows for cell in row):
            widths = [max(_width(line.text) for row, _ in rows for line in row[at]) for at in range(len(header.cells))]
            body = [Line(tuple(map(_whole, [source] * len(row), row, widths)), block) for row, block in rows]
            found.append(Found(index, last, table_of((), [header], body)))
    return found


def _rows(
    source: Source, blocks: Sequence[Block], first: int, width: int
) -> tuple[list[tuple[list[list[Passage]], int]], int]:
    """The rows, each cell as its lines, and the index of the block behind them."""
    rows: list[tuple[list[list[Passage]], int]] = []
    edges: list[int] = []
    last = first
    while last < len(blocks):
        below = bool(rows) and not blocks[last].blank_before
        for line in lines_of_source(source, blocks, last, last + 1, "  "):
            starts = [_column(source, cell) for cell in line.cells]
            if line.cells[0].text == str(len(rows) + 1) and (not edges or abs(starts[0] - edges[0]) <= _NEAR):
                if not edges:
                    edges = starts
                places = _places(starts, edges)
                if len(places) != width:
                    return rows, last
                rows.append(([[cell] for cell in line.cells], last))
            elif below and (places := _places(starts, edges)) and places[0]:
                for place, cell in zip(places, line.cells, strict=True):
                    rows[-1][0][place].append(cell)
            else:
                return rows, last
        last += 1
    return rows, last


def _places(starts: Sequence[int], edges: Sequence[int]) -> list[int]:
    """The column of each chunk; empty where one begins at no edge."""
    places = [next((i for i, edge in enumerate(edges) if abs(start - edge) <= _NEAR), -1) for start in starts]
    return [] if -1 in places or len(set(places)) < len(places) else places


def _column(source: Source, cell: Passage) -> int:
    """Where the chunk begins on the page: what is no ASCII is two columns wide."""
    return _width(source.folded[source.starts[source.line_at(cell.start) - 1] : cell.start])


def _width(text: str) -> int:
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2


def _whole(source: Source, lines: Sequence[Passage], width: int) -> Passage:
    """A cell, in whose column the widest line has ``width`` columns of the page.

    Two organs are on lines of their own where the first line has room left, or the second begins with a level.
    """
    ended = all(_width(line.text) + _SLACK <= width for line in lines[:-1])
    return joined(lines, source if ended or all(line.text[0] in _LEVELS for line in lines[1:]) else None)
