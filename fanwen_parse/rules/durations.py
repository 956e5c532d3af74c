"""Durations: 印发后3个月内, 力争三年内, 经过四年努力; and the many that are no timeline (三年毛入园率, 压缩至3周以内)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TimeMention
from fanwen_parse.patterns import compiled

from . import calendar
from .book import Rule
from .quantities import number
from .time_scan import TITLE, Reading

if TYPE_CHECKING:
    import re

    from .time_scan import Scan

DURATION = (
    r"(?P<n>\d+|[^\x00-\xff]{1,3}?)(?: ?(?:[-~]|—|–|至|到) ?(?P<to>\d+|[^\x00-\xff]{1,2}?))? ?"
    r"(?P<unit>个?工作日|个月|月|半年|年|日|天|个?周)(?:左右)?的?(?:(?P<within>(?:之|以)?内)|时间|努力)"
)
AHEAD = r"(?P<n>\d+|[^\x00-\xff])(?P<to>)(?P<unit>年|个月)(?P<within>)(?=,|内|,?新增|,?力争|,?全)"
"""未来三年, 今后五年."""
HALF = r"(?P<n>)(?P<to>)(?P<unit>半年)(?P<within>(?:之|以)?内)"
"""半年内: one half without a number."""
TURNS = ("每年", "每半年", "每季", "每月", "每周", "每学")
LIMITS = (
    "压缩", "缩短", "缩减", "压减", "减少", "减", "控制", "限", "提速", "降低", "降", "超过", "延长", "放宽", "任期", "连续",
    "过去", "不足", "平均",
)  # fmt: skip
"""The length of a case's treatment (办理时间压缩至3个工作日内) is an indicator, not a date."""
ISSUES = ("印发", "下发", "发布", "公布", "实施", "施行")
SELF = (
    "",
    "自",
    "于",
    "在",
    "从",
    "自本",
    "本",
    "文",
    "文件",
    "通知",
    "方案",
    "意见",
    "办法",
    "计划",
    "措施",
    "政策",
    "规划",
)
"""What is issued must be this document: 本文印发后, not 目录发布后."""

WITHIN = Rule(
    "within-duration",
    DURATION,
    None,  # see read()
    (
        ("自印发之日起30日内报送方案", "deadline 2025-03-10/2025-04-09"),
        ("各区要于本文印发后3个月内出台方案", "deadline 2025-03-10/2025-06-10"),
        ("6个月内完成整改", "deadline 2025-03-10/2025-09-10"),
        ("半年内完成整改", "deadline 2025-03-10/2025-09-10"),
        ("三个月内完成排查,一年内完成整改", "deadline 2025-03-10/2026-03-10"),
        ("医院应于目录更新后30天内组织评估", "unresolved None"),
    ),
    (),
    "N日/个月/年内: from the document's date where it counts from its issue (the day itself is not counted, 民法典 201; "
    "months end on the corresponding day, 202); unresolved where it counts from an event.",
)
SPAN = Rule(
    "plan-duration",
    DURATION,
    None,
    (
        ("用三年左右时间补齐短板", "period 2025-03-10/2028-03-09~"),
        ("利用3-5年时间培训1000名骨干", "unresolved None"),
    ),
    (),
    "经过四年努力: the plan's own span where the lengths agree; else from the document's date on, marked approximate. "
    "Where the plan's title gives another length the two contradict each other and nothing is derived.",
)
LIMIT = Rule(
    "time-limit-of-a-case",
    DURATION,
    None,
    (
        ("办理时间压缩至3个工作日内", None),
        ("对新迁入企业3年内成功上市的,给予奖励", None),
        ("近5年内开展的项目", None),
        ("每季度结束后10日内报送", None),
    ),
    (),
    "A limit of each case, a condition, or a look back.",
)
AWARD = Rule(
    "time-of-an-award",
    DURATION,
    None,
    (
        ("3年内免收租金", None),
        ("自投产后的3年内,以上一年度贡献为基数,按新增部分的70%给予奖励", None),
        ("新建项目在12个月内建成并投产,可一次性兑现奖励", None),
        ("按照产品售出后1年内合同额的30%给予资助", None),
    ),
    ("自收到申请之日起30日内兑现奖励", "2年内予以兑现奖励"),
    "How long an award runs, what time it is measured over, or by when it must be earned; not the day it must be paid by.",
)
FORMS = (WITHIN, SPAN, LIMIT, AWARD)
GRANTS = (
    "给予", "免收", "免征", "免除", "免费", "减免", "减半", "返还", "享受", "每年", "每月", "不再", "均可", "可", "按",
)  # fmt: skip
"""Behind 3年内 these begin what a beneficiary gets while it runs."""
REWARDS = (
    "给予", "予以奖", "奖励", "补助", "补贴", "资助", "奖补", "返还", "减免", "免征", "贴息", "享受", "扶持", "优惠",
)  # fmt: skip
MUST = ("须", "应", "务必", "要")
DUE = (*MUST, "应当", "力争", "争取", "确保")
THEN = ("可", "给予", "予以奖", "即可", "享受", "按", "一次性", "奖励", "补助", "补贴")
"""Behind the comma of a condition: …建成并投产,可享受奖励."""


