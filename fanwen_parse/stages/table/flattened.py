"""Tables that were flattened to one cell a line: a run of header words, then the cells row by row.

Nothing is decided line by line. The header may have been cut in several ways, and each way is a reading of the cells behind
it; the cheapest of all is taken (:mod:`fanwen_parse.rules.alignment`), or none where none is good.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from fanwen_parse.patterns import compiled

from ...model import Block, Passage, Source, TableDraft
from ...rules import cells, headers
from ...rules.alignment import align, cost_of
from ...rules.walk import Alignment, Piece
from .draft import Found, Heading, joined, not_rebuilt, roles_of, rows_of
from .header import Run, counts_from_one, header_runs, headings_of, nested, readings, sharing, spanning
from .pieces import Cut, cut_up, pieces_of, repeated_labels, with_empties

_SAMPLE: Final = 40
"""So many pieces tell which reading of the header is right."""
_GOOD: Final = 0.95
"""Mean cost of a piece below which a reading is trusted."""


@cache
def _end_forms() -> re.Pattern[str]:
    return compiled(r"(?:附表|附件|表) ?[0-9一二三四五六七八九十]|(?:备?注|说明) ?[:0-9]")


def _stop(blocks: Sequence[Block], first: int, last: int) -> int:
    """Before the first caption or note: what stands behind it is no cell of the table before it."""
    for index in range(first, last):
        text = blocks[index].passage.text
        if text[0] in "附表备注说" and _end_forms().match(text) is not None:
            return index
    return last


def find(source: Source, blocks: Sequence[Block]) -> list[Found]:
    """All flattened tables of a part, rebuilt or told of."""
    runs = header_runs(blocks)
    found: list[Found] = []
    index = 0
    while index < len(runs):
        run = runs[index]
        repeats = _repeats(blocks, runs, index)
        following = index + len(repeats) + 1
        end = runs[following].first if following < len(runs) else len(blocks)
        found.append(_table(source, blocks, run, repeats, end))
        index = following
    return found


def _repeats(blocks: Sequence[Block], runs: Sequence[Run], index: int) -> list[Run]:
    """The runs behind ``index`` that print the same header again at a page break; a new count starts a new table."""
    wanted = [headers.compact(block.passage.text) for block in blocks[runs[index].first : runs[index].last]]
    repeats: list[Run] = []
    for run in runs[index + 1 :]:
        first = run.last - len(wanted)  # a cell before it may look like a name of a column, too
        if [headers.compact(block.passage.text) for block in blocks[max(first, run.first) : run.last]] != wanted:
            break
        if counts_from_one(blocks, run.last):
            break
        repeats.append(Run(first, run.last))
    return repeats


def _table(source: Source, blocks: Sequence[Block], run: Run, repeats: Sequence[Run], end: int) -> Found:
    stop = _stop(blocks, run.last, end)
    printed_again = {i for again in repeats for i in range(again.first, again.last)}
    body = [i for i in range(run.last, stop) if i not in printed_again]
    if not body:
        return not_rebuilt(source, blocks, run.first, run.last, "no cells behind its header")
    header = blocks[run.first : run.last]
    ways = readings(header)
    serials = any(h.means == "serial" for _, cut in ways for h in headings_of(cut))
    cuts = cut_up(blocks, body, serials=serials)
    labels_again = repeated_labels(cuts)
    kept = with_empties([cut for i, cut in enumerate(cuts) if i not in labels_again])
    pieces = pieces_of(kept)
    headings = _headings(ways, pieces)
    alignment = align(roles_of(headings), pieces)
    inside = [i for i, place in enumerate(alignment.places) if place[0] >= 0]
    if not _is_good(headings, pieces, alignment) or not inside:
        last = _short_run(blocks, run.last, stop)
        return not_rebuilt(source, blocks, run.first, last, f"{len(headings)} columns, cells that do not fit them")
    last = kept[inside[-1]].block + 1
    return Found(run.first, last, draft_of(source, blocks, run, headings, kept, alignment, last))


def _headings(ways: list[tuple[float, list[list[Passage]]]], pieces: Sequence[Piece]) -> list[Heading]:
    """The reading of the header under which the first cells are the cheapest."""
    sample = pieces[:_SAMPLE]
    counted = any(piece.kind == cells.SERIAL for piece in sample)
    labelled = any(piece.kind == cells.LABEL for piece in sample)
    offers: list[tuple[float, list[Heading]]] = []
    for cost, cut in _plausible(ways, pieces):
        plain = headings_of(cut)
        variants = [(cost, plain)]
        if (under := nested(plain)) is not None:
            variants.append((cost + 0.5, under))
        if counted:
            variants += [(cost + 1.0, spanned) for spanned in spanning(plain)]
        if labelled:
            variants += [(price + 0.2, shared) for price, given in variants if (shared := sharing(given)) is not None]
        offers += variants
    if len(offers) == 1:
        return offers[0][1]
    return min(offers, key=lambda offer: offer[0] + cost_of(roles_of(offer[1]), sample))[1]


def _plausible(
    ways: list[tuple[float, list[list[Passage]]]], pieces: Sequence[Piece]
) -> list[tuple[float, list[list[Passage]]]]:
    """The readings whose number of columns is near the number of pieces between two serials, where the table counts."""
    counts = [i for i, piece in enumerate(pieces[: 5 * _SAMPLE]) if piece.kind == cells.SERIAL]
    gaps = sorted(b - a for a, b in pairwise(counts))
    if len(gaps) < 3 or len(ways) < 3:
        return ways
    usual = gaps[len(gaps) // 2]
    return [way for way in ways if abs(len(way[1]) - usual) <= 1] or ways


def _is_good(headings: Sequence[Heading], pieces: Sequence[Piece], alignment: Alignment) -> bool:
    """The reading is cheap, and most rows hold an anchor that looks as its column says."""
    if alignment.rows == 0 or alignment.cost > _GOOD:
        return False
    wanted = {"serial": cells.SERIAL, "schedule": cells.SCHEDULE}
    anchored, rows = set(), set()
    for piece, (row, column) in zip(pieces, alignment.places, strict=True):
        if 0 <= column < len(headings):
            rows.add(row)
            means = headings[column].means
            if piece.kind == wanted.get(means, cells.UNITS if means in headers.DUTIES else -1):
                anchored.add(row)
    return len(anchored) * 2 > len(rows)


def _short_run(blocks: Sequence[Block], first: int, stop: int) -> int:
    """Behind the last of the cells that follow a header, where they are short; long text is no cell for sure."""
    last = first
    while last < stop and cells.look(blocks[last].passage.text) != cells.LONG:
        last += 1
    return last


def draft_of(
    source: Source,
    blocks: Sequence[Block],
    run: Run,
    headings: Sequence[Heading],
    cuts: Sequence[Cut],
    alignment: Alignment,
    last: int,
) -> TableDraft:
    """The table under the header ``run``, up to block ``last``, with each piece where the alignment has it."""
    width = len(headings)
    grid: list[list[list[Passage]]] = [[[] for _ in range(width + 1)] for _ in range(alignment.rows)]
    for cut, (row_at, column) in zip(cuts, alignment.places, strict=True):
        if cut.passage is not None and row_at >= 0:
            grid[row_at][column].append(cut.passage)
    organs = headers.DUTIES - {"schedule"}
    sources = [source if heading.means in organs else None for heading in headings]
    lines: list[list[Passage | None] | Passage] = []
    for row in grid:
        if row[width]:
            lines.append(joined(row[width]))
        elif any(row):
            lines.append([joined(cell, of) if cell else None for cell, of in zip(row, sources, strict=False)])
    used = {cut.block for cut in cuts if cut.passage is not None}
    printed = tuple(blocks[i].passage for i in range(run.first, last) if i not in used)
    rows = rows_of(headings, lines)
    return TableDraft(
        tuple(heading.column() for heading in headings),
        printed,
        rows,
        None,
        blocks[run.first].passage.start,
        blocks[last - 1].passage.end,
    )
