"""Days in figures in running text: 2025.6.30前完成, 2025-06-30日前, 2025.12底前; 2025.3.1-2025.3.15, 第一阶段(3.1—3.15).

Only 前 tells a single one from other numbers, and only a year tells a range, or the stage that it is bracketed behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled

from . import calendar, dates
from .book import Rule
from .time_points import DASH, Point, plausible
from .time_scan import TITLE, Reading

if TYPE_CHECKING:
    from .time_scan import Scan

FIGURES = Rule(
    "day-in-figures",
    r"(?<![\d./])(?P<y>20\d\d)(?P<tie>[./-])(?P<m>\d\d?)(?:(?P=tie)(?P<d>\d\d?)日?|月?(?P<edge>底))前$",
    dates.before,
    (
        ("于2025.6.30前完成整改", "deadline ../2025-06-30"),
        ("请于2025-06-30前报送", "deadline ../2025-06-30"),
        ("2025/6/30日前报送", "deadline ../2025-06-30"),
        ("2025.12底前完成", "deadline ../2025-12-31"),
    ),
    ("2025.13.1前完成", "10.2025.6.30前完成", "第12期前完成", "2025.6.1-2025.6.30前完成"),
    "A day or the end of a month in figures with 前.",
)
SPANNED = Rule(
    "range-in-figures",
    rf"(?:(?P<y>20\d\d)[./])?(?P<m>\d\d?)(?:[./](?P<d>\d\d?))?日? ?[{DASH}]{{1,4}} ?"
    r"(?:(?P<y2>20\d\d)[./])?(?P<m2>\d\d?)(?:[./](?P<d2>\d\d?))?日?(?![\d./%前])",
    dates.period,
    (
        ("(2025.4.1-2025.4.15)", "period 2025-04-01/2025-04-15"),
        ("(2025.04—2025.06)", "period 2025-04/2025-06"),
        ("2025/4/1—2025/4/15,集中宣传", "period 2025-04-01/2025-04-15"),
        ("(2025.4.1-4.15)", "period 2025-04-01/2025-04-15"),
        ("第一阶段(4.1—4.15)", "period 2025-04-01/2025-04-15"),
    ),
    ("容积率(1.5—2.5)", "2025.4.1-2025.4.15前完成", "(2025.4.15-2025.4.1)", "增长3.1-3.5%", "第一阶段(4.1—4.15%)"),
    "Two days or months in figures. Both have their year or the right one that of the left; without any year they stand in a "
    "bracket behind the name of a stage.",
)
_STAGES = ("阶段(", "时间(", "时段(", "日期(", "周(")
_LONGEST = 13
"""Characters of 2025-12-31日前."""


def before(scan: Scan, end: int) -> list[Reading]:
    """The day in figures whose 前 ends at ``end``."""
    text = scan.text
    match = compiled(FIGURES.pattern).search(text, max(scan.done, end - _LONGEST), end)
    if match is None or text[match.start() - 1 : match.start()].strip() in (*DASH,):
        return []
    year, month = int(match["y"]), int(match["m"])
    if not plausible(year) or not 1 <= month <= 12 or not calendar.exists(year, month, int(match["d"] or 1)):
        return []
    scan.done = end
    at = match.span()
    if scan.in_title(match.start()):
        return [Reading(TITLE.name, at)]
    if match["edge"]:
        point = Point(*at, calendar.month(month, year), "month", "end", year, month)
    else:
        point = Point(*at, calendar.day(int(match["d"]), month, year), "day", "", year, month)
    scan.year, scan.year_at = year, end
    return [Reading(FIGURES.name, at, dates.before(scan, point, at, FIGURES.name))]


def spanned(scan: Scan, at: int) -> Point | None:
    """The range in figures whose dash stands at ``at``."""
    text, start = scan.text, at
    floor = max(scan.done, at - _LONGEST)
    while start > floor and text[start - 1] in _PIECES:
        start -= 1
    match = compiled(SPANNED.pattern).match(text, start)
    if match is None or match.end() <= at or (match["y2"] is not None and match["y"] is None):
        return None
    end = match.end()
    if match["y"] is None and not (text.endswith(_STAGES, 0, start) and text.startswith(")", end)):
        return None
    if (match["d"] is None) is not (match["d2"] is None) or (match["d"] is None and match["y2"] is None):
        return None
    inferred = () if match["y"] else ("year",)
    year = int(match["y"]) if match["y"] else scan.reference(start).year
    if year is None:
        return Point(start, end, None, "range")
    left = _stretch(year, int(match["m"]), match["d"])
    right = _stretch(int(match["y2"] or year), int(match["m2"]), match["d2"])
    if left is None or right is None or (left.first or "") > (right.last or ""):
        return None
    stretch = calendar.Stretch(f"{left.edtf}/{right.edtf}", left.first, right.last)
    return Point(start, end, stretch, "range", "", int(match["y2"] or year), int(match["m"]), inferred)


_PIECES = frozenset("0123456789./日 ")


def _stretch(year: int, month: int, day: str | None) -> calendar.Stretch | None:
    if not calendar.exists(year, month, int(day or 1)):
        return None
    return calendar.day(int(day), month, year) if day else calendar.month(month, year)
