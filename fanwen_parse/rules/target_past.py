"""Results that a plan reports before it says what it wants: “十一五”期间…下降12.45%, 2010年…比例为17.7%. They are no targets.

The nearest time that stands before a number in its sentence tells. A year is past when it lies before the document's own; a
baseline (比2010年), a deadline (到2010年, 2010年底前), a start (2010年起) and what stands in a closed bracket or title are none.
A five-year plan that is over holds for the sentences behind it too, until another time is named. What there is (目前, 现有) says
so of the things that its sentence goes on to count, 目前 also of the levels that are reached.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from fanwen_parse.patterns import lazy

from . import target_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import Context, TargetMention

_TIME = lazy(
    r"(?<!\d)(?P<year>(?:19|20)\d\d) ?年|(?P<plan>十[一二三四五])五[”\"]?(?:规划)?(?:期间|时期|以来)"
    r"|(?P<before>截[至止](?!日期|时间)|去年(?!同期)|今年以来|目前(?!的)|以来(?=,)|近[两三几五]?年来)|(?P<there>(?:^|[,;。]|[全我本][省市区县旗州镇]|辖区)[现已]有)"
    r"|今年|明年|今后|下一步|未来|力争|确保|计划(?![的生单])|年底前|[,;][要应须]"
)
_MAY_BE = lazy(r"19\d\d ?年|20\d\d ?年|五[”\"]?(?:规划)?(?:期间|时期|以来)|截至|截止|去年|以来|年来|目前|现有|已有")
"""What may be past, to be asked of every text: a year, or another time. Every branch begins with a character, which the engine looks
for first."""
_FIVE = {"十一": 2010, "十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030}
"""The last year of the 十一五 and so on."""
_LEADS = ("到", "至", "比", "较", "以", "从", "由", "与", "于", "照", "自", "同", "按", "相对")
_NO_PAST = lazy(
    r" ?年?(?:(?:底|末|\d{1,2} ?月(?:底|末|\d{1,2} ?日)?)?(?:前|以前|之前|起|开始|后)|的?水平|版|价|[^,;。]{0,6}基础上|为基)"
)
_LONGEST = 200
"""Characters of a bracket or a title."""
_OF = r"(?:发展|工作|建设|主要|基本|取得|面临|现实|现有|前期|所|重大|显著|突出|实施|规划|产业|行业|编制|存在|当前|新|困难|的)*"
_REVIEW = lazy(
    r"(?:[“\"]?十[一二三四五]五[”\"]?(?:规划)?(?:期间|时期|以来)?的?|(?:19|20)\d\d年(?:以来)?|近年来|[全我本][省市区县])?"
    rf"{_OF}(?:成效|成就|成绩|现状|形势|回顾|(?<!^)基础|(?<!^)背景)(?:[和与及、]{_OF}(?:成效|成绩|现状|形势|基础|经验|机遇|挑战|短板|不足|困难|问题))*"
    r"|(?:(?!确保|推动|力争|努力|争取|促进|务求)[^,。;:]){2,14}取得(?:了|显著|突出|积极|明显|重大|长足|历史性)*(?:成效|成就|成绩|进展)"
)
_REVIEW_ENDS = frozenset("效就绩状势顾础景遇战板足难题验展")
_REVIEW_LAST = _REVIEW_ENDS | frozenset(" 。")
_THERE = -1
"""The year of 现有: it says of things and not of levels that they are there already."""
_AIMS = words.by_first((*words.DOING, *words.OPENERS, "扩建", "改建", "筹建", "再", "继续", "拟"))
_OVER = (("(", ")"), ("《", "》"))


def is_review(heading: str) -> bool:
    """Whether the section of this heading (folded) says what has been done or how things stand: “十三五”工作成效, 发展现状与形势.

    Neither 夯实发展基础 nor 确保取得成效 is one, and 存在问题 alone may hold the measures too that solve them.
    """
    if heading[-1:] not in _REVIEW_LAST:
        return False
    heading = heading.rstrip(" 。")
    return heading[-1:] in _REVIEW_ENDS and _REVIEW.fullmatch(heading) is not None


def without_past(text: str, targets: list[TargetMention], context: Context) -> list[TargetMention]:
    """The targets that are no results of a time before the document's; an amount that is given (``grant``) is none.

    A document without a year has no past years; 截至6月底, 去年 and 今年以来 are past in any.
    """
    now = int(context.date[:4]) if context.date else context.period[0] if context.period else 0
    now = now or context.now or context.year or 1
    said = _MAY_BE.findall(text)
    if not said or not any(word[0] not in "12" or int(word[:4]) < now for word in said):
        return targets
    times: list[tuple[int, int | None, bool]] = []
    """Where each time stands, its year (None for one to come) and whether it holds for later sentences."""
    for match in _TIME.finditer(text):
        year = int(match["year"]) if match["year"] else _FIVE[match["plan"]] if match["plan"] else None
        if match["before"]:
            year = 0
        elif match["there"]:
            year = _THERE
        if match["year"] or match["before"] or match["there"]:
            asof = text.endswith(("截至", "截止", "截止到", "截至到"), 0, match.start())
            before = text[max(0, match.start() - 2) : match.start()].rstrip(" ")
            if (before.endswith(_LEADS) and not asof) or _NO_PAST.match(text, match.end()):
                if before.endswith(("到", "至")) or text.startswith(("前", "底前"), match.end()):
                    times.append((match.start(), None, False))
                continue
        times.append((match.start(), year, match["plan"] is not None))
    if not any(year is not None and year < now for _, year, _ in times):
        return targets
    starts = [time[0] for time in times]
    return [target for target in targets if "grant" in target.flags or not _is_past(text, target, times, starts, now)]


def _is_past(
    text: str, target: TargetMention, times: Sequence[tuple[int, int | None, bool]], starts: Sequence[int], now: int
) -> bool:
    """Whether the time that governs the target lies before ``now``."""
    start, end = target.at
    sentence = text.rfind("。", max(0, start - 400), start) + 1
    for place in range(bisect_left(starts, end) - 1, max(-1, bisect_left(starts, end) - 9), -1):
        at, year, lasts = times[place]
        if at < sentence and not lasts:
            if year is None or year >= now:
                return False
            continue
        if any(_is_shut(text, at, target, marks) for marks in _OVER):
            continue
        if year == _THERE and not _only_counts(text, target):
            continue
        return year is not None and year < now
    return False


def _only_counts(text: str, target: TargetMention) -> bool:
    """现有公园5个,面积20亩: the clause has a noun and a number, and no verb that asks for anything."""
    start, end = target.at
    return target.comparator == "=" and "达" not in text[start:end] and not words.at(text, start, _AIMS)


def _is_shut(text: str, at: int, target: TargetMention, marks: tuple[str, str]) -> bool:
    """Whether the time at ``at`` stands in a bracket or a title that ends before the target's number: 入学率(2010年为85%)达到90%."""
    opened, closed = marks
    end = text.find(closed, at, min(target.at[1], at + _LONGEST))
    if end < 0 or text.find(opened, at, end) >= 0:
        return False
    return target.value is None or f"{target.value:g}" not in text[at + 4 : end]
