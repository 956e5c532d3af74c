"""Small texts and what they must read as: pages under tests/corpus, prose first, then ``### claim``, a text and an outline.

The outline fence shows the tree in one line an item, so that a failure reads like the document:

    plan 标题
      一、 标题 | 单位=role … 等 | kind interval | comparator value unit
      · paragraph text
      table 列/列
        cell | cell → id of the task it states again
    dropped kind: text
    finding kind: lines

``pytest --accept`` writes the outlines anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import fanwen_parse
from fanwen_parse.model import Plan, Section, Task

PAGES = sorted((Path(__file__).parent / "corpus").glob("*.md"))
CASE = re.compile(
    r"^### (?P<claim>.+)\n(?:(?!###).*\n)*?```text\n(?P<text>[\s\S]*?)```\n+```outline\n(?P<outline>[\s\S]*?)```",
    re.MULTILINE,
)


class Case(NamedTuple):
    page: Path
    line: int
    claim: str
    text: str
    outline: str


def cases() -> list[Case]:
    found = []
    for page in PAGES:
        content = page.read_text("utf-8")
        assert content.count("### ") == len(CASE.findall(content)), f"{page.name}: a claim without its two fences"
        found.extend(
            Case(page, content.count("\n", 0, match.start()) + 1, match["claim"], match["text"], match["outline"])
            for match in CASE.finditer(content)
        )
    return found


def facts(task: Task | None) -> str:
    if task is None:
        return ""
    pieces = []
    if task.units:
        names = [f"{u.name}={u.role}" + (f"({u.canonical})" if u.canonical else "") for u in task.units]
        pieces.append(" ".join(names) + (" 等" if task.open else ""))
    pieces += [f"{t.kind} {t.interval or '?'}" + (f" by {t.by}" if t.by else "") for t in task.timeline]
    for target in task.targets:
        value = f"{target.low}–{target.high}" if target.value is None and target.low is not None else target.value
        pieces.append(f"{target.comparator} {value} {target.unit or ''}".rstrip())
    return "".join(f" | {piece}" for piece in pieces)


def outline_of(plan: Plan) -> str:
    lines: list[str] = []

    def walk(sections: tuple[Section, ...], depth: int) -> None:
        for section in sections:
            lines.append("  " * depth + f"{section.num} {section.heading}{facts(section.task)}")
            lines.extend("  " * (depth + 1) + f"· {p.text}" for p in section.paragraphs)
            walk(section.sections, depth + 1)

    for part in plan.parts:
        lines.append(f"{part.kind} {part.title or '—'}{facts(part.task)}")
        lines.extend(f"  · {p.text}" for p in part.paragraphs)
        walk(part.sections, 1)
        for table in part.tables:
            lines.append("  table " + "/".join(f"{column.name}({column.means})" for column in table.columns))
            for row in (*table.rows, *table.grid):
                tail = f" → {row.linked}" if row.linked else facts(row.task)
                lines.append("    " + " | ".join("null" if c is None else c for c in row.cells) + tail)
    lines.extend(f"dropped {entry.kind}: {entry.text.strip()}" for entry in plan.dropped)
    lines.extend(f"finding {f.kind}: {f.lines[0]}" for f in plan.findings if f.severity != "info")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.page.stem}:{case.line}:{case.claim}")
def test_case(case, accept):
    found = outline_of(fanwen_parse.parse(case.text))
    if accept:
        content = case.page.read_text("utf-8")
        before = f"```text\n{case.text}```"
        at = content.index(before, sum(len(line) + 1 for line in content.split("\n")[: case.line - 1]))
        opening = content.index("```outline\n", at) + len("```outline\n")
        closing = content.index("```", opening)
        case.page.write_text(content[:opening] + found + content[closing:], "utf-8")
    else:
        assert found == case.outline, f"{case.page.name}, line {case.line}: {case.claim}"
