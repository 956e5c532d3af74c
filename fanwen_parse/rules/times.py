"""When: the timeline expressions of one passage.

The walk goes from trigger to trigger (年, 月, 季度, 每, 天内, “十四五” …). At a date the calendar expression around it is
read (:mod:`.time_points`) and its neighbours say what it is (:mod:`.time_frames`); durations, recurrences and other words
have readers of their own. Most triggers of real prose (青年, 年度, 近年来) are refused after one look at their neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Context
from fanwen_parse.patterns import lazy

from . import calendar, durations, figures, recurrence, time_bare, time_frames, time_points, time_ranges, turns
from .time_scan import TITLE, Reading, Scan

if TYPE_CHECKING:
    from fanwen_parse.model import TimeMention

    from .time_points import Point

TRIGGER = (
    "年|月|季度|每|天内|天以内|日内|日以内|周内|周以内|即日起|世纪中叶|春节”?前|国庆节?”?前|元旦”?前|五一”?前|劳动节前"
    "|开学前|暑假前|寒假前|雨季前|汛期?前|入汛前|入冬前|供暖[季期]?前|采暖[季期]?前|十[一二三四五六]五|第十.?个五年|十五[”期时]|持续(?=推|实|开|优|[,。;)]|$)|长期(?=坚|(?<=:长期)$)|常态化(?=开|推|[,。;)])|立行立改"
    "|按[年季月旬周]|按半年|逐[月季周]|前(?<=\\d前)|日前(?<=\\d日前)|底前(?<=\\d底前)|近期。?$|远期。?$|逐年只增不减"
    + "".join([rf"|{dash}(?= ?\d{{1,4}}[./]\d)" for dash in time_points.DASH])
)
ANYWHERE = TRIGGER.replace("|$)", ")").replace("$", "")
"""A trigger in any line of a text. 持续 at an end is the value of a label, which is read without asking."""
PREPOSITIONS = ("不迟于", "不晚于", "最迟于", "截至", "截止", "最迟", "到", "至", "自", "从")
"""What belongs to the expression where it stands before it."""
TAILS = frozenset(word[-1] for word in PREPOSITIONS)
SCHEDULE_WORDS = (
    "阶段性", "完成", "全部", "全面", "基本", "初步", "任务", "成效", "明显", "取得", "持续", "推进", "推开", "长期", "坚持", "常态化", "启动",
    "开展", "实施", "落实", "组织", "调度", "报送", "总结", "评估", "验收", "试点", "建成", "到位", "出台", "印发", "制定", "方案", "工作",
    "全年", "其他", "适时", "动态", "更新", "优化", "并", "前", "后", "起", "底", "至少", "不少于", "一次", "按", "年度", "季度", "月", "次",
    "及", "和", "、", ",", ";", ":", "(", ")", "。", " ", "-", "~", "—",
)  # fmt: skip
"""What may stand in a schedule cell beside its dates."""
BOOK = (
    TITLE,
    *time_frames.FRAMES,
    *time_bare.REST,
    *durations.FORMS,
    figures.FIGURES,
    figures.SPANNED,
    *recurrence.FORMS,
    *turns.FORMS,
)

_TRIGGER, _ANYWHERE = lazy(TRIGGER), lazy(ANYWHERE)


def may_hold_time(text: str) -> bool:
    """Whether any line of the text may name a time."""
    return _ANYWHERE.search(text) is not None


def read_times(text: str, context: Context, *, column: bool = False) -> tuple[TimeMention, ...]:
    """All timeline expressions of a folded passage, in order.

    Args:
        text: a heading, a paragraph without its responsibility clause, or the value of a label or cell.
        context: where a missing year comes from.
        column: the text is the value of a 完成时限/进度安排 label or cell. Then a bare date is a deadline, 持续推进 is
            strong, and a value that names no time is ``unresolved`` rather than nothing.
    """
    found: tuple[TimeMention, ...] = ()
    if _TRIGGER.search(text):  # one passage of four
        found = tuple([reading.mention for reading in readings(text, context, column=column) if reading.mention])
    return turns.column_value(text) if column and not found else found


def is_schedule(text: str) -> bool:
    """Whether the whole text is the value of a schedule: 持续推进, 2025年12月底前, 长期, 每年."""
    text = text.strip(" 。;,")
    if not text or len(text) > 48 or "。" in text:
        return False
    found = read_times(text, Context(date="2025-07-01"), column=True)
    if not found or all(mention.kind == "unresolved" for mention in found):
        return False
    if found[0].rule == "column-figures" and found[0].interval in (f"../{text}", f"{text}/{text}"):
        return False  # a bare 2021 may be any number
    rest, at = "", 0
    for mention in found:
        rest += text[at : mention.at[0]]
        at = max(at, mention.at[1])
    rest += text[at:]
    for word in SCHEDULE_WORDS:
        rest = rest.replace(word, "")
    return len(rest) < (4 if found[0].at[0] == 0 else 2)  # 2025年12月底前完成第一批


def readings(text: str, context: Context, *, column: bool = False) -> list[Reading]:
    """Every expression that was looked at, with what became of it; ``explain`` shows the refusals too."""
    scan = Scan(text, context, column=column)
    found: list[Reading] = []
    for hit in _TRIGGER.finditer(text):
        at = hit.start()
        if at < scan.done:
            continue
        word = hit[0]
        if word == "年":
            found += _year(scan, at)
        elif word == "月" and text.startswith("次", at - 1) and at:
            found += recurrence.next_month(scan, at) or dated(scan, at)
        elif word in ("月", "季度"):
            found += dated(scan, at)
        elif word == "每":
            found += recurrence.every(scan, at)
        elif word[0] == "按" or (word[0] == "逐" and len(word) == 2):
            found += recurrence.by_turns(scan, at)
        elif word in time_points.DASH:
            point = figures.spanned(scan, at)
            found += _framed(scan, [point], figures.SPANNED.name) if point else []
        elif word in ("前", "日前", "底前"):
            found += figures.before(scan, at + len(word))
        elif word.endswith("内"):
            found += durations.read(scan, at)
        elif word[0] in "十第":
            found += turns.five_years(scan, at)
        elif word.endswith("前"):
            found += turns.festival(scan, at, None, at) or turns.event(scan, at)
        elif word == "即日起":
            found += turns.from_now(scan, at)
        elif word == "世纪中叶":
            found += turns.mid_century(scan, at)
        else:
            tied = bool(found) and found[-1].mention is not None and _follows(text, found[-1].at[1], at)
            found += turns.ongoing(scan, at, tied=tied)
    return found


def _follows(text: str, end: int, at: int) -> bool:
    """年内持续推进, 立行立改、长期坚持: directly behind the expression that ends at ``end``."""
    return at == end or (at == end + 1 and text[end] in _LISTED)


def probe(phrase: str) -> tuple[tuple[str, object], ...]:
    """The examples of the book are read in a document of 2025-03-10; a value is ``kind interval`` or None.

    What says nothing as prose is read as the value of a schedule.
    """
    context = Context(date="2025-03-10")
    read = [(reading.rule, reading.mention) for reading in readings(phrase, context)]
    read = read or [(mention.rule, mention) for mention in read_times(phrase, context, column=True)]
    return tuple((rule, f"{mention.kind} {mention.interval}" if mention else None) for rule, mention in read)


_LISTED = ("、", "和", "及", "与")
_LOOK_BACK = (time_frames.BASELINE.name, time_frames.AS_OF.name, time_bare.GROUND.name)
"""完成2022年以来问题的整改,9月底前销号: a year that is looked back to lends itself to no date of the plan."""
_COUNTED = frozenset("0123456789〇一二三四五六七八九十两百千今明本学" + time_points.MASK)
_BEFORE_A_WORD = frozenset("每逐全常多上去青老近当次翌同")
"""年 behind one of these is no date of the document, whatever follows: 青年内, 近年末, 当年底."""


def _year(scan: Scan, at: int) -> list[Reading]:
    """A 年: a date, a duration, or a part of a word."""
    text = scan.text
    left = text[max(0, at - 2) : at].rstrip(" ")[-1:]
    if left in _COUNTED:
        return dated(scan, at)
    if left == "半":
        return dated(scan, at) if text[at - 2 : at - 1] in ("上", "下") else durations.read(scan, at)
    if text[at + 1 : at + 2] in ("底", "末", "内") and left not in _BEFORE_A_WORD:
        return dated(scan, at)
    return []


_MAKING = ("制定", "制订", "编制", "拟定", "拟订", "谋划", "起草", "草拟", "研究", "提出", "申报", "部署")
_MADE = lazy(r"度?[^\x00-\xff]{0,10}?(?:计划|方案|要点|预算|安排|规划|思路|项目|工作)(?=[,、;])")
"""The name of what is made."""
_SUMMER = 8
"""The month in which a school year begins: plans are made before the pupils come."""


def _read(scan: Scan, at: int, start: int) -> time_points.Point | None:
    """The date at ``at`` of a list that begins at ``start``; a school year's spring and summer are of its second year."""
    reference = scan.reference(start)
    found = time_ranges.read(scan.text, at, reference)
    year = scan.context.school
    if year and found and found.inferred and found.month and found.month < _SUMMER and reference.year == year:
        return time_ranges.read(scan.text, at, reference._replace(year=year + 1))
    return found


