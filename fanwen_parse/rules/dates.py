"""From a calendar expression and its role to a mention: what the frames of :mod:`.time_frames` mean.

Each meaning takes the walk, the point, the span of the whole expression (with its 到 and 前) and the rule's name, and gives
the mention, or None where the sentence shows that the date is no plan after all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TimeMention
from fanwen_parse.patterns import compiled

from . import calendar, time_points, time_ranges, time_verbs
from .quantities import number

if TYPE_CHECKING:
    from fanwen_parse.model import Span

    from .time_points import Point
    from .time_scan import Scan

TO_COME = (
    "发放", "发出", "公示", "审核", "报名", "录取", "报到", "面试", "笔试", "考试", "评审", "派位", "摇号", "复核", "受理",
)  # fmt: skip
"""Of the acts of a single day, what hardly any text tells as history."""
STAMPS = tuple(f"{word}{noun}:" for word in ("发布", "成文", "印发", "更新", "发文") for noun in ("时间", "日期"))
"""Labels that sites print over a text."""
HISTORY = (
    *("召开", "通过", "批准", "视察", "考察", "调研", "发生", "签署", "签订", "宣布", "揭牌", "挂牌", "成立", "讲话"),
    *("批示", "印发", "下发", "获批", "致信", "了"),
)
"""What a text of unknown date tells of a day; when in doubt the day is over."""
TIMES_OF_AN_END = (
    "完成", "截止", "建成", "竣工", "完工", "办结", "结束", "到位", "上报", "报送", "提交", "整改", "投产",
)  # fmt: skip
"""The label 完成时间 names the end of something; 报名时间 names when it goes on."""
TIMES_OF_A_CONDITION = (
    "注册", "成立", "登记", "出生", "统计", "数据", "上市", "有效", "认定", "获批", "立项", "发生", "规划", "设立",
)  # fmt: skip
"""The label 注册时间 names whom something is for, 有效时间 how long a document holds."""
TOLD = (
    "印发《", "发布《", "出台《", "做出了", "作出了", "提出了", "召开了", "通过了", "成功", "被评为", "荣获", "已", "指出", "强调",
)  # fmt: skip
"""Words that tell what has happened."""
DONE = ("已", "同比", "被评为", "荣获", "获评")
"""Of these words, those that no plan has beside a verb of completion."""
PREPARES = ("奠定", "打下", "夯实", "打好", "提供", "贡献")


def by(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """到2025年, 力争2025年: by its end."""
    if (_is_over(scan, point, at[1]) if point.edge else scan.is_past(point)) or scan.is_condition(at[1]):
        return None
    if point.stretch is None or _is_of_another_year(scan, point):  # the document has no year for it
        return TimeMention("unresolved", at, rule=rule)
    return _deadline(point, at, rule)


def due(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """A bare date before a verb of completion, or in a column: by its end; a range stays a period."""
    if point.unit == "range" or point.edge == "start":
        return period(scan, point, at, rule)
    if scan.latest is None and not scan.column and any(word in scan.sentence_right(at[1], 30) for word in DONE):
        return None  # 2022年,全市规模突破500亿元,同比增长8%: told, in a document whose own date is not known
    return by(scan, point, at, rule)


def labelled(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """时间为6月2日, 公示期为: then; 完成时间为: by its end; 注册时间为: whom something is for."""
    left = scan.text[max(0, at[0] - 24) : at[0]]
    noun = max(left.rfind("时间"), left.rfind("日期"))
    named = left[: noun if noun >= 0 else left.rfind("期")]
    if named.endswith(TIMES_OF_A_CONDITION):
        return None
    return (due if named.endswith(TIMES_OF_AN_END) else period)(scan, point, at, rule)


def issued(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """2026年5月印发: by its end, unless the sentence tells what was issued then."""
    return None if _is_told(scan, at[1]) else due(scan, point, at, rule)


def edge(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """2025年底 without 前: that day, unless the sentence tells what stood then."""
    if scan.is_past(point) or _is_told(scan, at[1]):
        return None
    return by(scan, point, at, rule)


def before(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """6月底前 and 6月30日前 include the day; 2030年前 ends the day before it begins, and may have been meant otherwise."""
    stretch = point.stretch
    if point.edge or stretch is None or point.masked or point.unit in ("day", "range", "half"):
        return by(scan, point, at, rule)
    if scan.is_past(point) or scan.is_condition(at[1]):
        return None  # 2000年前建成的小区
    if scan.text.startswith("以", at[1] - 2) and "的" in scan.clause_right(at[1]):
        return None  # 2005年以前注册的车辆
    last = calendar.before(stretch)
    edtf = last[:4] if point.unit == "year" else last[:7] if point.unit == "month" else last
    return TimeMention("deadline", at, f"../{edtf}", None, last, point.inferred, ("ambiguous",), rule=rule)


def opening(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """9月1日开学前: by 31 August. Where no day is named, the event has none."""
    if point.stretch is None or point.unit != "day":
        return TimeMention("unresolved", at, rule=rule)
    if scan.is_past(point):
        return None
    last = calendar.before(point.stretch)
    return TimeMention("deadline", at, f"../{last}", None, last, point.inferred, rule=rule)


def within(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """年内, 2025年内: before it is out."""
    return by(scan, point, at, rule)


def goal(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """实现2025年…目标: by its end, unless this plan only prepares that goal (为…奠定基础)."""
    right = scan.clause_right(at[1], 18)
    if "目标" not in right and "任务" not in right:
        return due(scan, point, at, rule) if time_verbs.verb(scan.text, at[1]) else None
    if any(word in scan.sentence_right(at[1], 30) for word in PREPARES):
        return None
    return by(scan, point, at, rule)


def until(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """截至2024年底 tells what stands on a day; with a day to come and nothing told, it is a deadline."""
    rest = scan.sentence_right(at[1], 40)
    if "已" in rest or "共有" in rest or not scan.is_ahead(point):
        return None
    return by(scan, point, at, rule)


def period(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """While the work goes on."""
    stretch = point.stretch
    if point.edge == "end":
        return edge(scan, point, at, rule)
    if stretch is None:
        return TimeMention("unresolved", at, rule=rule)
    if scan.is_past(point) or _is_told(scan, at[1]) or _is_in_a_name(scan, at):
        return None
    named = point.masked and rule == "named-time"  # 时间:20xx年6月7日
    if point.unit == "day" and not named and not _is_planned(scan, point, at):
        return None
    if point.masked and point.unit == "month" and at == (0, len(scan.text)) and not scan.column:
        return None  # 20xx年4月 alone in its line: the date of a template
    flags = ("masked",) if point.masked else ()
    if len(stretch.edtf) == 9 and stretch.edtf[:4] == stretch.edtf[5:]:
        flags = (*flags, "degenerate")  # 2025-2025年: a site masked the years
    return TimeMention("period", at, stretch.edtf, stretch.first, stretch.last, point.inferred, flags, rule=rule)


def _is_planned(scan: Scan, point: Point, at: Span) -> bool:
    """A single day is when something happened or was signed or comes into force, unless it is known to lie ahead."""
    text, (start, end) = scan.text, at
    if end - start == len(text) and text[-1] in "日号":
        return False
    if compiled("(?:起|正式|试)?(?:施行|实施|执行|生效)").match(text, end) and "本" in scan.clause_left(start):
        return False
    if scan.latest is not None:
        return scan.is_ahead(point)
    if text.endswith(STAMPS, 0, start):
        return False
    rest = scan.sentence_right(end, 40)
    if "已" in scan.clause_left(start) or any(word in rest for word in HISTORY):
        return False
    known = scan.context.year or (scan.context.period[0] if scan.context.period else None)
    if known is None:  # nothing but what is done tells a plan
        return any(word in rest for word in TO_COME)
    return (point.year or 0) >= known


_TO = frozenset(time_points.DASH)


def since(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """从2025年起; where a document comes into force its validity may follow (有效期5年)."""
    stretch = point.stretch
    if point.masked and stretch is not None:
        return _since_masked(scan, point, at, rule)
    if stretch is None or stretch.first is None or scan.is_past(point):
        return None
    text = scan.text
    tail = compiled("(?:开始|正式|试)?(?:施行|实施|执行|生效)").match(text, at[1])
    if tail:
        left = text[max(0, at[0] - 60) : at[0]].rpartition("。")[2]
        if "本" in left or "解释" in left:
            return None  # 本办法自…起施行: when the document itself comes into force
        valid = compiled(r",有效期为?(\d+|[^\x00-\xff]{1,2}) ?年").match(text, tail.end())
        years = number(valid[1]) if valid else None
        if valid and isinstance(years, int) and 0 < years <= 99:
            last = calendar.plus_days(calendar.plus_months(stretch.first, 12 * years), -1)
            scan.done = valid.end()
            at = (at[0], valid.end())
            return TimeMention("period", at, f"{stretch.first}/{last}", stretch.first, last, rule=rule)
    if text[at[1] : at[1] + 1] in _TO:  # 自2025年起至2027年, 3月1日起—9月底
        tied = at[1] + (2 if text[at[1] + 1 : at[1] + 2] in _TO else 1)
        until = time_ranges.read(text, tied, scan.reference(at[0]))
        if (
            until
            and until.stretch
            and until.stretch.last
            and until.unit == point.unit
            and until.stretch.last > stretch.first
        ):
            scan.done = until.end
            plain, last = point.unit in ("year", "month", "day"), until.stretch.last
            edtf = f"{stretch.edtf}/{until.stretch.edtf}" if plain else f"{stretch.first}/{last}"
            return TimeMention("period", (at[0], until.end), edtf, stretch.first, last, point.inferred, rule=rule)
    edtf = stretch.edtf if "/" not in stretch.edtf else stretch.first[:7]
    if point.unit in ("quarter", "half", "ten-days"):
        edtf = stretch.first
    return TimeMention("period", at, f"{edtf}/..", stretch.first, None, point.inferred, rule=rule)


def _since_masked(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """自20xx年6月10日起, and its end where 至10月20日 follows."""
    text, end = scan.text, at[1]
    if "本" in text[max(0, at[0] - 60) : at[0]].rpartition("。")[2] or point.stretch is None:
        return None  # 本办法自20xx年6月1日起施行
    until = time_ranges.masked_range(text, end + 1, point) if text[end : end + 1] in _TO else None
    if until is None or until.stretch is None:
        edtf = f"{point.stretch.edtf.partition('/')[0]}/.."
        return TimeMention("period", at, edtf, None, None, point.inferred, ("masked",), rule=rule)
    scan.done = until.end
    return TimeMention(
        "period", (at[0], until.end), until.stretch.edtf, None, None, point.inferred, ("masked",), rule=rule
    )


def _is_over(scan: Scan, point: Point, end: int) -> bool:
    """到2022年底 in a plan of 2024. The end of last year (…前) may still be due, for plans are signed late."""
    if not scan.is_past(point) or scan.text.startswith("前", end - 1):
        return False
    rest = scan.clause_right(end + scan.text.startswith(",", end))
    return (scan.now or 0) - (point.year or 0) > 1 or any(word in rest for word in ("共", "已", "累计", "达到", "了"))


def _is_of_another_year(scan: Scan, point: Point) -> bool:
    """3月底前 in a plan of November that names no year: hardly of the year of its date."""
    if not point.inferred or not scan.is_past(point) or scan.text[point.start] in time_points.RELATIVE:
        return False
    return scan.year is None and scan.context.year is None and scan.context.period is None


def _deadline(point: Point, at: Span, rule: str) -> TimeMention:
    stretch = point.stretch
    assert stretch is not None  # noqa: S101 - the caller has looked
    flags = ("masked",) if point.masked else ()
    if point.unit == "range":
        return TimeMention("period", at, stretch.edtf, stretch.first, stretch.last, point.inferred, flags, rule=rule)
    named = point.masked or (point.unit in ("year", "month", "day") and not (point.edge == "end" and stretch.last))
    edtf = stretch.edtf.rpartition("/")[2] if named else stretch.last
    return TimeMention("deadline", at, f"../{edtf}", None, stretch.last, point.inferred, flags, rule=rule)


def _is_in_a_name(scan: Scan, at: Span) -> bool:
    """总体规划(2021-2025年)编制: the bracket belongs to a name that goes on, not to a stage or a whole heading."""
    text = scan.text
    if text[at[0] - 1 : at[0]] != "(" or text[at[1] : at[1] + 1] != ")":
        return False
    if text.endswith("年", 0, at[0] - 1) and text.startswith(("时间", "的时间", "左右", "内"), at[1] + 1):
        return False  # 用三年(2025-2027年)时间
    if text.endswith(("阶段", "时间", "期", "年度", "步"), 0, at[0] - 1):
        return False
    if text.endswith("年", 0, at[0] - 1) and "第" in text[max(0, at[0] - 4) : at[0] - 2]:
        return False  # 第一年(2025年)打基础
    return text[at[1] + 1 : at[1] + 2] not in ("", "。", ",", ";", ":", "、", ")", " ", "*")


def _is_told(scan: Scan, end: int) -> bool:
    """2020年3月,住房城乡建设部印发《…》: told, in a document whose own date is not known."""
    if scan.column or scan.latest is not None:
        return False
    rest = scan.sentence_right(end)
    return any(word in rest for word in TOLD)
