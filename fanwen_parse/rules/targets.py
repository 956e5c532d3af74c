"""How much: the quantitative targets of one passage.

A target is a number with a unit (95%, 2项, 10000元, 1.2万人次), an implied one (全覆盖), a comparison with another
quantity (不低于公务员平均工资收入水平) or a trend (逐年只增不减). What it is compared by stands before it (不低于, 超过,
达到, 提高到) or behind it (以上, 以内, 左右); 以上, 以下 and 以内 include the number (民法典 1259).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TargetMention

from . import target_forms as forms
from .quantities import number
from .time_points import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from fanwen_parse.model import Context, TimeMention

STOPS = ",;。:\n"
"""What ends the clause that states a target."""
REACH = 90
"""A clause is looked for this far to either side: longer ones are prose of another kind."""


def read_targets(text: str, context: Context) -> tuple[TargetMention, ...]:  # noqa: ARG001 - one signature for all rooms
    """All quantitative targets of a folded passage, in order.

    Refused: dates, ordinals, document numbers, versions, cited titles, ages of groups (15岁以上人群), scores (0.5分).
    """
    found: list[TargetMention] = []
    before: TargetMention | None = None
    for match in pattern(forms.QUANTITY).finditer(text):
        kind = match.lastgroup
        if kind == "unit":
            target = _number(text, match, before)
        elif kind == "fraction":
            target = _fraction(text, match)
        elif kind == "percent":
            target = _percent(text, match)
        elif kind == "ratio":
            target = _ratio(text, match)
        elif kind == "double":
            target = _doubling(text, match)
        else:
            target = _wordy(text, match)
        if target is not None:
            found.append(target)
            before = target
    return tuple(found)


def due(times: Sequence[TimeMention], target: TargetMention) -> str | None:
    """The day a target is due: the nearest deadline before it in its sentence, else the nearest one at all.

    ``times`` are the mentions of the same passage, in order.
    """
    ends = [(mention.at[0], mention.end) for mention in times if mention.end and mention.kind in ("deadline", "period")]
    earlier = [end for at, end in ends if at <= target.at[1]]
    return earlier[-1] if earlier else None


# --- the clause around a number ---------------------------------------------------------------------------------------


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds ``[start, end)``; commas inside a definition bracket do not end it."""
    left = max(text.rfind(stop, max(0, start - REACH), start) for stop in STOPS) + 1
    left = max(left, start - REACH, 0)
    right = min(
        (i for i in (text.find(stop, end, end + REACH) for stop in STOPS) if i >= 0),
        default=min(len(text), end + REACH),
    )
    return left, right


def _number(text: str, match: re.Match[str], before: TargetMention | None) -> TargetMention | None:
    start, end = match.span()
    left = text[max(0, start - 2) : start]
    previous = left[-1:]
    if previous in forms.NOT_A_NUMBER_AFTER or (previous == "." and left[:1].isdigit()):
        return None
    unit = match["unit"]
    value = number(match["n"] + (match["scale"] or ""))
    if value is None:
        return None
    unit = forms.UNIT_NAMES.get(unit, unit)
    clause = _clause(text, start, end)
    floor = clause[0]
    if before is not None and before.at[0] < start < before.at[1]:
        floor = max(floor, before.at[0])
    head = text[floor:start]
    low: float | int | None = None
    flags: list[str] = []
    baseline = None
    if previous in forms.TIES:
        span = pattern(forms.RANGE_LEFT).search(text, max(floor, start - 16), start)
        if span:
            low = number(span["n"] + (span["scale"] or match["scale"] or ""))
            head = text[floor : span.start()]
    compared = None
    for compared in pattern(forms.COMPARED).finditer(head):
        pass
    tail = pattern(forms.AFTER).match(text, end)
    gap = head[compared.end() :] if compared else head
    comparator = ""
    change = None
    if compared and (len(gap) <= (12 if compared.lastgroup in forms.FAR else 2)):
        comparator = forms.COMPARATORS[compared.lastgroup or ""]
        if compared.lastgroup == "about":
            flags.append("approximate")
    stop = tail["after"] if tail else None
    if unit in forms.NEEDS_LIMIT and not comparator and not stop and not pattern(forms.LIMIT).search(head):
        return None
    if unit == "岁" and (stop in ("以上", "以下", "及以上") or not comparator):
        return None
    if unit == "年" and not pattern(r"免费|(?:以上|以下|左右)?[。,;]").match(text, end):
        return None
    if stop in ("以上", "及以上", "以上的"):
        comparator = ">="
    elif stop in ("以下", "以内", "之内", "内", "及以下"):
        comparator = "<="
    elif stop in ("左右", "上下"):
        flags.append("approximate")
    moved = pattern(forms.CHANGE).search(head[-14:])
    if moved:
        flags.append("increase" if moved["verb"] in forms.UP else "decrease")
        if moved["to"]:
            origin = pattern(forms.FROM).search(head)
            if origin:
                baseline = origin["n"] + (origin["unit"] or "")
                low = number(origin["n"] + (origin["scale"] or match["scale"] or ""))
                flags.append("from-to")
            comparator = comparator or "="
        else:
            change = comparator
            if change in (">=", ">"):
                flags.append("at-least")
            elif change in ("<=", "<"):
                flags.append("at-most")
            comparator = "change"
    if (
        not comparator
        and before is not None
        and floor == before.at[0]
        and pattern(forms.JOINED).fullmatch(text, before.at[1] if before.at[1] <= start else start, start)
    ):
        comparator = before.comparator
    comparator = comparator or "="
    year = pattern(r"(?:在|比|较|以)(\d{4}) ?年").search(head)
    if year and baseline is None:
        baseline = year[1]
    if pattern(r"每年|年均|逐年").search(head[-24:]):
        flags.append("per-year")
    if tail:
        end = tail.end() if tail["after"] else end
    at = (_opening(text, floor, start), max(end, clause[1]))
    indicator = _indicator(text, at, match, compared if comparator else None, floor)
    if low is not None and "from-to" not in flags:
        return TargetMention(at, comparator, None, unit, indicator, low, value, (*flags, "range"), baseline, "number")
    if low is not None:
        return TargetMention(
            at, comparator, value, unit, indicator, min(low, value), max(low, value), tuple(flags), baseline, "number"
        )
    return TargetMention(at, comparator, value, unit, indicator, None, None, tuple(flags), baseline, "number")


