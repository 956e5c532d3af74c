"""Single points of calendar expressions: what stretch of days ``2025年6月底``, ``第三季度`` or ``年底`` names.

Only the expression itself is read here; whether it is a deadline, a period or no timeline at all is said by what stands
around it (:mod:`.time_frames`), whether it has a second end by :mod:`.time_ranges`. A year that is not printed is borrowed
from the caller, and the point says so.
"""

from __future__ import annotations

import re

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

from . import calendar
from .calendar import Stretch
from .quantities import NUMERALS, number

DASH = "-—–~－→至到"
"""Marks between the two ends of a range."""
MASK = "*×xX_"
"""How sites of templates mask digits: 20xx年, 20**年, ××年, 20__年."""
STAND_IN = 2000
"""The year that a masked one is reckoned with; it has a 29 February."""
QUARTER_BEGINS = frozenset("第一二三123")
QUARTER_LISTS = frozenset("、和及")
_GOES_ON = frozenset((*DASH, *MASK, *"0123456789 "))
"""Behind one of these four digits are not the beginning of an expression."""
RELATIVE = "今明本"
"""今年, 明年, 本年. 当年 and 次年 count from an event (获批次年), not from the document."""

YEAR = rf"(?P<of>(?P<year>[0-9{MASK}]{{2,4}}|今|明|本|[^\x00-\xff]{{4}})? ?年(?: ?年|度(?=第?[^\x00-\xff\d]季度|[上下]半))?)? ?"  # 2025年 二〇二五年 20xx年 2025年年(底) 2025年度(第一季度)
DATE = (
    rf"(?:(?P<month>\d\d?|[^\x00-\xff]{{1,2}}|[{MASK}]{{1,2}}) ?月份?"  # 6月 十二月 本月 xx月
    rf"(?: ?(?P<day>\d\d?|[^\x00-\xff]{{1,3}}|[{MASK}]{{1,2}}) ?[日号]|(?P<ten>[^\x00-\xff]{{1,2}})旬| ?(?P<month_edge>底|末|初(?!步)))?"  # 5月中旬 5月中下旬
    r"|第?(?P<quarter>[1-4]|[^\x00-\xff]) ?季度(?P<quarter_edge>底|末|初(?!步))?"  # 第三季度末
    r"|(?P<half>上|下)半年(?P<half_edge>底|末|初(?!步))?"  # 上半年
    r"|(?P<term>春|秋)季学期"  # 秋季学期
    r"|(?P<year_edge>底|末|初(?!步)))?"  # 年底
)
POINT = YEAR + DATE
"""``[^\x00-\xff]`` stands for a Chinese digit: :mod:`re` takes 0.15 ms to compile each set of scattered ideographs and
none for this one; what the groups hold is checked in code."""
CONTINUES = frozenset("0123456789 年度底末初春秋上下第一二三四五六七八九十本学" + DASH + MASK)
"""What a longer expression may go on with behind 2025年."""
NOT_AN_EDGE = frozenset("线层数板端位级中期次始心衷")
"""Words that begin with 底, 末 or 初: 底线, 末端, 初期."""


class Point(NamedTuple):
    """A calendar expression."""

    start: int
    end: int
    """Offsets in the text."""
    stretch: Stretch | None
    """None where no year can be known."""
    unit: str
    """year, term, half, quarter, month, ten-days, day; range for two ends."""
    edge: str = ""
    """end (底, 末) or start (初): the point is that day of the stretch."""
    year: int | None = None
    """The year it is in (of a range: the right end's), printed or borrowed."""
    month: int | None = None
    inferred: tuple[str, ...] = ()
    """``("year",)`` where the year is borrowed."""
    masked: str = ""
    """The year as EDTF masks it (``20XX``); where only month or day is masked, the year as printed. Such a stretch has no days."""


