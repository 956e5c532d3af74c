"""Tables whose cells are still apart: tab-separated lines and pipe tables. The grid is certain; only the header is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fanwen_parse.records import NamedTuple

from ...model import Block, Passage, Source, TableDraft
from ...rules import grids, headers
from ...rules.numbering import marker
from . import ragged
from .draft import Found, Heading, joined, rows_of


class Line(NamedTuple):
    """A row: a source line with its cells, empty ones as empty passages."""

    cells: tuple[Passage, ...]
    block: int
    """Index of the first block on this line."""

    def texts(self) -> list[str]:
        """The folded text of each cell."""
        return [cell.text for cell in self.cells]


_CELLS = {"\t": grids.tab_cells, "|": grids.pipe_cells, "  ": grids.aligned_cells}
"""What parts the cells of a line → the reader of such a line."""
_LONGEST_HEADER = 200
"""Characters of a header that spaces align."""
_FEWEST = 3
"""Its columns: two words with a gap between them are a signature or a justified line."""
_FEWEST_ROWS = 2
_NUMERALS = frozenset("一二三四五六七八九十")
_MOST_LABELS = 3
_LONGEST_LABEL = 40
"""Labels across the row, one under the other, and their characters."""
_TALLEST = 8
"""Lines of a cell."""


def find(source: Source, blocks: Sequence[Block]) -> list[Found]:
    """All tables of tab-separated lines or pipes among these blocks."""
    found: list[Found] = []
    index = 0
    while index < len(blocks):
        text = blocks[index].passage.text
        mark = "\t" if "\t" in text else "|" if "|" in text else ""
        if not mark:
            aligned = _aligned(source, blocks, index) if "  " in text and len(text) <= _LONGEST_HEADER else None
            if aligned is not None:
                found.append(aligned)
            index = index + 1 if aligned is None else aligned.last
            continue
        first = last = index
        floor = found[-1].last if found else 0
        while first > floor and _has(source, blocks[first - 1], mark):
            first -= 1
        while last < len(blocks):
            if _has(source, blocks[last], mark) or _is_torn(source, blocks, first, last, mark):
                last += 1
            elif mark == "\t" and (below := _labels(source, blocks, last)):
                last = below
            else:
                break
        found += _tables(lines_of_source(source, blocks, first, last, mark), last)
        index = last
    return found


def _aligned(source: Source, blocks: Sequence[Block], first: int) -> Found | None:
    """A table whose columns are aligned by spaces, from its header on.

    An empty cell leaves no trace in such a line, so every row must have as many cells as the header; and a row that has not
    makes the whole table one that cannot be told.
    """
    lines: list[Line] = []
    last = first
    while last < len(blocks) and len(blocks[last].passage.pieces) == 1 and "  " in blocks[last].passage.text:
        lines += lines_of_source(source, blocks, last, last + 1, "  ")
        last += 1
        if len(lines) == 2 and not (
            len(lines[0].cells) >= _FEWEST and grids.header_rows([line.texts() for line in lines])
        ):
            return None
    width = len(lines[0].cells) if lines else 0
    if len(lines) <= _FEWEST_ROWS or any(len(line.cells) != width for line in lines):
        return None
    return Found(first, last, table_of((), lines[:1], lines[1:]))


def _has(source: Source, block: Block, mark: str) -> bool:
    """A line of the block holds the mark; a row with one filled cell has lost its tabs at the ends of the line."""
    if mark in block.passage.text:
        return True
    start, end = _line_span(source, source.line_at(block.passage.start))
    return mark in source.folded[start:end]


def _is_torn(source: Source, blocks: Sequence[Block], first: int, at: int, mark: str) -> bool:
    """The block is the middle of a cell: the row above it is not at its end, and the rest of that row stands soon below."""
    if mark == "|":  # pipes end the rows of this table, but not the line above
        if not blocks[first].passage.text.endswith(mark) or blocks[at - 1].passage.text.endswith(mark):
            return False
        return any(mark in block.passage.text for block in blocks[at + 1 : at + _TALLEST])
    lacks = _tabs(source, blocks[first])
    for above in range(at - 1, max(first, at - _TALLEST), -1):
        lacks -= _tabs(source, blocks[above])
        if blocks[above].passage.text.split(mark, 1)[0].strip().isdecimal():
            break
    else:
        return False
    for block in blocks[at + 1 : at + _TALLEST] if lacks > 0 else ():
        if mark in block.passage.text:
            return _tabs(source, block) <= lacks and not block.passage.text.split(mark, 1)[0].strip().isdecimal()
    return False


def _tabs(source: Source, block: Block) -> int:
    return source.folded.count("\t", *_line_span(source, source.line_at(block.passage.start)))


def _labels(source: Source, blocks: Sequence[Block], at: int) -> int:
    """Behind the labels across the row that open at this block, 0 where there are none: a cell that spans the row has no tabs.

    They are numbered, and the row below begins with its own number: over a header they would be headings.
    """
    for below in range(at, min(at + _MOST_LABELS + 1, len(blocks))):
        text = blocks[below].passage.text
        if "\t" in text:
            return below if below > at and text.split("\t", 1)[0].strip(" .、").isdecimal() else 0
        start, end = _line_span(source, source.line_at(blocks[below].passage.start))
        if len(text) > _LONGEST_LABEL or marker(text) is None or source.folded[start:end].strip() != text.strip():
            return 0
    return 0


def _line_span(source: Source, number: int) -> tuple[int, int]:
    start = source.starts[number - 1] if number <= len(source.starts) else 0
    end = source.starts[number] if number < len(source.starts) else len(source.text)
    return start, end


def lines_of_source(source: Source, blocks: Sequence[Block], first: int, last: int, mark: str) -> list[Line]:
    """The source lines under these blocks as rows: layout may have joined lines or cut items out of a cell."""
    numbers: list[tuple[int, int]] = []
    for index in range(first, last):
        for piece in blocks[index].passage.pieces:
            number = source.line_at(piece[0])
            if not numbers or number > numbers[-1][0]:
                numbers.append((number, index))
    rows: list[tuple[Passage, ...]] = []
    printed: list[str] = []
    places: list[int] = []
    for number, index in numbers:
        start, end = _line_span(source, number)
        folded = source.folded[start:end].rstrip("\r\n")
        if mark == "|" and grids.is_pipe_rule(folded):
            continue
        spans = _CELLS[mark](folded)
        rows.append(
            tuple(Passage(folded[a:b], source.text[start + a : start + b], ((start + a, start + b),)) for a, b in spans)
        )
        printed.append(folded.strip())
        places.append(index)
    whole = (
        ragged.mended(source, rows, printed)
        if mark == "|"
        else ragged.rejoined(source, rows)
        if mark == "\t"
        else enumerate(rows)
    )
    return [Line(cells, places[at]) for at, cells in whole if any(cell.text for cell in cells)]


def _tables(lines: Sequence[Line], end: int) -> list[Found]:
    """The tables of a run of rows: each starts with a header, or with captions above one; rows before the first stay text."""
    texts = [line.texts() for line in lines]
    starts: list[tuple[int, int, int]] = []  # first row, header row, rows of the header
    for index in range(len(lines)):
        if starts and (index < starts[-1][1] + starts[-1][2] or texts[index] == texts[starts[-1][1]]):
            continue
        count = grids.header_rows(_as_wide(texts[index : index + 4]))
        if count:
            first = index
            floor = starts[-1][1] + starts[-1][2] if starts else 0
            while first > floor and _alone(lines[first - 1]) is not None:
                first -= 1
            starts.append((first, index, count))
    found: list[Found] = []
    for (first, header, count), following in zip(starts, [*starts[1:], (len(lines), 0, 0)], strict=False):
        last = following[0]
        if header + count < last:
            table = table_of(lines[first:header], lines[header : header + count], lines[header + count : last])
            found.append(Found(lines[first].block, lines[last].block if last < len(lines) else end, table))
    return found


def _as_wide(rows: list[list[str]]) -> list[list[str]]:
    """The rows, the first with the empty cells that a reader leaves off at the end of a line: 时间节点 over 一季度, 二季度 …."""
    missing = len(rows[1]) - len(rows[0]) if len(rows) > 1 < len(rows[0]) else 0
    return [rows[0] + [""] * missing, *rows[1:]] if missing > 0 else rows


def table_of(captions: Sequence[Line], header: Sequence[Line], body: Sequence[Line]) -> TableDraft:
    """The rows as a table, all of one width."""
    width = max(len(line.cells) for line in (*header, *body))
    named = [line.texts() + [""] * (width - len(line.cells)) for line in header]
    _span_right(named)
    headings = _headings(named)
    printed = [cell for line in (*captions[1:], *header) for cell in line.cells if cell.text]
    header_texts = [line.texts() for line in header]
    grid: list[list[Passage | None] | Passage] = []
    for line in body:
        alone = _alone(line)
        if line.texts() in header_texts:
            printed += [cell for cell in line.cells if cell.text]
        elif alone is not None and width > 2 and (alone == 0 or len(line.cells) == 1):
            grid.append(line.cells[alone])
        elif width > _FEWEST and headings[0].means == "serial" and _is_section(line):
            grid.append(joined([cell for cell in line.cells if cell.text]))
        else:
            row = [*(cell if cell.text else None for cell in line.cells), *([None] * (width - len(line.cells)))]
            above = grid[-1] if grid and not isinstance(grid[-1], Passage) else ()
            grid.append(ragged.moved_right(headings, row, above))
    caption = captions[0].cells[_alone(captions[0]) or 0] if captions else None
    start, end = _ends([*captions, *header, *body])
    return TableDraft(tuple(h.column() for h in headings), tuple(printed), rows_of(headings, grid), caption, start, end)


def _ends(lines: Sequence[Line]) -> tuple[int, int]:
    cells = [cell for line in lines for cell in line.cells if cell.text]
    return (cells[0].start, cells[-1].end) if cells else (0, 0)


def _alone(line: Line) -> int | None:
    """The place of the only filled cell of a row, or None."""
    filled = [i for i, cell in enumerate(line.cells) if cell.text]
    return filled[0] if len(filled) == 1 else None


def _is_section(line: Line) -> bool:
    """一 | 安全生产, in a table of rows 1, 2 …: the number and the name of a group of rows."""
    filled = [cell.text for cell in line.cells if cell.text]
    first = filled[0].strip("()、. ")
    return len(filled) == 2 and bool(first) and _NUMERALS.issuperset(first) and line.cells[0].text == filled[0]


def _span_right(named: list[list[str]]) -> None:
    """Names that span columns, repeated in each of them where a row below tells the columns apart."""
    for above, below in pairwise(named):
        for i in range(1, len(above)):
            if not above[i] and below[i] and above[i - 1]:
                above[i] = above[i - 1]


def _headings(named: Sequence[Sequence[str]]) -> list[Heading]:
    found = []
    for column in zip(*named, strict=True):
        name = grids.column_name(column)
        lowest = next((cell for cell in reversed(column) if cell), "")
        means = headers.meaning(lowest) or headers.meaning(name.replace(" ", "")) or headers.column(lowest) or "other"
        found.append(Heading(name, means))
    serial = next((i for i, heading in enumerate(found) if heading.means == "serial"), 0)
    return [
        heading._replace(means="group") if i < serial and heading.means in ("task", "measure", "other") else heading
        for i, heading in enumerate(found)
    ]
