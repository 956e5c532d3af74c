"""When: the timeline expressions of one passage.

The reader goes from trigger to trigger (年, 月, 季度, 每, 天内, “十四五” …), reads the calendar expression around it
(:mod:`.time_points`), and asks the frames of :mod:`.time_forms` what its surroundings make of it. Most triggers of real
prose (青年, 年度, 近年来) are refused after one look at their neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fanwen_parse.model import TimeMention

from . import calendar, time_forms, time_points
from .time_points import Point, Reference, pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from fanwen_parse.model import Context

TRIGGER = (
    "年|月|季度|每|天内|天以内|日内|日以内|周内|周以内|即日起|世纪中叶|节前|元旦前|国庆前"
    '|十[一二三四五六]?五[”"」』]?(?:规划)?(?:期|时期|末|以来)|第十[一二三四五]?个五年'
    "|持续|长期|常态化|立行立改|近期|远期|逐年只增不减"
)
BOUNDARY = ",。;:、()!?》”\n"


class Reading(NamedTuple):
    """What became of one trigger: a mention, or a refusal with its reason."""

    rule: str
    at: tuple[int, int]
    mention: TimeMention | None


def read_times(text: str, context: Context, *, column: bool = False) -> tuple[TimeMention, ...]:
    """All timeline expressions of a folded passage, in order.

    Args:
        text: a heading, a paragraph without its responsibility clause, or the value of a label or cell.
        context: where a missing year comes from.
        column: the text is the value of a 完成时限/进度安排 label or cell. Then a bare date is a deadline, 持续推进 is
            strong, and a value that names no time is ``unresolved`` rather than nothing.
    """
    found = tuple(reading.mention for reading in readings(text, context, column=column) if reading.mention)
    if column and not found:
        return _column_value(text)
    return found


def is_schedule(text: str) -> bool:
    """Whether the whole text is a schedule cell: 持续推进, 2025年12月底前, 长期, 每年…"""
    from fanwen_parse.model import Context

    text = text.strip(" 。;,")
    if not text or len(text) > 48 or "。" in text:
        return False
    found = read_times(text, Context(date="2025-07-01"), column=True)
    if not found or all(mention.kind == "unresolved" for mention in found):
        return False
    rest = len(text) - sum(mention.at[1] - mention.at[0] for mention in found)
    return rest <= 14


def readings(text: str, context: Context, *, column: bool = False) -> Iterator[Reading]:
    """Every trigger that was looked at, with what became of it; ``explain`` and the tests of the book read this."""
    reader = _Reader(text, context, column)
    for hit in pattern(TRIGGER).finditer(text):
        if hit.start() >= reader.done:
            yield from reader.read(hit)


class _Reader:
    """One passage, from left to right."""

    def __init__(self, text: str, context: Context, column: bool) -> None:
        self.text = text
        self.context = context
        self.column = column
        self.done = 0
        date = context.date
        self.now = int(date[:4]) if date else None
        self.month = int(date[5:7]) if date and date[5:7].isdigit() else None
        self.year: int | None = None
        self.year_at = 0

    def read(self, hit: re.Match[str]) -> Iterator[Reading]:
        """What this trigger says; moves ``done`` behind what was read."""
        word = hit[0]
        if word == "年":
            return self._year(hit.start())
        if word in ("月", "季度"):
            return self._dated(hit.start())
        if word == "每":
            return self._every(hit.start())
        if word.endswith("内"):
            return self._duration(hit.start())
        if word[0] in "十第":
            return self._five_years(hit)
        if word.endswith("前"):
            return self._festival(hit.start(), None)
        if word == "即日起":
            return self._from_now(hit)
        if word == "世纪中叶":
            return self._mid_century(hit)
        return self._ongoing(hit)

    # --- dates --------------------------------------------------------------------------------------------------------

    def _year(self, at: int) -> Iterator[Reading]:
        text = self.text
        left = text[max(0, at - 2) : at].rstrip(" ")[-1:] or "^"
        if left.isdigit() or left in time_points.MASK:
            return self._dated(at)
        if left in "〇一二三四五六七八九十两百千零":
            return self._dated(at)
        if left in "今明本当翌次学":
            return self._dated(at)
        if left == "半":
            return self._dated(at) if text[at - 2 : at - 1] in ("上", "下") else self._duration(at)
        if left not in "每逐全常多上去青老近历成百童少中" and text[at + 1 : at + 2].strip(" ")[:1] in (
            "底",
            "末",
            "内",
        ):
            return self._dated(at)
        return iter(())

    def _reference(self, start: int) -> Reference:
        near = self.year
        if near is not None and self.text.find("。", self.year_at, start) >= 0:
            near = None
        return Reference(near if near is not None else self.context.year, self.now, self.month)

    def _dated(self, at: int) -> Iterator[Reading]:
        text = self.text
        start = max(time_points.start_of(text, at), self.done)
        point = time_points.read(text, start, self._reference(start))
        if point is None or point.end <= at:
            yield from self._duration(at)
            return
        if _in_title(text, start):
            self.done = point.end
            yield Reading("time-in-a-title", (start, point.end), None)
            return
        if "year" not in point.inferred and point.year:
            self.year, self.year_at = point.year, point.end
        festival = pattern("(?:的)?(?:春节|国庆节?|元旦|五一|劳动节)前").match(text, point.end)
        if point.unit == "year" and festival:
            yield from self._festival(festival.end() - 2, point.year)
            return
        name, role, tail = self._frame(start, point.end, point.edge)
        self.done = max(point.end, tail)
        begin = start
        for word in ("不迟于", "不晚于", "最迟于", "截至", "截止", "最迟", "到", "至", "自", "从"):
            if text.endswith(word, 0, start):
                begin = start - len(word)
                break
        mention = self._mention(point, name, role, (begin, self.done))
        yield Reading(name, (begin, self.done), mention)
        if mention and role == "by":
            yield from self._parallel(point, mention)

    def _frame(self, start: int, end: int, edge: str) -> tuple[str, str | None, int]:
        """Name and role of the first frame that fits, and where the words it takes in end."""
        text = self.text
        left = text[max(0, start - 9) : start]
        seen = ("^" if start < 10 else "") + left + "@" + text[end : end + 26] + ("$" if end + 26 >= len(text) else "")
        at = seen.index("@", len(left)) if "@" in left else seen.index("@")
        for frame in time_forms.FRAMES:
            match = pattern(frame.pattern).match(seen, at)
            if match is None:
                continue
            role = frame.means(match) if frame.means else None
            if frame.means and role is None:
                continue
            return frame.name, str(role) if role else None, end + match.end() - at - 1
        if edge == "end":
            return "end-of-date", "by", end
        if self.column:
            return "date-in-column", "due", end
        return "time-elsewhere", None, end

    def _mention(self, point: Point, name: str, role: str | None, at: tuple[int, int]) -> TimeMention | None:
        stretch = point.stretch
        if role is None:
            return None
        flags = ("masked",) if point.masked else ()
        if stretch is None:  # the document has no year for it
            return TimeMention("unresolved", at, rule=name)
        if role == "as-of":
            if not self._ahead(point, at):
                return None
            role = "by"
        if role == "goal" and self._is_purpose(at):
            return None
        if role == "since":
            return self._since(point, name, at)
        single = point.unit != "range"
        if role in ("period", "due", "by") and not point.edge and self._is_past(point):
            return None
        if point.edge == "start" and role in ("period", "due"):
            role = "period"
        if role == "before" and not point.edge and point.unit not in ("day", "range") and not point.masked:
            last = calendar.before(stretch)
            edtf = last[:4] if point.unit == "year" else last[:7] if point.unit == "month" else last
            return TimeMention("deadline", at, f"../{edtf}", None, last, point.inferred, ("ambiguous",), rule=name)
        if role == "period" and (single is False or not self.column) and point.edge != "end":
            return TimeMention(
                "period", at, stretch.edtf, stretch.first, stretch.last, point.inferred, flags, rule=name
            )
        if not single and role in ("due", "by", "goal"):
            flags = (
                (*flags, "degenerate")
                if stretch.first and stretch.first[:4] == (stretch.last or "")[:4] and point.unit == "years"
                else flags
            )
            return TimeMention(
                "period", at, stretch.edtf, stretch.first, stretch.last, point.inferred, flags, rule=name
            )
        plain = point.unit in ("year", "month", "day") and not (point.edge == "end" and stretch.last)
        edtf = stretch.edtf if plain else stretch.last
        return TimeMention("deadline", at, f"../{edtf}", None, stretch.last, point.inferred, flags, rule=name)

    def _since(self, point: Point, name: str, at: tuple[int, int]) -> TimeMention | None:
        stretch = point.stretch
        text = self.text
        if stretch is None or stretch.first is None:
            return None
        tail = pattern("(?:正式|试)?(?:施行|实施|执行|生效)").match(text, at[1])
        if tail:
            if pattern(r"本[^,。;]{1,8}$").search(text, max(0, at[0] - 12), at[0]):
                return None  # 本办法自…起施行: when the document itself comes into force
            valid = pattern(r",有效期(?:为|至)? ?(\d+|[一二三四五六七八九十]+) ?年").match(text, tail.end())
            if valid:
                from .quantities import number

                last = calendar.plus_days(calendar.plus_months(stretch.first, 12 * int(number(valid[1]) or 0)), -1)
                self.done = valid.end()
                return TimeMention(
                    "period", (at[0], valid.end()), f"{stretch.first}/{last}", stretch.first, last, rule=name
                )
        if self._is_past(point):
            return None
        edtf = stretch.edtf if "/" not in stretch.edtf else stretch.first[:7]
        return TimeMention("period", at, f"{edtf}/..", stretch.first, None, point.inferred, rule=name)

    def _parallel(self, point: Point, mention: TimeMention) -> Iterator[Reading]:
        """到2022年和2030年: the second date takes 到 over."""
        tie = pattern("[和、及与]").match(self.text, point.end)
        if not tie or not self.text[tie.end() : tie.end() + 1].isdigit():
            return
        second = time_points.read(self.text, tie.end(), self._reference(tie.end()))
        if second and second.unit == point.unit and second.stretch and second.end > tie.end() + 1:
            self.done = second.end
            at = (tie.end(), second.end)
            yield Reading(mention.rule, at, self._mention(second, mention.rule, "by", at))

    # --- what the sentence says ---------------------------------------------------------------------------------------

    def _is_past(self, point: Point) -> bool:
        """A date that the document itself has behind it is no plan. Nothing is known without a date or a period."""
        last = point.stretch.last if point.stretch else None
        if last is None or self.column:
            return False
        if self.context.period:
            return int(last[:4]) < min(self.context.period[0], self.now or 9999)
        if self.context.date is None:
            return False
        # Plans are signed weeks after they were written: a month or a half-year that has just ended is still theirs.
        return last < (self.context.date if point.unit == "day" else calendar.plus_days(self.context.date, -45))

    def _ahead(self, point: Point, at: tuple[int, int]) -> bool:
        """截至 + a day to come, with no word of what has been reached by then."""
        last = point.stretch.last if point.stretch else None
        rest = self.text[at[1] : at[1] + 40].partition("。")[0]
        if "已" in rest or "共有" in rest or not self.text.startswith("截", at[0]):
            return False
        return last is not None and self.context.date is not None and last > self.context.date

    def _is_purpose(self, at: tuple[int, int]) -> bool:
        """为…实现2035年目标奠定基础: a later goal that this plan only prepares."""
        rest = self.text[at[1] : at[1] + 30].partition("。")[0]
        return any(word in rest for word in ("奠定", "打下", "夯实", "打好", "提供", "贡献"))

    # --- durations ----------------------------------------------------------------------------------------------------

    def _duration(self, at: int) -> Iterator[Reading]:
        text = self.text
        left = text[max(0, at - 12) : at].rstrip(" ")
        body = left.rstrip("个工作半 ")
        token = body.rstrip("0123456789〇一二三四五六七八九十两百-~—–至到 ")
        start = at - len(text[max(0, at - 12) : at]) + len(token)
        start = max(start, self.done)
        while text[start : start + 1] in (" ", "-", "—", "~", "至", "到", "–") and start < at:
            start += 1
        match = pattern(time_forms.DURATION).match(text, start)
        if match is None or match.end() <= at:
            return
        self.done = match.end()
        outcome = self._within(match) if match["within"] else self._time_span(match)
        yield outcome

    def _within(self, match: re.Match[str]) -> Reading:
        """N日内: from the document's date where it counts from its issue; unresolved where it counts from an event."""
        text = self.text
        name = "within-duration"
        left = text[max(0, match.start() - 22) : match.start()]
        clause = left[max(left.rfind(mark) for mark in ",。;:") + 1 :]
        refused = Reading("time-limit-of-a-case", match.span(), None)
        if pattern(
            r"(?:压缩|缩短|缩减|压减|减少?|控制|限[定时]?|提速|降低?|超过|延长|放宽|近|过去|连续|前|每|任期|为)[^,。;]{0,6}$"
        ).search(clause):
            return refused
        issue = pattern(
            r"(?:^|自|本|于|在|从|文件?|通知|方案|意见|办法|计划|措施|政策)(?:印发|下发|发布|公布|实施|施行)(?:之日)?(?:起|之?后)?(?:的)?$"
        ).search(clause)
        event = None if issue else pattern(r"(?:之日起|后|起|以来|之日)(?:的)?$").search(clause)
        rest = text[match.end() : match.end() + 30]
        cut = min((i for i in (rest.find(mark) for mark in ",。;") if i >= 0), default=len(rest))
        if cut and rest[cut - 1] == "的" or rest.startswith("的"):
            return refused
        start = match.start()
        if issue or event:
            anchor = issue or event
            start = match.start() - len(clause) + (0 if event else anchor.start() if anchor else 0)
            text_start = text[start : match.start()]
            start += len(text_start) - len(text_start.lstrip(" "))
        elif not pattern(r"(?:^|力争|争取|确保|在|于|须|应当?|必须|务必)$").search(clause) and not self.column:
            return refused
        at = (start, match.end())
        if event or not self.context.date or match["to"]:
            return Reading(name, at, TimeMention("unresolved", at, rule=name))
        first = self.context.date
        last = _later(first, match)
        if last is None:
            return refused
        inferred = () if issue else ("start",)
        return Reading(name, at, TimeMention("deadline", at, f"{first}/{last}", first, last, inferred, rule=name))

    def _time_span(self, match: re.Match[str]) -> Reading:
        """经过四年努力: the plan's own span where the lengths agree, else from the document's date on."""
        text, at = self.text, match.span()
        name = "plan-duration"
        lead = pattern(r"(?:利用|用|经过|通过|经)$").search(text, max(0, at[0] - 2), at[0])
        refused = Reading(name, at, None)
        if not lead or pattern(r"\( ?\d").match(text, at[1]) or match["unit"] not in ("年", "个月"):
            return refused
        at = (lead.start(), at[1])
        if match["to"]:
            return Reading(name, at, TimeMention("unresolved", at, rule=name))
        from .quantities import number

        count = int(number(match["n"]) or 0)
        period = self.context.period
        if period and match["unit"] == "年":
            if period[1] - period[0] + 1 != count:
                return refused  # two statements of the plan's length that differ: a finding, no date
            return Reading(
                name, at,
                TimeMention("period", at, f"{period[0]}/{period[1]}", f"{period[0]}-01-01", f"{period[1]}-12-31", ("start",), rule=name),
            )  # fmt: skip
        if not self.context.date:
            return Reading(name, at, TimeMention("unresolved", at, rule=name))
        first = self.context.date
        last = calendar.plus_days(calendar.plus_months(first, count * (12 if match["unit"] == "年" else 1)), -1)
        mention = TimeMention("period", at, f"{first}/{last}~", first, last, ("start",), ("approximate",), rule=name)
        return Reading(name, at, mention)

    # --- other triggers -----------------------------------------------------------------------------------------------

    def _every(self, at: int) -> Iterator[Reading]:
        match = pattern(time_forms.EVERY).match(self.text, at)
        if match is None:
            return
        self.done = match.end()
        text = self.text
        if pattern(time_forms.PER_CASE).match(text, match.end()) or pattern(r"每[家个户名区县人]\S{0,6}$").search(
            text, max(0, at - 8), at
        ):
            yield Reading("every-in-a-rate", match.span(), None)
            return
        unit = match["unit"]
        code = {"年": "Y", "年度": "Y", "学年": "Y", "月": "M", "周": "W", "星期": "W", "日": "D", "天": "D"}.get(unit)
        count = match["n"]
        from .quantities import number

        n = int(number(count) or 1) if count else 1
        if unit == "学期":
            interval = "R/term"
        elif unit == "半年":
            interval = "R/P6M"
        elif unit in ("季度", "季"):
            interval = f"R/P{3 * n}M"
        elif match["to"]:
            interval = f"R/P{n}{code}..P{int(number(match['to']) or n)}{code}"
        else:
            interval = f"R/P{n}{code}"
        by, end = self._by(match.end())
        self.done = max(self.done, end)
        times = None
        often = pattern(r"[^,。;]{0,14}?(?P<more>至少|不少于|不低于)?[^,。;\d]{0,6}?(?P<k>\d+|[一两二三四]) ?次").match(
            text, match.end()
        )
        if often:
            k = number(often["k"])
            times = f">={k}" if often["more"] else str(k)
        at_span = (at, self.done)
        yield Reading("every", at_span, TimeMention("recurring", at_span, interval, by=by, times=times, rule="every"))

    def _by(self, at: int) -> tuple[str | None, int]:
        """每年12月底前, 每月10日前, 每季度末: the day within each turn."""
        match = pattern(time_forms.TURN_DAY).match(self.text, at)
        if match is None:
            return None, at
        from .quantities import number

        if match["edge"]:
            return "end", match.end()
        if match["month"]:
            month = int(number(match["month"]) or 0)
            day = (
                int(number(match["day"]) or 0)
                if match["day"]
                else calendar.month_length(2025, month)
                if month <= 12
                else 31
            )
            return f"--{month:02}-{day:02}", match.end()
        return f"---{int(number(match['day_only']) or 0):02}", match.end()

    def _five_years(self, hit: re.Match[str]) -> Iterator[Reading]:
        text = self.text
        match = pattern(time_forms.FIVE_YEARS).match(text, hit.start())
        if match is None or _in_title(text, hit.start()):
            return
        self.done = match.end()
        years = calendar.FIVE_YEAR_PLANS.get(match["plan"] or match["nth"])
        if not years:
            return
        start = hit.start() - (text[hit.start() - 1 : hit.start()] in ("“", '"', "「", "『"))
        at = (start, match.end())
        first, last = f"{years[0]}-01-01", f"{years[1]}-12-31"
        if match["shape"] == "末" or match["shape"].endswith("末"):
            yield Reading(
                "five-year-plan", at, TimeMention("deadline", at, f"../{years[1]}", None, last, rule="five-year-plan")
            )
            return
        point = Point(match.end(), calendar.Stretch("", first, last), "range")
        is_fact = pattern(r",?(?:是|为|乃|我[国省市区县]|面临|以来|[^,。;]{0,20}(?:取得了|已|形势|机遇))").match(
            text, match.end()
        )
        if match["shape"] == "以来" or is_fact or self._is_past(point):
            yield Reading("five-year-plan", at, None)
            return
        edtf = f"{years[0]}/{years[1]}"
        yield Reading("five-year-plan", at, TimeMention("period", at, edtf, first, last, rule="five-year-plan"))

    def _festival(self, at: int, year: int | None) -> Iterator[Reading]:
        text = self.text
        match = pattern("(春节|国庆节?|元旦|五一|劳动节)前").search(text, max(0, at - 3), at + 2)
        if match is None:
            return
        self.done = match.end()
        start = match.start()
        inferred: tuple[str, ...] = ()
        if year is None:
            year, inferred = self._reference(start).year, ("year",)
        else:
            start = max(0, text.rfind(str(year), 0, start))
        at_span = (start, match.end())
        feast = calendar.SPRING_FESTIVAL.get(year or 0) if match[1] == "春节" else calendar.HOLIDAYS.get(match[1])
        if not year or not feast:
            yield Reading("before-festival", at_span, TimeMention("unresolved", at_span, rule="before-festival"))
            return
        last = calendar.plus_days(f"{year}-{feast}", -1)
        mention = TimeMention("deadline", at_span, f"../{last}", None, last, inferred, rule="before-festival")
        yield Reading("before-festival", at_span, mention)

    def _from_now(self, hit: re.Match[str]) -> Iterator[Reading]:
        tie = pattern("[至到]").match(self.text, hit.end())
        until = time_points.read(self.text, tie.end(), self._reference(tie.end())) if tie else None
        self.done = hit.end()
        first = self.context.date
        if until and until.stretch and until.stretch.last:
            self.done = until.end
            at = (hit.start(), until.end)
            last = until.stretch.last
            if first:
                mention = TimeMention("period", at, f"{first}/{last}", first, last, rule="from-now")
            else:
                mention = TimeMention("deadline", at, f"../{last}", None, last, rule="from-now")
            yield Reading("from-now", at, mention)
            return
        mention = TimeMention("period", hit.span(), f"{first}/..", first, None, rule="from-now") if first else None
        yield Reading("from-now", hit.span(), mention)

    def _mid_century(self, hit: re.Match[str]) -> Iterator[Reading]:
        start = hit.start() - (1 if self.text.endswith("本", 0, hit.start()) else 0)
        if not self.text.endswith(("到", "至"), 0, start):
            return
        at = (start - 1, hit.end())
        self.done = hit.end()
        yield Reading(
            "mid-century",
            at,
            TimeMention("deadline", at, "../2050~", None, "2050-12-31", (), ("approximate",), rule="mid-century"),
        )

    def _ongoing(self, hit: re.Match[str]) -> Iterator[Reading]:
        """持续推进 as a whole clause; in running prose 持续 is an adverb and no schedule."""
        text = self.text
        match = pattern(time_forms.ONGOING).match(text, hit.start())
        if match is None:
            return
        word = hit[0]
        whole = hit.start() == 0 or text[hit.start() - 1] in "。,;(并"
        if not (whole or self.column or word[0] == "逐"):
            return
        self.done = match.end()
        if word in ("近期", "远期"):
            yield Reading("horizon", match.span(), TimeMention("period", match.span(), rule="horizon"))
        elif word == "逐年只增不减":
            yield Reading("every", match.span(), TimeMention("recurring", match.span(), "R/P1Y", rule="every"))
        else:
            yield Reading("ongoing", match.span(), TimeMention("ongoing", match.span(), rule="ongoing"))