class Reference(NamedTuple):
    """Where missing years come from."""

    year: int | None
    """Of the same sentence, the nearest heading or the document's date, in this order."""
    now: int | None
    """The year of the document's date: 今年."""
    month: int | None = None
    """The month of the document's date: 本月."""
    mask: str = ""
    """How the year is masked; then a month may be masked too (20xx年x月至x月)."""


# --- where an expression begins ---------------------------------------------------------------------------------------


def start_of(text: str, trigger: int) -> int:
    """Where the expression with this 年, 月 or 季度 begins: left over the number, and over the left end of 2025-2027年."""
    year = text[max(0, trigger - 5) : trigger]
    digits = year[1:]
    if len(digits) == 4 and digits.isascii() and digits.isdigit() and year[0] not in _GOES_ON and text[trigger] == "年":
        return trigger - 4  # 到2027年, as most are
    left = text[max(0, trigger - 24) : trigger]
    bare = left[:-1] if left.endswith("学") else left.rstrip(" ")
    body = _without_number(bare)
    if len(body) == len(bare):
        return trigger
    before = body.rstrip(" ")
    if before and before[-1] in DASH:
        first = before.rstrip(DASH + " ")
        other = _without_number(first)
        if (
            first
            and (first[-1].isdigit() or first[-1] in MASK)
            and (len(first) - len(other) == 4 or (text[trigger] == "月" and len(first) - len(other) < 3))
        ):
            body = other
    if text[trigger] == "季":
        body = _without_quarter(body.removesuffix("第"))
    return trigger - len(left) + len(body)


def _without_quarter(body: str) -> str:
    """Without the first of two quarters (第一、); at the very beginning 一、 is a marker."""
    tie, first = body[-1:], body[-2:-1]
    if first not in QUARTER_BEGINS or not (tie in QUARTER_LISTS or tie in DASH) or body in ("一、", "二、", "三、"):
        return body
    return body[:-2].removesuffix("第")


def _without_number(text: str) -> str:
    """Without the number, mask or relative word (今, 本, 上半) at its end."""
    last = text[-1:]
    if last and last in "0123456789":
        short = text.rstrip("0123456789")
        return short if len(text) - len(short) == 4 else text.rstrip("0123456789" + MASK)
    if last and last in MASK:
        return text.rstrip("0123456789" + MASK)
    if last and last in NUMERALS:
        return text.rstrip(NUMERALS)
    if text.endswith(("上半", "下半")):
        return text[:-2]
    return text[:-1] if last and last in RELATIVE + "下" else text


# --- the expression ---------------------------------------------------------------------------------------------------


def plausible(year: int) -> bool:
    """A plan speaks of years of this state's life; 0402年 is a scan error and 1000年一遇 no year."""
    return 1949 <= year <= 2099


def plain_year(text: str, start: int) -> Point | None:
    """2025年 and 2025年底 with nothing more: half of all dates, read without a pattern."""
    digits = text[start : start + 4]
    if text[start + 4 : start + 5] != "年" or not (digits.isascii() and digits.isdigit()) or not plausible(int(digits)):
        return None
    end = start + 5
    edge = ""
    if text.startswith("底", end) and text[end + 1 : end + 2] not in NOT_AN_EDGE:
        end, edge = end + 1, "end"
    if not edge and text[end : end + 1] in CONTINUES:
        return None
    year = int(digits)
    return Point(start, end, calendar.year(year), "year", edge, year)


def point(text: str, start: int, reference: Reference) -> Point | None:
    """The expression of one point that begins at ``start``."""
    match = compiled(POINT).match(text, start)
    if match is None or match.end() == start:
        return None
    day = match["day"]
    if (
        day and not day.isdecimal() and day[0] not in MASK and number(day) is None
    ):  # 9月底前销号, 6月内挂号: the last word is none of a day
        match = compiled(POINT).match(text, start, match.end("day")) or match
    printed, month = match["year"], match["month"]
    year, mask = reference.year, reference.mask
    inferred: tuple[str, ...] = ("year",)
    if printed:
        if printed in RELATIVE:
            year, mask = (reference.now + (printed == "明") if reference.now is not None else None), ""
        else:
            inferred = ()
            short = _short_year(printed, reference.now) if len(printed) == 2 and month is not None else None
            mask = "" if short else _mask(printed, has_month=month is not None)
            year = short or (STAND_IN if mask else int(number(printed) or 0))
            if not (mask or short) and (len(printed) != 4 or not plausible(year)):
                return None
    if month and month[0] in MASK:
        return _blank_month(match, mask or f"{year}", inferred) if mask or (printed and year) else None
    found = _named(match, year, inferred, reference)
    return under_mask(found, mask) if found and mask else found