def _opening(text: str, floor: int, start: int) -> int:
    """Where the statement begins: behind the time and the verb of aim (确保到2025年)."""
    lead = pattern(forms.LEAD).match(text, floor, start)
    return lead.end() if lead else floor


def _indicator(
    text: str, at: tuple[int, int], match: re.Match[str], compared: re.Match[str] | None, floor: int
) -> str | None:
    """The noun phrase that is measured: what stands before the comparator, else what stands behind the number."""
    head = text[at[0] : match.start()]
    head = pattern(r"\([^()]*\)").sub("", head)
    noun = pattern(forms.INDICATOR_END).sub("", head).strip(" 的")
    if len(noun) >= 2:
        return noun
    behind = pattern(r"(?:以上|以下|以内|左右|的)*(?P<noun>[^,。;:、()\d]{2,24})").match(text, match.end())
    return behind["noun"] if behind else None


def _simple(
    text: str, match: re.Match[str], comparator: str, value: float | int | None, unit: str | None, *flags: str
) -> TargetMention:
    left, right = _clause(text, *match.span())
    at = (_opening(text, left, match.start()), right)
    noun = pattern(forms.INDICATOR_END).sub("", text[at[0] : match.start()]).strip(" 的") or None
    return TargetMention(at, comparator, value, unit, noun, None, None, flags, None, "words")


def _percent(text: str, match: re.Match[str]) -> TargetMention | None:
    value = number(match["percent"])
    tail = pattern(forms.AFTER).match(text, match.end())
    comparator = {"以上": ">=", "以下": "<=", "以内": "<="}.get(tail["after"] if tail else "", "=")
    return None if value is None else _simple(text, match, comparator, value, "%")


def _fraction(text: str, match: re.Match[str]) -> TargetMention | None:
    part, whole = number(match["part"]), number(match["whole"])
    if not part or not whole:
        return None
    tail = pattern(forms.AFTER).match(text, match.end())
    comparator = {"以上": ">=", "以下": "<=", "以内": "<="}.get(tail["after"] if tail else "", "=")
    return _simple(text, match, comparator, part / whole, None, "fraction")


def _ratio(text: str, match: re.Match[str]) -> TargetMention | None:
    tail = pattern(forms.AFTER).match(text, match.end())
    comparator = {"以上": ">=", "以下": "<=", "以内": "<="}.get(tail["after"] if tail else "", "=")
    return _simple(text, match, comparator, None, "比", "ratio")


def _doubling(text: str, match: re.Match[str]) -> TargetMention | None:
    count = number(match["double"]) or 1
    return _simple(text, match, "=", 2 ** min(int(count), 8), "倍", "increase")


def _wordy(text: str, match: re.Match[str]) -> TargetMention | None:
    """全覆盖, 只增不减, 不低于 + another quantity."""
    word = match[0]
    if word == "全覆盖":
        if pattern(r"100 ?%的?$").search(text, max(0, match.start() - 6), match.start()):
            return None
        return _simple(text, match, "=", 100, "%", "implied")
    if word == "只增不减":
        return _simple(text, match, "change", 0, None, "trend", "per-year")
    comparator = {"不低于": ">=", "不高于": "<=", "高于": ">", "低于": "<", "不少于": ">="}[word]
    return _simple(text, match, comparator, None, None, "relative")
