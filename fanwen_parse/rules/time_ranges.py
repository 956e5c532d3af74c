"""Calendar expressions with one end or two: ``2025年6月底``, ``2025-2027年``, ``9月—12月``, ``5月1日至10日``, ``第一、二季度``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled

from . import calendar
from .calendar import Stretch
from .quantities import number
from .time_points import (
    DASH,
    MASK,
    QUARTER_BEGINS,
    QUARTER_LISTS,
    STAND_IN,
    Point,
    Reference,
    behind_hour,
    plain_year,
    plausible,
    point,
    under_mask,
)

if TYPE_CHECKING:
    import re

YEARS = rf"(?P<a>\d{{4}}) ?年? ?[{DASH}]{{1,2}} ?(?P<b>\d{{4}}|\d\d) ?(?P<school>学)?年"
"""2025-2027年, 2024—2025学年: the left end may stand without 年."""
SHORT_RANGE = rf" ?(\d\d?) ?(、|[{DASH}]{{1,2}}) ?(\d\d?) ?(月份?|日|号)"
"""1-6月 (behind a year or alone), 1-10日 (behind a month); 7、8月 behind a year, for elsewhere 7、 may be a marker."""
QUARTERS = r"第?(?P<a>[1-3]|[^\x00-\xff])(?P<tie>-|[^\x00-\xff])第?(?P<b>[2-4]|[^\x00-\xff]) ?季度(?![底末])"
"""第一、二季度, 一至三季度: quarters of which only the last is called so."""
DAY_ONLY = r"(\d\d?) ?[日号]"
"""The right end of 5月1日至10日."""
MASKED_YEARS = rf"(?P<a>[0-9{MASK}]{{4}}) ?[{DASH}]{{1,2}} ?(?P<b>[0-9{MASK}]{{4}}) ?年"
"""20xx-20xx年."""
FIGURES = r"(20\d\d)[./](\d\d?)[./](\d\d?)(?![\d./])"
NEXT_YEAR = ("次年", "翌年")
_TIES = frozenset((*DASH, " "))


def read(text: str, start: int, reference: Reference) -> Point | None:
    """The whole calendar expression that begins at ``start``: a point, or a range of two."""
    first = plain_year(text, start)  # which no other year follows
    if first is None:
        years = compiled(YEARS).match(text, start) if text[start : start + 4].isdigit() else None
        if years:
            return _years(years)
        first = point(text, start, reference)
        if first is None and text[start + 3 : start + 4] in MASK:
            return _masked_years(text, start)
    at = first.end if first else start
    if text[at : at + 2].strip(" ")[:1].isdigit():
        short = _short_range(text, at, first, reference)
        if short:
            return short
    if text[at : at + 1] in QUARTER_BEGINS and (first is None or first.unit == "year"):
        quarters = _quarters(text, at, first, reference)
        if quarters:
            return quarters
    if first is None:
        return None
    tied = _tie(text, behind_hour(text, first.end) if first.unit == "day" else first.end, first)
    if tied is None:
        return first
    if first.stretch is None:  # 6月2日至6月4日, 6月2日至4日 without a year: one expression all the same
        other = point(text, tied, Reference(None, None))
        if other is not None:
            return first._replace(end=other.end, unit="range") if other.stretch is None else first
        day = compiled(DAY_ONLY).match(text, tied) if first.unit == "day" else None
        return first._replace(end=day.end(), unit="range") if day else first
    if first.masked:
        return masked_range(text, tied, first) or first
    later = text.startswith(NEXT_YEAR, tied)
    if later:  # 2025年11月至次年2月
        second = point(text, tied + 2, Reference((first.year or 0) + 1, None)) if first.unit != "year" else None
        return (second and second.inferred and _range(first, second)) or first
    second = point(text, tied, Reference(first.year, reference.now))
    if second is None and first.unit == "day" and first.year:
        second = _same_month(text, tied, first, first.year)
    if second is None and first.unit == "day":
        second = _in_figures(text, tied)
    if second is None or second.stretch is None or second.masked:
        return first
    if second.inferred and second.month and first.stretch.first and (second.stretch.last or "") < first.stretch.first:
        # 2025年12月—3月 runs into the next year.
        second = point(text, tied, Reference((second.year or 0) + 1, None)) or second
    return _range(first, second)


def masked_range(text: str, at: int, first: Point) -> Point | None:
    """20xx年3月1日至15日: the right end is of the masked year too."""
    at += 2 * text.startswith(NEXT_YEAR, at)
    second = point(text, at, Reference(STAND_IN, None, None, first.masked))
    if second is None and first.unit == "day" and first.month:
        second = _same_month(text, at, first, STAND_IN)
        second = under_mask(second, first.masked) if second else None
    if second is None or not second.masked or second.stretch is None or first.stretch is None:
        return None
    edtf = f"{first.stretch.edtf.partition('/')[0]}/{second.stretch.edtf.rpartition('/')[2]}"
    stretch = Stretch(edtf, None, None)
    return Point(first.start, second.end, stretch, "range", "", None, first.month, first.inferred, first.masked)


def _masked_years(text: str, start: int) -> Point | None:
    """20xx-20xx年: the left end has lost its 年."""
    match = compiled(MASKED_YEARS).match(text, start)
    if match is None:
        return None
    left, right = (point(f"{match[name]}年", 0, Reference(None, None)) for name in ("a", "b"))
    if not (left and right and left.masked and right.masked):
        return None
    edtf = f"{left.masked}/{right.masked}"
    return Point(start, match.end(), Stretch(edtf, None, None), "range", masked=left.masked)


def _tie(text: str, end: int, first: Point) -> int | None:
    """Behind the dash or 至 that follows, or None. Between two figures of days or months an 一 is a dash: 3月1日一3月15日."""
    if text.startswith("一", end) and first.unit in ("day", "month") and text[end + 1 : end + 2].isdecimal():
        return end + 1
    at = end
    while at < end + 4 and text[at : at + 1] in _TIES:
        at += 1
    return at if at > end and text[end:at].strip(" ") else None


def _short_range(text: str, at: int, first: Point | None, reference: Reference) -> Point | None:
    """2025年3-5月, 9—12月, 5月1-10日: the left end has lost its unit."""
    match = compiled(SHORT_RANGE).match(text, at)
    if match is None:
        return None
    start, left, right = first.start if first else at, int(match[1]), int(match[3])
    if match[2] == "、" and (first is None or right != left + 1):
        return None
    masked = first.masked if first else reference.mask
    year = STAND_IN if masked else first.year if first else reference.year
    inferred = first.inferred if first else ("year",)
    if match[4][0] == "月" and (first is None or (first.unit == "year" and not first.edge)):
        if not (1 <= left < right <= 12):
            return None
        if year is None:
            return Point(start, match.end(), None, "range")
        a, b = calendar.month(left, year), calendar.month(right, year)
    elif first and first.unit == "month" and not first.edge and match[4][0] != "月" and not year:
        return first._replace(end=match.end(), unit="range") if left < right <= 31 else None
    elif first and first.unit == "month" and not first.edge and first.month and year and match[4][0] != "月":
        if not (
            left < right and calendar.exists(year, first.month, left) and calendar.exists(year, first.month, right)
        ):
            return None
        a, b = calendar.day(left, first.month, year), calendar.day(right, first.month, year)
    else:
        return None
    stretch = Stretch(f"{a.edtf}/{b.edtf}", a.first, b.last)
    found = Point(start, match.end(), stretch, "range", "", year, left, inferred)
    return under_mask(found, masked) if masked else found


def _quarters(text: str, at: int, first: Point | None, reference: Reference) -> Point | None:
    """第一、二季度 as one stretch: both are whole and the second follows the first, or 至 stands between."""
    match = compiled(QUARTERS).match(text, at)
    masked = first.masked if first else reference.mask
    year = STAND_IN if masked else first.year if first else reference.year
    if match is None or year is None or (first and first.edge):
        return None
    a, b = ("一二三四".find(match[name]) + 1 or number(match[name]) for name in ("a", "b"))
    if not isinstance(a, int) or not isinstance(b, int) or not 1 <= a < b <= 4:
        return None
    listed = match["tie"] in QUARTER_LISTS
    if not (listed or match["tie"] in DASH) or (listed and b > a + 1):
        return None
    one, other = calendar.quarter(a, year).first, calendar.quarter(b, year).last
    start = first.start if first else at
    inferred = first.inferred if first else ("year",)
    found = Point(start, match.end(), Stretch(f"{one}/{other}", one, other), "range", "", year, a * 3 - 2, inferred)
    return under_mask(found._replace(unit="quarter"), masked)._replace(unit="range") if masked else found


def _in_figures(text: str, at: int) -> Point | None:
    """The right end of 2025年3月1日-2025.3.15."""
    match = compiled(FIGURES).match(text, at) if text.startswith("20", at) else None
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not calendar.exists(year, month, day):
        return None
    return Point(at, match.end(), calendar.day(day, month, year), "day", "", year, month)


def _same_month(text: str, at: int, first: Point, year: int) -> Point | None:
    match = compiled(DAY_ONLY).match(text, at)
    if match is None or not first.month or not calendar.exists(year, first.month, int(match[1])):
        return None
    day = calendar.day(int(match[1]), first.month, year)
    return Point(at, match.end(), day, "day", "", year, first.month, ("year",))


def _range(first: Point, second: Point) -> Point | None:
    a, b = first.stretch, second.stretch
    if a is None or b is None or a.first is None or b.last is None or a.first > b.last:
        return None
    plain = ("year", "month", "day")
    if first.unit in plain and second.unit in plain and not (first.edge or second.edge):
        edtf = f"{a.edtf}/{b.edtf}"
    else:  # EDTF allows no quarter, half or season as the end of an interval
        edtf = f"{a.first}/{b.last}"
    stretch = Stretch(edtf, a.first, b.last)
    return Point(first.start, second.end, stretch, "range", "", second.year, first.month, first.inferred)


def _years(match: re.Match[str]) -> Point | None:
    first = int(match["a"])
    last = int(match["b"]) if len(match["b"]) == 4 else first // 100 * 100 + int(match["b"])
    if not (plausible(first) and plausible(last) and first <= last):
        return None
    if match["school"]:  # 学年 runs from September to August
        stretch = Stretch(f"{first}-09/{last}-08", f"{first}-09-01", f"{last}-08-31")
    else:
        stretch = Stretch(f"{first}/{last}", f"{first}-01-01", f"{last}-12-31")
    return Point(match.start(), match.end(), stretch, "range", year=last)
