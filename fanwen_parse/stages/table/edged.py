"""Tables with one cell a line that kept the pipes between their cells, at the ends of the lines or on lines of their own.

The pipes say no more than where a cell ends, so they are taken off, and the cells are read as those of a flattened table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...model import Block, Passage, Source
from .draft import Found, joined, not_rebuilt
from .pieces import lines_of

_FEWEST: Final = 4
"""So many pipes at the edges of blocks are no accident."""
_PIPES: Final = "| "


def bare(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[int]]:
    """The blocks without the pipes at their edges, and for each the index of the one it was; those with cells in them stay."""
    edges = [block.passage.text[0] == "|" or block.passage.text[-1] == "|" for block in blocks]
    if edges.count(True) < _FEWEST:
        return blocks, range(len(blocks))
    kept: list[Block] = []
    origins: list[int] = []
    for index, (block, edge) in enumerate(zip(blocks, edges, strict=True)):
        cells = _cells(block.passage) if edge or "|" in block.passage.text else [block.passage]
        for number, cell in enumerate(cells):
            kept.append(block._replace(passage=cell, blank_before=0 if number else block.blank_before))
            origins.append(index)
    return kept, origins


def _cells(passage: Passage) -> list[Passage]:
    """The cells of a block, which the layout may have joined of several lines: a pipe at an edge of a line parts two of them."""
    cells: list[list[Passage]] = [[]]
    for line in lines_of(passage):
        text = line.text
        first, last = len(text) - len(text.lstrip(_PIPES)), len(text.rstrip(_PIPES))
        if "|" in text[first:last]:
            return [passage]
        if "|" in text[:first]:
            cells.append([])
        if first < last:
            cells[-1].append(line.cut(first, last))
        if "|" in text[last:]:
            cells.append([])
    return [joined(lines) for lines in cells if lines]


def restored(source: Source, blocks: Sequence[Block], found: Found, origins: Sequence[int]) -> Found:
    """The find in terms of the blocks with their pipes; a table that ends in the middle of one of them stays text."""
    first, inner = origins[found.first], origins[found.last - 1]
    last = origins[found.last] if found.last < len(origins) else len(blocks)
    if found.table is not None and (inner == last or (found.first and origins[found.first - 1] == first)):
        return not_rebuilt(source, blocks, first, inner + 1, "its last cell goes on in running text")
    return found._replace(first=first, last=max(last, inner + 1))
