"""How much: the quantitative targets of one passage.

A target is a number with a unit (95%, 2项, 10000元, 1.2万人次), an implied one (全覆盖), a comparison with another
quantity (不低于公务员平均工资收入水平) or a trend (逐年只增不减). What it is compared by stands before it (不低于, 超过,
达到, 提高到) or behind it (以上, 以内, 左右).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TargetMention

from . import target_forms as forms
from . import target_words as words
from .quantities import number
from .time_points import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from fanwen_parse.model import Context, Span, TimeMention

Value = float | int | None

BOOK = forms.FORMS

WORDS = r"分之|翻.?番|全覆盖|只增不减|不低于(?!\d)|不高于(?!\d)|:\d"
ANY = rf"[0-9]|{WORDS}"
"""What a passage must hold to be read at all: one passage of two has none."""
WORDY = rf"(?:{forms.PERCENT.pattern})|(?:{forms.FRACTION.pattern})|(?P<ratio>{forms.RATIO.pattern})|(?:{forms.DOUBLING.pattern})|全覆盖|只增不减|{forms.RELATIVE.pattern}"
STOPS = ",;。:\n"
"""What ends the clause that states a target."""
REACH = 90
"""A clause is looked for this far to either side: longer ones are prose of another kind."""

_UNITS = words.by_first(words.UNITS)
_COMPARES = {word: sign for sign, group in words.COMPARATORS.items() for word in group.split()}
_COMPARED = words.by_last(_COMPARES)
_CHANGED = words.by_last(verb + to for verb in (*words.UP, *words.DOWN) for to in ("", "到", "至"))
_BETWEEN = words.by_last(words.APPROXIMATE)
_TRAILS = words.by_last(words.TRAILS)
_CLOSES = frozenset((*",。;、:!()和及并与”\n ", ""))
_LEFT_OVER = "、以上下左右内"
"""What the number before leaves in front of the next thing: 20%以上、不良品率降低10%."""
_LEADS = words.by_first(words.LEADS)


def read_targets(text: str, context: Context) -> tuple[TargetMention, ...]:  # noqa: ARG001 - one signature for all rooms
    """All quantitative targets of a folded passage, in order.

    Refused: dates, ordinals, document numbers, versions, ages of groups (15岁以上人群), lengths and durations that are not
    limits.
    """
    first = pattern(ANY).search(text)
    if first is None:
        return ()
    found: list[TargetMention] = []
    end = 0
    for match in pattern(forms.NUMBER.pattern).finditer(text, first.start()):
        if text[match.end() : match.end() + 1] in _AFTER_NUMBER:
            stated = _number(text, match, found, end)
            if stated is not None:
                found.append(stated[0])
                end = stated[1]
    if pattern(WORDS).search(text, first.start()):
        wordy = [target for match in pattern(WORDY).finditer(text) if (target := _wordy(text, match))]
        if wordy:
            found = sorted((*found, *wordy), key=lambda target: target.at)
    return tuple(found)


def due(times: Sequence[TimeMention], target: TargetMention) -> str | None:
    """The day a target is due: the nearest deadline that stands before its end. ``times`` are of the same passage."""
    ends = [
        time.end for time in times if time.end and time.kind in ("deadline", "period") and time.at[0] < target.at[1]
    ]
    return ends[-1] if ends else None


def probe(phrase: str) -> tuple[tuple[str, object], ...]:
    """The examples of the book: a value is ``comparator value unit``."""
    from fanwen_parse.model import Context

    found = []
    for target in read_targets(phrase, Context()):
        value = f"{target.low}-{target.high}" if "range" in target.flags else target.value
        found.append((target.rule, f"{target.comparator} {value} {target.unit}"))
    return tuple(found)


# --- numbers ----------------------------------------------------------------------------------------------------------

_AFTER_NUMBER = frozenset((*_UNITS, *"万亿百千多余 ")) - {""}


def _number(
    text: str, match: re.Match[str], found: list[TargetMention], previous: int
) -> tuple[TargetMention, int] | None:
    """The target that this number states, and where its unit ends; takes the last of ``found`` back where that was only its baseline (从75%…)."""
    start, end = match.span()
    if start and (text[start - 1] in words.REFUSED_BEFORE or (text[start - 1].isascii() and text[start - 1].isalnum())):
        return None
    measured = _unit(text, end)
    if measured is None:
        return None
    scale, unit, end = measured
    if unit == "年" and not text.startswith("免费", end):
        return None
    value: Value = number(match[0] + scale)
    if value is None:
        return None
    left, right = _clause(text, start, end)
    joined = bool(found) and previous > left and found[-1].at[0] >= left - REACH
    head = text[max(left, previous) : start]
    if "已" in head or (value == 1 and "每" in head[-4:] and "每年" not in head):
        return None  # what has been reached; each one (每认定1家)
    low, head = _range_left(head, scale)
    bare = words.without_tail(head, _BETWEEN)
    about = len(bare) < len(head) and head.endswith(("约", "近", "接近"))
    word = words.at_end(bare, _COMPARED)
    comparator = _COMPARES.get(word, "")
    if word:
        bare = words.without_tail(bare[: -len(word)], _BETWEEN)
    else:
        far = max(((bare.rfind(w, max(0, len(bare) - 14)), w) for w in words.FAR), default=(-1, ""))
        if far[0] >= 0:
            comparator = _COMPARES[far[1]]
    changed = words.at_end(bare, _CHANGED)
    if changed:
        bare = bare[: -len(changed)]
    quantity = end
    after = next(((w, sign) for w, sign in words.AFTER if text.startswith(w, end)), None)
    if (
        unit in words.MEASURES
        and not comparator
        and not (changed and changed[-1] in "到至")
        and (not after or unit != "工作日")
    ):
        return None
    if unit == "岁" and (after or not comparator):
        return None
    flags: list[str] = []
    if after:
        about = about or after[1] == "~"
        comparator = comparator if after[1] == "~" else after[1]
        end += len(after[0])
    if about:
        flags.append("approximate")
    baseline: str | None = None
    if changed:
        flags.append("increase" if changed.startswith(words.UP) else "decrease")
        if changed[-1] in "到至":
            comparator = comparator or "="
            base = found[-1] if joined and bare.strip(" ") == "" and _from(text, found[-1]) else None
            if base is not None and base.unit == unit and base.value is not None:
                found.pop()
                low = base.value
                baseline = f"{base.value}{unit}"
                flags.append("from-to")
                left = base.at[0]
                bare = text[left:start].replace("由", "从").partition("从")[0]
        else:
            flags += {">=": ["at-least"], ">": ["at-least"], "<=": ["at-most"], "<": ["at-most"]}.get(comparator, [])
            comparator = "change"
    carried = joined and text[max(left, previous) : start].rstrip(" ").endswith(words.JOINTS)
    if carried and not comparator:
        comparator = found[-1].comparator
        flags += [flag for flag in found[-1].flags if flag in ("increase", "decrease")]
    if baseline is None and "年" in bare:
        year = pattern(r"(?:在|比|较|以) ?(\d{4}) ?年(?:的?基础上)?").search(bare)
        if year:
            baseline = year[1]
            bare = bare[: year.start()] + bare[year.end() :]
    if "每年" in head or "年均" in head or "逐年" in head:
        flags.append("per-year")
    at, indicator = _statement(text, (left, right), start, end, bare, found if joined else [], carried=carried)
    high: Value = None
    single: Value = value
    if low is not None and "from-to" in flags:
        low, high = min(low, value), max(low, value)
    elif low is not None:
        high, single = value, None
        flags.append("range")
    comparator = comparator or "="
    target = TargetMention(
        at, comparator, single, unit, indicator, low, high, tuple(flags), baseline, forms.NUMBER.name
    )
    return target, quantity


def _unit(text: str, end: int) -> tuple[str, str, int] | None:
    """Multiplier, unit and the end of both behind a number: 万, 人次."""
    if text[end : end + 1] in ("多", "余"):
        end += 1
    end += text.startswith(" ", end)
    scale = next((scale for scale in words.SCALES if text.startswith(scale, end)), "")
    end += len(scale)
    if text[end : end + 1] in ("多", "余"):
        end += 1
    end += text.startswith(" ", end)
    unit = next((unit for unit in _UNITS.get(text[end : end + 1], ()) if text.startswith(unit, end)), "")
    if not unit:
        return None
    end += len(unit)
    unit = words.UNIT_NAMES.get(unit, unit)
    if text.startswith("/", end):
        per = next((per for per in words.PER if text.startswith(per, end + 1)), "")
        if per:
            return scale, f"{unit}/{per}", end + 1 + len(per)
    return scale, unit, end


def _range_left(head: str, scale: str) -> tuple[Value, str]:
    """The left number of 3—5个 and the text before it; None where there is none."""
    bare = head.rstrip(" ")
    if not bare.endswith(words.TIES):
        return None, head
    match = pattern(r"(\d[\d,]*(?:\.\d+)?) ?(万亿|百万|千万|万|亿)?[^\d,。;]{0,3}? ?(?:[-~－]|—|–|至|到){1,2}$").search(
        bare, max(0, len(bare) - 18)
    )
    if match is None:
        return None, head
    return number(match[1] + (match[2] or scale)), bare[: match.start()]


def _from(text: str, base: TargetMention) -> bool:
    """从75%提高到85%: the first number is where the change begins."""
    clause = text[base.at[0] : base.at[1]]
    return "从" in clause or "由" in clause


# --- the clause around it ---------------------------------------------------------------------------------------------


def _clause(text: str, start: int, end: int) -> Span:
    """The clause that holds ``[start, end)``."""
    left = max([text.rfind(stop, max(0, start - REACH), start) for stop in STOPS]) + 1
    right = min(
        [i for i in [text.find(stop, end, end + REACH) for stop in STOPS] if i >= 0] or [len(text), end + REACH]
    )
    return max(left, start - REACH, 0), min(right, len(text))


def _statement(
    text: str, clause: Span, start: int, end: int, bare: str, earlier: list[TargetMention], *, carried: bool
) -> tuple[Span, str | None]:
    """Span and indicator: what stands before the comparator, else what stands behind the number."""
    left, right = clause
    if earlier:
        last = earlier[-1]
        cut = max((text.rfind(joint, last.at[0], start) for joint in words.JOINTS), default=-1)
        if cut > last.at[0] and last.at[1] > start:
            earlier[-1] = last._replace(at=(last.at[0], cut))
        left = max(left, cut + 1 if cut > last.at[0] else left)
    opening = _opening(text, left, start)
    noun = bare
    if "(" in noun:
        noun = pattern(r"\([^()]*\)").sub("", noun)
    noun = words.without_tail(noun, _TRAILS)
    noun = noun[_opening(noun, 0, len(noun)) :].strip(" 的").lstrip(_LEFT_OVER)
    if len(noun) < 2 or carried or noun.endswith(words.DOING):
        behind = pattern(r"的?(?P<noun>[^,。;:、()\d]{2,24})").match(text, end)
        if behind:
            return (opening, right), behind["noun"].rstrip("和与及或")
        if earlier and carried:
            return (opening, right), earlier[-1].indicator
    return (opening, right), noun if len(noun) >= 2 else None


def _opening(text: str, floor: int, start: int) -> int:
    """Where the statement begins: behind the time and the verb of aim (确保到2025年)."""
    while floor < start:
        word = next((word for word in _LEADS.get(text[floor], ()) if text.startswith(word, floor)), "")
        if word and floor + len(word) <= start:
            floor += len(word)
            continue
        if text[floor] in "0123456789":
            year = pattern(r"\d{4} ?年(?:底|末)?(?:前)?,?").match(text, floor, start)
            if year:
                floor = year.end()
                continue
        break
    return floor


# --- words ------------------------------------------------------------------------------------------------------------


def _wordy(text: str, match: re.Match[str]) -> TargetMention | None:
    """A target without a number in digits."""
    word, (start, end) = match[0], match.span()
    left, right = _clause(text, start, end)
    at = (_opening(text, left, start), right)
    head = text[at[0] : start]
    noun = words.without_tail(words.without_tail(head, _TRAILS), _COMPARED).strip(" 的") or None
    if word == "全覆盖":
        if head.endswith(("100%", "100%的", "“")) or text[end : end + 1] not in _CLOSES:
            return None  # 全覆盖的体系, 全覆盖检查: how it is done, not how much
        return TargetMention(at, "=", 100, "%", noun, None, None, ("implied",), None, forms.COVERAGE.name)
    if word == "只增不减":
        return TargetMention(at, "change", 0, None, noun, None, None, ("trend", "per-year"), None, forms.TREND.name)
    if word in ("不低于", "不高于"):
        behind = text[end:right]
        if len(behind) < 3 or behind[0] in "0123456789约百两一二三四五六七八九十" or any(c.isdigit() for c in behind):
            return None
        sign = ">=" if word == "不低于" else "<="
        return TargetMention(at, sign, None, None, noun, None, None, ("relative",), None, forms.RELATIVE.name)
    sign = next((s for w, s in words.AFTER if text.startswith(w, end) and s != "~"), "=")
    if match["percent"]:
        chinese = match["percent"]
        while chinese and number(chinese) is None:
            chinese = chinese[:-1]
        value = number(chinese)
        end = start + 3 + len(chinese)
        sign = next((s for w, s in words.AFTER if text.startswith(w, end) and s != "~"), "=")
        return TargetMention(at, sign, value, "%", noun, None, None, (), None, forms.PERCENT.name) if value else None
    if match["ratio"]:
        if "比" not in head:
            return None
        return TargetMention(at, sign, None, "比", noun, None, None, ("ratio",), None, forms.RATIO.name)
    if "番" in word:
        times = 2 ** int(number(match["double"] or "一") or 1)
        return TargetMention(at, "=", times, "倍", noun, None, None, ("increase",), None, forms.DOUBLING.name)
    part, whole = number(match["part"]), number(match["whole"])
    if not part or not whole:
        return None
    return TargetMention(at, sign, part / whole, None, noun, None, None, ("fraction",), None, forms.FRACTION.name)
