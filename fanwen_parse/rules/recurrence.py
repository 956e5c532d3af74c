"""What comes again: 每年, 每季度末, 每年6月底和12月底前, 按季度调度; and the yearly rates of subsidies, which are no timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TimeMention
from fanwen_parse.patterns import compiled

from . import calendar, time_points, time_ranges, time_scan
from .book import Rule
from .quantities import number
from .time_points import Reference
from .time_scan import TITLE, Reading

if TYPE_CHECKING:
    from .time_scan import Scan

EVERY = Rule(
    "every",
    r"每(?P<n>\d\d?|两|三|四|五|六)?(?: ?(?:[-~]|—|–|至|到) ?(?P<to>\d\d?|三|四|五))? ?个?"
    r"(?P<unit>半年|半月|学年|学期|年度?|季度|季|月|周(?!期)|星期|旬(?=报|上报|调度|通报|更新|开展|进行)|[日天](?=(?:开展|进行|组织|定时)?(?:调度|报|通报|巡|更新|监测|打捞|检查|排查|清扫|消毒|研判|会商)))",
    None,
    (
        ("每年根据实际需要安排岗位", "recurring R/P1Y"),
        ("每两年评估一次", "recurring R/P2Y"),
        ("每季度末报送进展情况", "recurring R/P3M"),
        ("每月10日前报送", "recurring R/P1M"),
        ("每年6月底和12月底前报送进展", "recurring R/P1Y"),
        ("每年于6月10日、12月10日前报送报表", "recurring R/P1Y"),
        ("每3~5年轮训一次", "recurring R/P3Y..P5Y"),
        ("汛期每日开展巡查", "recurring R/P1D"),
        ("每学期至少1次", "recurring R/term"),
        ("每半月通报一次", "recurring R/P15D"),
        ("每周五下班前报送", "recurring R/P1W"),
        ("每季度首月10日前报送", "recurring R/P3M"),
        ("每年选拔资助100名青年人才", "recurring R/P1Y"),
        ("每半年(6月、12月底前)通报一次", "recurring R/P6M"),
        ("教育支出逐年只增不减", "recurring R/P1Y"),
        ("每个乡镇每年至少开展2次演练", "recurring R/P1Y"),
        ("每年评选奖励10家示范企业", "recurring R/P1Y"),
        ("连续三年由市财政每年出资1亿元用于园区建设", "recurring R/P1Y"),
        ("根据平台运营情况,每年给予平台500万元补贴", "recurring R/P1Y"),
    ),
    ("每名学生至少掌握2项技能", "每周期开展轮训", "每日污水处理能力"),
    "每 + unit of time. ISO 8601 has no unit for a school term: R/term. What an organ pays or arranges every year is a "
    "yearly duty.",
)
RATE = Rule(
    "every-in-a-rate",
    EVERY.pattern,
    None,
    (
        ("每家企业每年最高补助100万元", None),
        ("产值1亿元以上、每年保持稳定增长的,给予奖励", None),
        ("对年产值达到2000万元、每年保持稳定增长的企业,给予房租补贴", None),
        ("年营业收入达到2000万元以上、每年保持稳定增长;", None),
        ("连续3年每年给予5000元", None),
        ("每人每年只享受一次", None),
        ("每生每年不低于1000元", None),
        ("对认定的基地,每年由市财政给予50万元补助", None),
        ("市财政每年给予最高100万元补贴", None),
        ("每年资助企业50万元", None),
    ),
    (),
    "The rate or the ceiling of a subsidy, or a condition for one.",
)
BY_TURNS = Rule(
    "by-turns",
    r"[按逐](?P<unit>(?<!逐)年|半年|季|月|旬|周)度?(?!计划|目标|任务|要求)(?=(?:[向对][^,。;、()]{1,8}?|[^,。;、()]{0,2})"
    r"(?:调度|通报|报送|上报|报告|督查|督导|检查|考核|评估|评价|公布|公开|通告|监测|分析|总结|汇总|统计|梳理|研判|会商|反馈"
    r"|更新|晾晒))",
    None,
    (
        ("按季度调度进展情况", "recurring R/P3M"),
        ("办公室按月向领导小组报告", "recurring R/P1M"),
        ("逐月通报进展", "recurring R/P1M"),
    ),
    ("按月发放补贴", "按年度计划考核", "按季节变化调整", "逐年通报", "逐月分解任务"),
    "按 or 逐 + unit of time before a verb of supervision.",
)
NAMED = Rule(
    "every-in-a-name",
    r"每[^,。;、:()]{2,12}制度?$",
    None,
    (("每周调度工作制度", None), ("每月例会制", None), ("明确每季度的形象进度", None), ("逐项细化每月投资额", None)),
    ("每周调度,形成制度", "建立每月通报制度"),
    "A heading that is the name of a practice (the text under it says what is done and how often), or the measure of a thing.",
)
FORMS = (EVERY, RATE, BY_TURNS, NAMED)

UNITS = {
    "年": "P{}Y", "年度": "P{}Y", "学年": "P{}Y", "半年": "P6M", "半月": "P15D", "季度": "P{q}M", "季": "P{q}M", "月": "P{}M", "周": "P{}W",
    "星期": "P{}W", "日": "P{}D", "天": "P{}D", "旬": "P10D",
}  # fmt: skip
TURN_END = r"(?:度?末前?(?!月)|月?底前?)(?P<days>(?:\d\d?|[^\x00-\xff]) ?个工作日内?)?"
"""每季度末, 每月底前; 每季度末前5个工作日 names no day of the calendar."""
MONTH_DAYS = r"(?P<days>\d\d?(?: ?[日号])?(?: ?[、和及] ?\d\d?(?: ?[日号])?)*)(?<=[日号])(?:[之以]?前)?(?![-—–~至到])"
"""每月10日前, 每月5日、20日前."""
QUARTER_DAY = r"末?的?(?P<month>首|末|最后一个|第?(?:\d|[^\x00-\xff])个)月的?(?:(?P<day>\d\d?) ?[日号](?:[之以]?前)?|(?P<end>底)前?)"
"""每季度末月20日前, 每季度第一个月10日前."""
NEXT_MONTH = r"(?:(?:度?末|结束|终了)[之以]?后)?,?[的于]?次月(?P<day>\d\d?) ?[日号][之以]?前"
"""每月结束后次月5日前."""
FEASTS = r"(?:的?(?:元旦|春节|清明|五一|劳动|端午|中秋|国庆)节?[、和及]?)+(?:前后?|后|期间)"
"""每年元旦、春节前: of every year."""
WEEK_DAY = r"(?P<day>[一二三四五六日天])(?:(?:下班|[上下中]午)?[之以]?前|[上下]午|(?<![一二三])(?=报送|上报|报告|召开|通报|更新|向))"
"""每周五下班前; 每周一例会 has one a week."""
FESTIVE = frozenset("元春清五劳端中国")
PLACES = {"首": 1, "末": 3, "最后一个": 3, "一个": 1, "二个": 2, "三个": 3, "1个": 1, "2个": 2, "3个": 3}
"""Which month of its quarter."""
DATES = r"\([^()年]{0,20}[月日季底末][^()年]{0,8}\)"
"""每半年(6月、12月底前): days of the turn, not of this year."""
_SHORT = frozenset("月周星旬日天")
"""Turns that hold no date with a month: 每月10日前报送进展,12月底前报送总结."""
OFTEN = r"[^,。;\d]{0,14}?(?P<k>\d+|一|两|三|四) ?次"
BEFORE = ("之前", "以前", "前")
PAYMENTS = ("补助", "补贴", "奖励", "奖补", "资助", "给予")
CEILINGS = ("最高", "不超过", "不高于", "封顶")
DUTIES = (
    "安排", "列支", "设立", "出资", "统筹", "筹集", "拿出", "评选", "遴选", "评定", "评出", "认定", "选树", "表彰", "组织", "举办",
    "开展", "发布", "公布", "编制", "制定", "支持", "培育", "选派", "从",
)  # fmt: skip
"""Behind 每年: what an organ does every year, though the object may be a subsidy (每年安排奖补资金)."""
FUNDED = r"资助(?:培养|引进|选拔|支持)?[^,。;\d]{0,20}\d+ ?(?![\d.万亿%])"
"""每年资助100名青年: what is counted are those who get it; no amount is named, so it is no rate."""
SPECIFIES = ("细化", "明确", "确定", "统计", "列出")
"""Before 每月: what follows is told of each month (细化每月投资额), not done in it."""
HEADS = frozenset("家个户名区县人位项生台亩头吨套间辆床万")
"""每家, 每人: what follows is counted for each."""
AVERAGES = ("人均", "户均", "亩均", "生均")
ACTORS = ("财政", "政府", "局", "厅", "委", "办", "部门", "委员会", "办公室", "机关", "各地", "单位")
REPORTS = ("报送", "上报", "提交", "报告", "报市", "报省", "报县", "报区")
ANY_YEAR = Reference(2025, None)
"""A year without 29 February: 每年2月底前 is by --02-28, the day that every year has."""


def every(scan: Scan, at: int) -> list[Reading]:
    """The recurrence that begins with the 每 at ``at``."""
    text = scan.text
    match = compiled(EVERY.pattern).match(text, at)
    if match is None:
        return []
    scan.done = match.end()
    if _is_rate(scan, at, match.end()):
        return [Reading(RATE.name, match.span())]
    if scan.in_title(at):
        return [Reading(TITLE.name, match.span())]
    after = match.end()
    measures = text.startswith("的", after) and not text[after + 1 : after + 2].isdecimal()
    if measures or text.endswith(SPECIFIES, max(0, at - 2), at):
        return [Reading(NAMED.name, match.span())]
    if at == 0 and text.endswith(("制度", "制")) and compiled(NAMED.pattern).match(text):
        return [Reading(NAMED.name, match.span())]
    unit = match["unit"]
    after += text.startswith("的", after) or (
        text[after : after + 1] in ("于", "在") and text[after + 1 : after + 2].isdecimal()
    )  # 每年的6月底前, 每年于6月底前
    by, scan.done = _days_of_year(text, after) if unit in ("年", "年度") else _day(text, after, unit)
    scan.done = match.end() if scan.done == after else scan.done
    if scan.done == match.end() and unit == "年" and text[scan.done : scan.done + 1] in FESTIVE:
        feasts = compiled(FEASTS).match(text, scan.done)
        scan.done = feasts.end() if feasts else scan.done
    dates = compiled(DATES).match(text, scan.done) if text.startswith("(", scan.done) else None
    if dates:
        days, end = _days_of_year(text, scan.done + 1)
        by = days if end == dates.end() - 1 else by
        scan.done = dates.end()
    if scan.done > match.end() and unit[0] not in _SHORT:
        scan.turn = scan.done
    span = (at, scan.done)
    count = int(number(match["n"]) or 1) if match["n"] else 1
    code = UNITS[unit].format(count, q=3 * count) if unit in UNITS else "term"
    if match["to"] and unit in UNITS:
        code += ".." + UNITS[unit].format(int(number(match["to"]) or count), q=3 * count)
    often = compiled(OFTEN).match(text, scan.done) if "次" in scan.clause_right(match.end()) else None
    times = None
    if often:
        times = (">=" if any(word in often[0] for word in ("至少", "不少于", "不低于")) else "") + str(
            number(often["k"])
        )
    mention = TimeMention("recurring", span, f"R/{code}", by=by, times=times, rule=EVERY.name)
    return [Reading(EVERY.name, span, mention)]


def by_turns(scan: Scan, at: int) -> list[Reading]:
    """按季度调度: the 按 stands at ``at``."""
    match = compiled(BY_TURNS.pattern).match(scan.text, at)
    if match is None or scan.in_title(at):
        return []
    scan.done = match.end()
    interval = "R/" + UNITS[match["unit"]].format(1, q=3)
    mention = TimeMention("recurring", match.span(), interval, rule=BY_TURNS.name)
    return [Reading(BY_TURNS.name, match.span(), mention)]


def _is_rate(scan: Scan, at: int, end: int) -> bool:
    """Whether this 每年 belongs to the rate of a subsidy or to the condition for one."""
    right = scan.clause_right(end)
    left = scan.clause_left(at, 60)
    acts = right.startswith(DUTIES) or (
        "资助" in right and "元" not in right and compiled(FUNDED).search(right) is not None
    )
    if left.endswith("以上、") and right.startswith("保持"):
        return True  # 年营业收入达到2000万元以上、每年保持稳定增长: who may apply
    if left.endswith("了") or _is_condition(scan, left, right, end, acts=acts):
        return True
    near = left[-14:]
    pays = any(word in right for word in PAYMENTS)
    capped = any(word in right for word in CEILINGS)
    if near.endswith(AVERAGES) or any(near[i] == "每" and near[i + 1] in HEADS for i in range(len(near) - 1)):
        return pays or capped or "享受" in right or right.startswith("可") or ("元" in right and not acts)
    if acts or (left.endswith(ACTORS) and not capped):
        return False
    if capped or "连续" in near:
        return True
    return pays and not _is_granted(scan, at, right)


def _is_condition(scan: Scan, left: str, right: str, end: int, *, acts: bool) -> bool:
    """每年保持增长的,给予…; 对产值1亿元以上、每年保持增长的企业,给予…: whom an award is for."""
    after = end + len(right)
    of = right.rfind("的")
    if of < 0 or scan.text[after : after + 1] not in ("", ",", ";", "。"):
        return False
    if of == len(right) - 1:
        return True
    awards = time_scan.AWARDS if "对" in left or left.startswith("凡") else () if acts else PAYMENTS
    return len(right) - of < 9 and scan.text.startswith(awards, after + 1)


def _is_granted(scan: Scan, at: int, right: str) -> bool:
    """每年给予平台500万元补贴, 每年由市财政补贴50万元: paid to one that is named, not to all that fulfil a condition."""
    if not right.startswith("给予") and not (right.startswith("由") and any(word in right[:10] for word in ACTORS)):
        return False
    sentence = scan.text[max(0, at - 120) : at].rpartition("。")[2].rpartition(";")[2]
    return not sentence.startswith("对") and not any(word in sentence for word in (",对", "的", "年内"))


def next_month(scan: Scan, at: int) -> list[Reading]:
    """于次月5日前报送: every month, where nothing says what the month follows. The 月 stands at ``at``."""
    text, start = scan.text, at - 1
    match = compiled(NEXT_MONTH).match(text, start)
    clause = scan.clause_left(start)
    if match is None or clause.rstrip("于在") or not any(word in scan.clause_right(match.end()) for word in REPORTS):
        return []
    scan.done = match.end()
    if scan.in_title(start):
        return [Reading(TITLE.name, match.span())]
    by = f"---{int(match['day']):02}"
    return [Reading(EVERY.name, match.span(), TimeMention("recurring", match.span(), "R/P1M", by=by, rule=EVERY.name))]


def _days_of_year(text: str, at: int) -> tuple[str | None, int]:
    """每年6月30日前, 每年底前, 每年6月底和12月底前: the days that are named and where the words end.

    A month without an end (每年9月) names no day; with one behind the last of a list (6月、12月底前) it names its last day.
    """
    days: list[str | None] = []
    due = False
    end = at
    while True:
        begin = end + text.startswith("年", end) if days or text.startswith("年", end) else end
        if text.startswith(("底", "末"), begin) and text[begin + 1 : begin + 2] not in time_points.NOT_AN_EDGE:
            days.append("end")
            end = begin + 1
            end += text.startswith("前", end)
            due = True
        else:
            point = time_ranges.read(text, end, ANY_YEAR)
            if point is None or point.end <= end or not point.inferred or point.stretch is None:
                break
            before = next((word for word in BEFORE if text.startswith(word, point.end)), "")
            due = point.edge == "end" or point.unit == "day"
            end = point.end + len(before)
            days.append(
                f"--{point.stretch.last[5:]}"
                if point.unit in ("month", "day", "quarter") and point.stretch.last
                else None
            )
        if text[end : end + 1] not in ("、", "和", "及"):
            break
        end += 1
        end += 2 * text.startswith(("次年", "翌年"), end)
    if end > at and text[end - 1] in ("、", "和", "及"):
        end -= 1
    named = [day for day in days if day]
    return (",".join(named) if due and len(named) == len(days) else None), end


def _day(text: str, at: int, unit: str) -> tuple[str | None, int]:
    """每月10日前, 每季度末, 每季度首月10日前, 每周五前: the days within each turn, and where their words end."""
    first = text[at : at + 1]
    if unit in ("周", "星期"):
        week = compiled(WEEK_DAY).match(text, at)
        return (f"-W-{'一二三四五六日天'.index(week['day']) % 7 + 1}", week.end()) if week else (None, at)
    if first in ("", ",") and not text.startswith(",次月", at):
        return None, at
    if first in "末底度月":
        edge = compiled(TURN_END).match(text, at)
        if edge and not compiled(QUARTER_DAY).match(text, at):
            return (None if edge["days"] else "end"), edge.end()
    if unit == "月" and first.isdecimal():
        days = compiled(MONTH_DAYS).match(text, at)
        if days:
            numbers = compiled(r"\d+").findall(days["days"])
            return ",".join([f"---{int(day):02}" for day in numbers]), days.end()
    quarter = unit in ("季", "季度")
    if quarter and (day := compiled(QUARTER_DAY).match(text, at)) is not None:
        place = PLACES.get(day["month"].removeprefix("第"))
        if place:
            months = [place + 3 * turn for turn in range(4)]
            lasts = [int(day["day"]) if day["day"] else calendar.month_length(2025, month) for month in months]
            return ",".join([f"--{month:02}-{last:02}" for month, last in zip(months, lasts, strict=True)]), day.end()
    after = compiled(NEXT_MONTH).match(text, at) if unit == "月" or quarter else None
    if after:
        last = int(after["day"])
        return ",".join([f"--{m:02}-{last:02}" for m in (1, 4, 7, 10)]) if quarter else f"---{last:02}", after.end()
    return None, at
