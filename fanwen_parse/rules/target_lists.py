"""分别: each number of a list belongs to one member of a list before it, names (高级、初级雪道) or days (2024年、2025年)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled, lazy

from .target_nouns import noun_before
from .target_words import JOINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import TargetMention, TimeMention

WORD = "分别"
REACH = 200
"""The days of a list stand this near before it."""
_BETWEEN = lazy("、|和|与|及|以及")
_MEMBER = lazy(r"(?:最高|不超过|不低于|不少于|至少|超过|达到|突破|约)? ?\d")
_EMPTY = lazy("(?:省级|市级|区级|一次性|当年|次年)*")
_YEAR = lazy(r"[到至在]?(?P<year>(?:19|20)\d\d)年底?")
_BASELINE = lazy(r"[比较在以](?:上年|\d{4} ?年)(?:同期|的?基础上)?$")
_SUBSTANCES = lazy(
    "(?P<stem>.{2,}?)(?:(?:等|[两三四五六七八九十][项种类]).*?)?(?P<tail>排放总量|排放量|排放强度|年?平均浓度|年?均?浓度)"
)
"""What is let off or in the air is named by itself; what is measured is said once, behind the last."""
_YEARS = lazy(r"到?(?:19|20)\d\d ?年(?:底|末)?[、和](?:19|20)\d\d ?年")
_MEASURES = (
    "占比",
    "比重",
    "比例",
    "率",
    "量",
    "规模",
    "增速",
    "收入",
    "产值",
    "面积",
    "强度",
    "目标",
    "标准",
    "水平",
    "数",
    "值",
)
_NO_NOUN = lazy("(?:(?:于|连续|当年|每年|省级|市级|区级|财政|次年).{0,8})?")
_LEAD = lazy(r"(?:对于?|经|将|按照?|给予|获得|获评|入选|列入|创建为|被|首次|新?认定为?的?|其中)+")
_GRADE = lazy(r"[^的]{1,4}(?P<grade>[级类等档])(?P<rest>.*)")


def groups(text: str, targets: Sequence[TargetMention], *, bare: bool = False) -> list[tuple[int, int, int]]:
    """The lists of numbers under one 分别: (where 分别 stands, first target, behind the last), two targets at least.

    With ``bare`` also lists without 分别 (达到37%和40%), whose first statement begins at the first figure given.
    """
    found = []
    first = 0
    while first < len(targets):
        behind = first + 1
        left, right = targets[first].at
        at = text.rfind(WORD, left, right) if targets[first].rule == "target-number" else -1
        if at < 0 and bare and targets[first].rule == "target-number":
            at = left
        while at >= 0 and behind < len(targets) and follows(text, targets[behind - 1], targets[behind]):
            behind += 1
        if behind > first + 1:
            found.append((at, first, behind))
        first = behind
    return found


def follows(text: str, one: TargetMention, other: TargetMention) -> bool:
    """Whether nothing but a joint stands between two numbers' statements."""
    end, start = one.at[1], other.at[0]
    return end < start <= end + 2 and text[end:start] in JOINTS and _MEMBER.match(text, start) is not None


def with_names(text: str, targets: list[TargetMention]) -> list[TargetMention]:
    """The targets; those of a list under 分别 each measure the member of the list of names that stands in its place."""
    for at, first, behind in groups(text, targets):
        names = _names(text, at, behind - first)
        for place, name in enumerate(names):
            targets[first + place] = targets[first + place]._replace(indicator=name)
        named = targets[behind - 1].indicator
        if (
            not names and named and _NO_NOUN.fullmatch(targets[first].indicator or "")
        ):  # 分别给予100万元、50万元奖励: 奖励 is said of all
            targets[first:behind] = [target._replace(indicator=named) for target in targets[first:behind]]
    return targets


