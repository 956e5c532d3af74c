"""Calendar expressions: what stretch of days ``2025年6月底``, ``第三季度``, ``2025-2027年`` or ``年底`` names.

Only the expression itself is read here; whether it is a deadline, a period or no timeline at all is said by what stands
around it (:mod:`.time_forms`). A year that is not printed is borrowed from the caller, and the point says so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from . import calendar
from .calendar import Stretch
from .quantities import NUMERALS, number

DASH = "-—–~－至到"
"""Marks between the two ends of a range."""
MASK = "*×xX"
"""How sites of templates mask digits: 20xx年, 20**年, ××年."""

POINT = rf"""(?x)
(?: (?P<year> [0-9{MASK}]{{2,4}} | [一二][〇零一二三四五六七八九]{{3}} | [今明本当后翌次] )?  # 2025 二〇二五 20xx 今
    \ ?年 (?:\ ?年 (?=\ ?[底末内前]))? \ ? )?                                               # 年, 年年底
(?: (?P<month> 1[0-2] | 0?[1-9] | 十[一二]? | [一二三四五六七八九] | [本下] ) \ ?月份?      # 6月 十二月 本月
    (?: \ ?(?P<day> [12][0-9] | 3[01] | 0?[1-9] | [二三]?十[一二三四五六七八九]? | [一二三四五六七八九] ) \ ?[日号]
      | (?P<ten> [上中下] ) 旬                                                              # 5月中旬
      | \ ?(?P<month_edge> [底末初] ) )?                                                    # 6月底
  | 第?(?P<quarter> [一二三四1-4本下] ) \ ?季度 (?P<quarter_edge> [底末初] )?               # 第三季度末
  | (?P<half> [上下] ) 半年 (?P<half_edge> [底末初] )?                                      # 上半年
  | (?P<term> [春秋] ) 季学期                                                               # 秋季学期
  | (?P<year_edge> 底(?![线层数板]) | 末(?![端位]) | 初(?![步级中期次始心衷]) )             # 年底, not 2025年初步
)?
"""
YEARS = rf"(?P<a>\d{{4}}) ?年? ?[{DASH}]{{1,2}} ?(?P<b>\d{{4}}|\d\d) ?(?P<school>学)?年"
"""2025-2027年, 2024—2025学年: the left end may stand without 年."""
DAY_ONLY = r"(?P<day>[12]\d|3[01]|0?[1-9]) ?[日号]"
"""The right end of 5月1日至10日."""
TIE = rf" ?[{DASH}]{{1,2}} ?"


class Point(NamedTuple):
    """A calendar expression."""

    end: int
    """Offset of its end in the text."""
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
    masked: bool = False


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Compile on first use: a document that has no school year pays for none."""
    return re.compile(text)


class Reference(NamedTuple):
    """Where missing years come from, nearest first."""

    near: int | None
    """The year of the same sentence or the nearest heading."""
    now: int | None
    """The year of the document's date: 今年."""
    month: int | None = None
    """The month of the document's date: 本月."""

    @property
    def year(self) -> int | None:
        return self.near if self.near is not None else self.now


def start_of(text: str, trigger: int) -> int:
    """Where the expression with this 年, 月 or 季度 begins: left over the digits, and over the left end of 2025-2027年."""
    left = text[max(0, trigger - 24) : trigger]
    bare = left[:-1] if left.endswith("学") else left.rstrip(" ")
    body = _without_token(bare)
    if len(body) == len(bare):
        return trigger
    before = body.rstrip(" ")
    if before.endswith(tuple(DASH)):
        first = before.rstrip(DASH + " ")
        other = _without_token(first)
        if len(first) - len(other) == 4 and first[-1].isdigit():
            body = other
    if body.endswith("第") and text[trigger] == "季":
        body = body[:-1]
    return trigger - len(left) + len(body)


def _without_token(text: str) -> str:
    """Without the number, mask or relative word (今, 本, 上半) at its end."""
    if not text:
        return text
    last = text[-1]
    if last.isdigit() and last.isascii() or last in MASK:
        short = text.rstrip("0123456789")
        return short if len(text) - len(short) == 4 else text.rstrip("0123456789" + MASK)
    if last in NUMERALS:
        return text.rstrip(NUMERALS)
    if last == "半" and text[-2:-1] in ("上", "下"):
        return text[:-2]
    return text[:-1] if last in "今明本当后翌次下" else text


def read(text: str, start: int, reference: Reference) -> Point | None:
    """The whole calendar expression that begins at ``start``: a point, or a range of two."""
    years = pattern(YEARS).match(text, start) if text[start : start + 4].isdigit() else None
    if years:
        return _years(years)
    first = _point(text, start, reference)
    if first is None:
        return None
    tie = pattern(TIE).match(text, first.end) if text[first.end : first.end + 2].lstrip(" ")[:1] in DASH else None
    if tie is None or first.stretch is None or not text[first.end : first.end + 1]:
        return first
    second = _point(text, tie.end(), Reference(first.year, reference.now))
    if second is None and first.unit == "day":
        match = pattern(DAY_ONLY).match(text, tie.end())
        if match and first.year and first.month and calendar.exists(first.year, first.month, int(match["day"])):
            stretch = calendar.day(int(match["day"]), first.month, first.year)
            second = Point(match.end(), stretch, "day", year=first.year, month=first.month)
    if second is None or second.stretch is None or second.masked or first.masked:
        return first
    if "year" in second.inferred and second.stretch.last and first.stretch.first and second.month and second.year:
        # 2025年12月—3月 runs into the next year.
        if second.stretch.last < first.stretch.first:
            again = _point(text, tie.end(), Reference(second.year + 1, None))
            second = again or second
    return _range(first, second)