def read(scan: Scan, trigger: int) -> list[Reading]:
    """The duration whose unit (or whose 内) stands at ``trigger``, if there is one."""
    text = scan.text
    window = text[max(scan.done, trigger - 12) : trigger]
    left = window.rstrip("个工作半 ").rstrip("0123456789〇一二三四五六七八九十两百 ")
    for dash in ("-", "—", "–", "~", "至", "到"):
        if left.endswith(dash):
            shorter = left.rstrip(dash + " ").rstrip("0123456789一二三四五六七八九十两 ")
            if len(shorter) < len(left.rstrip(dash + " ")):
                left = shorter
            break
    start = trigger - len(window) + len(left)
    while start < trigger and text[start] == " ":
        start += 1
    match = compiled(HALF if text.startswith("半年", start) else DURATION).match(text, start)
    if match is None or match.end() <= trigger:
        match = compiled(AHEAD).match(text, start) if text.endswith(("未来", "今后"), 0, start) else None
    if match is None or match.end() <= trigger:
        return []
    count = number(match["n"]) if match["unit"] != "半年" or match["n"] else 1
    if not isinstance(count, int) or count > (50 if match["unit"] == "年" else 999):
        return []  # 百年, 1000年
    scan.done = match.end()
    if scan.in_title(start):
        return [Reading(TITLE.name, match.span())]
    return [_within(scan, match, count) if match["within"] else _time_span(scan, match, count)]


def _within(scan: Scan, match: re.Match[str], count: int) -> Reading:
    start, end = match.span()
    clause = scan.clause_left(start)
    refused = Reading(LIMIT.name, match.span())
    near = clause[-10:]
    if any(word in near for word in LIMITS) or near.endswith(("近", "前", "每", "为")):
        return refused
    if any(word in clause for word in TURNS):
        return refused  # 每季度结束后10日内: within each turn
    right = scan.clause_right(end)
    if right.endswith("的") or right.startswith(("的", "不得", "不予", "未")):
        return refused  # 企业3年内成功上市的,…: a condition
    if _is_of_award(scan, match, clause, right):
        return Reading(AWARD.name, match.span())
    anchor = _anchor(clause)
    begin = start - len(clause) + anchor[1] if anchor else start
    at = (begin, end)
    anchored, own = anchor is not None, anchor is not None and anchor[0]
    if anchored and clause.endswith(("年起", "月起", "日起")) and clause[-3:-2].isdigit():
        return refused  # 自2026年起三年内每年…: the date says it
    if anchored and not own:
        return Reading(WITHIN.name, at, TimeMention("unresolved", at, rule=WITHIN.name))
    opens = not clause or clause.endswith(("在", "于", *DUE))
    if not (anchored or opens or scan.column):
        return refused
    first = scan.date
    # Without an anchor only a sentence of its own, or a duty, counts from the document; else something before it sets the
    # clock (列入名录的单位,在一年内应…; 项目在12个月内建成的).
    sentence = start == len(clause) or scan.text[start - len(clause) - 1] == "。"
    alone = (
        not clause.rstrip("在于")
        or clause.startswith(("力争", "争取", "确保"))
        or any(word in clause for word in ("要", "须", "务必"))
    )
    # 三个月内完成排查,一年内完成整改: the second counts as the first does.
    follows = not clause and scan.counted is not None and scan.text.find("。", scan.counted, start) < 0
    independent = anchored or scan.column or follows or (sentence and alone)
    if not first or match["to"] or not independent:
        return Reading(WITHIN.name, at, TimeMention("unresolved", at, rule=WITHIN.name))
    scan.counted = end
    last = _later(first, count, match["unit"])
    inferred = () if anchored else ("start",)
    mention = TimeMention("deadline", at, f"{first}/{last}", first, last, inferred, rule=WITHIN.name)
    return Reading(WITHIN.name, at, mention)


