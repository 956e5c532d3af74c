"""Days in figures in running text: 2025.6.30前完成, 2025-06-30日前, 2025.12底前. Only 前 tells them from other numbers."""

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
