"""What goes on (持续推进), five-year plans, festivals and other words for dates; values of schedules without a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TimeMention
from fanwen_parse.patterns import compiled

from . import calendar, time_ranges, time_verbs
from .book import Rule
from .recurrence import EVERY
from .time_points import Point
from .time_scan import Reading

if TYPE_CHECKING:
    from fanwen_parse.model import Span

    from .time_scan import Scan

FIVE_YEARS = Rule(
    "five-year-plan",
    r"(?:(?P<plan>十[一二三四五六]?)五(?:”|\"|」|』)?(?:规划)?|第(?P<nth>十[一二三四五]?)个五年规划)"
    r"(?P<shape>期间|时期|期末|末期?|以来)",
    None,
    (
        ("“十四五”期间", "period 2021/2025"),
        ("第十五个五年规划期间", "period 2026/2030"),
        ("到“十四五”末基本建成", "deadline ../2025"),
        ("“十三五”时期,全区取得显著成绩", None),
        ("“十四五”时期是关键时期", None),
    ),
    ("二十五期培训班",),
    "The plan's five years; background (是关键时期, 以来) and plans that are over are no timeline.",
)
FESTIVAL = Rule(
    "before-festival",
    r"(?P<feast>春节|国庆节|国庆|元旦|劳动节|五一)”?前(?!后)",
    None,
    (
        ("国庆节前完成", "deadline ../2025-09-30"),
        ("“五一”前完成", "deadline ../2025-04-30"),
        ("2026年春节前", "deadline ../2026-02-16"),
    ),
    (),
    "The day before a festival; the Spring Festival from a table (GB/T 33661-2017).",
)
EVENT = Rule(
    "before-event",
    r"(?:开学|暑假|寒假|雨季|汛期?|入汛|入冬|(?:供暖|采暖)[季期]?)前(?=[^,。;、的后]{0,24}(?:完成|到位|建成|投用|投入使用|完工|竣工))",
    None,
    (
        ("汛期前完成清淤疏浚", "unresolved None"),
        ("暑假前改造完成", "unresolved None"),
        ("秋季开学前全部建成投用", "unresolved None"),
    ),
    ("加强汛期前后巡查", "入冬前后加强供暖保障"),
    "A deadline that no calendar gives.",
)
FEASTS = frozenset("春国元劳五")
"""The first characters of the festivals."""
FROM_NOW = Rule(
    "from-now",
    r"即日起(?P<to>[-—–~至到]{1,2})?",
    None,
    (("即日起至2025年10月31日", "period 2025-03-10/2025-10-31"),),
    (),
    "即日 is the day of the document; where that is not known, the period has no start.",
)
FROM_ISSUE = Rule(
    "from-issue",
    r"自?本?[^,。;:、自()]{0,8}?(?:印发|下发|发布|公布)之日起$",
    None,
    (("自本方案印发之日起至2025年10月31日", "period 2025-03-10/2025-10-31"),),
    ("自合同签订之日起至2025年10月31日",),
    "From the day of the document until a day.",
)
MID_CENTURY = Rule(
    "mid-century",
    r"[到至]本?世纪中叶",
    None,
    (("到本世纪中叶", "deadline ../2050~"),),
    (),
    "The horizon of 2050.",
)
ONGOING = Rule(
    "ongoing",
    r"(?:持续|长期|常态化)(?:推进|坚持|实施|开展|优化|完善|深化|抓好|落实|加强|提升|跟进|推动|进行)?(?:并)?(?=,|。|;|\)|$)"
    r"|立行立改|逐年只增不减|[近远]期(?=。?$)",
    None,
    (
        ("持续推进", "ongoing None"),
        ("完成整改,并长期坚持", "ongoing None"),
        ("立行立改", "ongoing None"),
        ("时限:长期", "ongoing None"),
    ),
    ("持续推进产业升级", "改革成效持续显现"),
    "As a clause of its own (mostly the value of a schedule); in prose 持续 is an adverb.",
)
HORIZON = Rule(
    "horizon",
    r"[近远]期",
    None,
    (("近期", "period None"),),
    ("近期重点关注就业",),
    "A horizon that the document does not define: a period without days.",
)
FIGURES = Rule(
    "column-figures",
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:[./-](?P<m>\d\d?)(?:[./-](?P<d>\d\d?))?)?"
    r"(?: ?[-~—–至到]{1,2} ?(?P<y2>(?:19|20)\d\d)(?:[./-](?P<m2>\d\d?)(?:[./-](?P<d2>\d\d?))?)?)?(?![\d年])",
    None,
    (
        ("2021-2022", "period 2021/2022"),
        ("2025-06—2025-12", "period 2025-06/2025-12"),
        ("2025-12-31", "deadline ../2025-12-31"),
    ),
    (),
    "A schedule cell in figures: cells leave 年 and 月 out.",
)
COLUMN_TURN = Rule(
    "column-turn",
    r"每年|每季|每月|按季|按月|年度|定期",
    None,
    (("按季度推进", "recurring R/P3M"), ("定期", "recurring R/PX")),
    (),
    "A recurring word in a schedule cell. 定期 recurs, its period is not said.",
)
COLUMN_ONGOING = Rule(
    "column-ongoing",
    r"持续|长期|常态|全年|动态",
    None,
    (("全年", "ongoing None"), ("长期", "ongoing None"), ("适时", "ongoing None")),
    (),
    "A word of going on anywhere in a schedule cell.",
)
UNRESOLVED = Rule(
    "column-unresolved",
    r".+",
    None,
    (("按照国家安排部署", "unresolved None"),),
    ("—", "无"),
    "A schedule value that names no time.",
)
FORMS = (
    FIVE_YEARS,
    FESTIVAL,
    EVENT,
    FROM_NOW,
    FROM_ISSUE,
    MID_CENTURY,
    ONGOING,
    HORIZON,
    FIGURES,
    COLUMN_TURN,
    COLUMN_ONGOING,
    UNRESOLVED,
)


def five_years(scan: Scan, at: int) -> list[Reading]:
    """“十四五”期间 and its kind."""
    text = scan.text
    match = compiled(FIVE_YEARS.pattern).match(text, at)
    years = calendar.FIVE_YEAR_PLANS.get(match["plan"] or match["nth"]) if match else None
    if match is None or years is None or scan.in_title(at):
        return []
    scan.done = match.end()
    start = at - text.startswith(("“", '"', "「", "『"), at - 1) if at else at
    if text.startswith("到", start - 1) and start:
        start -= 1
    span = (start, match.end())
    first, last = f"{years[0]}-01-01", f"{years[1]}-12-31"
    name, shape = FIVE_YEARS.name, match["shape"]
    if "末" in shape:
        return [Reading(name, span, TimeMention("deadline", span, f"../{years[1]}", None, last, rule=name))]
    stretch = calendar.Stretch(f"{years[0]}/{years[1]}", first, last)
    right = scan.sentence_right(match.end(), 40)
    ahead = scan.now is not None and years[0] > scan.now
    background = (
        shape == "以来"
        or right.lstrip(",").startswith(("是", "为", "乃", "我", "面临", "的"))
        or any(word in right for word in ("形势", "机遇", "新发展阶段", "日益", "转向", "挑战"))
        or (not ahead and any(word in right for word in ("取得", "已", "有所")))
        or (right[:1] not in (",", "。", ";", ":", "", "建") and not time_verbs.verb(text, match.end()))
        or not (scan.begins_clause(start) or text.endswith(("在", "于", "力争", "确保", "争取"), 0, start))
    )
    if background or scan.is_past(Point(start, match.end(), stretch, "range")):
        return [Reading(name, span)]
    return [Reading(name, span, TimeMention("period", span, stretch.edtf, first, last, rule=name))]


def festival(scan: Scan, at: int, year: int | None, start: int) -> list[Reading]:
    """国庆节前; ``year`` where it is printed before the name, ``start`` where the expression begins."""
    match = compiled(FESTIVAL.pattern).match(scan.text, at)
    if match is None:
        return []
    scan.done = match.end()
    inferred = () if year else ("year",)
    year = year or scan.reference(at).year
    span = (start - scan.text.startswith("“", start - 1), match.end())
    name = FESTIVAL.name
    day = _feast(match["feast"], year)
    if day and inferred and scan.latest and day <= scan.latest:
        day = _feast(match["feast"], (year or 0) + 1)  # 元旦前 in a plan of March
    if not day:
        return [Reading(name, span, TimeMention("unresolved", span, rule=name))]
    last = calendar.plus_days(day, -1)
    return [Reading(name, span, TimeMention("deadline", span, f"../{last}", None, last, inferred, rule=name))]


def _feast(name: str, year: int | None) -> str | None:
    """Its day in this year, where that is known."""
    day = calendar.SPRING_FESTIVAL.get(year or 0) if name == "春节" else calendar.HOLIDAYS[name]
    return f"{year}-{day}" if year and day else None


def event(scan: Scan, at: int) -> list[Reading]:
    """汛期前完成."""
    match = compiled(EVENT.pattern).match(scan.text, at)
    if match is None or scan.text.endswith(("每年", "每学期"), 0, at):
        return []
    scan.done = match.end()
    return [Reading(EVENT.name, match.span(), TimeMention("unresolved", match.span(), rule=EVENT.name))]


def from_now(scan: Scan, at: int) -> list[Reading]:
    """即日起, 即日起至2025年10月31日."""
    match = compiled(FROM_NOW.pattern).match(scan.text, at)
    if match is None:
        return []
    until = time_ranges.read(scan.text, match.end(), scan.reference(at)) if match["to"] else None
    last = until.stretch.last if until and until.stretch else None
    span = (at, until.end if until else at + 3)
    scan.done = span[1]
    first, name = scan.date, FROM_NOW.name
    if first:
        edtf = f"{first}/{last or '..'}"
        return [Reading(name, span, TimeMention("period", span, edtf, first, last, rule=name))]
    if last:
        return [Reading(name, span, TimeMention("period", span, f"../{last}", None, last, rule=name))]
    return [Reading(name, span, TimeMention("unresolved", span, rule=name) if until else None)]


def from_issue(scan: Scan, until: TimeMention) -> TimeMention:
    """A deadline (至2025年10月31日) behind 自本方案印发之日起 is where a period ends."""
    start, end = until.at
    issue = compiled(FROM_ISSUE.pattern).search(scan.text, max(0, start - 20), start)
    if issue is None or not until.end:
        return until
    span, first = (issue.start(), end), scan.date
    edtf = f"{first}/{until.end}" if first else f"../{until.end}"
    return until._replace(kind="period", at=span, interval=edtf, start=first, rule=FROM_ISSUE.name)


def mid_century(scan: Scan, at: int) -> list[Reading]:
    """到本世纪中叶; ``at`` is where 世纪中叶 stands."""
    start = at - scan.text.startswith("本", at - 1) if at else at
    if not scan.text.endswith(("到", "至"), 0, start):
        return []
    span, name = (start - 1, at + 4), MID_CENTURY.name
    scan.done = span[1]
    mention = TimeMention("deadline", span, "../2050~", None, "2050-12-31", (), ("approximate",), rule=name)
    return [Reading(name, span, mention)]


_LIMITS = ("时限:", "期限:", "完成时间:")
"""Labels of the schedule that were left in the text: 时限:长期坚持."""


def ongoing(scan: Scan, at: int, *, tied: bool = False) -> list[Reading]:
    """持续推进 as a whole clause or ``tied`` to the time before it, 逐年只增不减, 近期 as a whole passage."""
    text = scan.text
    match = compiled(ONGOING.pattern).match(text, at)
    if match is None:
        return []
    word = match[0]
    alone = tied or scan.column or at == 0 or text[at - 1] in "。,;(并" or text.endswith(_LIMITS, 0, at)
    if word[0] != "逐" and not alone:
        return []
    scan.done = match.end()
    span: Span = match.span()
    if word in ("近期", "远期"):
        return [Reading(HORIZON.name, span, TimeMention("period", span, rule=HORIZON.name))]
    if word[0] == "逐":
        return [Reading(EVERY.name, span, TimeMention("recurring", span, "R/P1Y", rule=EVERY.name))]
    return [Reading(ONGOING.name, span, TimeMention("ongoing", span, rule=ONGOING.name))]


# --- values of schedule labels and cells ------------------------------------------------------------------------------

TURN_WORDS = {
    "每年": "R/P1Y", "每半年": "R/P6M", "每季": "R/P3M", "每月": "R/P1M", "每周": "R/P1W", "按季": "R/P3M", "按月": "R/P1M",
    "按年": "R/P1Y", "年度": "R/P1Y", "逐年": "R/P1Y", "定期": "R/PX",
}  # fmt: skip
ONGOING_WORDS = (
    "持续", "长期", "常态", "常年", "全年", "贯穿", "动态", "适时", "及时", "随时", "常抓", "立即", "即时", "始终", "不断",
    "日常", "经常", "同步", "永久",
)  # fmt: skip
NO_DATA = frozenset(("无", "—", "/", "-", "——", "－", "--", "\\"))


def column_value(text: str) -> tuple[TimeMention, ...]:
    """A schedule value in figures (2021-2022, 2025.12), a recurring word, an ongoing word, or unresolved (按照国家安排部署)."""
    body = text.strip(" 。;,")
    if not body or body in NO_DATA:
        return ()
    start = text.index(body)
    span = (start, start + len(body))
    figures = _figures(text)
    if figures:
        return (figures,)
    turn = next((interval for word, interval in TURN_WORDS.items() if word in body), None)
    if turn:
        return (TimeMention("recurring", span, turn, rule=COLUMN_TURN.name),)
    if any(word in body for word in ONGOING_WORDS):
        return (TimeMention("ongoing", span, rule=COLUMN_ONGOING.name),)
    return (TimeMention("unresolved", span, rule=UNRESOLVED.name),)


def _figures(text: str) -> TimeMention | None:
    match = compiled(FIGURES.pattern).search(text)
    first = _stretch(match["y"], match["m"], match["d"]) if match else None
    if match is None or first is None or first.first is None:
        return None
    if not match["y2"]:
        return TimeMention("deadline", match.span(), f"../{first.edtf}", None, first.last, rule=FIGURES.name)
    last = _stretch(match["y2"], match["m2"], match["d2"])
    if last is None or last.last is None or last.last < first.first:
        return None
    edtf = f"{first.edtf}/{last.edtf}"
    return TimeMention("period", match.span(), edtf, first.first, last.last, rule=FIGURES.name)


def _stretch(year: str, month: str | None, day: str | None) -> calendar.Stretch | None:
    if not month:
        return calendar.year(int(year))
    if not 1 <= int(month) <= 12:
        return None
    if not day:
        return calendar.month(int(month), int(year))
    return calendar.day(int(day), int(month), int(year)) if calendar.exists(int(year), int(month), int(day)) else None
