"""What two targets of one text have to do with each other.

Where the statement of the first ends, whether the first only says whose the second is, and what one leaves out because the
other has said it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled, lazy

from . import target_words as words
from .target_lists import WORD, follows
from .target_sizes import SHARES

if TYPE_CHECKING:
    from fanwen_parse.model import Span, TargetMention

_AFTER = words.by_first(words.AFTER)
_JOINTS = words.by_first(words.JOINTS)
_DOING = words.by_first(words.DOING)
_NOWHERE = (-1, -1)
_COMPARES = words.by_first((*words.SIGNS, *words.UP, *words.DOWN))
_LEAD = lazy(
    r"(?:力争|每年|年均|同比|环比|累计|总[量数]|[\d一二两三四五六七八九十]{1,2}年|[比较](?:[上去]年|19\d\d ?年|20\d\d ?年)(?:同期|水平)?| )*"
)
_BETWEEN = r" ?,(?:力争|努力|确保|争取|并|到|[、, ]|(?:(?:19|20)\d\d|[今明本]) ?年[底内]?前?|\d{1,2} ?月底?前?)*"
_CHANGES = frozenset(("increase", "decrease"))
_RANK = lazy("[^级]{1,4}级")
_RANKED = lazy("(?:国家|省|部|市|州|区|县|乡|镇|校)级(?:及?以上)?(?P<head>[^级]{2,})$")
"""What is ranked in a name: 龙头企业 of 市级以上龙头企业."""


def joint(text: str, previous: int, start: int) -> Span:
    """The joint (和, 、) that leads from the number whose unit ends at ``previous`` to the one at ``start``; (-1, -1) for none.

    One right behind the first number is it (20%以上、文化和旅游收入增长10%), else the last one. A joint in a bracket joins other
    things (优良(达到或优于Ⅲ类)比例), and so does one before ``previous``.
    """
    end = previous + len(words.at(text, previous, _AFTER))
    end += text.startswith(" ", end)
    near = words.at(text, end, _JOINTS)
    if near and end < start:
        return end, end + len(near)
    between = text[previous:start]
    if "(" in between:
        between = compiled(r"\([^()]*\)").sub(lambda bracket: " " * len(bracket[0]), between)
    at, word = max((between.rfind(word), word) for word in words.JOINTS)
    return (previous + at, previous + at + len(word)) if at >= 0 else _NOWHERE


def take_over(found: list[TargetMention], start: int, left: int, cut: Span) -> int:
    """Cut the statement before at the joint that leads to the number at ``start``; where that one's statement begins."""
    if cut == _NOWHERE:
        return left
    last = found[-1]
    if last.at[1] > start:
        found[-1] = last._replace(at=(last.at[0], cut[0]))
    return max(left, cut[1])


def is_scope(text: str, earlier: TargetMention, previous: int, unit: str) -> bool:
    """9个断面水质优良比例达到55%: the count before a share says whose share it is, where no verb asks for it.

    ``previous`` is behind the unit of ``earlier``; nothing joins the two.
    """
    if unit not in SHARES or earlier.unit in (*SHARES, "元") or earlier.comparator != "=" or earlier.flags:
        return False
    counted = compiled(r"\d[\d,.]* ?[多余万亿]*[^\d]{1,4}$").search(text, earlier.at[0], previous)
    if counted is None or words.at(text, earlier.at[0], _DOING):
        return False
    return not words.is_verb(text[earlier.at[0] : counted.start()].rstrip(" "))


def with_carried(text: str, targets: list[TargetMention]) -> list[TargetMention]:
    """The targets, in order; one that names nothing has the name of its neighbour.

    营业收入增长10%,达到200亿元 measures one thing; so do the clauses of 不宜少于5项,不宜超过20项. In 2个省级、1个国家级示范区 the
    noun behind the last rank is that of all, in 国家级企业10家、省级50家 the noun behind the first.
    """
    for place in range(1, len(targets)):
        target, before = targets[place], targets[place - 1]
        if target.indicator:
            if target.indicator.endswith("级") and before.indicator and _RANK.fullmatch(target.indicator):
                ranked = _RANKED.search(before.indicator)
                between = text[before.at[1] : target.at[0]]
                if ranked and between in (",其中", "、", "和"):
                    targets[place] = target._replace(indicator=target.indicator + ranked["head"])
            continue
        if text.startswith(WORD, target.at[0]):
            _in_turn(text, targets, place)
        elif before.indicator and _goes_on(text, before, target):
            targets[place] = target._replace(indicator=before.indicator)
    for place in range(len(targets) - 1, 0, -1):
        before, target = targets[place - 1], targets[place]
        rank = before.indicator
        if (
            rank
            and target.indicator
            and rank.endswith("级")
            and _RANK.fullmatch(rank)
            and follows(text, before, target)
        ):
            other = _RANK.match(target.indicator)
            if other:
                targets[place - 1] = before._replace(indicator=rank + target.indicator[other.end() :])
    return targets


def _in_turn(text: str, targets: list[TargetMention], first: int) -> None:
    """接待游客达到5万人次,旅游收入达到1亿元,分别增长10%和12%: the values at ``first`` and behind have the names of as many before.

    With days between (产值增长10%,2024年、2025年分别突破2亿元、3亿元) all measure what the one before does.
    """
    behind = first + 1
    while (
        behind < len(targets) and not targets[behind].indicator and follows(text, targets[behind - 1], targets[behind])
    ):
        behind += 1
    count = behind - first
    end, start = targets[first - 1].at[1], targets[first].at[0]
    if not end < start <= end + 24 or not compiled(_BETWEEN).fullmatch(text, end, start):
        return
    named = [targets[first - 1].indicator] * count
    if "年" not in text[end:start]:
        named = [target.indicator for target in targets[max(0, first - count) : first]]
        if len(set(named)) != count or "。" in text[targets[first - count].at[0] : start]:
            return
    for place, name in enumerate(named):
        targets[first + place] = targets[first + place]._replace(indicator=name)


def _goes_on(text: str, before: TargetMention, target: TargetMention) -> bool:
    """Whether the clause is nothing but a comparison, and says more of what the clause before measures."""
    if target.rule != "target-number" or "grant" in target.flags or "grant" in before.flags:
        return False
    end, start = before.at[1], target.at[0]
    if follows(text, before, target):
        return before.unit == target.unit
    if not end < start <= end + 24 or not compiled(_BETWEEN).fullmatch(text, end, start):
        return False
    lead = _LEAD.match(text, start)
    if not words.at(text, lead.end() if lead else start, _COMPARES):
        return False
    return before.unit == target.unit or target.comparator == "change" or not _CHANGES.isdisjoint(before.flags)
