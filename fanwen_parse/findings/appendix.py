"""Findings between the body and its appendix: each fact that a row states again, against the item that states it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ..model import fold
from .reading import bare
from .record import INFO, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import Lines, Section, Target, Task, Timeline, UnitRef
    from .reading import Placed, Reading, Set

    Fact = TypeVar("Fact", UnitRef, Timeline, Target)


_MOST_FACTS = 100
"""Units or targets of one task: they are compared each with each, and no task has more."""


def stated(facts: Iterable[Fact]) -> list[Fact]:
    """What the item itself states, without what its rows add."""
    return [fact for fact in facts if fact.origin != "appendix"]


def _both(section: Section, row: Lines, body: Lines | None = None) -> Lines:
    """The two places that disagree: a line of the body and a line of the row."""
    one, other = (body or section.lines)[0], row[0]
    return (min(one, other), max(one, other))


# --- units and roles --------------------------------------------------------------------------------------------------


def unit_mismatches(reading: Reading) -> Iterator[Mark]:
    """Units of an item against the units of its rows, by organ and not by printed name."""
    same = {name: unit.name for unit in reading.plan.units for name in (unit.name, *unit.aliases)}
    for section, task, rows in _pairs(reading):
        plan = stated(task.units)
        row_facts = [placed.facts for placed in rows if placed.facts]
        row_units = [unit for facts in row_facts for unit in facts.units]
        if not plan or not row_units or max(len(plan), len(row_units)) > _MOST_FACTS:
            continue
        row_open = any(facts.open for facts in row_facts)
        missing = _absent(plan, row_units, same)
        added = _absent(row_units, plan, same)
        if row_open and not added:
            missing = []  # 等部门 stands for the rest of the list
        if task.open and not missing:
            added = []
        row = rows[0].row
        lines = _both(section, row_units[-1].lines, plan[-1].lines)
        values: dict[str, object] = {}
        if missing or added:
            values["what"], values["what_en"] = _difference(missing, added)
            quote = (missing or added)[0].text
            yield Mark("unit-mismatch", lines, values, section.id, row.id, quote)
        elif row_open != task.open and len(plan) == len({unit.name for unit in row_units}):
            side, side_en = ("附件", "the appendix") if row_open else ("正文", "the body")
            values["what"] = f"仅{side}的名单以“等”收尾，单位范围不同"
            values["what_en"] = f"only {side_en} leaves the list open (等)"
            yield Mark("unit-mismatch", lines, values, section.id, row.id, row_units[-1].text)
        if not missing and not added:
            yield from _role_mismatch(section, row.id, plan, row_units, same)


def _absent(units: list[UnitRef], others: list[UnitRef], same: dict[str, str]) -> list[UnitRef]:
    """The units that are not among the others, by organ and not by printed name."""
    names, organs = set(), set()
    for other in others:
        name = same.get(other.name, other.name)
        names.add(name)
        organs.add(other.canonical or name)
    absent = []
    for unit in units:
        name = same.get(unit.name, unit.name)
        if name in names or (unit.canonical or name) in organs:
            continue
        # 教育局 and 区教育局: the level left out
        if not any(min(len(name), len(n)) >= 3 and (name.endswith(n) or n.endswith(name)) for n in names):
            absent.append(unit)
    return absent


def _difference(missing: list[UnitRef], added: list[UnitRef]) -> tuple[str, str]:
    zh, en = [], []
    if missing:
        names = "、".join(dict.fromkeys(unit.name for unit in missing))
        zh.append(f"附件缺“{names}”")
        en.append(f"the appendix lacks {names}")
    if added:
        names = "、".join(dict.fromkeys(unit.name for unit in added))
        zh.append(f"附件多“{names}”")
        en.append(f"the appendix adds {names}")
    return "，".join(zh), ", ".join(en)


def _role_mismatch(
    section: Section, row: str, plan: list[UnitRef], row_units: list[UnitRef], same: dict[str, str]
) -> Iterator[Mark]:
    leads = [unit for unit in plan if unit.role == "lead"]
    row_leads = [unit for unit in row_units if unit.role == "lead"]
    if not leads or not row_leads:
        return
    odd = _absent(leads, row_leads, same) + _absent(row_leads, leads, same)
    if odd:
        values: dict[str, object] = {
            "plan": "、".join(unit.name for unit in leads),
            "row": "、".join(unit.name for unit in row_leads),
        }
        lines = _both(section, row_leads[0].lines, leads[0].lines)
        yield Mark("role-mismatch", lines, values, section.id, row, odd[0].text)


# --- schedules and deadlines ------------------------------------------------------------------------------------------


def _scheduled(placed: Set) -> tuple[list[Timeline], list[Timeline]]:
    """The times of a row that stand in its schedule cells, and the others."""
    if placed.facts is None:
        return [], []
    cells = placed.cells("schedule")
    inside = [time for time in placed.facts.timeline if any(time.text in cell for cell in cells)]
    return inside, [time for time in placed.facts.timeline if time not in inside]


def _dated(times: Iterable[Timeline]) -> list[Timeline]:
    return [time for time in times if time.kind == "deadline" and time.end and not time.flags]


def schedule_conflicts(reading: Reading) -> Iterator[Mark]:
    """持续推进 in the schedule of a row whose measures, or whose item, have a day to be done by."""
    for section, task, rows in _pairs(reading):
        for placed in rows:
            schedule, rest = _scheduled(placed)
            ongoing = [time for time in schedule if time.kind == "ongoing"]
            if not ongoing or len(ongoing) != len(schedule):
                continue
            in_row, in_plan = _dated(rest), _dated(stated(task.timeline))
            if not in_row and not in_plan:
                continue
            deadline = (in_row or in_plan)[0]
            values: dict[str, object] = {
                "schedule": ongoing[0].text,
                "deadline": deadline.text,
                "where": "附件举措" if in_row else "正文",
                "where_en": "the row's own measures" if in_row else "the body",
            }
            lines = _both(section, ongoing[0].lines, deadline.lines)
            severity = None if in_row else INFO  # a digest may leave the dated part to the body
            yield Mark("schedule-conflict", lines, values, section.id, placed.row.id, deadline.text, severity=severity)


def deadline_mismatches(reading: Reading) -> Iterator[Mark]:
    """The day of the schedule cell against the days of the item."""
    for section, task, rows in _pairs(reading):
        plan = [time for time in _dated(stated(task.timeline)) if not time.inferred]
        ends = {time.end for time in plan}
        if not ends:
            continue
        for placed in rows:
            schedule, rest = _scheduled(placed)
            dated = [time for time in _dated(schedule) if not time.inferred]
            row_ends = {time.end for time in dated}
            if not row_ends or ends & row_ends:
                continue
            sure = len(ends) == len(row_ends) == 1 and not _dated(rest)
            values: dict[str, object] = {"plan": plan[-1].text, "row": dated[-1].text}
            lines = _both(section, dated[-1].lines, plan[-1].lines)
            severity = None if sure else INFO  # several days are milestones: the last one may be meant
            yield Mark(
                "deadline-mismatch",
                lines,
                values,
                section.id,
                placed.row.id,
                dated[-1].text,
                sure=sure,
                severity=severity,
            )


# --- targets ----------------------------------------------------------------------------------------------------------


def target_mismatches(reading: Reading) -> Iterator[Mark]:
    """One indicator with one unit of measure and two values."""
    for section, task, rows in _pairs(reading):
        plan = [target for target in stated(task.targets) if _measured(target)]
        if not 0 < len(plan) <= _MOST_FACTS:
            continue
        for placed in rows:
            facts = placed.facts.targets if placed.facts else ()
            row_targets = [target for target in facts if _measured(target)][:_MOST_FACTS]
            taken = [target for target in plan if any(_amount(target) == _amount(other) for other in row_targets)]
            for target in row_targets:
                if any(_amount(target) == _amount(known) for known in plan):
                    continue
                twin = next((known for known in plan if known not in taken and _one_indicator(known, target)), None)
                if twin is not None:
                    values: dict[str, object] = {"plan": twin.text, "row": target.text}
                    lines = _both(section, target.lines, twin.lines)
                    yield Mark("target-mismatch", lines, values, section.id, placed.row.id, target.text)


def _measured(target: Target) -> bool:
    return target.value is not None or target.high is not None


def _amount(target: Target) -> tuple[object, ...]:
    return target.value, target.low, target.high, target.unit


def _one_indicator(one: Target, other: Target) -> bool:
    if one.unit != other.unit:
        return False
    first, second = (_words_of(target) for target in (one, other))
    if not first or not second:
        return False
    if first in second or second in first:
        return min(len(first), len(second)) >= 3
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (first, second)]
    return len(pairs[0] & pairs[1]) >= 0.75 * max(map(len, pairs))


def _words_of(target: Target) -> str:
    """What is measured: the indicator, else the clause without its numbers."""
    text = fold(target.indicator or target.text)
    return "".join(character for character in text if "\u4e00" <= character <= "\u9fff")


# --- rows and tasks ---------------------------------------------------------------------------------------------------


def coverage(reading: Reading) -> Iterator[Mark]:
    """Rows that state no task of a plan they otherwise follow; tasks left out of an appendix that covers their list."""
    for rows in _tables(reading):
        loose = [placed for placed in rows if not placed.row.linked and placed.row.task]
        tied = sum(placed.row.linked is not None for placed in rows)
        if tied >= 3 and 3 * len(loose) <= tied:
            for placed in loose:
                title = placed.row.task.title[:24] if placed.row.task else ""
                values: dict[str, object] = {"title": title}
                yield Mark("row-without-task", placed.row.lines, values, None, placed.row.id, sure=False)
    for siblings in reading.children.values():
        leaves = [section for section in siblings if not section.sections]
        with_rows = [section for section in leaves if section.id in reading.rows_of]
        missing = [section for section in leaves if section.id not in reading.rows_of and section.task]
        if len(with_rows) >= 2 and len(missing) <= len(with_rows) // 3:
            for section in missing:
                if section.task and stated(section.task.units):
                    values = {}
                    yield Mark("task-without-row", section.lines, values, section.id, sure=False)


def duplicate_rows(reading: Reading) -> Iterator[Mark]:
    """Two rows of one table with the same measures."""
    for rows in _tables(reading):
        seen: dict[str, Set] = {}
        for placed in rows:
            text = "".join(fold("".join(placed.cells("task", "measure", "other"))).split())
            if len(text) < 10:
                continue
            first = seen.setdefault(text, placed)
            if first is not placed and not _shared(first, placed):
                values: dict[str, object] = {"title": text[:24], "first": first.row.lines[0]}
                yield Mark("duplicate-row", placed.row.lines, values, placed.row.linked, placed.row.id, text[:40])


def _shared(first: Set, second: Set) -> bool:
    """The measures of both rows are one merged cell: two organs or days of one task, not the task twice.

    Readers carry a merged cell into each of its rows; so they do its number, where the table numbers its tasks.
    """
    serials = first.cells("serial"), second.cells("serial")
    if serials[0] or serials[1]:
        return serials[0] == serials[1]
    return first.row.cells != second.row.cells and any(
        mine == other
        for column, mine, other in zip(first.table.columns, first.row.cell_lines, second.row.cell_lines, strict=False)
        if mine and column.means in ("task", "measure")
    )


def _tables(reading: Reading) -> list[list[Set]]:
    tables: dict[str, list[Set]] = {}
    for placed in reading.rows:
        tables.setdefault(placed.table.id, []).append(placed)
    return list(tables.values())


def _pairs(reading: Reading) -> Iterator[tuple[Section, Task, list[Set]]]:
    for section_id, rows in reading.rows_of.items():
        placed: Placed | None = reading.by_id.get(section_id)
        if placed is not None and placed.section.task is not None:
            yield placed.section, placed.section.task, [row for row in rows if row.facts is not None]


def look(reading: Reading) -> Iterator[Mark]:
    """Every finding of this family."""
    if not reading.rows:
        return
    yield from duplicate_rows(reading)
    if reading.rows_of:
        doubtful = _linked_by_likeness(reading)
        for rule in (unit_mismatches, schedule_conflicts, deadline_mismatches, target_mismatches):
            for mark in rule(reading):
                yield mark._replace(sure=False, severity=INFO) if mark.row in doubtful else mark
        yield from coverage(reading)


def _linked_by_likeness(reading: Reading) -> set[str]:
    """Rows whose title is not the heading of their task: they may state another one, so what differs is a doubt."""
    found = set()
    for section_id, rows in reading.rows_of.items():
        placed = reading.by_id.get(section_id)
        heading = bare(placed.section.heading) if placed else ""
        for row in rows:
            title = bare(row.facts.title) if row.facts else ""
            if not title or not heading or (title not in heading and heading not in title):
                found.add(row.row.id)
    return found