def _range(first: Point, second: Point) -> Point | None:
    a, b = first.stretch, second.stretch
    if a is None or b is None or a.first is None or b.last is None or a.first > b.last:
        return None
    plain = {"year", "month", "day"}
    if first.unit in plain and second.unit in plain and not (first.edge or second.edge):
        edtf = f"{a.edtf}/{b.edtf}"
    else:  # EDTF allows no quarter, half or season as the end of an interval
        edtf = f"{a.first}/{b.last}"
    return Point(second.end, Stretch(edtf, a.first, b.last), "range", year=second.year, inferred=first.inferred)


def _years(match: re.Match[str]) -> Point | None:
    first = int(match["a"])
    last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
    if not (plausible(first) and plausible(last) and first <= last):
        return None
    if match["school"]:  # 学年 runs from September to August
        stretch = Stretch(f"{first}-09/{last}-08", f"{first}-09-01", f"{last}-08-31")
    else:
        stretch = Stretch(f"{first}/{last}", f"{first}-01-01", f"{last}-12-31")
    return Point(match.end(), stretch, "range", year=last)


def plausible(year: int) -> bool:
    """A plan speaks of years of this state's life; 0402年 is a scan error and 1000年一遇 no year."""
    return 1949 <= year <= 2099


def _point(text: str, start: int, reference: Reference) -> Point | None:
    match = pattern(POINT).match(text, start)
    if match is None or match.end() == start:
        return None
    end = match.end() - (text[match.end() - 1] == " ")
    printed = match["year"]
    inferred: tuple[str, ...] = ()
    if printed and printed[-1] in "今明本当后翌次":
        year = reference.now
        inferred = ("year",)
        if year is not None:
            year += {"明": 1, "翌": 1, "次": 1, "后": 2}.get(printed, 0)
    elif printed:
        masked = [c for c in printed if c in MASK]
        if masked:
            return _masked(match, printed, end)
        value = number(printed)
        if len(printed) != 4 or not isinstance(value, int) or not plausible(value):
            return None
        year = value
    else:
        year = reference.year
        inferred = ("year",)
    if match["month"]:
        return _month(match, end, year, inferred, reference)
    for unit in ("quarter", "half", "term"):
        if match[unit]:
            edge = _edge(match[unit + "_edge"]) if unit != "term" else ""
            which = match[unit]
            if which in "本下" and unit == "quarter":
                if reference.month is None or reference.now is None:
                    return Point(end, None, unit)
                index = reference.now * 4 + (reference.month - 1) // 3 + (which == "下")
                stretch = calendar.quarter(index % 4 + 1, index // 4)
                return Point(end, stretch, unit, edge, index // 4, inferred=("year",))
            return Point(end, _part(unit, which, year), unit, edge, year, inferred=inferred)
    if printed is None and match["year_edge"] is None and text[end : end + 1] not in ("内", "之"):
        return None  # a bare 年
    return Point(end, calendar.year(year) if year else None, "year", _edge(match["year_edge"]), year, inferred=inferred)


def _part(unit: str, which: str, year: int | None) -> Stretch | None:
    if year is None:
        return None
    if unit == "half":
        return calendar.half(1 if which == "上" else 2, year)
    if unit == "quarter":
        return calendar.quarter("一二三四".find(which) + 1 or int(which), year)
    if which == "春":  # terms by convention: spring from March to August, autumn from September to February
        return Stretch(f"{year}-03/{year}-08", f"{year}-03-01", f"{year}-08-31")
    return Stretch(f"{year}-09/{year + 1}-02", f"{year}-09-01", f"{year + 1}-02-{28 + calendar.is_leap(year + 1)}")


def _month(
    match: re.Match[str], end: int, year: int | None, inferred: tuple[str, ...], reference: Reference
) -> Point | None:
    printed = match["month"]
    if printed in ("本", "下"):
        if reference.month is None or reference.now is None:
            return Point(end, None, "month")
        index = reference.now * 12 + reference.month - 1 + (printed == "下")
        year, month = index // 12, index % 12 + 1
        inferred = ("year",)
    else:
        month = int(number(printed) or 0)
    if year is None:
        return Point(end, None, "month", _edge(match["month_edge"]))
    if match["day"]:
        day = int(number(match["day"]) or 0)
        if not calendar.exists(year, month, day):
            return None
        return Point(end, calendar.day(day, month, year), "day", "", year, month, inferred)
    if match["ten"]:
        stretch = calendar.ten_days("上中下".index(match["ten"]) + 1, month, year)
        return Point(end, stretch, "ten-days", "", year, month, inferred)
    return Point(end, calendar.month(month, year), "month", _edge(match["month_edge"]), year, month, inferred)


def _masked(match: re.Match[str], printed: str, end: int) -> Point | None:
    """20xx年6月底: EDTF keeps the unknown digits as X; there are no days."""
    digits = "".join("X" if c in MASK else c for c in printed)
    if len(digits) < 4:
        digits = digits + "X" * (4 - len(digits)) if digits[0] != "X" else digits.rjust(4, "X")
    edtf = digits
    unit = "year"
    if match["month"]:
        edtf, unit = f"{digits}-{int(number(match['month']) or 0):02}", "month"
        if match["day"]:
            edtf, unit = f"{edtf}-{int(number(match['day']) or 0):02}", "day"
    edge = _edge(match["month_edge"] or match["year_edge"])
    return Point(end, Stretch(edtf, None, None), unit, edge, masked=True)


def _edge(mark: str | None) -> str:
    return "" if mark is None else "start" if mark == "初" else "end"
