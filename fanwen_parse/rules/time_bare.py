"""What a date is where none of the words right beside it decides (:mod:`.time_frames`): the verb behind it, the clause it fills.

Records are written as there; ``^`` is the beginning of a clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled

from . import dates, time_verbs
from .book import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from fanwen_parse.model import Span, TimeMention

    from .time_points import Point
    from .time_scan import Scan

    Meaning = Callable[[Scan, Point, Span, str], TimeMention | None]

NAMED = Rule(
    "named-time",
    r"(?:时间|日期|(?:公示|公告|报名|征集|申报|工)期)(?:安排|原则上?|统一|调整|初步|大致|一般|预计|计划|确定|分别|[暂拟初均定改为是在于:])+$",
    dates.labelled,
    (
        ("集中报名时间原则上为6月2日至6月4日", "period 2025-06-02/2025-06-04"),
        ("面试时间暂定6月2日", "period 2025-06-02"),
        ("公示期为6月2日至8日", "period 2025-06-02/2025-06-08"),
        ("申报截止时间:2025年5月22日17:00", "deadline ../2025-05-22"),
        ("完成时间定于2025年9月", "deadline ../2025-09"),
        ("申报企业的注册时间为2025年1月1日至6月30日", None),
    ),
    ("目标年定为2035年",),
    "What stands before the date names a time: when something is done, or by when (截止时间).",
)
_NAMES = frozenset("为是在于:定上排均")
"""The last characters of such a name."""
VERB = Rule(
    "verb-date",
    "^|于|在|将|和|并|计划|预计|其中| @",
    dates.due,
    (
        ("2025年8月完成", "deadline ../2025-08"),
        ("2026年要有所突破", "deadline ../2026"),
        ("2026年全面推广无纸化单证", "deadline ../2026"),
        ("2025年8月开展自查", "period 2025-08"),
        ("2026年选取部分机构试点", "period 2026"),
        ("2026年、2027年分别突破2万亿元", "deadline ../2026"),
        ("2025年6月印发实施方案", "deadline ../2025-06"),
        ("5月编制完成规划", "deadline ../2025-05"),
        ("预计2026年6月正式投产", "deadline ../2026-06"),
        ("于6月5日发放录取通知书", "period 2025-06-05"),
        ("2025年至2027年分三批实施", "period 2025/2027"),
        ("2026年、2027年分别新建10处、15处站点", "period 2026"),
        ("2025年6月、9月、12月各组织一次抽查", "period 2025-12"),
        ("2026年全年开展巡查", "period 2026"),
        ("四季度:全面竣工", "deadline ../2025-12-31"),
        ("改造管网900公里,其中2026年完成400公里", "deadline ../2026"),
    ),
    ("2025年城市体检全面完成", "2025年任务开展情况", "2025年实施方案"),
    "A bare date with a verb: of completion or issue, by its end; of activity, while the work goes on. "
    "Other words behind it make it part of a name.",
)
CLAUSE = Rule(
    "dated-clause",
    "^|于|在| @,|。|;|)|、|!|期间|时期",
    dates.period,
    (
        ("2026年,各机构选取试点", "period 2026"),
        ("2025年第三季度", "period 2025-35"),
        ("2025-2027年", "period 2025/2027"),
        ("近期(2025—2027年)", "period 2025/2027"),
        ("用三年(2025-2027年)时间", "period 2025/2027"),
        ("9月—12月", "period 2025-09/2025-12"),
        ("2026年,各机构全部达标", "deadline ../2026"),
        ("二季度:方案论证", "period 2025-34"),
        ("2025年下半年,试点城市印发方案", "deadline ../2025-12-31"),
        ("3月—4月动员部署", "period 2025-03/2025-04"),
        ("于6月5日进校宣讲", "period 2025-06-05"),
        ("网上报名截止后(5月22日下午3点),统一审核", "period 2025-05-22"),
        ("6月2日上午9时至11时现场确认", "period 2025-06-02"),
        ("6月2日垃圾分类宣传周启动", "period 2025-06-02"),
        ("2020年9月11日,青禾区召开会议", None),
    ),
    ("2025年城市体检",),
    "A date that is a clause of its own: while the work goes on.",
)
DAY = Rule(
    "day-of-an-act",
    "@",
    dates.period,
    (("区教育局5月22日向社会公布名单", "period 2025-05-22"), ("学校9月1日开展入学教育", "period 2025-09-01")),
    ("按照市教育局5月22日公布的名单录取", "青禾区人民政府办公室2025年7月3日印发"),
    "A day to come between who acts and the act.",
)
EDGE = Rule(
    "end-of-date",
    "@",
    dates.edge,
    (("专项治理2025年底整改到位", "deadline ../2025-12-31"),),
    ("地方政府年末债务余额", "年初制定计划,年底总结考核"),
    "An end (底, 末) that is printed with its year is a deadline wherever it stands.",
)
COLUMN = Rule(
    "date-in-column",
    "@",
    dates.due,
    (),
    (),
    "A bare date as the value of a schedule label or cell: by its end (a range: from its beginning to its end).",
)
MILESTONE = Rule(
    "milestone-date",
    "@达到|突破|超过|分别达到|分别突破|分别超过|分别实现|分别完成",
    dates.by,
    (
        ("全市营业收入2026年、2027年分别突破100亿元、200亿元", "deadline ../2026"),
        ("城镇化率2027年达到65%", "deadline ../2027"),
        ("2027年城镇化率达到65%", "deadline ../2027"),
        ("2026年、2027年产值分别达到100亿元、200亿元", "deadline ../2026"),
    ),
    ("营业收入2023年、2024年分别突破100亿元", "2023年城镇化率达到65%", "2026年入库企业营业收入达到100亿元的奖励"),
    "A year to come behind the subject that is to reach something.",
)
ABOUT = Rule(
    "approximate-year",
    "@左右|前后",
    dates.by,
    (("部分行业2027年左右与全国同步实现碳达峰", "deadline ../2027~"),),
    ("部分行业2027年左右的需求", "改造2027年左右建成的小区"),
    "A year with 左右 is no part of a name: what is reached about then, whatever stands between.",
)
ELSEWHERE = Rule(
    "time-elsewhere",
    "@",
    None,
    (("制定2025年城市体检工作方案", None),),
    (),
    "A date that nothing marks as a plan: mostly part of a name.",
)
GROUND = Rule(
    "time-of-a-ground",
    "在@ … 基础上",
    None,
    (("在2024年工作基础上,深化改革", None), ("在2025年试点经验的基础上推开", None)),
    ("在2025年底前打好基础",),
    "The year of what is built upon; words stand between it and 基础上.",
)
WHOM = Rule(
    "since-whom",
    "自|从@ … 开始|起",
    dates.since,
    (
        ("自2025年秋季学期初中一年级学生开始", "period 2025-09/.."),
        ("从2026年新入学的高一学生起", "period 2026/.."),
    ),
    ("从2026年各区试点开始前",),
    "A start: who begins stands between the date and the word.",
)
REST = (NAMED, GROUND, VERB, CLAUSE, DAY, WHOM, EDGE, COLUMN, MILESTONE, ABOUT, ELSEWHERE)


NAMED_START = r"(?!的)[^,。;、:()至到以]{1,16}?(?:开始|起)(?![来步点草源码到因伏诉前后])"
_REACHED = (
    "达到", "达标", "实现", "完成", "建成", "建有", "全部", "基本", "超过", "不低于", "不少于", "力争", "全面", "突破", "到位", "竣工",
    "通车", "投产", "投用", "显著", "明显", "领先",
)  # fmt: skip
_GOAL = r"(?:达到?|超过|突破|不低于|不少于|提高到|提升到|降至|降到|控制在)[0-9][0-9.]*[^0-9,、的]{1,8}(?:、[0-9][0-9.]*[^0-9,、的]{1,8})*$"
"""How a clause ends that states a figure to be reached."""
_GRANTS = ("给予", "奖励", "补助", "享受")
_REACH = 80
"""Characters in which a condition says what it is for."""
_EVENTS = ("汛", "雨季", "入汛", "入冬", "供暖", "采暖", "开学", "暑假", "寒假")
_AIMS = ("目标:", "年度目标:", "工作目标:", "主要目标:", "目标任务:")
"""2025年目标:新建站点30个."""
_ABOUT = ("左右", "前后")
_REACHES = tuple(MILESTONE.pattern[1:].split("|"))
_BY_VERB: dict[str, Meaning] = {"due": dates.due, "issued": dates.issued, "period": dates.period}
_BARE_BEFORE = ("于", "在", "将", "和", "并", "计划", "预计", "其中")
_CLAUSE_AFTER = (",", "。", ";", ")", "〕", "】", "、", "!", "期间", "时期", "每", "逐年", "分年")
_TIED = ("的", "至", "到", "自", "从", "是", "年", "月", "日", "、")
_OF_AN_EDGE = tuple("的前后起以之至到、")
"""What makes a day the edge of another time, or the attribute of something."""
_CITES = ("根据", "按照", "依据", "落实", "贯彻")


def decide(scan: Scan, start: int, at: tuple[int, int, int], point: Point) -> tuple[Rule, Meaning | None, int]:
    """The rule, the meaning and the end of an expression that no frame fits.

    Args:
        scan: the walk.
        start: where the expression begins.
        at: where its neighbours end and begin on each side, and its own end.
        point: the expression, or the last of a list.
    """
    text = scan.text
    left, right, end = at
    if (
        text[left - 1 : left] in _NAMES
        and not scan.column
        and compiled(NAMED.pattern).search(text, max(0, left - 20), left)
    ):
        return NAMED, dates.labelled, end
    if point.unit == "year" and text.endswith("在", 0, left) and "基础上" in scan.clause_right(right):
        return GROUND, None, end
    begins = scan.begins_clause(left)
    bounded = begins or text.endswith(_BARE_BEFORE, 0, left)
    # 四季度:全面竣工: the time heads its line
    headed = begins and text.startswith(":", right) and (point.unit != "year" or scan.is_ahead(point))
    kind = ""
    if bounded:
        kind = (time_verbs.act if point.unit == "day" else time_verbs.verb)(text, right + headed)
    if kind:
        return VERB, _BY_VERB[kind], end
    if begins and point.unit == "year" and text.startswith(_AIMS, right):
        return CLAUSE, dates.by, end
    if headed and not scan.column:
        clause = scan.clause_right(right + 1)
        return CLAUSE, dates.due if any(word in clause for word in _REACHED) else dates.period, end
    if scan.column and point.unit == "year" and text.startswith(_EVENTS, right):
        return ELSEWHERE, None, end  # 2025年汛期前: no calendar gives the day
    if scan.column:
        whole = text.endswith("全年", 0, right)
        return COLUMN, dates.period if whole else dates.due, end
    if bounded and (right >= len(text) or text.startswith(_CLAUSE_AFTER, right)):
        if text.startswith(",", right):
            clause = scan.clause_right(right + 1)
            if any(word in clause for word in _REACHED):
                return CLAUSE, dates.due, end
            if time_verbs.issues(clause):
                return CLAUSE, dates.issued, end
        return CLAUSE, dates.period, end + 2 * text.startswith(("期间", "时期"), end)
    if point.unit == "range" and (
        text.endswith(("自", "从"), 0, left) or (begins and (point.month or point.stretch is None))
    ):
        return CLAUSE, dates.period, end  # 3月—4月动员部署
    if begins and point.unit == "day" and end > point.end:
        return CLAUSE, dates.period, end  # 6月2日上午9时现场确认
    if point.unit in ("range", "day") and text.endswith("于", 0, left) and not point.edge:
        return CLAUSE, dates.period, end  # 于6月5日发放通知书
    if point.unit == "day" and left == 0 and scan.is_ahead(point) and _is_whole(scan.clause_right(right)):
        return CLAUSE, dates.period, end  # 3月12日植树节活动, as an item
    if point.unit == "day" and not bounded and not _is_cited(scan, start):
        kind = "" if text.startswith("印发", right) else time_verbs.act(text, right)
        if kind and point.stretch is not None:
            return DAY, _BY_VERB[kind], end
    begun = compiled(NAMED_START).match(text, right) if text.endswith(("自", "从"), 0, left) else None
    if begun and not point.edge:
        return WHOM, dates.since, begun.end()
    if point.edge == "end" and (bounded or not point.inferred):
        return EDGE, dates.edge, end
    if (
        point.unit == "year"
        and scan.is_ahead(point)
        and (text.startswith(_REACHES, right) or (begins and _states_goal(scan, right)))
    ):
        return MILESTONE, dates.by, end
    if point.unit == "year" and end == point.end + 2 and text.startswith(_ABOUT, point.end):
        clause = scan.clause_right(end)
        if "的" not in clause and any(word in clause for word in _REACHED):
            return ABOUT, dates.by, end
    return ELSEWHERE, None, end


def _states_goal(scan: Scan, right: int) -> bool:
    """2027年城镇化率达到65%: the clause says of something how far it is to come; 2027年达到标准的学校 is a name."""
    clause = scan.clause_right(right)
    if clause[:1] in _TIED or any(scan.text.find(word, right, right + _REACH) >= 0 for word in _GRANTS):
        return False  # 2027年产值超过2亿元,给予奖励
    return compiled(_GOAL).search(clause) is not None


def _is_whole(clause: str) -> bool:
    """Does the clause behind a day go on with what is done then: 植树节活动, but not 发布的规定, 前, 开学后?"""
    return not clause.startswith(_OF_AN_EDGE) and not clause.endswith(("前", "后", "以来", "期间"))


def _is_cited(scan: Scan, start: int) -> bool:
    """根据市教育局5月22日公布的名单: the day of another text."""
    clause = scan.clause_left(start)
    return clause[-1:] in _TIED or any(word in clause for word in _CITES)
