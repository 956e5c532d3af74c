"""The pieces of a flattened table: what stands on one line, an empty cell that blank lines tell of, a serial cut off its line.

For each the cost model is told what it looks like, and how likely it goes on with the cell before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from fanwen_parse.records import NamedTuple

from ...model import Block, Passage
from ...rules import cells
from ...rules.numbering import marker
from ...rules.walk import TEXTS, Piece, size_of

_OPENERS: Final = frozenset("0123456789(①②③④⑤⑥⑦⑧⑨⑩")
_MOST_EMPTY: Final = 2
"""Blank lines that can be empty cells; more of them part something else."""
_SELDOM: Final = 0.25
"""Share of lines behind a blank one, up to which a blank line tells of an empty cell."""
_LISTS: Final = frozenset(".、")
_STOPS: Final = "。;!?"
_WIDEST_LINE: Final = 45
_NARROWEST_LINE: Final = 9
_PROSE: Final = (cells.SHORT, cells.LONG)
_NAMED: Final = (*_PROSE, cells.UNITS)
"""What a text may look like that a number alone opens: 城市更新 ends as an organ does."""
_FAR: Final = 1 << 60
_new: Final = tuple.__new__
"""Makes a named tuple of all its fields; the constructor is Python code, which is dear where every line makes one."""


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


def cut_up(blocks: Sequence[Block], body: Sequence[int], *, serials: bool) -> list[Cut]:
    """The blocks as pieces, one a line; a serial that shares its line with the next cell is cut off where it is the next number."""
    cuts: list[Cut] = []
    expected, printed = 1, "1"
    alone = False  # serials stand on lines of their own: then 2.… is the list inside a cell
    for index in body:
        passage, blank, glued, _ = blocks[index]
        text, _, lines = passage
        if len(lines) > 1:
            cuts += [
                _new(Cut, (line, index, 0 if number else blank, glued, number > 0))
                for number, line in enumerate(lines_of(passage))
            ]
        elif serials and text.startswith((printed, "0")):
            lead = (expected, 0) if text == printed else cells.leading_count(text)
            if lead is None or lead[0] != expected or (alone and text[len(printed) : len(printed) + 1] in _LISTS):
                cuts.append(_new(Cut, (passage, index, blank, glued, False)))
                continue
            if lead[1]:
                cuts.append(Cut(passage.cut(0, len(printed)), index, blank, glued))
                cuts.append(Cut(passage.cut(lead[1], len(text)), index, -1, glued=False))
            else:
                cuts.append(_new(Cut, (passage, index, blank, glued, False)))
                alone = True
            expected += 1
            printed = str(expected)
        else:
            cuts.append(_new(Cut, (passage, index, blank, glued, False)))
    return cuts


def lines_of(passage: Passage) -> list[Passage]:
    """The lines that the layout took for one paragraph."""
    lines: list[Passage] = []
    text, printed, spans = passage
    at = 0
    for span in spans:
        end = at + span[1] - span[0]
        lines.append(_new(Passage, (text[at:end], printed[at:end], (span,))))
        at = end
    return lines


def with_empties(cuts: list[Cut]) -> list[Cut]:
    """The pieces, with one more for each empty cell that blank lines tell of.

    Where cells stand line on line, an empty cell is a blank line; a gap before a serial is a page break. Where they stand one
    blank line apart, an empty cell is two more blank lines, and that is only believed where it happens often: page breaks
    leave such gaps, too.
    """
    blanks = Counter([cut.blank for cut in cuts[1:]])
    del blanks[-1]
    usual = max(blanks, key=lambda blank: blanks[blank]) if blanks else -1
    if usual == 0:
        return _with_blank_lines(cuts)
    if usual != 1:
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


def _with_blank_lines(cuts: list[Cut]) -> list[Cut]:
    told = {
        index
        for index, cut in enumerate(cuts)
        if index and 0 < cut.blank <= _MOST_EMPTY and not cut.wrapped and cut.passage is not None
        if not cut.passage.text[:1].isdecimal()
    }
    if not told or len(told) > len(cuts) * _SELDOM:
        return cuts
    filled: list[Cut] = []
    for index, cut in enumerate(cuts):
        if index in told:
            filled += [Cut(None, cut.block, 0, glued=False)] * cut.blank
        filled.append(cut)
    return filled


def pieces_of(cuts: Sequence[Cut]) -> list[Piece]:
    """What the cost model needs to know of each piece."""
    texts = [cut.passage.text if cut.passage is not None else "" for cut in cuts]
    kinds = cells.looks(texts)
    apart_by_blank = [cut.blank for cut in cuts].count(1) * 2 > len(cuts)
    full = _full_line(texts, kinds)
    pieces: list[Piece] = []
    known: dict[tuple[int, int, float, float, float], Piece] = {}  # most pieces of a table look alike
    before, look, opened = "", cells.EMPTY, False
    item = ("", 0)  # style and number of the last item of a list inside a cell
    for (_, _, blank, glued, wrapped), text, looked in zip(cuts, texts, kinds, strict=True):
        kind = looked
        join, apart = 0.5, 0.0
        total = "计" in text and cells.is_total(text)
        listed = marker(text) if text[:1] in _OPENERS and kind != cells.SERIAL else None
        opener = goes_on = False
        if listed is None:
            item = ("", 0) if kind == cells.SERIAL else item
        elif listed.end == len(text):  # a number alone is a cell, or opens one
            opener, listed = text[-1] == ")", None
        else:
            goes_on = (listed.style, listed.ordinal - 1) == item
            item = (listed.style, listed.ordinal)
        if wrapped:
            join, apart = 0.0, 0.8
        elif glued or (blank == 0 and apart_by_blank):
            join, apart = 0.0, 6.0 if glued else 3.0
        elif kind == cells.EMPTY:
            join = 0.6 if blank else -0.2  # a blank line among lines may be no more than a gap
        elif blank == -1 or not before or total:
            join = 5.0
        elif kind == cells.SERIAL:
            join = 4.0
        elif kind == cells.LABEL:
            join = 3.0
        elif before[-1] in "、," or text[0] in "、,)":
            join, apart = 0.0, 1.5
        elif goes_on:  # 1.… ⏎ 2.…: a list inside the cell
            join, apart = -0.3, 2.0
        elif listed is not None and listed.ordinal == 1:
            join = 2.0
        elif before[-1] in _STOPS:
            join = 1.0
        elif opened and kind in _NAMED:  # (1) ⏎ 建设泵站: the number stands before its text
            join, apart = 0.0, 1.5
            kind = cells.LABEL if look == cells.LABEL else cells.SHORT if kind == cells.UNITS else kind
        elif look == cells.LABEL:
            join = -0.3
        elif opener:
            join = 2.0
        elif not blank and len(before) >= full:
            join, apart = -0.3, 0.8
        opened = opener
        look = cells.LONG if kind == cells.SHORT and len(text) >= full else kind
        costs = look, size_of(len(text)) if look in TEXTS else 0, join, apart, 4.0 if total else 0.0
        piece = known.get(costs)
        if piece is None:
            piece = known[costs] = _new(Piece, costs)
        pieces.append(piece)
        before = text
    return pieces


def _full_line(texts: Sequence[str], kinds: Sequence[int]) -> int:
    """Length of a line that its cell was too narrow for: several pieces are as long as the longest, and text goes on behind them."""
    widest = max([len(t) for t, kind in zip(texts, kinds, strict=True) if kind in _PROSE], default=0)
    if not _NARROWEST_LINE <= widest <= _WIDEST_LINE:
        return _FAR
    full = goes_on = 0
    for i, kind in enumerate(kinds[:-1]):
        if kind in _PROSE and len(texts[i]) >= widest - 1 and texts[i][-1] not in _STOPS:
            full += 1
            goes_on += kinds[i + 1] in _PROSE
    return widest - 1 if goes_on >= 3 and goes_on * 4 >= full * 3 else _FAR


def repeated_labels(cuts: Sequence[Cut]) -> set[int]:
    """Pieces of a label that is printed again, at a page break or back to back, while it still holds."""
    again: set[int] = set()
    current: dict[str, int] = {}  # style → the first piece of the label that holds
    styles = [cells.label_style(cut.passage.text) if cut.passage is not None else "" for cut in cuts]
    if not any(styles):
        return again
    for index, style in enumerate(styles):
        if not style or index in again:
            continue
        held = current.get(style)
        length = _same(cuts, held, index) if held is not None else 0
        again.update(range(index, index + length))
        if not length:
            current[style] = index
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