def _short_year(printed: str, now: int | None) -> int | None:
    """26年3月 in a document of 2025: a year of two figures, this one or soon. 20 年 3 月 is mostly one that has lost two."""
    if now is None or not printed.isdecimal():
        return None
    year = 2000 + int(printed)
    return year if -1 <= year - now <= (1 if printed == "20" else 5) else None


def _mask(printed: str, *, has_month: bool) -> str:
    """A masked year as EDTF writes it; empty where it is no masked year. 20 年 6 月 has lost two digits."""
    if printed == "20" and has_month:
        return "20XX"
    edtf = "".join(["X" if c in MASK else c for c in printed])
    if "X" not in edtf or not edtf.startswith(("19", "20", "X")):
        return ""
    return edtf.rjust(4, "X") if edtf[0] == "X" else edtf.ljust(4, "X")


def under_mask(found: Point, mask: str) -> Point:
    """What was reckoned with a stand-in as an expression of the masked year: EDTF keeps the X, and there are no days."""
    stretch = found.stretch
    if stretch is None:
        return found._replace(year=None)
    edtf = stretch.edtf
    if found.unit in ("quarter", "half", "term") and stretch.first and stretch.last:  # no season has a masked year
        edtf = f"{stretch.first[:7]}/{stretch.last[:7]}"
    edtf = "/".join([mask + side[4:] for side in edtf.split("/")])
    return found._replace(stretch=Stretch(edtf, None, None), year=None, masked=mask)


def _blank_month(match: re.Match[str], year: str, inferred: tuple[str, ...]) -> Point:
    """20xx年x月x日, 2025年*月底: what is masked has no days."""
    day = match["day"]
    edtf = f"{year}-XX"
    if day:
        edtf += f"-{int(number(day) or 0):02}" if day[0] not in MASK else "-XX"
    start, end = match.span()
    unit = "day" if day else "month"
    return Point(start, end, Stretch(edtf, None, None), unit, _edge(match["month_edge"]), None, None, inferred, year)


def _named(match: re.Match[str], year: int | None, inferred: tuple[str, ...], reference: Reference) -> Point | None:
    """The stretch of days that the parts of an expression name together, in this year."""
    text, printed, start = match.string, match["year"], match.start()
    month, quarter = match["month"], match["quarter"]
    end = match.end()
    if month and (month in ("本", "下") or number(month)):
        return _month(match, year, inferred, reference)
    if quarter and (quarter in "本下一二三四" or quarter.isdigit()):
        return _quarter(match, year, inferred, reference)
    if match["half"]:
        half = calendar.half(1 if match["half"] == "上" else 2, year) if year else None
        return Point(start, end, half, "half", _edge(match["half_edge"]), year, None, inferred)
    if match["term"]:
        return Point(start, end, _term(match["term"], year) if year else None, "term", "", year, None, inferred)
    if match["of"] is None:
        return None
    edge = match["year_edge"]
    if edge and text[end : end + 1] in NOT_AN_EDGE:  # 2025年底线
        edge = None
    if edge is None:
        end = match.end("of")
        if printed is None and text[end : end + 1] not in ("内", "之"):
            return None  # a bare 年
    return Point(start, end, calendar.year(year) if year else None, "year", _edge(edge), year, None, inferred)


