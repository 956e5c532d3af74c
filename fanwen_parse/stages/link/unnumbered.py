"""What is stated under no number: in the cells of a row, and in the paragraphs of a part that no clause gives to units."""

from ...model import Cell, Column, Context, Passage, RowDraft, Source, Span, Target, Task, Timeline, UnitRef
from ...rules.clause_labels import reports
from ...rules.clauses import read_clauses, read_unit_cell
from ...rules.closing import aims, read_closing, read_goals, states_goals
from ...rules.headers import PERSONS
from ...rules.targets import may_hold_target
from ...rules.times import read_times
from ...rules.units import is_unit_list
from .facts import read_item_targets, schedule_times, timeline_ref, unit_ref, with_due_days

_ROLES = frozenset({"lead", "responsible", "support", "supervise"})
_DITTO = frozenset(("同上", "同前", "同上。", "〃", "″"))
"""What a cell of organs or times prints instead of the cell above."""
_SHORTEST = 8
"""No shorter paragraph says who must do what by when (请于6月1日前报送), but a cell of a table that was not rebuilt may be one."""


# --- a row: each column has a meaning, and its cells are read by that ---


def undittoed(columns: tuple[Column, ...], row: RowDraft, above: RowDraft | None) -> RowDraft:
    """The row with what 同上 stands for in its cells of organs and times, which says nothing where no row is above."""
    if not any(cell.passage is not None and cell.passage.text in _DITTO for cell in row.cells):
        return row
    cells = list(row.cells)
    for index, (column, cell) in enumerate(zip(columns, row.cells, strict=False)):
        if (column.means in _ROLES or column.means == "schedule") and cell.passage and cell.passage.text in _DITTO:
            cells[index] = above.cells[index] if above is not None and index < len(above.cells) else Cell(None)
    return row._replace(cells=tuple(cells))


def read_row(source: Source, columns: tuple[Column, ...], row: RowDraft, context: Context) -> Task:
    """The row as a task: title from its task cell or the first sentence of its measures, facts from its cells."""
    units: list[UnitRef] = []
    timeline: list[Timeline] = []
    targets: list[Target] = []
    is_open = False
    title: Passage | None = None
    first_text: Passage | None = None
    for column, cell in zip(columns, row.cells, strict=False):
        passage = cell.passage
        if passage is None:
            continue
        if column.means in _ROLES:
            clause = read_unit_cell(passage.text, column.means, context)
            named = [unit_ref(source, passage, mention, "appendix") for mention in clause.units]
            if any(person in column.name for person in PERSONS):  # 责任单位及责任人: 李明 is none
                named = [unit for unit in named if is_unit_list(unit.name)]
            units += named
            is_open = is_open or clause.open
        elif column.means == "schedule":
            timeline += schedule_times(source, passage, context, "appendix")
        elif column.means in ("task", "measure"):
            if column.means == "task" and title is None:
                title = passage
            if first_text is None or column.means == "measure":
                first_text = first_text or passage
            if not cell.inherited:
                times = read_times(passage.text, context)
                timeline += [timeline_ref(source, passage, mention, "appendix") for mention in times]
                targets += read_item_targets(source, passage, times, context, "appendix")
                for clause in read_clauses(passage.text, context):
                    units += [unit_ref(source, passage, mention, "appendix") for mention in clause.units]
    name = title or first_text or row.group
    heading = first_sentence(name.printed) if name is not None else ""
    return Task(heading, _once(units), is_open, tuple(timeline), tuple(with_due_days(targets, timeline)))


def first_sentence(text: str) -> str:
    """Up to the first 。, as run-in headings go."""
    return text.split("。", 1)[0].strip()


def _once(units: list[UnitRef]) -> tuple[UnitRef, ...]:
    """A unit that two columns or a cell name twice in one role is one unit."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for unit in units:
        key = (unit.name, unit.role)
        if key not in seen:
            seen.add(key)
            kept.append(unit)
    return tuple(kept)


# --- a part ---


def _place(entry: Timeline) -> Span:
    return entry.span


def loose_facts(
    source: Source, passages: tuple[Passage, ...], context: Context, *, goals: bool
) -> tuple[tuple[Timeline, ...], tuple[Target, ...]]:
    """The days by which organs must have acted, and the days and figures of the goals.

    Args:
        source: for lines.
        passages: the paragraphs, in order.
        context: what phrases may borrow from the document.
        goals: goals count (in a normative document they do not).
    """
    timeline: list[Timeline] = []
    targets: list[Target] = []
    above = ""
    for passage in passages:
        text = passage.text
        if len(text) < _SHORTEST:
            above = text
            continue
        if reports(text):
            continue
        called = goals and states_goals(text, above)
        aimed = [(0, len(text))] if called else aims(text, context) if goals else []
        found: list[Timeline] = []
        for start, end in aimed:
            piece = passage.cut(start, end)
            times = read_goals(piece.text, context)
            has_numbers, in_words = may_hold_target(piece.text)
            if has_numbers or in_words:
                targets += read_item_targets(source, piece, times, context, "plan", in_words=in_words)
            found += [timeline_ref(source, piece, mention, "plan") for mention in times]
        if not called and (bound := read_closing(text, context)):
            known = {entry.span for entry in found}
            entries = [timeline_ref(source, passage, mention, "plan") for mention in bound]
            found += [entry for entry in entries if entry.span not in known]
            found.sort(key=_place)
        timeline += found
        above = text
    return tuple(timeline), tuple(with_due_days(targets, timeline) if targets else ())
