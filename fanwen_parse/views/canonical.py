"""A plan as a short canonical text, for ``git diff``: one fact a line, nothing that changes when nothing is said anew.

Item numbers, line numbers, widths, white space, line breaks and the site around the plan are left out; every sentence
and every fact has a line of its own, so that a changed deadline is one changed line under the heading of its task, and
git's word diff stays small. It is made to be compared by people, not to be parsed: for that there is the tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fanwen_parse.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fanwen_parse.model import Paragraph, Part, Plan, Row, Section, Table, Task

_SENTENCE = re.compile(r"[^。;!?]*[。;!?]+[”)]?|[^。;!?]+$")
_ROLES = (("lead", "牵头"), ("responsible", "责任"), ("support", "配合"), ("supervise", "督办"))


def canonical(plan: Plan) -> str:
    """The text; ends with a line break unless the plan is empty."""
    document = plan.document
    lines = [
        f"{label}: {value}"
        for label, value in (
            ("标题", document.title),
            ("发文字号", document.doc_number.text if document.doc_number else None),
            ("主送", "、".join(document.addressees) or None),
            ("发文机关", "、".join(document.issuers) or None),
            ("成文日期", document.signed_on),
        )
        if value
    ]
    for part in plan.parts:
        lines += ["", *_part(part)]
    return "\n".join(lines).lstrip("\n") + "\n" if lines else ""


def _part(part: Part) -> Iterable[str]:
    yield f"# {_plain(part.title or part.kind)}"
    yield from _said(part.paragraphs, part.task)
    for section in part.sections:
        yield from _section(section, 2)
    for table in part.tables:
        for row in table.rows:
            yield from _row(table, row)


def _section(section: Section, depth: int) -> Iterable[str]:
    yield ""
    yield f"{'#' * depth} {_plain(section.heading)}"
    yield from _said(section.paragraphs, section.task)
    for child in section.sections:
        yield from _section(child, depth + 1)


def _said(paragraphs: tuple[Paragraph, ...], task: Task | None) -> Iterable[str]:
    for paragraph in paragraphs:
        yield from _SENTENCE.findall(_plain(paragraph.text))
    if task is not None:
        yield from _facts(task)


def _facts(task: Task) -> Iterable[str]:
    """Units by role, one a line, then times with the day that they mean. Targets stand in the sentences already."""
    for role, label in _ROLES:
        names = dict.fromkeys(unit.name for unit in task.units if unit.role == role)
        for name in names:
            yield f"  {label}: {_plain(name)}"
    if task.open:
        yield "  等"
    for time in dict.fromkeys((_plain(time.text), time.end) for time in task.timeline):
        yield f"  时间: {time[0]}{f' ({time[1]})' if time[1] else ''}"


def _row(table: Table, row: Row) -> Iterable[str]:
    cells = [
        _plain(cell)
        for column, cell in zip(table.columns, row.cells, strict=False)
        if cell is not None and column.means != "serial"
    ]
    yield f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return "".join(fold(text).split()) if not text.isascii() else " ".join(text.split())
