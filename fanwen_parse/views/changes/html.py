"""A 修订对照表: old and new side by side, one row a task, in one self-contained page that reads and prints well.

No script and no outside file. What did not change is there too, hidden until the box above the table is ticked, and never
printed unless it is shown. Deletions are struck through and insertions underlined, so that a black-and-white print says as
much as the screen. Text of the plan is escaped everywhere; nothing of it ever stands in an attribute.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from fanwen_parse.revision.normal import letters
from fanwen_parse.revision.runs import COME, GONE, SAME, Run, runs

from .messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fanwen_parse.model import Task
    from fanwen_parse.revision import Change, Comparison, Item

_WORDS = {
    "zh": {
        "lang": "zh-CN", "title": "修订对照表", "old": "原稿", "new": "修订稿", "all": "显示未修改的条目",
        "none": "两个版本没有差异。", "absent": "（无）", "document": "公文要素", "changes": "变化", "time": "时间安排",
        "breaking": "重大", "notable": "注意", "info": "一般", "legend": "删除的文字加删除线，新增的文字加下划线。",
        "lead": "牵头单位", "responsible": "责任单位", "support": "配合单位", "supervise": "督办单位", "colon": "：",
    },
    "en": {
        "lang": "en", "title": "Table of changes", "old": "Old", "new": "New", "all": "Show what did not change",
        "none": "The two versions do not differ.", "absent": "(none)", "document": "Document", "changes": "Changes",
        "time": "Schedule", "breaking": "breaking", "notable": "notable", "info": "info",
        "legend": "Deleted text is struck through, inserted text is underlined.",
        "lead": "Lead", "responsible": "Responsible", "support": "Support", "supervise": "Supervision", "colon": ": ",
    },
}  # fmt: skip

_STYLE = """
:root { color-scheme: light; --line: #b8bec7; --soft: #f4f6f8; }
* { box-sizing: border-box; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 72rem; color: #1b1f24; background: #fff;
  font: 16px/1.7 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { text-align: center; font-size: 1.6rem; margin: 0 0 .3rem; }
.names, .counts, .legend { text-align: center; margin: .2rem 0; }
.names { color: #4a525c; overflow-wrap: anywhere; }
.legend, .note { font-size: .85rem; }
.show { display: inline-block; margin: 1rem .4rem .5rem; font-size: .9rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: .5rem .7rem; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
thead th { background: var(--soft); text-align: center; }
tr.section th { background: var(--soft); font-weight: 600; }
.head { font-weight: 600; }
p { margin: 0 0 .35rem; }
.facts { font-size: .9rem; color: #39414a; }
del { color: #a40e26; background: #ffeef0; text-decoration: line-through; }
ins { color: #0b5e20; background: #e6ffec; text-decoration: underline; }
.absent { color: #6a737d; }
ul.notes { margin: .4rem 0 0; padding: .35rem 0 0 1.1rem; border-top: 1px dashed var(--line); }
.note.breaking { font-weight: 600; color: #8a0b20; }
.note.notable { color: #6b4a00; }
tr.same { display: none; }
#all:checked ~ table tr.same { display: table-row; }
@page { size: A4; margin: 18mm 14mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.5; }
  .show, #all { display: none; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  tr.section { break-after: avoid; }
  del, ins { background: none; }
}
"""


def page(comparison: Comparison, changes: Sequence[Change], old_file: str, new_file: str, lang: str) -> str:
    """The whole page.

    Args:
        comparison: for the texts of both sides.
        changes: to tell beside the texts, with their final severities.
        old_file: name of the old version.
        new_file: name of the new version.
        lang: ``zh`` or ``en``, of the words around the plan.
    """
    words = _WORDS[lang]
    told: dict[tuple[str | None, str | None], list[Change]] = {}
    for change in changes:
        key = (change.old.id if change.old else None, change.new.id if change.new else None)
        told.setdefault(key, []).append(change)
    counts = Counter(change.severity for change in changes)
    summary = " · ".join(f"{words[name]} {counts[name]}" for name in ("breaking", "notable", "info") if counts[name])
    rows = [*_document_row(told.pop(("document", "document"), []), words, lang), *_rows(comparison, told, words, lang)]
    title = escape(comparison.new.document.title or new_file)
    return (
        f'<!DOCTYPE html>\n<html lang="{words["lang"]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{words["title"]} {title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}<br>{words['title']}</h1>\n"
        f'<p class="names">{escape(old_file)} → {escape(new_file)}</p>\n'
        f'<p class="counts">{summary or words["none"]}</p>\n<p class="legend">{words["legend"]}</p>\n'
        f'<input type="checkbox" id="all"><label class="show" for="all">{words["all"]}</label>\n'
        f'<table>\n<thead><tr><th scope="col">{words["old"]}</th><th scope="col">{words["new"]}</th></tr></thead>\n<tbody>\n'
        + "\n".join(rows)
        + "\n</tbody>\n</table>\n</body>\n</html>\n"
    )


# --- rows -------------------------------------------------------------------------------------------------------------


def _document_row(changes: Sequence[Change], words: dict[str, str], lang: str) -> Iterable[str]:
    if not changes:
        return
    yield f'<tr class="section"><th scope="colgroup" colspan="2">{words["document"]}</th></tr>'
    for change in changes:
        old, new = _both(change.before or "", change.after or "")
        name = message(change, lang).split(words["colon"], 1)[0]
        label = f'<span class="head">{escape(name)}{words["colon"]}</span>'
        yield _row(f"<p>{label}{old or words['absent']}</p>", f"<p>{label}{new or words['absent']}</p>")


def _rows(
    comparison: Comparison, told: dict[tuple[str | None, str | None], list[Change]], words: dict[str, str], lang: str
) -> Iterable[str]:
    """All items in the order of the new plan; what was removed stands behind its last neighbour that is left."""
    pairing = comparison.pairing
    partner = {item.place: pair.new[0].place for pair in pairing.pairs for item in pair.old}
    places: list[tuple[float, tuple[Item, ...], tuple[Item, ...]]] = [
        (pair.new[0].place, pair.old, pair.new) for pair in pairing.pairs
    ]
    places += [(item.place, (), (item,)) for item in pairing.added]
    for item in pairing.removed:
        before = next((partner[place] for place in range(item.place - 1, -1, -1) if place in partner), -1)
        places.append((before + (item.place + 1) / 1e6, (item,), ()))
    shown = _above_changes(comparison, told)
    for _, old, new in sorted(places, key=lambda one: one[0]):
        changes = told.get((old[0].id if old else None, new[0].id if new else None), [])
        first = (new or old)[0]
        speaks = bool(first.text) or first.task is not None
        if first.kind in ("part", "group") or not first.leaf:
            here = changes or (shown[1] if new else shown[0]) & {first.place}
            yield _section(old, new, [] if speaks else changes, "section" if here else "section same", lang)
            if not speaks:
                continue
        yield _row(*_cells(old, new, changes, words, lang), same=not changes)


def _above_changes(
    comparison: Comparison, told: dict[tuple[str | None, str | None], list[Change]]
) -> tuple[set[int], set[int]]:
    """Places of the headings, old and new, under which something changed."""
    found: tuple[set[int], set[int]] = (set(), set())
    pairing = comparison.pairing
    sides = (
        (*(item for pair in pairing.pairs for item in pair.old), *pairing.removed),
        (*(item for pair in pairing.pairs for item in pair.new), *pairing.added),
    )
    for side, items in enumerate(sides):
        changed = {key[side] for key, changes in told.items() if changes}
        by_place = {item.place: item for item in items}
        for item in items:
            above = item.parent if item.id in changed else None
            while above is not None and above not in found[side]:
                found[side].add(above)
                above = by_place[above].parent
    return found


def _section(old: tuple[Item, ...], new: tuple[Item, ...], changes: Sequence[Change], kind: str, lang: str) -> str:
    before, after = (_heading(old), _heading(new))
    notes = _notes(changes, lang)
    if before == after or not before or not after:
        marked = escape(after or before)
        if not before or not after:
            marked = f"<ins>{marked}</ins>" if after else f"<del>{marked}</del>"
        return f'<tr class="{kind}"><th scope="colgroup" colspan="2">{marked}{notes}</th></tr>'
    left, right = _both(before, after)
    return f'<tr class="{kind}"><th scope="row">{left}</th><th scope="row">{right}{notes}</th></tr>'


def _row(left: str, right: str, *, same: bool = False) -> str:
    mark = ' class="same"' if same else ""
    return f"<tr{mark}><td>{left}</td><td>{right}</td></tr>"


def _cells(
    old: tuple[Item, ...], new: tuple[Item, ...], changes: Sequence[Change], words: dict[str, str], lang: str
) -> tuple[str, str]:
    notes = _notes(changes, lang)
    if not old or not new:
        side = "".join(_whole(item, words, "ins" if new else "del") for item in (new or old))
        absent = f'<p class="absent">{words["absent"]}</p>'
        return (absent, side + notes) if new else (side, absent + notes)
    if len(old) > 1 or len(new) > 1:
        left = "".join(_whole(item, words, "") for item in old)
        right = "".join(_whole(item, words, "") for item in new)
        return left, right + notes
    one, other = old[0], new[0]
    # A new number is no change of the title: it is printed and not marked. A heading above has its own row.
    titles = _both(one.title, other.title)
    head = (escape(one.num) + titles[0], escape(other.num) + titles[1]) if one.leaf and one.kind != "part" else ("", "")
    text = _both(one.text, other.text)
    facts = _facts(one.task, other.task, words)
    left, right = (
        (f'<p class="head">{head[side]}</p>' if head[side] else "")
        + (f"<p>{_broken(text[side])}</p>" if text[side] else "")
        + facts[side]
        for side in (0, 1)
    )
    return left, right + notes


def _whole(item: Item, words: dict[str, str], tag: str) -> str:
    def mark(text: str) -> str:
        return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)

    parts = [f'<p class="head">{mark(item.num + item.title)}</p>'] if item.title or item.num else []
    if item.text:
        parts.append(f"<p>{_broken(mark(item.text))}</p>")
    parts += [
        f'<p class="facts">{mark(label + words["colon"] + "、".join(values))}</p>'
        for label, values in _listed(item.task, words)
    ]
    return "".join(parts)


# --- facts and texts --------------------------------------------------------------------------------------------------


def _listed(task: Task | None, words: dict[str, str]) -> list[tuple[str, list[str]]]:
    """(label, values as printed) of what a clause or a row states."""
    if task is None:
        return []
    found = []
    for role in ("lead", "responsible", "support", "supervise"):
        names = list(dict.fromkeys(unit.name for unit in task.units if unit.role == role))
        if names:
            found.append((words[role], names))
    times = list(dict.fromkeys(time.text for time in task.timeline))
    if times:
        found.append((words["time"], times))
    return found


def _facts(old: Task | None, new: Task | None, words: dict[str, str]) -> tuple[str, str]:
    """Both sides' facts; a value that the other side lacks is marked."""
    sides = (dict(_listed(old, words)), dict(_listed(new, words)))
    written = []
    for mine, theirs, tag in ((sides[0], sides[1], "del"), (sides[1], sides[0], "ins")):
        lines = []
        for label, values in mine.items():
            known = {letters(value) for value in theirs.get(label, ())}
            marked = "、".join(
                escape(value) if letters(value) in known else f"<{tag}>{escape(value)}</{tag}>" for value in values
            )
            lines.append(f'<p class="facts">{label}{words["colon"]}{marked}</p>')
        written.append("".join(lines))
    return written[0], written[1]


def _both(before: str, after: str) -> tuple[str, str]:
    """Old and new with their differences marked; differences of punctuation and width are not."""
    if letters(before) == letters(after):
        return escape(before), escape(after)
    found = runs(before, after)
    return _marked(found, GONE, "del"), _marked(found, COME, "ins")


def _marked(found: Sequence[Run], op: str, tag: str) -> str:
    return "".join(
        escape(run.text) if run.op == SAME else f"<{tag}>{escape(run.text)}</{tag}>"
        for run in found
        if run.op in (SAME, op)
    )


def _notes(changes: Sequence[Change], lang: str) -> str:
    if not changes:
        return ""
    notes = "".join(f'<li class="note {change.severity}">{escape(message(change, lang))}</li>' for change in changes)
    return f'<ul class="notes">{notes}</ul>'


def _heading(items: tuple[Item, ...]) -> str:
    return f"{items[0].num}{items[0].title or items[0].id}" if items else ""


def _broken(marked: str) -> str:
    return marked.replace("\n", "<br>")
