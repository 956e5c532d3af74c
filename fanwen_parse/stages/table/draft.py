"""From placed pieces to a table: cells are joined, merged cells are filled down, labels across the row become the group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from fanwen_parse.records import NamedTuple

from ...model import Block, Cell, Column, Finding, Passage, RowDraft, Source, TableDraft
from ...rules.cells import count_of, is_total
from ...rules.headers import DUTIES
from ...rules.numbering import marker
from ...rules.units import is_unit_list


class Found(NamedTuple):
    """What stands in ``blocks[first:last]``: a table, or text that should be one and could not be rebuilt."""

    first: int
    last: int
    table: TableDraft | None
    finding: Finding | None = None


class Heading(NamedTuple):
    """A column with what it means to this stage."""

    name: str
    """As printed; a broken name is joined."""
    means: str
    """As in :attr:`fanwen_parse.model.Column.means`, or ``note``."""

    def column(self) -> Column:
        """The column as the tree has it."""
        return Column(self.name, "other" if self.means == "note" else self.means)


_ROLES: Final = {"lead": "units", "responsible": "units", "supervise": "support"}
"""Roles of the cost model for the meanings that are no roles themselves."""


def roles_of(headings: Sequence[Heading]) -> list[str]:
    """The columns as the cost model sees them; a group is one that may be left out only where a task stands right of it."""
    texts = [i for i, heading in enumerate(headings) if heading.means in ("task", "measure", "serial")]
    last = texts[-1] if texts else 1
    return [
        "other" if heading.means == "group" and i >= last else _ROLES.get(heading.means, heading.means)
        for i, heading in enumerate(headings)
    ]


def joined(passages: Sequence[Passage], source: Source | None = None, *, gap: int = 1) -> Passage:
    """One passage of several that follow each other; with ``source``, lists of organs keep the line break between them.

    A line break inside a cell says nothing, except between two complete lists of organs, where it is the separator. So much
    white space as ``gap`` must follow the first of them.
    """
    if len(passages) == 1:
        return passages[0]
    text, printed, pieces = passages[0].text, passages[0].printed, list(passages[0].pieces)
    for before, passage in pairwise(passages):
        if (
            source is not None
            and _breaks(before.text, passage.text)
            and not source.text[before.end : before.end + gap].strip()
        ):
            pieces.append((before.end, before.end + 1))
            text += " "
            printed += source.text[before.end]
        text += passage.text
        printed += passage.printed
        pieces += passage.pieces
    return Passage(text, printed, tuple(pieces))


def _breaks(before: str, after: str) -> bool:
    return before[-1:] not in "、,;" and after[:1] not in "、,;(" and is_unit_list(before) and is_unit_list(after)


def not_rebuilt(source: Source, blocks: Sequence[Block], first: int, last: int, why: str) -> Found:
    """A table that stays text."""
    span = (blocks[first].passage.start, blocks[last - 1].passage.end)
    finding = Finding(
        "table-not-rebuilt",
        "info",
        f"A table starts here that could not be rebuilt with certainty ({why}); its text is kept as paragraphs.",
        source.lines_of(span),
        quote=blocks[first].passage.printed[:40],
    )
    return Found(first, last, None, finding)


def rows_of(headings: Sequence[Heading], grid: Sequence[Sequence[Passage | None] | Passage]) -> tuple[RowDraft, ...]:
    """The rows of a grid: a line of it is one cell a column, or one passage for a label across the row.

    A group is filled down until the next label; a label right under another one is part of it, until one of the outer form
    comes. A label that no row follows is a row itself. Other leading columns are filled down where the row starts right of them
    and the count of serials says that they are merged, not missing; a passage that is the very cell above was filled down before.
    Organs before the serial are filled down as a group is: what they answer for is listed beside them.
    """
    groups = [i for i, heading in enumerate(headings) if heading.means == "group"]
    serial = next((i for i, heading in enumerate(headings) if heading.means == "serial"), 0)
    merged = [i for i, heading in enumerate(headings[:serial]) if heading.means in DUTIES]  # 责任单位 before 序号
    current: dict[int, Passage] = {}
    labels: list[Passage] = []
    """Labels across the row that hold, the outer one first."""
    shown = 0
    """So many of them have a row under them."""
    rows: list[RowDraft] = []
    before: Sequence[Passage | None] = ()
    new = tuple.__new__  # the constructors of named tuples are Python code, which is dear where every cell makes one
    for line in grid:
        if isinstance(line, Passage):
            alike = next((at for at, label in enumerate(labels) if _form(label) == _form(line)), None)
            if alike is None:
                alike = len(labels) if shown < len(labels) else max(0, shown - 1)
            elif shown < len(labels):
                rows += [_alone(label, len(headings)) for label in labels[shown:]]
            labels[alike:] = [line]
            shown = min(shown, alike)
            before = ()
            current.clear()
            continue
        cells: list[Cell] = []
        sums = bool(merged) and any(passage is not None and is_total(passage.text) for passage in line)
        for index, passage in enumerate(line):
            if passage is None and index in current and not (sums and index in merged):
                cells.append(new(Cell, (current[index], True)))
                continue
            if passage is not None and (index in groups or index in merged):
                for inner in groups:
                    if inner > index:
                        current.pop(inner, None)
                current[index] = passage
            inherited = passage is not None and index < len(before) and passage is before[index]
            cells.append(new(Cell, (passage, inherited)))
        before = line
        own = next((cells[i].passage for i in reversed(groups) if cells[i].passage is not None), None)
        path = [*labels, own] if own is not None else labels
        shown = len(labels)
        rows.append(new(RowDraft, (joined(path) if path else None, tuple(cells))))
    if shown < len(labels):
        rows += [_alone(label, len(headings)) for label in labels[shown:]]
    return _filled(headings, rows)


def _form(label: Passage) -> str:
    """How the number of a label is written; labels of one list look alike."""
    found = marker(label.text)
    return found.style if found else ""


def _alone(label: Passage, width: int) -> RowDraft:
    return RowDraft(None, (Cell(label), *[Cell(None)] * (width - 1)))


def _filled(headings: Sequence[Heading], rows: list[RowDraft]) -> tuple[RowDraft, ...]:
    """Serial and task cells that rows share, repeated in each of them; a serial alone is not merged but missing."""
    serial = next((i for i, heading in enumerate(headings) if heading.means == "serial"), None)
    if serial is None or not rows:
        return tuple(rows)
    following = serial + 1
    own = [row.cells[serial].passage is not None for row in rows]
    merged = _merged_serials([_value(row.cells[serial]) for row in rows])
    texts = [heading.means in ("task", "measure") for heading in headings[following : following + 2]]
    pairs = texts == [True, True] and all(
        row.cells[following].passage and row.cells[following + 1].passage
        for row, counted in zip(rows, own, strict=True)
        if counted
    )
    filled: list[RowDraft] = []
    for index, printed in enumerate(rows):
        shares = pairs and bool(filled) and not own[index] and merged[index]
        row = _under_task(printed, following) if shares else printed
        alone = following >= len(row.cells) or row.cells[following].passage is not None
        if not own[index] and merged[index] and filled and not alone and not _has_total(row):
            above = filled[-1].cells
            cells = list(row.cells)
            for column in range(serial, len(cells)):
                if cells[column].passage is not None:
                    break
                cells[column] = Cell(above[column].passage, inherited=above[column].passage is not None)
            filled.append(RowDraft(row.group, tuple(cells)))
        else:
            filled.append(row)
    return tuple(filled)


def _under_task(row: RowDraft, task: int) -> RowDraft:
    """A row under a merged serial that has one text where all counted rows have two: the text stands under the merged task."""
    cells = list(row.cells)
    if cells[task].passage is not None and cells[task + 1].passage is None and not _has_total(row):
        cells[task], cells[task + 1] = cells[task + 1], cells[task]
    return row._replace(cells=tuple(cells))


def _has_total(row: RowDraft) -> bool:
    return any(cell.passage is not None and is_total(cell.passage.text) for cell in row.cells)


def _value(cell: Cell) -> int | None:
    return count_of(cell.passage.text) if cell.passage is not None else None


def _merged_serials(values: Sequence[int | None]) -> list[bool]:
    """For each row whether a serial that it lacks is the one above (1, _, 2) and not one that was lost (1, _, 3)."""
    merged = [False] * len(values)
    last: int | None = None
    start = 0
    for index, value in enumerate([*values, None]):
        if value is None and index < len(values):
            continue
        if last is not None and (value is None or value <= last + 1):
            merged[start + 1 : index] = [True] * (index - start - 1)
        last, start = value, index
    return merged