def _names(text: str, at: int, count: int) -> list[str]:
    """The names before 分别, as many as numbers behind it; none where the list is another one, or one of years."""
    left = _clause_start(text, at)
    if left < 0:
        return []
    listed = text[left:at]
    near = bool(_EMPTY.fullmatch(listed)) and text[left - 1 : left] == ","
    if near:  # 对国家级、省级平台,分别给予…
        start = _clause_start(text, left - 1)
        if start < 0:
            return []
        listed = text[start : left - 1]
    if not compiled("[、和与及]").search(listed):
        return []
    listed = _BASELINE.sub("", compiled(r"\([^()]*\)").sub("", listed) if "(" in listed else listed)
    names = [name.strip(" ").removesuffix("的") for name in _BETWEEN.split(listed)]
    if len(names) != count or any(len(name) < 2 or _YEAR.fullmatch(name) for name in names[:-1]):
        return []
    if "(" in listed or compiled(r"(?<![A-Za-z.\d])\d").search(listed):
        return []  # PM2.5 is a name
    lead = _LEAD.match(names[0])
    names[0] = names[0][lead.end() :] if lead else names[0]
    if not any("的" in name for name in names[1:]):
        names[0] = names[0].rpartition("的")[2]
    named = _SUBSTANCES.fullmatch(names[-1])
    if named:  # 二氧化硫和氮氧化物排放总量, 二氧化硫、氮氧化物等污染物排放总量
        names[0] = noun_before(names[0])
        return [name.removesuffix(named["tail"]) + named["tail"] for name in (*names[:-1], named["stem"])]
    if names[-1].endswith(_MEASURES) and not names[0].endswith(_MEASURES):
        return []  # 煤炭和石油消费占比: what the first one measures is not said by it alone
    grades = [_GRADE.fullmatch(name) for name in names]
    last = grades[-1]
    if (
        last
        and last["rest"]
        and all(grade and grade["grade"] == last["grade"] and not grade["rest"] for grade in grades[:-1])
    ):
        names = [name + last["rest"] for name in names[:-1]] + names[-1:]  # 高级、初级雪道: both are 雪道
    elif near:
        return []
    return names if all(len(name) >= 2 for name in names) else []


def _clause_start(text: str, at: int) -> int:
    """Where the clause begins that ends at ``at``; -1 where it is longer than any list of names."""
    floor = max(0, at - 60)
    start = max(text.rfind(mark, floor, at) for mark in ",;。:\n") + 1
    return start if start or not floor else -1


def days(text: str, targets: Sequence[TargetMention], times: Sequence[TimeMention]) -> dict[int, str]:
    """The day by which each number of a list under 分别 is due, where as many days stand before it in its sentence."""
    found: dict[int, str] = {}
    for at, first, behind in groups(text, targets, bare=True):
        left = max(text.rfind("。", max(0, at - REACH), at) + 1, at - REACH)
        if not text.startswith(WORD, at) and not (
            len({target.unit for target in targets[first:behind]}) == 1
            and _YEARS.search(text, max(left, 0), at)
            and _carries_on(targets[first:behind])
        ):
            continue  # without 分别 only a list of years before it tells: 到2022年和2030年,…达到37%和40%
        near = times[bisect_left(times, left, key=_start) : bisect_left(times, at, key=_start)]
        ends = [time.end for time in near if time.kind == "deadline" and time.end]
        if not ends:
            years = [match["year"] for match in _YEAR.finditer(text, max(left, 0), at)]
            listed = compiled(r"(?:(?:19|20)\d\d年[、和])+(?:19|20)\d\d年$").search(text[max(left, at - 60, 0) : at])
            ends = [f"{year}-12-31" for year in years] if listed else []
        if len(ends) == behind - first and not _names(text, at, behind - first):
            found.update(zip(range(first, behind), ends, strict=True))
    return found


def _carries_on(listed: Sequence[TargetMention]) -> bool:
    """Whether all numbers of the list measure what the first one does."""
    return all(target.indicator in (None, listed[0].indicator) for target in listed)


def _start(time: TimeMention) -> int:
    return time.at[0]
