"""Trees built by hand from a short form, so that tests of diff do not depend on what the parser makes of a text.

The short form is the one of the diff bench: sections of tasks, each with no, title, text, units (or lead), timeline, targets.
"""

from __future__ import annotations

from typing import Any

from fanwen_parse.model import (
    Document,
    Paragraph,
    Part,
    Plan,
    Section,
    SourceInfo,
    Target,
    Task,
    Timeline,
    UnitRef,
)

ORIGIN = "plan"
_NOWHERE = (0, 0)


def plan_of(data: dict[str, Any], name: str = "plan.json") -> Plan:
    """One plan part; ids and lines count on."""
    line = 1
    sections = []
    for ordinal, section in enumerate(data["sections"], 1):
        line += 1
        own = line
        children = []
        for place, task in enumerate(section.get("tasks", ()), 1):
            line += 1
            children.append(section_of(task, f"plan/{ordinal}.{place}", place, line))
        sections.append(
            Section(
                f"plan/{ordinal}", section.get("no", f"({ordinal})"), ordinal, 1, section["title"], (own, own), _NOWHERE,
                _paragraphs(section.get("text", ""), own), tuple(children),
            )
        )  # fmt: skip
    part = Part("plan", "plan", data.get("title"), (1, line), _NOWHERE, sections=tuple(sections))
    document = Document(title=data.get("title"), signed_on=data.get("issued"))
    return Plan(SourceInfo(name, "", "utf-8", 0, line), document, (part,))


def section_of(task: dict[str, Any], section_id: str, place: int, line: int) -> Section:
    return Section(
        section_id, f"{task.get('no', place)}.", place, 2, task["title"], (line, line), _NOWHERE,
        _paragraphs(task.get("text", ""), line), (), task_of(task, line),
    )  # fmt: skip


def task_of(task: dict[str, Any], line: int) -> Task | None:
    lines = (line, line)
    lead = task.get("lead")
    units = tuple(
        UnitRef(name, ("lead" if name == lead else "support") if lead else "responsible", name, ORIGIN, lines, _NOWHERE)
        for name in task.get("units", ())
    )
    time = task.get("timeline")
    timeline: tuple[Timeline, ...] = ()
    if time:
        end = time["end"]
        kind = "deadline" if end else "ongoing"
        timeline = (Timeline(kind, time["schedule"], ORIGIN, lines, _NOWHERE, f"../{end}" if end else None, None, end),)
    targets = tuple(
        Target(
            f"{t['name']}{t['value']}{t['unit']}", ORIGIN, lines, _NOWHERE, t["op"], t["value"], t["unit"], t["name"]
        )
        for t in task.get("targets", ())
    )
    if not (units or timeline or targets):
        return None
    return Task(task["title"], units, False, timeline, targets)


def _paragraphs(text: str, line: int) -> tuple[Paragraph, ...]:
    return (Paragraph(text, (line, line), _NOWHERE),) if text else ()