def _term(season: str, year: int) -> Stretch:
    """School terms by convention: spring from March to August, autumn from September to February."""
    if season == "春":
        return Stretch(f"{year}-03/{year}-08", f"{year}-03-01", f"{year}-08-31")
    return Stretch(f"{year}-09/{year + 1}-02", f"{year}-09-01", f"{year + 1}-02-{28 + calendar.is_leap(year + 1)}")


def _quarter(match: re.Match[str], year: int | None, inferred: tuple[str, ...], reference: Reference) -> Point:
    start, end = match.span()
    which, edge = match["quarter"], _edge(match["quarter_edge"])
    if which in "本下":
        if reference.month is None or reference.now is None:
            return Point(start, end, None, "quarter")
        index = reference.now * 4 + (reference.month - 1) // 3 + (which == "下")
        return Point(
            start, end, calendar.quarter(index % 4 + 1, index // 4), "quarter", edge, index // 4, None, ("year",)
        )
    stretch = calendar.quarter("一二三四".find(which) + 1 or int(which), year) if year else None
    return Point(start, end, stretch, "quarter", edge, year, None, inferred)


def _month(match: re.Match[str], year: int | None, inferred: tuple[str, ...], reference: Reference) -> Point | None:
    start, end = match.span()
    printed, edge = match["month"], _edge(match["month_edge"])
    if printed in "本下":
        if reference.month is None or reference.now is None:
            return Point(start, end, None, "month")
        index = reference.now * 12 + reference.month - 1 + (printed == "下")
        year, month, inferred = index // 12, index % 12 + 1, ("year",)
    else:
        month = int(number(printed) or 0)
    if not 1 <= month <= 12:
        return None
    if year is None:
        return Point(start, end, None, "day" if match["day"] else "month", edge)
    if match["day"]:
        if match["day"][0] in MASK:
            return Point(start, end, Stretch(f"{year}-{month:02}-XX", None, None), "day", masked=f"{year}")
        day = int(number(match["day"]) or 0)
        if not calendar.exists(year, month, day):
            return None
        return Point(start, end, calendar.day(day, month, year), "day", "", year, month, inferred)
    if match["ten"] and match["ten"] in "上中下":
        first, last = ("上中下".index(third) + 1 for third in (match["ten"][0], match["ten"][-1]))
        stretch = calendar.ten_days(first, month, year)
        if last > first:
            end_of = calendar.ten_days(last, month, year).last
            stretch = Stretch(f"{stretch.first}/{end_of}", stretch.first, end_of)
        return Point(start, end, stretch, "ten-days", "", year, month, inferred)
    return Point(start, end, calendar.month(month, year), "month", edge, year, month, inferred)


def _edge(mark: str | None) -> str:
    return "" if mark is None else "start" if mark == "初" else "end"


# --- the hour of a day: 5月22日(星期五)下午3点, 6月2日上午9时至11时, and 6月30日(含)前; it belongs to the expression and changes no day

_PART = r"(?:[上中下]午|晚(?!于)上?|凌晨)"
_TIME = r"(?:\d\d?|零(?=[时点]))(?:[:∶]\d\d|[时点](?:\d\d?分|[整半])?)"
_CLOCK = rf"(?: ?\((?:(?:星期|周)[^\x00-\xff]|含[当本]?[日天]?)\))?(?: ?(?:{_PART}(?: ?{_TIME}|下班(?=前|之前|以前))?|{_TIME}|下班(?=前|之前|以前)))?"
_UNTIL = rf" ?[-—–~至到]{{1,2}} ?(?:{_PART} ?)?{_TIME}"
"""The right end of 9时至11时."""
_BEGINS = frozenset(" 0123456789(上中下晚凌零")


def behind_hour(text: str, at: int) -> int:
    """Where the day of the week and the hour behind a day end; ``at`` where there is neither."""
    if text[at : at + 1] not in _BEGINS:
        return at
    clock = compiled(_CLOCK).match(text, at)
    if clock is None or clock.end() == at:
        return at
    until = compiled(_UNTIL).match(text, clock.end())
    return until.end() if until else clock.end()
