"""Days, and the stretches of days that plans name: months, quarters, half-years, five-year plans, the Spring Festival.

Pure arithmetic on the proleptic Gregorian calendar with days as ISO strings (``2025-06-30``), which compare as they
sort. The standard ``datetime`` costs a millisecond to import and is not needed for a dozen lines of it.
"""

from __future__ import annotations

from functools import lru_cache

from fanwen_parse.records import NamedTuple


class Stretch(NamedTuple):
    """A run of days as it is named, and its two ends."""

    edtf: str
    """EDTF level 2: ``2025``, ``2025-06``, ``2025-35`` (third quarter), ``2025-41`` (second half), ``20XX-06``."""
    first: str | None
    """First day; None where the year is masked."""
    last: str | None


FIVE_YEAR_PLANS = {
    name: (1953 + 5 * i if i < 2 else 1956 + 5 * i, 1957 + 5 * i if i < 2 else 1960 + 5 * i)
    for i, name in enumerate(
        ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", *("十" + c for c in "一二三四五六"))
    )
}
"""Name → first and last year. The third plan began in 1966, three years after the second ended (1963–65: adjustment)."""

SPRING_FESTIVAL = {
    2015: "02-19", 2016: "02-08", 2017: "01-28", 2018: "02-16", 2019: "02-05", 2020: "01-25", 2021: "02-12",
    2022: "02-01", 2023: "01-22", 2024: "02-10", 2025: "01-29", 2026: "02-17", 2027: "02-06", 2028: "01-26",
    2029: "02-13", 2030: "02-03", 2031: "01-23", 2032: "02-11", 2033: "01-31", 2034: "02-19", 2035: "02-08",
}  # fmt: skip
"""First day of the first lunar month, 2015–2035 (Purple Mountain Observatory calendar, GB/T 33661-2017)."""

HOLIDAYS = {"元旦": "01-01", "劳动节": "05-01", "五一": "05-01", "国庆": "10-01", "国庆节": "10-01", "十一": "10-01"}
"""Festivals that fall on the same day each year."""


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days of the month."""
    return (29 if is_leap(year) else 28) if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def iso(year: int, month: int, day: int) -> str:
    """``2025-06-30``."""
    return f"{year:04}-{month:02}-{day:02}"


def parts(day: str) -> tuple[int, int, int]:
    """Year, month and day of an ISO day."""
    return int(day[:4]), int(day[5:7]), int(day[8:10])


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day (2月30日 is a slip)."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def ordinal(day: str) -> int:
    """Days since 0001-01-01, which is 1; ``% 7`` is 1 on Mondays and 0 on Sundays."""
    year, month, date = parts(day)
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + sum(month_length(year, m) for m in range(1, month)) + date


def plus_days(day: str, count: int) -> str:
    """The day ``count`` days later (or earlier)."""
    year, month, date = parts(day)
    date += count
    while date > month_length(year, month):
        date -= month_length(year, month)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    while date < 1:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        date += month_length(year, month)
    return iso(year, month, date)


def plus_months(day: str, count: int) -> str:
    """The corresponding day ``count`` months later, or the last of that month (民法典 202)."""
    year, month, date = parts(day)
    index = year * 12 + month - 1 + count
    year, month = index // 12, index % 12 + 1
    return iso(year, month, min(date, month_length(year, month)))


def plus_workdays(day: str, count: int) -> str:
    """The ``count``-th working day after this one, Monday to Friday; public holidays are announced year by year."""
    weekday = ordinal(day) % 7
    while count > 0:
        day = plus_days(day, 1)
        weekday = (weekday + 1) % 7
        if weekday not in (6, 0):
            count -= 1
    return day


@lru_cache(maxsize=64)
def year(number: int) -> Stretch:
    """The whole year."""
    return Stretch(f"{number:04}", iso(number, 1, 1), iso(number, 12, 31))


@lru_cache(maxsize=256)
def month(number: int, of: int) -> Stretch:
    """Month ``number`` of the year ``of``."""
    return Stretch(f"{of:04}-{number:02}", iso(of, number, 1), iso(of, number, month_length(of, number)))


def day(number: int, of_month: int, of: int) -> Stretch:
    """One day; the caller has asked :func:`exists`."""
    name = iso(of, of_month, number)
    return Stretch(name, name, name)


def months(edtf: str, first: int, last: int, of: int) -> Stretch:
    """Months ``first`` to ``last`` of one year under the name ``edtf``."""
    return Stretch(edtf, iso(of, first, 1), iso(of, last, month_length(of, last)))


def quarter(number: int, of: int) -> Stretch:
    """ISO 8601-2 4.8: 33 to 36 are the quarters."""
    return months(f"{of:04}-{32 + number}", number * 3 - 2, number * 3, of)


def half(number: int, of: int) -> Stretch:
    """ISO 8601-2 4.8: 40 and 41 are the halves of a year."""
    return months(f"{of:04}-{39 + number}", number * 6 - 5, number * 6, of)


def ten_days(which: int, of_month: int, of: int) -> Stretch:
    """上旬 1–10, 中旬 11–20, 下旬 21 to the end of the month."""
    first = iso(of, of_month, which * 10 - 9)
    last = iso(of, of_month, which * 10 if which < 3 else month_length(of, of_month))
    return Stretch(f"{first}/{last}", first, last)


def before(stretch: Stretch) -> str:
    """The day before it begins: X年前 is by the end of the year before."""
    return plus_days(stretch.first or "0001-01-02", -1)
