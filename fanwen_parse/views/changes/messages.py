"""What a change says to people, in Chinese or English: one template a kind, filled with old and new value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.revision import KINDS
from fanwen_parse.revision.runs import brief

if TYPE_CHECKING:
    from fanwen_parse.revision import Change, Place

TITLE = 40
"""Characters of a title that a message shows; some headings are whole sentences."""
VALUE = 60

_ROLES = {
    "zh": {"lead": "牵头", "responsible": "责任", "support": "配合", "supervise": "督办"},
    "en": {"lead": "lead", "responsible": "responsible", "support": "support", "supervise": "supervise"},
}

ELEMENTS = {
    "zh": {
        "doc_number": "发文字号", "title": "标题", "kind": "文种", "signed_on": "成文日期", "issuers": "发文机关",
        "addressees": "主送机关", "period": "规划期", "basis": "依据", "attachments": "附件", "imprint": "版记",
    },
    "en": {
        "doc_number": "document number", "title": "title", "kind": "kind", "signed_on": "date", "issuers": "issuers",
        "addressees": "addressees", "period": "period", "basis": "basis", "attachments": "attachments",
        "imprint": "imprint",
    },
}  # fmt: skip

# {t} task or section, {o} its old title where that matters, {b} before, {a} after, {d} distance, {n} pieces
_ZH = {
    "task-removed": "删除任务“{t}”",
    "task-added": "新增任务“{t}”",
    "task-split": "任务“{o}”拆分为{n}",
    "task-merged": "任务{n}合并为“{t}”",
    "task-moved": "“{t}”由“{b}”移至“{a}”",
    "deadline-slipped": "“{t}”完成时限推迟{d}：{b} → {a}",
    "deadline-dropped": "“{t}”不再有完成时限：{b} → {a}",
    "deadline-advanced": "“{t}”完成时限提前{d}：{b} → {a}",
    "deadline-added": "“{t}”新增完成时限：{b} → {a}",
    "recurrence-changed": "“{t}”周期安排变化：{b} → {a}",
    "timeline-changed": "“{t}”时间安排变化：{b} → {a}",
    "unit-removed": "“{t}”责任单位删去{b}",
    "unit-added": "“{t}”责任单位增加{a}",
    "lead-changed": "“{t}”牵头单位更换：{b} → {a}",
    "role-changed": "“{t}”单位职责变化：{b} → {a}",
    "unit-order": "“{t}”责任单位排序变化：{b} → {a}",
    "units-opened": "“{t}”责任单位名单加“等”",
    "units-closed": "“{t}”责任单位名单去“等”",
    "target-lowered": "“{t}”目标值降低：{b} → {a}",
    "target-dropped": "“{t}”目标被取消：{b}",
    "target-raised": "“{t}”目标值提高：{b} → {a}",
    "target-added": "“{t}”新增目标：{a}",
    "target-changed": "“{t}”目标口径变化：{b} → {a}",
    "wording-weakened": "“{t}”措辞减弱：{b} → {a}",
    "wording-strengthened": "“{t}”措辞加强：{b} → {a}",
    "reworded": "“{t}”{f}修改：{r}",
    "retitled": "任务标题“{b}”改为“{a}”",
    "section-added": "新增章节“{t}”",
    "section-removed": "删除章节“{t}”",
    "section-renamed": "章节标题“{b}”改为“{a}”",
    "section-moved": "章节“{t}”由“{b}”移至“{a}”",
    "row-added": "附表新增“{t}”",
    "row-removed": "附表删去“{t}”",
    "document-changed": "{f}：{b} → {a}",
    "renumbered": "“{t}”编号变化：{b} → {a}",
    "reordered": "“{t}”内次序变化：{b} → {a}",
    "punctuation": "“{t}”{f}只改标点",
    "width": "“{t}”{f}只改全半角或空白",
    "alias": "“{t}”同一单位换用名称：{b} → {a}",
}
_EN = {
    "task-removed": "task “{t}” was removed",
    "task-added": "task “{t}” was added",
    "task-split": "task “{o}” was split into {n}",
    "task-merged": "tasks {n} were merged into “{t}”",
    "task-moved": "“{t}” moved from “{b}” to “{a}”",
    "deadline-slipped": "“{t}” is due {d} later: {b} → {a}",
    "deadline-dropped": "“{t}” has no deadline any more: {b} → {a}",
    "deadline-advanced": "“{t}” is due {d} earlier: {b} → {a}",
    "deadline-added": "“{t}” has a new deadline: {b} → {a}",
    "recurrence-changed": "“{t}” recurs otherwise: {b} → {a}",
    "timeline-changed": "“{t}” has another schedule: {b} → {a}",
    "unit-removed": "“{t}” no longer names {b}",
    "unit-added": "“{t}” newly names {a}",
    "lead-changed": "“{t}” has another lead: {b} → {a}",
    "role-changed": "“{t}” gives a unit another role: {b} → {a}",
    "unit-order": "“{t}” names its units in another order: {b} → {a}",
    "units-opened": "“{t}” now has an open list of units (等)",
    "units-closed": "“{t}” no longer has an open list of units (等)",
    "target-lowered": "“{t}” asks for less: {b} → {a}",
    "target-dropped": "“{t}” has lost a target: {b}",
    "target-raised": "“{t}” asks for more: {b} → {a}",
    "target-added": "“{t}” has a new target: {a}",
    "target-changed": "“{t}” measures otherwise: {b} → {a}",
    "wording-weakened": "“{t}” is worded weaker: {b} → {a}",
    "wording-strengthened": "“{t}” is worded stronger: {b} → {a}",
    "reworded": "“{t}” was reworded ({f}): {r}",
    "retitled": "task “{b}” is now called “{a}”",
    "section-added": "section “{t}” was added",
    "section-removed": "section “{t}” was removed",
    "section-renamed": "section “{b}” is now called “{a}”",
    "section-moved": "section “{t}” moved from “{b}” to “{a}”",
    "row-added": "row “{t}” was added",
    "row-removed": "row “{t}” was removed",
    "document-changed": "{f}: {b} → {a}",
    "renumbered": "“{t}” was renumbered: {b} → {a}",
    "reordered": "“{t}” has another order: {b} → {a}",
    "punctuation": "“{t}”: only punctuation changed ({f})",
    "width": "“{t}”: only width or white space changed ({f})",
    "alias": "“{t}” uses another name of a unit: {b} → {a}",
}
_TEMPLATES = {"zh": _ZH, "en": _EN}

_FIELDS = {
    "zh": {"text": "正文", "title": "标题", "row": "附表"},
    "en": {"text": "text", "title": "title", "row": "appendix row"},
}
_SINGLE = {"zh": "“{}”", "en": "“{}”"}


def describe(kind: str, lang: str) -> str:
    """What a kind means, in a few words."""
    return KINDS[kind].zh if lang == "zh" else KINDS[kind].en


def message(change: Change, lang: str = "zh") -> str:
    """One line that says what changed, without where it stands.

    Args:
        change: any change.
        lang: ``zh`` or ``en``; quotes of the plan stay Chinese.
    """
    place = change.new or change.old
    text = _TEMPLATES[lang][change.kind].format(
        t=_short(place.title or place.id, TITLE) if place else "",
        o=_short(change.old.title, TITLE) if change.old else "",
        b=_value(change, change.before, change.before_text, lang),
        a=_value(change, change.after, change.after_text, lang),
        d=distance(change, lang),
        n=_pieces(change, lang),
        f=_field(change, lang),
        r=brief(change.before or "", change.after or "") if change.kind == "reworded" else "",
    )
    if change.doubtful and change.score is not None:
        text += (
            f"（配对存疑，相似度 {change.score:.2f}）"
            if lang == "zh"
            else f" (doubtful pair, likeness {change.score:.2f})"
        )
    return text


def distance(change: Change, lang: str) -> str:
    """How far a deadline moved: months, or days where it is not a month."""
    months, days = abs(change.months or 0), abs(change.days or 0)
    number, zh, en = (months, "个月", "month") if months else (days, "天", "day")
    return f" {number} {zh}" if lang == "zh" else f"{number} {en}{'' if number == 1 else 's'}"


def _value(change: Change, value: str | None, printed: str | None, lang: str) -> str:
    """The words of the plan, and the day that they mean where they do not say it."""
    if change.kind == "role-changed" and value is not None and printed is not None:
        name, _, role = printed.rpartition(" ")
        return f"{name}（{_ROLES[lang].get(role, role)}）"
    if value is None and printed is None:
        return "无" if lang == "zh" else "none"
    if change.field == "timeline":
        shown = " ".join((printed or value or "").split())
        return f"{shown}（{value}）" if value and printed and value not in printed else shown
    if change.field == "targets":
        return f"{value}（{_short(printed, VALUE)}）" if printed and value else _short(value or printed or "", VALUE)
    return _short(printed if printed is not None and change.field == "units" else value or "", VALUE)


def _pieces(change: Change, lang: str) -> str:
    first = change.new if change.kind == "task-split" else change.old
    places: tuple[Place, ...] = ((first,) if first else ()) + change.more
    return "、".join(_SINGLE[lang].format(_short(place.title or place.id, TITLE)) for place in places)


def _field(change: Change, lang: str) -> str:
    name = change.field.removeprefix("document.")
    return ELEMENTS[lang].get(name, name) if change.field.startswith("document.") else _FIELDS[lang].get(name, name)


def _short(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1]}…"
