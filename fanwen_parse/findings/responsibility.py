"""Findings about who is responsible: missing, named twice, without a lead, under two names, under a name not yet defined."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from ..patterns import compiled
from ..rules.organ_names import kind_of
from .record import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Task
    from .reading import Reading


def _answering(reading: Reading) -> set[str]:
    """Ids of sections for which, or for anything under which, somebody is named."""
    found: set[str] = set()
    for placed in reversed(reading.sections):  # what is under a section comes after it
        section = placed.section
        if section.id in found or (section.task and section.task.units):
            found.update((section.id, placed.above))
    return found


@cache
def _general() -> re.Pattern[str]:
    """Headings of items that give nobody a task: aims, principles, organisation, final provisions."""
    return compiled(
        r"总体|目标|原则|思路|要求|依据|背景|意义|范围|对象|附则|组织|领导|保障|统筹|实施$|机制$|战略|形势|基础"
    )


def tasks_without_units(reading: Reading) -> Iterator[Mark]:
    """An item that names nobody, where nearly all items beside it do and the item above does not."""
    answering = _answering(reading)
    for above, siblings in reading.children.items():
        if len(siblings) < 4:
            continue
        parent = reading.by_id.get(above)
        if parent and parent.section.task and parent.section.task.units:
            continue
        missing = [s for s in siblings if s.id not in answering]
        others = len(siblings) - len(missing)
        if not missing or others < 3:
            continue
        missing = [section for section in missing if not _general().search(section.heading)]
        if len(missing) > len(siblings) // 4:
            continue
        for section in missing:
            values: dict[str, object] = {"others": others}
            yield Mark("task-without-units", section.lines, values, section.id, sure=False)


# --- repeated-unit ----------------------------------------------------------------------------------------------------


@cache
def _between_units() -> re.Pattern[str]:
    return compiled(r"[、，,；;：:（）()【】\[\]〔〕\s。]+")


def repeated_units(reading: Reading) -> Iterator[Mark]:
    """One unit twice in one clause or one cell."""
    for section, task in reading.answered:
        known = _names(task)
        for clause in section.clauses:
            for name in _twice(clause.text, known):
                values: dict[str, object] = {"unit": name}
                yield Mark("repeated-unit", clause.lines, values, section.id, quote=name)
    for placed_row in reading.rows:
        facts = placed_row.facts
        if facts and len(facts.units) > 1:
            for cell in placed_row.cells("lead", "responsible", "support", "supervise"):
                for name in _twice(cell, _names(facts)):
                    lines = next((unit.lines for unit in facts.units if unit.name == name), placed_row.row.lines)
                    values = {"unit": name}
                    yield Mark("repeated-unit", lines, values, placed_row.row.linked, placed_row.row.id, name)


_FEW = 16
"""Names that are each looked for in a clause; of more the clause's own words are looked up."""


def _names(task: Task) -> set[str]:
    return {unit.name for unit in task.units} | {unit.text for unit in task.units}


def _twice(text: str, known: set[str]) -> list[str]:
    if len(known) <= _FEW and all(text.count(name) < 2 for name in known):
        return []
    words = Counter([word for word in _between_units().split(text) if word])
    return [word for word, times in words.items() if times > 1 and word in known]


# --- lead-missing -----------------------------------------------------------------------------------------------------


def leads_missing(reading: Reading) -> Iterator[Mark]:
    """A list whose first unit should lead but is no single unit; supporters without anybody to support."""
    first_leads = any(convention.kind == "first-is-lead" for convention in reading.document.conventions)
    led = sum(any(unit.role == "lead" for unit in task.units) for _, task in reading.answered)
    if not first_leads and led < 3:
        return
    for section, task in reading.answered:
        own = [unit for unit in task.units if unit.origin != "appendix"]
        if not own:
            continue
        if first_leads and own[0].collective and len(own) > 1:
            values: dict[str, object] = {"unit": own[0].name}
            yield Mark("lead-missing", own[0].lines, values, section.id, quote=own[0].text, sure=False)
        elif led >= 3 and all(unit.role == "support" for unit in task.units):
            values = {"unit": own[0].name}
            yield Mark("lead-missing", own[0].lines, values, section.id, quote=own[0].text, sure=False)


# --- alias-before-definition, two-names -------------------------------------------------------------------------------


@cache
def _definition() -> re.Pattern[str]:
    return compiled(
        r"[（(]\s*以下(?:统一)?[简统]称(?:为|[：:])?\s*(《[^》]{1,20}》|“[^”]{3,16}”|[^“《（()）,，;；、\s]{4,16})\s*[)）]"
    )


_MOST_ALIASES = 100
"""Definitions looked at: each looks back over the text, and no document defines more."""
_WIDER = frozenset("国家市省区县级新大总")
"""国家重点实验室 before 重点实验室 is defined is another thing, not the short name."""


def aliases_before(reading: Reading) -> Iterator[Mark]:
    """A short name that the text uses before it says what it is short for."""
    text = reading.text
    if "称" not in text or "以下" not in text:
        return
    for match in islice(_definition().finditer(text), _MOST_ALIASES):
        alias = match[1] if match[1].startswith("《") else match[1].strip("“”")
        sentence = max(text.rfind(mark, 0, match.start()) for mark in "。\n")
        at = text.find(alias, 0, sentence + 1)
        if text.endswith(
            alias, 0, match.start()
        ):  # 职业培训评价机构(以下简称评价机构): its tail is no use of the alias
            named = text[match.start() - len(alias) - 2 : match.start()]
            while at >= 2 and text.startswith(named, at - 2):
                at = text.find(alias, at + 1, sentence + 1)
        if at < 0 or text[at - 1 : at] in _WIDER:
            continue
        piece = reading.piece_at(at)
        if piece.role != "text":  # headings and cells are read apart from the text and repeat its words
            continue
        defined = reading.piece_at(match.start())
        if defined.lines[0] <= piece.lines[0]:
            continue
        values: dict[str, object] = {"alias": alias, "line": defined.lines[0]}
        yield Mark("alias-before-definition", piece.lines, values, piece.owner, quote=alias, sure=False)


def two_names(reading: Reading) -> Iterator[Mark]:
    """One organ under two printed names; a name with its level left out after another organ is no second name.

    Two names whose official forms differ are one organ only where a place has no more than one of the kind: 市文旅局 and
    市文旅广电局. That may also be an organ before and after a reform, so it is not sure.
    """
    wanted: dict[str, tuple[str, bool]] = {}
    kinds: dict[str, str] = {}
    for unit in reading.plan.units:
        if unit.collective:
            continue
        for other in unit.aliases:
            if other not in unit.name and unit.name not in other:
                wanted[other] = unit.name, True
        kind = kind_of(unit.canonical or unit.name)
        if kind is not None and kinds.setdefault(kind, unit.name) != unit.name:
            wanted.setdefault(unit.name, (kinds[kind], False))
    if not wanted:
        return
    for section, task in reading.answered:
        for ref in task.units:
            if ref.name in wanted:
                one, sure = wanted.pop(ref.name)
                values: dict[str, object] = {"one": one, "other": ref.name}
                yield Mark("two-names", ref.lines, values, section.id, quote=ref.text, sure=sure)


def look(reading: Reading) -> Iterator[Mark]:
    """Every finding of this family."""
    if reading.plan.units:
        yield from tasks_without_units(reading)
        yield from repeated_units(reading)
        yield from leads_missing(reading)
        yield from two_names(reading)
    yield from aliases_before(reading)