def _is_of_award(scan: Scan, match: re.Match[str], clause: str, right: str) -> bool:
    """Whether the time is the running time of an award, its measure or the condition for it."""
    end = match.end() + len(right)
    long = match["unit"][-1] in "年月"
    if clause.startswith("按") and "的" in right and ("%" in right or "标准" in right):
        return True  # 按照售出后1年内合同额的30%
    if long and right.startswith(GRANTS) and (right.startswith("免") or any(word in right for word in REWARDS)):
        return True  # 5年内每年给予20万元
    after = scan.text[end : end + 80].partition("。")[0].partition(";")[0]
    reward = min([place for word in REWARDS if (place := after.find(word)) >= 0], default=-1)
    if reward < 0 or after[0] != ",":
        return False
    if right:  # 12个月内建成并投产,可享受奖励; a duty says so
        return after.startswith(THEN, 1) and not clause.endswith(DUE)
    return long and not any(word in after[:reward] for word in (*MUST, "完成", "建成"))  # 3年内,按…给予奖励


def _anchor(clause: str) -> tuple[bool, int] | None:
    """What the duration counts from: whether it is this document's issue (自印发之日起), and where the words begin."""
    head = clause.rstrip("的")
    counted = next((word for word in ("之日起", "之日", "之后", "后", "起") if head.endswith(word)), None)
    if counted is None:
        return None
    event = head.removesuffix(counted)
    issue = next((word for word in ISSUES if event.endswith(word)), None)
    if issue:
        before = event.removesuffix(issue)
        this = max((word for word in SELF if before.endswith(word)), key=len)
        if this or not before:
            begin = len(before) - len(this)
            begin -= before[:begin].endswith("本")
            return True, begin - before[:begin].endswith("自")
    opening = max(clause.rfind("自"), clause.rfind("从"))
    if opening < 0:
        opening = max(clause.rfind("于"), clause.rfind("在")) + 1
    return False, opening


def _time_span(scan: Scan, match: re.Match[str], count: int) -> Reading:
    start, end = match.span()
    refused = Reading(SPAN.name, match.span())
    lead = next(
        (word for word in ("利用", "经过", "通过", "用", "经", "未来", "今后") if scan.text.endswith(word, 0, start)),
        None,
    )
    if lead is None or match["unit"] not in ("年", "个月") or scan.text.startswith("(", end):
        return refused  # 用3年时间(2021年至2023年): the bracket says it
    at = (start - len(lead), end)
    if match["to"]:
        return Reading(SPAN.name, at, TimeMention("unresolved", at, rule=SPAN.name))
    period, first = scan.context.period, scan.date
    if period and match["unit"] == "年":
        if period[1] - period[0] + 1 != count:
            return refused
        edtf, begin, last = f"{period[0]}/{period[1]}", f"{period[0]}-01-01", f"{period[1]}-12-31"
        return Reading(SPAN.name, at, TimeMention("period", at, edtf, begin, last, ("start",), rule=SPAN.name))
    if not first:
        return Reading(SPAN.name, at, TimeMention("unresolved", at, rule=SPAN.name))
    last = calendar.plus_days(_later(first, count, match["unit"]), -1)
    mention = TimeMention("period", at, f"{first}/{last}~", first, last, ("start",), ("approximate",), rule=SPAN.name)
    return Reading(SPAN.name, at, mention)


def _later(first: str, count: int, unit: str) -> str:
    """The last day of a duration that begins on ``first``; that day itself is not counted."""
    if unit.endswith("工作日"):
        return calendar.plus_workdays(first, count)
    if unit.endswith("周"):
        return calendar.plus_days(first, 7 * count)
    if unit in ("日", "天"):
        return calendar.plus_days(first, count)
    return calendar.plus_months(first, 12 * count if unit == "年" else 6 if unit == "半年" else count)
