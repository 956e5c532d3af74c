"""Tables whose rows are lines with single spaces between the cells: ``1 建设公园。 区园林局 2025年底前``.

A space may as well stand inside a cell, and an empty cell leaves no trace, so the chunks of all rows are laid out as the pieces of a
flattened table, and each row must then show its organs and times in their columns, and nowhere else. Otherwise the table stays text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ...model import Block, Passage, Source
from ...rules import cells, grids, headers
from ...rules.alignment import align
from ...rules.walk import Alignment, Piece
from .draft import Found, Heading, not_rebuilt, roles_of
from .flattened import draft_of
from .header import Run, headings_of
from .pieces import Cut, pieces_of

_LONGEST_HEADER: Final = 200
_FEWEST: Final = 3
_ROWS: Final = 2
_SHARING: Final = 4
"""Columns of a table whose rows share a label: number, label, text, organ."""
_TEXTS: Final = (cells.SHORT, cells.LONG, cells.REPEATED)
_FITTING: Final = {"schedule": cells.SCHEDULE, "serial": cells.SERIAL}


def find(source: Source, blocks: Sequence[Block]) -> list[Found]:
    """All tables of lines with spaces, rebuilt or told of."""
    found: list[Found] = []
    for index, block in enumerate(blocks):
        text = block.passage.text
        if (
            not headers.is_listed(text.partition(" ")[0])
            or len(text) > _LONGEST_HEADER
            or (found and index < found[-1].last)
        ):
            continue
        names = _names(block.passage)
        if len(names) >= _FEWEST and grids.header_rows([[name.text for name in names]]):
            last = _end(blocks, index + 1)
            if last > index + 1:
                found.append(
                    _table(source, blocks, Run(index, index + 1), last, headings_of([[name] for name in names]))
                )
    return found


def _names(passage: Passage) -> list[Passage]:
    """The names of a header, of which one may be spaced wide: 工 作 任 务."""
    names: list[Passage] = []
    letters: list[Passage] = []
    for chunk in _chunks(passage):
        letters = [*letters, chunk] if len(chunk.text) == 1 else []
        if len(letters) > 1 and headers.is_listed("".join(letter.text for letter in letters)):
            del names[len(names) - len(letters) + 1 :]
            start = letters[0].start - passage.start
            names.append(passage.cut(start, start + chunk.end - letters[0].start))
            letters = []
        else:
            names.append(chunk)
    return names


def _chunks(passage: Passage) -> list[Passage]:
    """What spaces part."""
    chunks: list[Passage] = []
    at = 0
    for chunk in passage.text.split(" "):
        if chunk:
            chunks.append(passage.cut(at, at + len(chunk)))
        at += len(chunk) + 1
    return chunks


def _end(blocks: Sequence[Block], first: int) -> int:
    """Behind the last block that begins with the next number and a space; what the layout cut off a line belongs to it."""
    last, wanted = first, ""
    for index in range(first, len(blocks)):
        text, glued = blocks[index].passage.text, blocks[index].glued
        number = text.partition(" ")[0]
        if number.isdecimal() and number == (wanted or number) and len(number) < 4:
            wanted = str(int(number) + 1)
        elif not (glued and index > first):
            break
        last = index + 1
    return last


def _table(source: Source, blocks: Sequence[Block], run: Run, last: int, headings: list[Heading]) -> Found:
    cuts = [
        Cut(chunk, index, 1, glued=False) for index in range(run.last, last) for chunk in _chunks(blocks[index].passage)
    ]
    pieces = pieces_of(cuts)
    exact = _cell_by_cell(headings, cuts, pieces) or _label_by_label(headings, cuts, pieces)
    if exact is not None:
        return Found(run.first, last, draft_of(source, blocks, run, headings, cuts, exact, last))
    alignment = align(roles_of(headings), pieces)
    if not _is_sure(headings, pieces, alignment):
        return not_rebuilt(source, blocks, run.first, last, f"{len(headings)} columns, cells that spaces part")
    return Found(run.first, last, draft_of(source, blocks, run, headings, cuts, alignment, last))


def _cell_by_cell(headings: Sequence[Heading], cuts: Sequence[Cut], pieces: Sequence[Piece]) -> Alignment | None:
    """The reading of rows that all have one chunk for each column, with organs, times and numbers in theirs; None for others.

    Then no space stands in a cell and no cell is empty, and figures may stand in any other column.
    """
    width = len(headings)
    rows, rest = divmod(len(cuts), width)
    if rest or rows < _ROWS or any(heading.means in ("group", "note") for heading in headings):
        return None  # a label that rows share may be missing in one, and a space stand in a cell of it
    for row in range(rows):
        if cuts[row * width].block != cuts[row * width + width - 1].block:
            return None
    anchored = False
    for at, piece in enumerate(pieces):
        means = headings[at % width].means
        wanted = _FITTING.get(means, cells.UNITS if means in headers.DUTIES else -1)
        if wanted >= 0 and piece.kind not in (wanted, cells.DASH):
            return None
        anchored = anchored or means in headers.DUTIES
    if not anchored or len({cut.block for cut in cuts}) != rows:
        return None
    return Alignment([divmod(at, width) for at in range(len(cuts))], rows, 0.0)


def _label_by_label(headings: Sequence[Heading], cuts: Sequence[Cut], pieces: Sequence[Piece]) -> Alignment | None:
    """The reading of rows that share the text behind their number: 2 建设绿道 区园林局 stands under the label of row 1.

    A label that rows share is printed in the first of them, so a row that has all but one chunk lacks it, where that is the only
    column that can be empty: of two columns of texts the first, whose labels are all shorter than what stands alone.
    """
    width = len(headings)
    texts = [at for at, heading in enumerate(headings) if heading.means not in headers.DUTIES]
    if texts != [0, 1, 2] or headings[0].means != "serial" or width < _SHARING:
        return None
    places: list[tuple[int, int]] = []
    labels: list[int] = []
    alone: list[int] = []
    row, before, begin, short = -1, -1, 0, False
    for at, cut in enumerate(cuts):
        if cut.block != before:
            row, before = row + 1, cut.block
            size = sum(other.block == before for other in cuts[at : at + width + 1])
            if not width - 1 <= size <= width or (row == 0 and size < width):
                return None
            begin, short = at, size < width
        column = at - begin + (short and at > begin)
        if column == width or (column == 0) != (pieces[at].kind == cells.SERIAL):
            return None
        if column in (1, 2):
            if pieces[at].kind not in _TEXTS or cut.passage is None:
                return None
            if column == 1 or short:
                (labels if column == 1 else alone).append(len(cut.passage.text))
        elif column > 2 and pieces[at].kind not in (_FITTING.get(headings[column].means, cells.UNITS), cells.DASH):
            return None
        places.append((row, column))
    if not alone or max(labels) >= min(alone):
        return None
    return Alignment(places, row + 1, 0.0)


def _is_sure(headings: Sequence[Heading], pieces: Sequence[Piece], alignment: Alignment) -> bool:
    """Each row has its number and a piece in each column, and organs and times stand in their columns and nowhere else.

    A space stands inside a text, or between two organs, for sure where no other column is of that kind; a label that rows share
    and a note may be missing.
    """
    width = len(headings)
    duties = [heading.means in headers.DUTIES for heading in headings]
    organs = [heading.means in headers.DUTIES and heading.means != "schedule" for heading in headings]
    single = [
        duties.count(False) > 2 if not duty else not organ or organs.count(True) > 1
        for duty, organ in zip(duties, organs, strict=True)
    ]
    filled = Counter(alignment.places)
    for row in range(alignment.rows):
        counts = [filled[row, column] for column in range(width)]
        if filled[row, width] or any(count > 1 for count, alone in zip(counts, single, strict=True) if alone):
            return False
        if any(
            not count and heading.means not in ("group", "note")
            for count, heading in zip(counts, headings, strict=True)
        ):
            return False
    for piece, (_, column) in zip(pieces, alignment.places, strict=True):
        if not 0 <= column < width:
            return False
        means = headings[column].means
        wanted = _FITTING.get(means, cells.UNITS if duties[column] else -1)
        if piece.kind in (cells.UNITS, cells.SERIAL) if wanted < 0 else piece.kind not in (wanted, cells.DASH):
            return False
    return True
