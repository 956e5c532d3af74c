"""When: deadlines as days, with the distance; recurring and open schedules by what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .facts import Sides, sides
from .found import Found, once
from .likeness import grams_of
from .normal import letters

if TYPE_CHECKING:
    from fanwen_parse.model import Task, Timeline

    from .model import Item

_AROUND = 16
"""Characters on both sides of a date that tell what it is the date of."""


def compare_times(old: Item, new: Item, before: Task, after: Task, *, joined: bool) -> list[Found]:
    """All differences of two tasks in when they are done.

    Args:
        old: the old item, for the words around a date.
        new: the new item.
        before: the facts of the old side; of all its pieces where it was merged.
        after: the facts of the new side.
        joined: one side has several pieces; open schedules (持续推进) are then of one piece and tell nothing of the whole.
    """
    found: list[Found] = []
    for lists in sides(before.timeline, after.timeline):
        found += _compare(lists, old, new)
    if joined or any(one.kind in ("deadline-dropped", "deadline-added") for one in found):
        # 持续推进 in the place of a date is told by the change of the date.
        found = [one for one in found if one.kind != "timeline-changed"]
    return once(found)


def _compare(lists: Sides[Timeline], old: Item, new: Item) -> list[Found]:
    before = [time for time in lists.old if not any(_same(time, other) for other in lists.new)]
    after = [time for time in lists.new if not any(_same(time, other) for other in lists.old)]
    dated_before, dated_after = _dated(before), _dated(after)
    found: list[Found] = []
    for time, other in _nearest(dated_before, dated_after, old, new):
        dated_before.remove(time)
        dated_after.remove(other)
        found.append(_moved(time, other, lists.origin))
    instead_after = _open_text(lists.new)
    instead_before = _open_text(lists.old)
    if lists.counts != "gained":
        for time in dated_before:
            kind = "deadline-dropped" if time.kind == "deadline" else "timeline-changed"
            found.append(
                Found(kind, "timeline", time.end, None, time.text, instead_after, time.lines, origin=lists.origin)
            )
    if lists.counts != "lost":
        for time in dated_after:
            kind = "deadline-added" if time.kind == "deadline" else "timeline-changed"
            found.append(
                Found(
                    kind, "timeline", None, time.end, instead_before, time.text, None, time.lines, origin=lists.origin
                )
            )
    found += _undated(lists, before, after)
    return found


def _same(one: Timeline, other: Timeline) -> bool:
    """The same to a reader: the same last day however it is written, or the same words read in another year's document."""
    if letters(one.text) == letters(other.text) and (one.inferred or other.inferred or one.end == other.end):
        return True
    if one.end and other.end:
        return one.end == other.end and (one.start == other.start or "period" not in (one.kind, other.kind))
    if one.end or other.end or one.kind != other.kind:
        return False
    if one.kind == "recurring":
        return (one.interval, one.by, one.times) == (other.interval, other.by, other.times)
    if one.kind == "ongoing":
        return True
    return one.interval is not None and (one.start, one.interval) == (other.start, other.interval)


def _dated(times: list[Timeline]) -> list[Timeline]:
    """Times with a last day, each day once: 2025年底 said twice is one deadline."""
    seen: set[tuple[str | None, bool]] = set()
    kept = []
    for time in times:
        key = (time.end, time.kind == "period")
        if time.end and time.kind in ("deadline", "period") and key not in seen:
            seen.add(key)
            kept.append(time)
    return kept


def _nearest(before: list[Timeline], after: list[Timeline], old: Item, new: Item) -> list[tuple[Timeline, Timeline]]:
    """Old and new dates of the same thing: those between the likest words first, then in reading order."""
    words_before = [_context(time, old) for time in before]
    words_after = [_context(time, new) for time in after]
    ranked = []
    for i, time in enumerate(before):
        for j, other in enumerate(after):
            common = len(words_before[i] & words_after[j])
            ranked.append(((time.kind != other.kind, -common, abs(i - j), i + j), i, j))
    ranked.sort()
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    found = []
    for _, i, j in ranked:
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            found.append((before[i], after[j]))
    return found


def _context(time: Timeline, item: Item) -> frozenset[str]:
    text = f"{item.title}。{item.text}"
    at = text.find(time.text)
    if at < 0:
        return frozenset()
    end = at + len(time.text)
    return grams_of(letters(text[max(0, at - _AROUND) : at])) | grams_of(letters(text[end : end + _AROUND]))


def _moved(time: Timeline, other: Timeline, origin: str) -> Found:
    if time.end == other.end or time.end is None or other.end is None:
        return Found("timeline-changed", "timeline", _interval(time), _interval(other), time.text, other.text,
                     time.lines, other.lines, origin=origin)  # fmt: skip
    months, days = distance(time.end, other.end)
    kind = "deadline-slipped" if days > 0 else "deadline-advanced"
    return Found(
        kind, "timeline", time.end, other.end, time.text, other.text, time.lines, other.lines, months, days, origin
    )


def _undated(lists: Sides[Timeline], before: list[Timeline], after: list[Timeline]) -> list[Found]:
    found: list[Found] = []
    for kinds, name in (
        (("recurring",), "recurrence-changed"),
        (("ongoing", "unresolved", "period", "deadline"), "timeline-changed"),
    ):
        olds = [time for time in before if time.kind in kinds and not time.end]
        news = [time for time in after if time.kind in kinds and not time.end]
        for i in range(max(len(olds), len(news))):
            time = olds[i] if i < len(olds) else None
            other = news[i] if i < len(news) else None
            if (time is None and lists.counts == "lost") or (other is None and lists.counts == "gained"):
                continue
            found.append(
                Found(
                    name,
                    "timeline",
                    _interval(time) if time else None,
                    _interval(other) if other else None,
                    time.text if time else None,
                    other.text if other else None,
                    time.lines if time else None,
                    other.lines if other else None,
                    origin=lists.origin,
                )
            )
    return found


def _interval(time: Timeline) -> str:
    """The normal form, with what it says beside its interval."""
    extra = [word for word in (time.by, time.times) if word]
    return " ".join([time.interval or letters(time.text), *extra])


def _open_text(times: tuple[Timeline, ...]) -> str | None:
    return next((time.text for time in times if time.kind in ("ongoing", "unresolved")), None)


def distance(before: str, after: str) -> tuple[int, int]:
    """(months, days) from one ISO day to another; months are whole ones, to the nearest, signed as the days are."""
    from datetime import date

    one, other = date.fromisoformat(before), date.fromisoformat(after)
    days = (other - one).days
    months = (other.year - one.year) * 12 + other.month - one.month
    # 30 June → 31 July is one month, 30 June → 5 July none: the rest counts from half a month on.
    rest = min(other.day, 30) - min(one.day, 30)
    if rest > 15:
        months += 1
    elif rest < -15:
        months -= 1
    return months, days