def _later(first: str, match: re.Match[str]) -> str | None:
    """The last day of a duration that begins on ``first``; that day itself is not counted (民法典 201, 202)."""
    from .quantities import number

    count = number(match["n"])
    unit = match["unit"]
    if not isinstance(count, int) or count > 9999:
        return None
    if unit.endswith("工作日"):
        return calendar.plus_workdays(first, count)
    if unit in ("日", "天"):
        return calendar.plus_days(first, count)
    if unit.endswith("周"):
        return calendar.plus_days(first, 7 * count)
    if unit in ("年", "个月", "月"):
        return calendar.plus_months(first, count * (12 if unit == "年" else 1))
    if unit == "半年":
        return calendar.plus_months(first, 6)
    return None


def _in_title(text: str, at: int) -> bool:
    """Inside 《…》; a title has fewer than 120 characters, so the look back is short."""
    opening = text.rfind("《", max(0, at - 120), at)
    return opening >= 0 and text.find("》", opening, at) < 0


def _column_value(text: str) -> tuple[TimeMention, ...]:
    """A schedule value without a date: an ongoing word anywhere in it, a recurring word, or unresolved."""
    body = text.strip(" 。;,")
    if not body or body in ("无", "—", "/", "-", "——", "－"):
        return ()
    start = text.index(body)
    at = (start, start + len(body))
    turn = pattern(time_forms.COLUMN_TURN).search(body)
    if turn:
        interval = "R/PX" if turn[0] in ("定期", "不定期") else time_forms.TURNS[turn[0]]
        return (TimeMention("recurring", at, interval, rule="column-turn"),)
    if pattern(time_forms.COLUMN_ONGOING).search(body):
        return (TimeMention("ongoing", at, rule="column-ongoing"),)
    return (TimeMention("unresolved", at, rule="column-unresolved"),)
