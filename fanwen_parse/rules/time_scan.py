"""One walk over one passage: what the readers of timelines share while they go from trigger to trigger."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fanwen_parse.records import NamedTuple

from . import calendar
from .book import Rule
from .time_points import Reference

if TYPE_CHECKING:
    from fanwen_parse.model import Context, Span, TimeMention

    from .time_points import Point

BOUNDARY = frozenset(",。;:、()!?》”〔【】\n")
"""What a clause begins after."""
_RULES = frozenset("—─-")
"""What an item without a number begins with."""
AWARDS = ("给予", "予以", "可", "按", "一次性", "享受", "奖励", "补助", "优先")
"""What follows a condition: 每年保持增长的企业,给予补贴."""


PROGRESS = ("进展", "完成", "落实", "推进", "实施")
"""Before 情况:."""
TITLE = Rule(
    "time-in-a-title",
    r"《[^》]*$",
    None,
    (("落实《青禾区2025年底前整治方案》", None),),
    (),
    "A cited title: its years are the other document's.",
)


class Reading(NamedTuple):
    """What became of one trigger: a mention, or a refusal and the rule that refused."""

    rule: str
    at: Span
    mention: TimeMention | None = None


@lru_cache(maxsize=64)
def _placed(date: str | None) -> tuple[int | None, int | None, str | None, str | None]:
    """Year, month, day and latest day of a document of this date, as far as the date is known."""
    year, _, rest = (date or "").partition("-")
    month, _, day = rest.partition("-")
    if not (len(year) == 4 and year.isdigit()):
        return None, None, None, None
    now = int(year)
    if not (month.isdigit() and 1 <= int(month) <= 12):
        return now, None, None, f"{year}-12-31"
    last = calendar.month_length(now, int(month))
    if not (day.isdigit() and 1 <= int(day) <= last):
        return now, int(month), None, calendar.iso(now, int(month), last)
    known = calendar.iso(now, int(month), int(day))
    return now, int(month), known, known


class Scan:
    """The passage, its context, and how far it has been read."""

    __slots__ = (
        "column",
        "context",
        "counted",
        "date",
        "done",
        "latest",
        "mask",
        "month",
        "now",
        "text",
        "turn",
        "year",
        "year_at",
    )

    def __init__(self, text: str, context: Context, *, column: bool) -> None:
        self.text = text
        self.context = context
        self.column = column
        """The text is a value of a schedule label or cell."""
        self.done = 0
        """What lies before this offset is read."""
        self.counted: int | None = None
        """Where a duration ended that counts from the document: 三个月内…,一年内…."""
        self.turn: int | None = None
        """Where a day within a turn ended (每年3月底前): further days of its sentence are of the turn too."""
        self.year: int | None = None
        """The last printed year, and where it ended: a date of the same sentence borrows it."""
        self.mask = ""
        """How that year is masked, if it is; then ``year`` is that which it is reckoned with."""
        self.year_at = 0
        self.date: str | None
        """The day of the document, where it is known to the day: durations count from it."""
        self.now: int | None
        self.month: int | None
        self.latest: str | None
        """The last day that the document can be of; 二〇二五年二月 is known to the month."""
        self.now, self.month, self.date, self.latest = _placed(context.date)

    def reference(self, start: int) -> Reference:
        """Where an expression at ``start`` borrows its year: sentence, heading, document; never today."""
        near = self.year
        if near is None or self.text.find("。", self.year_at, start) >= 0:
            context = self.context
            near = context.year if context.year is not None else context.school or self.now
            return tuple.__new__(Reference, (near, self.now, self.month, ""))
        return tuple.__new__(Reference, (near, self.now, self.month, self.mask))

    def begins_clause(self, start: int) -> bool:
        """Whether nothing of its clause stands before ``start``; ——2025年,… opens an item of a list."""
        text = self.text
        if start == 0 or text[start - 1] in BOUNDARY:
            return True
        if text[start - 1] not in _RULES:
            return False
        while start and text[start - 1] in _RULES:
            start -= 1
        return start == 0 or text[start - 1] in BOUNDARY

    def in_title(self, at: int) -> bool:
        """Inside 《…》; a title has fewer than 120 characters, so the look back is short."""
        opening = self.text.rfind("《", max(0, at - 120), at)
        return opening >= 0 and self.text.find("》", opening, at) < 0

    def clause_left(self, start: int, reach: int = 24) -> str:
        """What stands before ``start`` in its clause."""
        left = self.text[max(0, start - reach) : start]
        return left[max([left.rfind(mark) for mark in ",。;:"]) + 1 :]

    def clause_right(self, end: int, reach: int = 40) -> str:
        """What stands behind ``end`` in its clause."""
        right = self.text[end : end + reach]
        for mark in ",。;":
            right = right.partition(mark)[0]
        return right

    def reports(self, start: int) -> bool:
        """进展情况:…: the label announces what has been done."""
        label = self.text.rfind("情况:", max(0, start - 120), start)
        return label >= 2 and self.text.startswith(PROGRESS, label - 2) and self.text.find("。", label, start) < 0

    def is_condition(self, end: int) -> bool:
        """2025年底前落户的企业,可享受…: the clause behind ``end`` says whom an award is for."""
        if self.text.find("的", end, end + 40) < 0:
            return False
        right = self.clause_right(end)
        of, after = right.rfind("的"), end + len(right)
        if of < 0 or len(right) - of > 8 or not self.text.startswith(",", after):
            return False
        counted = "一批" in right or any(c.isdigit() for c in right)  # 建成10个高水平的园区,给予奖补
        return not counted and self._awards(after + 1)

    def _awards(self, at: int) -> bool:
        if not self.text.startswith(AWARDS, at):
            return False
        return any(word in self.text[at : at + 40] for word in ("给予", "奖", "补", "享受", "优惠", "优先", "减免"))

    def sentence_right(self, end: int, reach: int = 60) -> str:
        """What stands behind ``end`` in its sentence."""
        return self.text[end : end + reach].partition("。")[0]

    def is_past(self, point: Point) -> bool:
        """A date that the document itself has behind it is no plan. Nothing is known without a date or a period."""
        last = point.stretch.last if point.stretch else None
        if last is None or self.column:
            return False
        if self.context.period:
            return int(last[:4]) < min(self.context.period[0], self.now or 9999)
        if self.latest is None:
            now = self.context.now  # 2022年,…完成改造20所 in the plan of 2023; December may be part of its work already
            return now is not None and point.unit == "year" and not point.edge and int(last[:4]) < now
        # Plans are signed weeks after they were written: a month or a half-year that has just ended is still theirs.
        return last < (self.latest if point.unit == "day" else calendar.plus_days(self.latest, -45))

    def is_ahead(self, point: Point) -> bool:
        """Known to lie ahead of the document."""
        last = point.stretch.last if point.stretch else None
        return last is not None and self.latest is not None and last > self.latest
