"""How much: targets are one where they measure the same thing; then more or less is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .facts import Sides, sides
from .found import Found, once
from .likeness import grams_of
from .normal import letters

if TYPE_CHECKING:
    from fanwen_parse.model import Target, Task

    from .model import Item

_ALIKE = 0.5
"""Dice's coefficient of two indicators that name the same thing."""
_EQUAL = 0.2
"""What an equal number adds: in a list 500, 300, 100 the next version's 300 may stand where the 500 stood."""
_BEFORE = 12
"""Characters before a target that tell what it is the target of."""
_FALLING = ("<", "<=")
_NUMBER = re.compile(r"\d[\d.]*")


def compare_targets(old: Item, new: Item, before: Task, after: Task, *, doubtful: bool) -> list[Found]:
    """All differences of two tasks in how much is to be reached.

    Args:
        old: the old item, for the words of its whole text.
        new: the new item.
        before: the facts of the old side.
        after: the facts of the new side.
        doubtful: the text was written anew, if it is the same task at all: a target that has no twin there was not
            dropped from it.
    """
    found: list[Found] = []
    for lists in sides(before.targets, after.targets):
        found += _compare(lists, old, new)
    if doubtful:
        found = [one for one in found if one.before is not None and one.after is not None]
    return once(found)


def _compare(lists: Sides[Target], old: Item, new: Item) -> list[Found]:
    before, after = list(lists.old), list(lists.new)
    words_before = [_words(target, old) for target in before]
    words_after = [_words(target, new) for target in after]
    ranked = []
    for i, target in enumerate(before):
        for j, other in enumerate(after):
            alike = _dice(words_before[i], words_after[j])
            same = _same(target, other)
            if same or alike >= _ALIKE:
                rank = (-(alike + _EQUAL * same), target.unit != other.unit, abs(i - j), i + j)
                ranked.append((rank, i, j))
    ranked.sort()
    found: list[Found] = []
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    for _, i, j in ranked:
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            change = None if _same(before[i], after[j]) else _changed(before[i], after[j], lists.origin)
            if change is not None:
                found.append(change)
    if lists.counts != "gained":
        found += [
            Found(
                "target-dropped",
                "targets",
                value_of(target),
                None,
                target.text,
                None,
                target.lines,
                origin=lists.origin,
            )
            for i, target in enumerate(before)
            if i not in taken_i and _counted(target) and not _still_said(target, new)
        ]
    if lists.counts != "lost":
        found += [
            Found(
                "target-added",
                "targets",
                None,
                value_of(target),
                None,
                target.text,
                None,
                target.lines,
                origin=lists.origin,
            )
            for j, target in enumerate(after)
            if j not in taken_j and _counted(target) and not _still_said(target, old)
        ]
    return found


def _same(one: Target, other: Target) -> bool:
    """The same measure of the same kind; what it is called may have been reworded."""
    if letters(one.text) == letters(other.text):
        return True
    if (one.value, one.low, one.high, one.unit) != (other.value, other.low, other.high, other.unit):
        return False
    return _direction(one) == _direction(other) and _counted(one)


def _words(target: Target, item: Item) -> frozenset[str]:
    """What it measures, without the numbers: its indicator, its clause and the words before it (对在主板上市企业, …)."""
    text = f"{item.title}。{item.text}"
    at = text.find(target.text)
    lead = text[max(0, at - _BEFORE) : at] if at > 0 else ""
    return grams_of(_NUMBER.sub("", letters(lead))) | grams_of(
        _NUMBER.sub("", letters(target.indicator or target.text))
    )


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _direction(target: Target) -> str:
    if target.comparator == "change":
        return "change"
    return "down" if target.comparator in _FALLING else "up"


def _counted(target: Target) -> bool:
    return target.value is not None or target.low is not None or target.high is not None


def _changed(one: Target, other: Target, origin: str) -> Found | None:
    kind = "target-changed"
    if one.unit == other.unit and _direction(one) == _direction(other):
        size, other_size = _size(one), _size(other)
        if size is not None and other_size is not None:
            if size == other_size:
                return None
            more = other_size > size if _direction(one) != "down" else other_size < size
            kind = "target-raised" if more else "target-lowered"
    if value_of(one) == value_of(other):
        return None
    return Found(
        kind, "targets", value_of(one), value_of(other), one.text, other.text, one.lines, other.lines, origin=origin
    )


def _size(target: Target) -> float | int | None:
    return next((value for value in (target.value, target.low, target.high) if value is not None), None)


def _still_said(target: Target, item: Item) -> bool:
    """Its numbers stand in the text all the same: the sentence was turned round, not given up."""
    text = letters(f"{item.title}。{item.text}。{item.restated}")
    numbers = _NUMBER.findall(letters(target.text))
    return bool(numbers) and all(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text) for number in numbers)


def value_of(target: Target) -> str:
    """``85%``, ``<= 5人``, ``3-5个百分点``: the number with its unit, and the comparator where less is asked for."""
    unit = target.unit or ""
    if unit == "元" and target.value is not None and abs(target.value) >= 10_000:
        unit, size = ("亿元", 1e8) if abs(target.value) >= 1e8 else ("万元", 1e4)  # as plans write it
        number = f"{target.value / size:.10g}"
    elif target.value is not None:
        number = f"{target.value:g}" if abs(target.value) < 1e6 else f"{target.value:.0f}"
    elif target.low is not None or target.high is not None:
        number = "-".join(f"{end:g}" if end is not None else "" for end in (target.low, target.high))
    else:
        number = letters(target.text)
    sign = f"{target.comparator} " if target.comparator in _FALLING else ""
    return f"{sign}{number}{unit}"
