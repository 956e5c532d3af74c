"""``show``: the tree for the eye. One item a branch, its facts below it, long text folded to a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from fanwen_parse.model import Document, Paragraph, Part, Plan, Section, Table, Target, Task, Timeline

_PARTS = {"notice": "通知", "plan": "方案", "appendix": "附件"}
_ROLES = (("lead", "牵头"), ("responsible", "责任"), ("support", "配合"), ("supervise", "督办"))
_ORIGINS = {"plan": "", "appendix": "（附件）", "both": ""}
_TIMES = {"deadline": "时限", "period": "时段", "recurring": "周期", "ongoing": "持续", "unresolved": "时限"}
_COMPARATORS = {">=": "≥", "<=": "≤"}
_LINE = 76
"""Columns of folded text with its guides, which take four for each level."""
_WIDE = 0x2E80
"""Code points from here on take two columns of a terminal (near enough for folding)."""


def show(plan: Plan, out: TextIO, *, full: bool = False, color: bool | None = None, width: int | None = None) -> None:
    """Write a plan as a tree.

    Args:
        plan: what to show.
        out: a terminal, or anything else that takes text (then without colours).
        full: do not fold long text.
        color: None: where ``out`` is a terminal and NO_COLOR is not set.
        width: columns; None: those of the terminal, 80 elsewhere.
    """
    from rich.console import Console

    # None lets rich see for itself; a False would take the colours also where they were asked for by FORCE_COLOR
    console = Console(
        file=out,
        no_color=color is False or None,
        force_terminal=color or None,
        highlight=False,
        width=width,
        soft_wrap=False,
    )
    console.print(_summary(plan))
    for part in plan.parts:
        console.print(_part(part, plan.document if part is plan.parts[0] else None, full=full))
    if plan.findings:
        console.print(_findings(plan))


def _text(*pieces: tuple[str, str]) -> Text:
    from rich.text import Text

    # assembled without markup: 〔〕 and [ ] of the source must not be read as styles
    return Text.assemble(*pieces, overflow="fold")


def _summary(plan: Plan) -> Text:
    tasks = sum(1 for part in plan.parts for task in _tasks(part.sections, part.task) if task)
    tasks += sum(1 for part in plan.parts for table in part.tables for row in table.rows if row.task and not row.linked)
    parts = "、".join(_PARTS[part.kind] for part in plan.parts) or "没有正文"
    dropped = sum(entry.lines[1] - entry.lines[0] + 1 for entry in plan.dropped)
    counts = f"{parts}；任务 {tasks} 项，单位 {len(plan.units)} 个，样板文字 {dropped} 行，问题 {len(plan.findings)} 处"
    return _text((plan.source.name, "bold"), ("  ", ""), (counts, "dim"))


def _tasks(sections: tuple[Section, ...], *others: Task | None) -> list[Task | None]:
    found = list(others)
    for section in sections:
        found += _tasks(section.sections, section.task)
    return found


def _part(part: Part, document: Document | None, *, full: bool) -> Tree:
    from rich.tree import Tree

    tree = Tree(
        _text((f"{_PARTS[part.kind]} ", "bold magenta"), (part.title or "（没有印标题）", "bold")), guide_style="dim"
    )
    if document is not None:
        _add(tree, "要素", _elements(document), "dim")
    _texts(tree, part.paragraphs, 1, full=full)
    if part.task:
        _facts(tree, part.task)
    for section in part.sections:
        _section(tree, section, 1, full=full)
    for table in part.tables:
        _table(tree, table, full=full)
    return tree


def _elements(document: Document) -> str:
    pieces = [
        document.doc_number.text if document.doc_number else "",
        f"成文 {document.signed_on}" if document.signed_on else "",
        "、".join(document.issuers),
        f"期限 {document.period.interval}" if document.period else "",
    ]
    return " · ".join(piece for piece in pieces if piece)


def _section(above: Tree, section: Section, depth: int, *, full: bool) -> None:
    style = "bold cyan" if section.level == 1 else "cyan" if section.sections else ""
    branch = above.add(_text((section.num, style or "dim"), (" ", ""), (section.heading, style)))
    if section.task:
        _facts(branch, section.task)
    _texts(branch, section.paragraphs, depth + 1, full=full)
    for child in section.sections:
        _section(branch, child, depth + 1, full=full)


def _facts(branch: Tree, task: Task) -> None:
    """Who, when, how much, each kind on a line of its own."""
    for role, word in _ROLES:
        names = [f"{unit.name}{_ORIGINS[unit.origin]}" for unit in task.units if unit.role == role]
        if names:
            tail = " 等" if task.open and role == _last_role(task) else ""
            _add(branch, word, "、".join(names) + tail, "green")
    for time in task.timeline:
        _add(branch, _TIMES[time.kind], _time(time), "yellow")
    for target in task.targets:
        _add(branch, "指标", _target(target), "blue")


def _last_role(task: Task) -> str:
    return task.units[-1].role if task.units else ""


def _time(time: Timeline) -> str:
    first, cut, last = (time.interval or "").partition("/")  # days that are masked stand in the interval alone
    start, end = time.start or first.strip("."), time.end or (last if cut else first).strip(".")
    days = {
        "deadline": f" → {end}" if end else "",
        "period": f" → {start or '…'} 至 {end or '…'}",
        "recurring": f" → {time.interval or ''}{f' {time.by}' if time.by else ''}",
    }.get(time.kind, "")
    doubt = "（未能确定日期）" if time.kind == "unresolved" else ""
    return f"{time.text}{days}{doubt}{_ORIGINS[time.origin]}"


def _target(target: Target) -> str:
    comparator = _COMPARATORS.get(target.comparator, target.comparator)
    if target.comparator == "change":  # 下降18%以上: the words say it better than a sign
        return f"{target.text}{_ORIGINS[target.origin]}"
    if target.value is not None:
        amount = f"{target.value:g}" if isinstance(target.value, float) else str(target.value)
    elif target.low is not None:
        amount = f"{target.low}—{target.high}"
    else:
        return f"{target.text}{_ORIGINS[target.origin]}"
    return f"{target.indicator or target.text} {comparator} {amount}{target.unit or ''}{_ORIGINS[target.origin]}"


def _texts(branch: Tree, paragraphs: tuple[Paragraph, ...], depth: int, *, full: bool) -> None:
    for paragraph in paragraphs:
        branch.add(_text((paragraph.text if full else folded(paragraph.text, _LINE - 4 * depth), "dim")))


def _table(tree: Tree, table: Table, *, full: bool) -> None:
    rows = (*table.rows, *table.grid)
    head = " | ".join(column.name for column in table.columns)
    branch = tree.add(_text((f"表 {len(rows)} 行", "bold magenta"), (f"  {head}", "dim")))
    group: str | None = None
    for row in rows:
        if row.group != group:
            group = row.group
            if group and group not in row.cells:  # a label across the row; a column of groups shows itself
                branch.add(_text((group, "magenta")))
        target = f" → {row.linked}" if row.linked else ""
        cells = " | ".join("" if cell is None else cell if full else folded(cell, 24) for cell in row.cells)
        leaf = branch.add(_text((cells, ""), (target, "dim")))
        if row.task:
            _facts(leaf, row.task)


def _findings(plan: Plan) -> Tree:
    from rich.tree import Tree

    tree = Tree(_text(("问题", "bold red")), guide_style="dim")
    for finding in plan.findings:
        first, last = finding.lines
        place = f"第 {first} 行" if first == last else f"第 {first}、{last} 行"
        tree.add(_text((f"{place}  ", "dim"), (finding.message, "red" if finding.severity != "info" else "")))
    return tree


def _add(branch: Tree, word: str, value: str, style: str) -> None:
    if value:
        branch.add(_text((f"{word} ", "dim"), (value, style)))


def folded(text: str, columns: int) -> str:
    """The beginning of a text, cut with … where it is longer than so many columns."""
    used = 0
    for at, character in enumerate(text):
        used += 2 if ord(character) >= _WIDE or character in "“”‘’…—" else 1
        if used > columns:
            return f"{text[: max(at - 1, 1)]}…"
    return text