def dated(scan: Scan, at: int) -> list[Reading]:
    """The date whose 年, 月 or 季度 stands at ``at``, or the dates of a list (2026年和2030年)."""
    text = scan.text
    start = max(time_points.start_of(text, at), scan.done)
    first = _read(scan, start, start)
    if first is None or first.end <= at:
        return durations.read(scan, at)
    if scan.in_title(start):
        scan.done = first.end
        return [Reading(TITLE.name, (start, first.end))]
    if scan.turn is not None and first.inferred and text[start] not in time_points.RELATIVE:
        if text.find("。", scan.turn, start) < 0:  # 每年3月底前公布结果,6月底前完成整改
            scan.done = scan.turn = first.end
            return [Reading(time_bare.ELSEWHERE.name, (start, first.end))]
        scan.turn = None
    points = _years_before(scan, start, first) if first.unit == "year" and text[start - 1 : start] in _LISTED else []
    points.append(first)
    known = scan.year, scan.mask, scan.year_at
    start = points[0].start
    while _remember(scan, points[-1]) and text[points[-1].end : points[-1].end + 1] in _LISTED:
        more = _read(scan, points[-1].end + 1, start) if len(points) < 6 else None
        if more is None or more.unit != first.unit or more.unit == "range" or more.end < points[-1].end + 3:
            break
        points.append(more)
    if first.unit == "year" and not first.edge and text[first.end : first.end + 1] in turns.FEASTS:
        feast = turns.festival(scan, first.end, first.year, start)
        if feast:
            return feast
    if len(points) > 1 and points[-1].edge == "end":  # 6月、12月底前
        points = [point._replace(edge="end") for point in points]
    found = _framed(scan, points)
    if found[-1].mention is None and found[-1].rule in _LOOK_BACK and not scan.is_ahead(first):
        scan.year, scan.mask, scan.year_at = known
    return found


