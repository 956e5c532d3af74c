"""A number with a unit: what it is compared by, what it measures, and the numbers that are no targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TargetMention
from fanwen_parse.patterns import compiled, lazy
from fanwen_parse.records import NamedTuple

from . import target_words as words
from .quantities import number
from .target_forms import NUMBER
from .target_nouns import measured, opening_of
from .target_pairs import is_scope, joint, take_over
from .target_sizes import STOPS, is_size

if TYPE_CHECKING:
    import re

    from fanwen_parse.model import Span

Value = float | int | None

_STOP = f"[{STOPS}]"
REACH = 90
"""A clause is looked for this far to either side: longer ones are prose of another kind."""

_UNITS = words.by_first(words.UNITS)
_SCALES = words.by_first(words.SCALES)
_COMPARED = words.by_last(words.SIGNS)
_FAR = words.by_first(words.FAR)
_CHANGED = words.by_last(verb + to for verb in (*words.UP, *words.DOWN) for to in ("", "到", "至", "为"))
_BETWEEN = words.by_last(words.APPROXIMATE)
_AFTER = words.by_first(words.AFTER)
_REPORTED = lazy(words.REPORTED)
_BUILT = ("新建", "扩建", "改建", "建设", "审批", "受理", "备案")
_TIED = frozenset("-~－—–至到( ")
"""What can follow the left unit of a range."""
_PER = frozenset("/·每")
_MORE = frozenset("多余 ")
"""What may stand between a number and its unit."""
_GIVEN = frozenset("元%美欧‰")
"""Units of what is given begin so: money and shares."""
_LEVELS = ("标准达到", "标准提高", "标准不低于", "提高到", "达到")
"""Before an amount: it is a level, and nothing that is given."""
FOLLOWS = frozenset((*_UNITS, *"万亿百千多余 、和"))
"""What can follow a number that has a unit; all other numbers are passed over at once."""


_new = tuple.__new__
"""Makes a named tuple of all its fields without the constructor, which is Python code: every number of a text is looked at."""


class Scale(NamedTuple):
    """What stands behind a number."""

    unit: str
    multiplier: str
    end: int


class Head(NamedTuple):
    """What stands before a number in its clause, taken apart from right to left."""

    rest: str
    """What is left: the thing that is measured, mostly."""
    sign: str
    """A comparator, or empty."""
    changed: str
    """A verb of change, with its 到 or 至: 提高到."""
    about: bool
    """约, 近."""


def clause_of(text: str, start: int, end: int) -> Span:
    """The clause that holds ``[start, end)``."""
    left = start - REACH if start > REACH else 0
    for mark in STOPS:
        left = text.rfind(mark, left, start) + 1 or left  # each mark is looked for behind the one before only
    stop = compiled(_STOP).search(text, end, end + REACH)
    return left, stop.start() if stop else min(len(text), end + REACH)


def sign_behind(text: str, end: int) -> tuple[str, int]:
    """The comparator behind a number (以上, 左右) and where it ends; empty where there is none."""
    end, outside = _inclusion(text, end)
    word = words.at(text, end, _AFTER)
    if not word:
        return "", end
    end, later = _inclusion(text, end + len(word))
    sign = words.AFTER[word]
    return (sign.rstrip("=") if outside or later else sign), end


def _inclusion(text: str, end: int) -> tuple[int, bool]:
    """Behind a bracket that says whether a bound belongs to its range (5000万元(含)), and whether it does not."""
    if text[end : end + 1] != "(" or not text.startswith(("(含", "(不含"), end):
        return end, False
    bracket = compiled(r"\((?P<no>不)?含(?:本数|\d[^()]{0,10})?\)").match(text, end)
    return (bracket.end(), bracket["no"] is not None) if bracket else (end, False)


def read_number(
    text: str, match: re.Match[str], scale: Scale, clause: Span, found: list[TargetMention], previous: int
) -> tuple[TargetMention, int] | None:
    """The target that this number states, and where its unit ends; None where it states none.

    ``found`` are the targets before it, ``previous`` is where the last of them has its unit. That last one is taken back
    where it turns out to be the baseline of this one (从75%提高到85%), and cut where this one takes over its clause.
    """
    start = match.start()
    value = number(match[0] + scale.multiplier)
    left, right = clause
    joined = found[-1] if previous > left and found else None
    head = text[max(left, previous) : start]
    if value is None or _is_reported(head):
        return None
    if scale.unit == "百分点" and value > 100:
        return None  # columns of a table in one line: ≥808个百分点
    if "已" in text[scale.end : right] and compiled("已(?:经|全部|编制)*(?:完成|建成|实现|达到|达)").search(
        text, scale.end, right
    ):
        return None
    carried = joined is not None and head.rstrip(" ").endswith(words.JOINTS)
    if head.endswith("年的"):
        head = compiled(r"(?<=[到至为])\d{4} ?年的$").sub("", head)  # 增加到2026年的2000家
    low, head = _range_left(head, scale.multiplier)
    rest, sign, changed, about = head_of(head)
    behind, end = sign_behind(text, scale.end)
    if low is None:
        if head and head[-1] in "-~－—–" and compiled(r"\d ?[-~－—–]{1,2}$").search(head, max(0, len(head) - 5)):
            return None  # the end of something else: 2551.72347.6-8%
    elif low > value:
        return None  # no range: two columns of a table in one line
    if sign == "=" and scale.unit in words.MEASURES and head.rstrip(" ").endswith("共"):
        return None  # 公示期共7天: how long, not how long at most
    if not _is_target(scale.unit, sign, behind, changed) or _is_left_of_range(text, scale):
        return None
    if scale.unit == "年" and "." in match[0] and not (sign or changed):
        return None
    if scale.unit == "次" and value == 1 and not (sign or behind) and "每" in head:
        return None  # 每5年修订1次: how often, and no more
    if joined and not carried and joined.unit not in ("%", "元") and _says_which(text, head, scale):
        return None
    if is_size(text, head, rest if sign or changed else head, scale.unit, scale.end, clause):
        return None
    if behind and _is_removed(text, left, head.rstrip(" ")):
        return None
    if (
        not behind
        and changed.endswith(("到", "至", "为"))
        and scale.unit in words.MEASURES
        and text.startswith("内", end)
    ):
        behind, end = "<=", end + 1  # 缩短至3天内
    flags = ["approximate"] if about or behind == "~" else []
    sign = behind if behind and behind != "~" else sign
    baseline = None
    if changed:
        flags.append("increase" if changed.startswith(words.UP) else "decrease")
        if changed[-1] not in "到至为":
            flags += words.BOUNDS.get(sign, ())
            sign = "change"
        elif joined and joined.unit == scale.unit and _is_origin(text, joined, rest, previous):
            found.pop()
            low, baseline = joined.value, f"{joined.value}{joined.unit}"
            flags.append("from-to")
            left, joined = joined.at[0], None
            rest = text[left:start].replace("由", "从").partition("从")[0]
        elif scale.unit in words.MEASURES and (origin := _stated_origin(rest, scale.unit)):
            low, rest = origin
            baseline = f"{low}{scale.unit}"
            flags.append("from-to")
    if joined and carried and not sign and (scale.unit == joined.unit or joined.comparator in (">=", "<=", "change")):
        sign = joined.comparator
        flags += [flag for flag in joined.flags if flag in ("increase", "decrease")]
    year = (
        compiled(r"(?:在|比|较|以) ?(?:(\d{4}) ?年|([上去]年)(?:同期)?)(?:的?基础上)?").search(rest)
        if "年" in rest
        else None
    )
    if year:
        baseline = baseline or year[1] or year[2]
        rest = rest[: year.start()] + rest[year.end() :]
    if baseline is None and joined and carried and joined.baseline and joined.baseline.isdigit():
        baseline = joined.baseline  # 比2005年分别下降12%、14%
    yearly = joined and "per-year" in joined.flags and (carried or (sign or "=") == joined.comparator)
    if yearly or "每年" in head or "年均" in head or "逐年" in head:
        flags.append("per-year")
    if sign in ("", "=", "<=") and scale.unit[:1] in _GIVEN and _is_grant(text, left, start, right):
        flags.append("grant")
    if joined:
        cut = joint(text, previous, start)
        if cut[0] < 0 and (sign or changed) and is_scope(text, joined, previous, scale.unit):
            found.pop()
        else:
            left = take_over(found, start, left, cut)
            rest = rest[max(0, cut[1] - previous) :]
    at = (opening_of(text, left, start), right)
    indicator = measured(text, end, rest, joined, scale.unit, carried=carried)
    single: Value = value
    high: Value = None
    if "from-to" in flags and low is not None:
        low, high = min(low, value), max(low, value)
    elif low is not None:
        single, high = None, value
        flags.append("range")
    mention = (at, sign or "=", single, scale.unit, indicator, low, high, tuple(flags), baseline, NUMBER.name)
    return _new(TargetMention, mention), scale.end


def _is_grant(text: str, left: int, start: int, right: int) -> bool:
    """Whether the clause, or the one before a bare cap (最高500万元), gives or lends the amount."""
    clause = text[left:right]
    if any(map(text[left:start].__contains__, _LEVELS)):
        return False  # 补助标准提高到每人100元: a level that is to be reached
    if text.startswith(("最高", "最多", "单个", "每家", "每户", "累计", "总额"), left):
        clause = text[max(text.rfind("。", 0, start) + 1, left - 30) : right]
    return any(map(clause.__contains__, words.GRANTING))


def _is_left_of_range(text: str, scale: Scale) -> bool:
    """500万元—5000万元, 5000万元(含)至1亿元(不含): the number behind states both ends."""
    if text[scale.end : scale.end + 1] not in _TIED:
        return False
    at, _ = _inclusion(text, scale.end)
    tie = compiled(r" ?(?:[-~－—–]{1,2}|至|到) ?(?=\d)").match(text, at)
    other = compiled(NUMBER.pattern).match(text, tie.end()) if tie else None
    behind = scale_of(text, other.end()) if other else None
    return behind is not None and behind.unit == scale.unit


def scale_of(text: str, end: int) -> Scale | None:
    """Multiplier and unit behind a number: 万, 人次. None where there is no unit, or one that no target has (2025年)."""
    decimal = text[end - 2 : end - 1] == "."  # 受教育年限达到11.3年
    end += text[end : end + 1] in _MORE
    multiplier = words.at(text, end, _SCALES)
    if multiplier:
        end += len(multiplier)
        end += text.startswith(("多", "余"), end)
        end += text.startswith(" ", end)
    unit = words.at(text, end, _UNITS)
    if not unit:
        return None
    end += len(unit)
    if unit == "年" and not decimal and not text.startswith(("免费", "/"), end):
        return None
    if unit in words.NO_UNITS and text[end : end + 1] in words.NO_UNITS[unit]:
        return None
    if unit[-1].isascii() and unit[-1].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
        return None  # 8PM
    unit = words.UNIT_NAMES.get(unit, unit)
    rate = ""
    while text[end : end + 1] in _PER:
        per = next((per for per in words.PER if text.startswith(per, end + 1)), "")
        if not per or (text[end] == "每" and per not in ("秒", "小时", "立方米", "升")):
            break
        rate += ("/" if text[end] == "每" else text[end]) + per
        end += 1 + len(per)
    if unit == "年" and not (rate or decimal or text.startswith("免费", end)):
        return None
    return _new(Scale, (unit + rate, multiplier, end))


def shared_scale(text: str, start: int, end: int) -> Scale | None:
    """The unit of a bare number in a list under 分别 (分别奖励100、50、5万元): that of the last one."""
    if "分别" not in text[max(0, start - 30) : start]:
        return None
    last = compiled(r"(?:[、和] ?\d[\d.]*)+").match(text, end)
    scale = scale_of(text, last.end()) if last else None
    return scale._replace(end=end) if scale else None


def _range_left(head: str, multiplier: str) -> tuple[Value, str]:
    """The left number of 3—5个 and the text before it; None where there is none."""
    bare = head.rstrip(" ")
    if not bare.endswith(words.TIES):
        return None, head
    match = compiled(
        r"(?<![A-Za-z\d.])(\d[\d,]*(?:\.\d+)?) ?(万亿|百万|千万|万|亿)?(?P<unit>[^\d,。;()]{0,6}?)(?:\(不?含[^()]{0,8}\))? ?(?:[-~－]|—|–|至|到){1,2}$"
    ).search(bare, max(0, len(bare) - 28))
    if match is None:
        return None, head
    unit = match["unit"].strip(" ")
    if unit and (unit == "年" or words.at(unit, 0, _UNITS) != unit.partition("/")[0]):
        return None, head  # PM2.5浓度降至30, 2023年达到80%
    return number(match[1] + (match[2] or multiplier)), bare[: match.start()]


def head_of(head: str) -> Head:
    """Comparator and verb of change at the end of what stands before the number: 降低不少于, 提高到, 至少掌握."""
    rest = words.without_tail(head, _BETWEEN) if head[-1:] in _BETWEEN else head
    about = len(rest) < len(head) and head.endswith(("约", "近", "接近"))
    word = words.at_end(rest, _COMPARED) if rest[-1:] in _COMPARED else ""
    sign = words.SIGNS[word] if word else ""
    if word:
        rest = rest[: -len(word)]
        if rest[-1:] in _BETWEEN:
            rest = words.without_tail(rest, _BETWEEN)
    else:
        near = rest[-14:]
        if "至" in near or "不" in near or "最" in near:
            sign = _far_sign(near)
    changed = words.at_end(rest, _CHANGED) if rest[-1:] in _CHANGED else ""
    if changed and word == "为":
        changed, rest, sign = f"{changed}为", f"{rest}为", ""  # 提升为 is a verb of change, not 提升 with a comparator
    return _new(Head, (rest[: len(rest) - len(changed)], sign, changed, about))


def _far_sign(near: str) -> str:
    """What the last comparator in the text says, of those that may stand apart from their number; empty where none does."""
    for start in range(len(near) - 2, -1, -1):
        word = words.at(near, start, _FAR)
        if word:
            return words.SIGNS[word]
    return ""


def _is_reported(head: str) -> bool:
    """Whether the number says what has been reached, what there is, or what a word means."""
    if _REPORTED.search(head) or head.lstrip().startswith(("截至", "截止")):
        return True
    if head.rstrip(" ").endswith(("了", "现有", "现存", "辖", "下设")):
        return True
    if head.endswith("、") and compiled(r"第\d[\d、]*$").search(head):
        return True  # 按第2、3条执行
    return "现" in head and compiled("(?:在|[全我本][省市区县镇乡国])*现[有存](?!.*基础)").match(head) is not None


def _is_removed(text: str, left: int, head: str) -> bool:
    """淘汰35蒸吨以下的锅炉, 不再新建每小时35蒸吨以下的项目: the size of what goes or may not come, and no target."""
    head = head.removesuffix("每小时")
    if head.endswith(words.REMOVED):
        return True
    return head.endswith(_BUILT) and any(
        word in text[left : text.find(head, left) + len(head)] for word in words.BANNED
    )


def _says_which(text: str, head: str, scale: Scale) -> bool:
    """培育5个以上收入过200亿元的产业集群: the second number is said of what the first one counts."""
    return (
        scale.unit in ("元", "人", "亩", "吨", "平方米")
        and compiled("(?:以[上下内])?的").match(text, scale.end) is not None
        and not any(word in head for word in (*words.JOINTS, *words.GRANTING))
    )


def _is_target(unit: str, sign: str, behind: str, changed: str) -> bool:
    """A number of days or metres is a target only as a limit; an age only where it is what is measured."""
    if unit == "岁":
        return bool(sign) and not behind
    if unit in words.MEASURES:
        return bool(sign) or changed.endswith(("到", "至", "为")) or (unit in ("工作日", "位") and bool(behind))
    return True


def _stated_origin(rest: str, unit: str) -> tuple[Value, str] | None:
    """由20个工作日压缩至7个工作日: a number of days is no target of its own, but where the change begins; and what stands before."""
    if "由" not in rest and "从" not in rest:
        return None
    match = compiled(r"[由从][^\d,、]{0,6}?(?P<value>\d[\d,.]*) ?(?P<unit>[^\d,。;、]{1,4})$").search(rest)
    if match is None or match["unit"].strip(" ").removeprefix("个") != unit.removeprefix("个"):
        return None
    return number(match["value"]), rest[: match.start()]


def _is_origin(text: str, earlier: TargetMention, between: str, previous: int) -> bool:
    """从75%提高到85%, 由113个城市增加到333个: the first number is where the change begins.

    ``between`` is what stands behind its unit (at ``previous``) and before the verb of change.
    """
    if earlier.value is None:
        return False
    if between.strip(" "):
        return (
            compiled(r"[由从]的? ?\d[\d,.]* ?[多余万亿]*[^\d]{1,4}$").search(text, earlier.at[0], previous) is not None
        )
    clause = text[earlier.at[0] : earlier.at[1]]
    return "从" in clause or "由" in clause
