"""Tables that were flattened to one cell a line: a run of header words, then the cells row by row.

Nothing is decided line by line. The header may have been cut in several ways, and each way is a reading of the cells behind
it; the cheapest of all is taken (:mod:`fanwen_parse.rules.alignment`), or none where none is good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from ...model import Block, Passage, Source, TableDraft
from ...rules import cells, headers
from ...rules.alignment import Alignment, Piece, align, cost_of, size_of
from ...rules.numbering import marker
from .draft import Found, Heading, joined, not_rebuilt, rows_of

_STOPS: Final = "。;!?"
_MOST_HEADER_CELLS: Final = 24
_SHORT_HEADER: Final = 14
_WIDEST_LINE: Final = 45
_NARROWEST_LINE: Final = 9
_PROSE: Final = (cells.SHORT, cells.LONG)
_UNKNOWN_NAMES: Final = 6
_FAR: Final = 1 << 60
_SAMPLE: Final = 40
"""So many pieces tell which reading of the header is right."""
_GOOD: Final = 0.95
"""Mean cost of a piece below which a reading is trusted."""
_ROLES: Final = {"lead": "units", "responsible": "units", "supervise": "support"}
"""Roles of the cost model for the meanings that are no roles themselves."""


class Run(NamedTuple):
    """A header: ``blocks[first:last]``, one or more for each cell."""

    first: int
    last: int


class Cut(NamedTuple):
    """A piece with the passage it is."""

    passage: Passage | None
    """None for an empty cell."""
    block: int
    """Index of the block it was cut from."""
    blank: int
    """Blank lines before it; -1 behind a serial of the same line."""
    glued: bool
    """It does not start its line."""
    wrapped: bool = False
    """The layout took it for one paragraph with the piece before it."""


# --- headers ----------------------------------------------------------------------------------------------------------


def header_runs(blocks: Sequence[Block]) -> list[Run]:
    """All runs of header words: at least two names of columns beside each other, one of them an anchor (序号, 责任单位 …)."""
    runs: list[Run] = []
    floor = 0
    for index, block in enumerate(blocks):
        text = block.passage.text
        if index < floor or len(text) > headers.LONGEST or not _is_anchor(blocks, index):
            continue
        first = index
        while first > floor and index - first < _MOST_HEADER_CELLS and _goes_left(blocks[first - 1].passage.text):
            first -= 1
        last = _right_end(blocks, index)
        if last - first > 1 and _names(blocks[first:last]) > 1:
            runs.append(Run(first, last))
            floor = last
    return runs


def _is_anchor(blocks: Sequence[Block], index: int) -> bool:
    text = blocks[index].passage.text
    if headers.is_anchor(text):
        return True
    if headers.is_half(text) and index + 1 < len(blocks) and len(blocks[index + 1].passage.text) <= 4:
        whole = text + headers.compact(blocks[index + 1].passage.text)
        return headers.is_listed(whole) and headers.meaning(whole) in headers.ANCHORS
    return False


def _goes_left(text: str) -> bool:
    return headers.is_listed(text) and len(text) <= headers.LONGEST


def _right_end(blocks: Sequence[Block], anchor: int) -> int:
    """Behind the last header cell: known names, short unknown ones before a known name, all of them before a first serial."""
    last = ahead = anchor + 1
    limit = min(len(blocks), anchor + _MOST_HEADER_CELLS)
    while ahead < limit and ahead - last < _UNKNOWN_NAMES:
        text = blocks[ahead].passage.text
        if cells.count_of(text) == 1 or not _could_name(text):
            break
        ahead += 1
        if headers.is_listed(text) or headers.meaning(text) in headers.ANCHORS:
            last = ahead
    return ahead if _counts_from_one(blocks, ahead, limit) else last


def _counts_from_one(blocks: Sequence[Block], first: int, limit: int = _FAR) -> bool:
    """A first serial stands here, or behind a label or two."""
    near = (cells.count_of(blocks[i].passage.text) for i in range(first, min(first + 4, limit, len(blocks))))
    return next((count for count in near if count is not None), 0) == 1


def _could_name(text: str) -> bool:
    """A short piece that could be a header cell, or a part of one."""
    return headers.is_listed(text) or (
        len(text) <= headers.LONGEST
        and not any(stop in text for stop in _STOPS)
        and text[-1] not in ":,、"
        and not text.isdecimal()
        and (marker(text) is None or text[0] in "12")
        and cells.look(text) in (cells.SHORT, cells.NUMBER, cells.SCHEDULE, cells.LABEL, cells.REPEATED)
    )


def _names(run: Sequence[Block]) -> int:
    """How many names of columns a run holds, broken ones counted once."""
    names = 0
    skip = False
    for block, following in zip(run, [*run[1:], None], strict=True):
        if skip:
            skip = False
            continue
        text = block.passage.text
        if following is not None and headers.is_listed(headers.compact(text) + headers.compact(following.passage.text)):
            names, skip = names + 1, True
        elif headers.meaning(text) is not None:
            names += 1
    return names


def readings(run: Sequence[Block]) -> list[tuple[float, list[list[Passage]]]]:
    """The ways to cut a run of header pieces into names, with what each costs; the cheapest for each number of columns."""
    best: list[dict[int, tuple[float, list[list[Passage]]]]] = [{0: (0.0, [])}]
    spread = sum(block.blank_before > 0 for block in run[1:]) * 2 > len(run)
    for end in range(1, len(run) + 1):
        here: dict[int, tuple[float, list[list[Passage]]]] = {}
        for start in range(max(end - 4, 0), end):
            cost = _name_cost(run[start:end], spread=spread) + (_seam(run[start - 1], run[start]) if start else 0.0)
            names = [block.passage for block in run[start:end]]
            for count, (before, cut) in best[start].items():
                known = here.get(count + 1)
                if known is None or before + cost < known[0]:
                    here[count + 1] = (before + cost, [*cut, names])
        best.append(here)
    ways = [(cost + _doubles(cut), cut) for count, (cost, cut) in best[-1].items() if count > 1]
    ways.sort(key=lambda way: way[0])
    return [way for way in ways[:4] if way[0] <= ways[0][0] + 2.5]


def _name_cost(pieces: Sequence[Block], *, spread: bool) -> float:
    """What it costs to read these pieces as one name; ``spread``: blank lines stand between the cells of this header."""
    texts = [headers.compact(block.passage.text) for block in pieces]
    if len(pieces) == 1:
        return 0.0 if headers.is_listed(texts[0]) else 0.3 if headers.meaning(texts[0]) else 0.8
    whole = "".join(texts)
    listed = [headers.is_listed(text) for text in texts]
    if all(block.passage.text[0] in "([〔" for block in pieces[1:]):
        return _name_cost(pieces[:1], spread=spread) + 0.1
    if headers.is_listed(whole):
        return 0.2 + 0.2 * sum(listed)
    if spread and not any(block.blank_before for block in pieces[1:]):
        return 0.4 + 0.2 * sum(listed)
    if sum(listed) > 1 and any(headers.is_anchor(text) for text, known in zip(texts, listed, strict=True) if known):
        return 4.0
    more = len(pieces) - 1
    return (0.5 if headers.meaning(whole) else 0.8) + 0.5 * more * more + 0.7 * listed[0] + 0.3 * sum(listed[1:])


def _seam(before: Block, after: Block) -> float:
    """What it costs to cut between two pieces that are one listed name together."""
    whole = headers.compact(before.passage.text) + headers.compact(after.passage.text)
    return 1.0 if headers.is_listed(whole) else 0.0


def _doubles(cut: Sequence[Sequence[Passage]]) -> float:
    names = Counter(headers.compact("".join(p.text for p in name)) for name in cut)
    return 1.5 * sum(count - 1 for count in names.values())


def headings_of(cut: Sequence[Sequence[Passage]]) -> list[Heading]:
    """The columns of one reading; a column of text left of the serials holds labels that rows share."""
    found = []
    for name in cut:
        whole = joined(name)
        found.append(Heading(whole.printed, headers.meaning(whole.text) or "other"))
    serial = next((i for i, heading in enumerate(found) if heading.means == "serial"), 0)
    return [
        heading._replace(means="group") if i < serial and heading.means in ("task", "measure", "other") else heading
        for i, heading in enumerate(found)
    ]


def _spanning(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """The same columns with a name that spans labels, serials and tasks, as 重点任务 often does."""
    text = next((i for i, heading in enumerate(headings) if heading.means in ("task", "measure", "group")), None)
    if text is None or any(heading.means == "serial" for heading in headings):
        return
    name = headings[text].name
    for parts in (("serial", "task"), ("group", "serial", "task"), ("group", "group", "serial", "task")):
        yield [*headings[:text], *(Heading(name, part) for part in parts), *headings[text + 1 :]]


def _sharing(headings: Sequence[Heading]) -> list[Heading] | None:
    """The same columns with the first of two columns of text as labels that rows share, where none is yet."""
    texts = [i for i, heading in enumerate(headings) if heading.means in ("task", "measure")]
    if len(texts) < 2 or any(heading.means == "group" for heading in headings):
        return None
    return [heading._replace(means="group") if i == texts[0] else heading for i, heading in enumerate(headings)]


# --- pieces -----------------------------------------------------------------------------------------------------------


@cache
def _end_forms() -> re.Pattern[str]:
    return re.compile(r"(?:附表|附件|表) ?[0-9一二三四五六七八九十]|(?:备?注|说明) ?[:0-9]")


def is_end(text: str) -> bool:
    """A caption or a note: what stands behind it is no cell of the table before it."""
    return text[0] in "附表备注说" and _end_forms().match(text) is not None


def cut_up(blocks: Sequence[Block], body: Sequence[int], *, serials: bool) -> list[Cut]:
    """The blocks as pieces, one a line; a serial that shares its line with the next cell is cut off where it is the next number."""
    cuts: list[Cut] = []
    expected = 1
    for index in body:
        passage, blank, glued, *_ = blocks[index]
        if len(passage.pieces) > 1:
            at = 0
            for number, (start, end) in enumerate(passage.pieces):
                cut = passage.cut(at, at + end - start)
                cuts.append(Cut(cut, index, 0 if number else blank, glued, wrapped=number > 0))
                at += end - start
            continue
        text = passage.text
        if serials and text[0].isdecimal():
            if text == str(expected):
                expected += 1
            else:
                lead = cells.leading_count(text)
                if lead is not None and lead[0] == expected:
                    cuts.append(Cut(passage.cut(0, len(str(expected))), index, blank, glued))
                    cuts.append(Cut(passage.cut(lead[1], len(text)), index, -1, glued=False))
                    expected += 1
                    continue
        cuts.append(Cut(passage, index, blank, glued))
    return cuts


def with_empties(cuts: list[Cut]) -> list[Cut]:
    """The pieces, with one more for each empty cell that blank lines tell of.

    Where cells stand one blank line apart, an empty cell is two more blank lines. That is only believed where it happens
    often: a page break leaves a gap, too.
    """
    blanks = Counter(cut.blank for cut in cuts[1:] if cut.blank >= 0)
    if not blanks or blanks.most_common(1)[0][0] != 1:
        return cuts
    wide = sum(count for blank, count in blanks.items() if blank >= 3 and blank % 2)
    if wide < max(2, len(cuts) // 20):
        return cuts
    filled: list[Cut] = []
    for cut in cuts:
        if cut.blank >= 3 and filled and not cut.wrapped:
            filled += [Cut(None, cut.block, 1, glued=False)] * min((cut.blank - 1) // 2, 30)
        filled.append(cut)
    return filled


def pieces_of(cuts: Sequence[Cut]) -> list[Piece]:
    """What the cost model needs to know of each piece."""
    texts = [cut.passage.text if cut.passage is not None else "" for cut in cuts]
    kinds = cells.looks(texts)
    apart_by_blank = Counter(cut.blank for cut in cuts[1:] if cut.blank >= 0).most_common(1)[:1] == [(1, 0)] or (
        sum(cut.blank == 1 for cut in cuts) * 2 > len(cuts)
    )
    full = _full_line(texts, kinds)
    pieces: list[Piece] = []
    before = ""
    for cut, text, kind in zip(cuts, texts, kinds, strict=True):
        join, apart = 0.5, 0.0
        closed = before[-1:] in _STOPS and before != ""
        look = cells.LONG if kind == cells.SHORT and len(text) >= full else kind
        if cut.wrapped:
            join, apart = 0.0, 0.8
        elif cut.glued or (cut.blank == 0 and apart_by_blank):
            join, apart = 0.0, 3.0
        elif kind == cells.EMPTY:
            join = 0.6
        elif cut.blank == -1 or not before:
            join = 5.0
        elif kind == cells.SERIAL:
            join = 4.0
        elif kind == cells.LABEL:
            join = 3.0
        elif before[-1] in "、," or text[0] in "、,)":
            join, apart = 0.0, 1.5
        elif closed:
            join = 1.0
        elif pieces[-1].kind == cells.LABEL:
            join = -0.3
        elif not cut.blank and len(before) >= full:
            join, apart = -0.3, 0.8
        pieces.append(Piece(look, size_of(len(text)) if look in cells.TEXTS else 0, join, apart))
        before = text
    return pieces


def _full_line(texts: Sequence[str], kinds: Sequence[int]) -> int:
    """Length of a line that its cell was too narrow for: several pieces are as long as the longest, and text goes on behind them."""
    widest = max((len(t) for t, kind in zip(texts, kinds, strict=True) if kind in _PROSE), default=0)
    if not _NARROWEST_LINE <= widest <= _WIDEST_LINE:
        return _FAR
    full = goes_on = 0
    for i, kind in enumerate(kinds[:-1]):
        if kind in _PROSE and len(texts[i]) >= widest - 1 and texts[i][-1] not in _STOPS:
            full += 1
            goes_on += kinds[i + 1] in _PROSE
    return widest - 1 if goes_on >= 3 and goes_on * 4 >= full * 3 else _FAR


# --- tables -----------------------------------------------------------------------------------------------------------


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
        if _counts_from_one(blocks, run.last):
            break
        repeats.append(Run(first, run.last))
    return repeats


def _table(source: Source, blocks: Sequence[Block], run: Run, repeats: Sequence[Run], end: int) -> Found:
    stop = next((i for i in range(run.last, end) if is_end(blocks[i].passage.text)), end)
    printed_again = {i for again in repeats for i in range(again.first, again.last)}
    body = [i for i in range(run.last, stop) if i not in printed_again]
    if not body:
        return not_rebuilt(source, blocks, run.first, run.last, "no cells behind its header")
    header = blocks[run.first : run.last]
    ways = readings(header)
    best: tuple[float, list[Heading], list[Cut], list[Piece]] | None = None
    serials = any(h.means == "serial" for _, cut in ways for h in headings_of(cut))
    cuts = cut_up(blocks, body, serials=serials)
    labels_again = repeated_labels(cuts)
    kept = with_empties([cut for i, cut in enumerate(cuts) if i not in labels_again])
    pieces = pieces_of(kept)
    for cost, cut in _plausible(ways, pieces):
        plain = headings_of(cut)
        variants = [(cost, plain)]
        if any(piece.kind == cells.SERIAL for piece in pieces[:_SAMPLE]):
            variants += [(cost + 1.0, spanned) for spanned in _spanning(plain)]
        if any(piece.kind == cells.LABEL for piece in pieces[:_SAMPLE]):
            variants += [(price + 0.2, shared) for price, given in variants if (shared := _sharing(given)) is not None]
        for price, headings in variants:
            whole = price + cost_of(_roles(headings), pieces[:_SAMPLE])
            if best is None or whole < best[0]:
                best = (whole, headings, kept, pieces)
    if best is None:
        return not_rebuilt(source, blocks, run.first, run.last, "its header cannot be read")
    _, headings, kept, pieces = best
    alignment = align(_roles(headings), pieces)
    inside = [i for i, place in enumerate(alignment.places) if place.row >= 0]
    if not _is_good(headings, pieces, alignment) or not inside:
        last = _short_run(blocks, run.last, stop)
        return not_rebuilt(source, blocks, run.first, last, f"{len(headings)} columns, cells that do not fit them")
    last = kept[inside[-1]].block + 1
    return Found(run.first, last, _draft(source, blocks, run, headings, kept, alignment, last))


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


def _roles(headings: Sequence[Heading]) -> list[str]:
    """The columns as the cost model sees them; a group is one that may be left out only where a task stands right of it."""
    texts = [i for i, heading in enumerate(headings) if heading.means in ("task", "measure", "serial")]
    last = texts[-1] if texts else 1
    return [
        "other" if heading.means == "group" and i >= last else _ROLES.get(heading.means, heading.means)
        for i, heading in enumerate(headings)
    ]


def _is_good(headings: Sequence[Heading], pieces: Sequence[Piece], alignment: Alignment) -> bool:
    """The reading is cheap, and most rows hold an anchor that looks as its column says."""
    if alignment.rows == 0 or alignment.cost > _GOOD:
        return False
    wanted = {"serial": cells.SERIAL, "schedule": cells.SCHEDULE}
    anchored, rows = set(), set()
    for piece, place in zip(pieces, alignment.places, strict=True):
        if 0 <= place.column < len(headings):
            rows.add(place.row)
            means = headings[place.column].means
            if piece.kind == wanted.get(means, cells.UNITS if means in headers.DUTIES else -1):
                anchored.add(place.row)
    return len(anchored) * 2 > len(rows)


def _short_run(blocks: Sequence[Block], first: int, stop: int) -> int:
    """Behind the last of the cells that follow a header, where they are short; long text is no cell for sure."""
    last = first
    while last < stop and cells.look(blocks[last].passage.text) != cells.LONG:
        last += 1
    return last


def repeated_labels(cuts: Sequence[Cut]) -> set[int]:
    """Pieces of a label that is printed again, at a page break or back to back, while it still holds."""
    again: set[int] = set()
    current: dict[str, tuple[int, int]] = {}  # style → the label that holds: first piece, pieces
    index = 0
    while index < len(cuts):
        passage = cuts[index].passage
        style = cells.label_style(passage.text) if passage is not None else ""
        if not style:
            index += 1
            continue
        held = current.get(style)
        length = _same(cuts, held[0], index) if held is not None else 0
        if length:
            again.update(range(index, index + length))
            index += length
            continue
        current = {key: value for key, value in current.items() if key != style and value[0] < index}
        current[style] = (index, 1)
        index += 1
    return again


def _same(cuts: Sequence[Cut], first: int, second: int) -> int:
    """How many pieces from ``second`` on print again what stands from ``first`` on; at least the label's own line."""
    length = 0
    while second + length < len(cuts) and first + length < second:
        one, two = cuts[first + length].passage, cuts[second + length].passage
        if one is None or two is None or one.text != two.text or (length and cells.look(two.text) != cells.SHORT):
            break
        length += 1
    return length


def _draft(
    source: Source,
    blocks: Sequence[Block],
    run: Run,
    headings: Sequence[Heading],
    cuts: Sequence[Cut],
    alignment: Alignment,
    last: int,
) -> TableDraft:
    width = len(headings)
    grid: list[list[list[Passage]]] = [[[] for _ in range(width + 1)] for _ in range(alignment.rows)]
    for cut, place in zip(cuts, alignment.places, strict=True):
        if cut.passage is not None and place.row >= 0:
            grid[place.row][place.column].append(cut.passage)
    organs = headers.DUTIES - {"schedule"}
    lines: list[list[Passage | None] | Passage] = []
    for row in grid:
        if row[width]:
            lines.append(joined(row[width]))
        elif any(row):
            lines.append(
                [
                    joined(cell, source if heading.means in organs else None) if cell else None
                    for cell, heading in zip(row, headings, strict=False)
                ]
            )
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