def _framed(scan: Scan, points: list[Point], rule: str | None = None) -> list[Reading]:
    """What the dates of one expression are by their neighbours; ``rule`` read them, where not the frame is to be named."""
    text, start = scan.text, points[0].start
    first, last = points[0], points[-1]
    frame, means, tail = time_frames.frame_of(scan, start, last)
    if means and not scan.column and scan.reports(start) and not scan.is_ahead(last):
        frame, means = time_frames.AS_OF, None
    scan.done = max(last.end, tail)
    begin = start - 1 if start and text[start - 1] == " " else start
    word = ""
    if begin and text[begin - 1] in TAILS:
        word = next((word for word in PREPOSITIONS if text.endswith(word, 0, begin)), "")
    begin = begin - len(word) if word else start
    found = []
    for point in points:
        span = (begin if point is first else point.start, scan.done if point is last else point.end)
        name = rule or frame.name
        mention = means(scan, point, span, name) if means else None
        if mention and mention.kind == "deadline" and word and text.endswith("日起", 0, begin):
            mention = turns.from_issue(scan, mention)
            span, name = mention.at, mention.rule
        if mention and mention.interval and text.startswith(("左右", "前后"), point.end):
            # EDTF has no approximate open end and no approximate quarter inside an interval.
            mark = "~" if mention.kind == "deadline" else ""
            mention = mention._replace(interval=mention.interval + mark, flags=(*mention.flags, "approximate"))
        found.append(tuple.__new__(Reading, (name, span, mention)))
    return found


def _years_before(scan: Scan, start: int, last: Point) -> list[Point]:
    """The years of 2026、2027和2028年 that have lost their 年."""
    text = scan.text
    found: list[Point] = []
    following = last.year if last.year and not last.inferred else 0
    while text[start - 1 : start] in _LISTED and start - 5 >= scan.done:
        digits = text[start - 5 : start - 1]
        year = int(digits) if digits.isascii() and digits.isdigit() else 0
        if not (time_points.plausible(year) and year < following) or text[start - 6 : start - 5].isdigit():
            break
        start, following = start - 5, year
        found.insert(0, time_points.Point(start, start + 4, calendar.year(year), "year", "", year))
    return found


def _remember(scan: Scan, point: Point) -> bool:
    """Keep the printed year for later dates of the sentence; not that of a plan which is to be made: 制定2026年工作计划,12月底前报送."""
    left = scan.text[max(0, point.start - 2) : point.start]
    if point.unit == "year" and left in _MAKING and _MADE.match(scan.text, point.end):
        return True
    if point.masked and not point.inferred:
        scan.year, scan.mask, scan.year_at = time_points.STAND_IN, point.masked, point.end
    elif point.year is not None and not point.inferred:
        scan.year, scan.mask, scan.year_at = point.year, "", point.end
    return True
