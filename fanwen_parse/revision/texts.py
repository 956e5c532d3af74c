"""What the words say: title and text of a pair, and what of their differences no other change has told already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .found import Found
from .likeness import grams_of
from .normal import letters, measureless, solid
from .wording import Shift, shift, strengthless

if TYPE_CHECKING:
    from .model import Item

REWRITTEN = 0.6
"""Share of common bigrams below which words are not weighed against each other."""


def compare_texts(old: Item, new: Item, told: list[Found]) -> list[Found]:
    """Differences of title, text and rows.

    Args:
        old: the old item.
        new: the new item.
        told: what was found in the facts: a text that differs in nothing but the dates and numbers of these is not
            reworded.
    """
    if old.said == new.said and letters(old.restated) == letters(new.restated):
        return _silent(old, new)
    found = _force(old, new)
    found += _title(old, new, told)
    explained = bool(told or found)
    for field, before, after in (("text", old.text, new.text), ("row", old.restated, new.restated)):
        if field == "row" and not (before and after):
            continue  # the row itself came or went; its facts are compared as facts
        if letters(before) != letters(after) and not (explained and _bare(before) == _bare(after)):
            found.append(Found("reworded", field, before or None, after or None))
    return found


def _silent(old: Item, new: Item) -> list[Found]:
    """Nothing but punctuation, width or white space."""
    found = []
    for field, before, after in (
        ("title", old.title, new.title),
        ("text", old.text, new.text),
        ("row", old.restated, new.restated),
    ):
        if before != after:
            kind = "width" if solid(before) == solid(after) else "punctuation"
            found.append(Found(kind, field, before or None, after or None))
    return found


def _title(old: Item, new: Item, told: list[Found]) -> list[Found]:
    if old.called == new.called or (told and _bare(old.title) == _bare(new.title)):
        return []
    if not old.called or not new.called:
        return []  # a part whose title one source leaves out; the title of the document is told as an element
    kind = "retitled" if old.task is not None or new.task is not None else "section-renamed"
    return [Found(kind, "title", old.title or None, new.title or None)]


def _force(old: Item, new: Item) -> list[Found]:
    """Words that bind less or more, in the text or in the row; what both say is told once.

    In a text that was written anew no word stands in the place of another.
    """
    shifts: dict[bool, dict[tuple[str, str], Shift]] = {}
    for before, after in ((old.title, new.title), (old.text, new.text), (old.restated, new.restated)):
        if before and after:
            for one in shift(before, after):
                shifts.setdefault(one.stronger, {}).setdefault(one.words, one)
    if shifts and _likeness(old, new) < REWRITTEN:
        return []
    return [
        Found(
            "wording-strengthened" if stronger else "wording-weakened",
            "text",
            "；".join(one.before for one in found.values()),
            "；".join(one.after for one in found.values()),
        )
        for stronger, found in sorted(shifts.items())
    ]


def _likeness(old: Item, new: Item) -> float:
    one, other = grams_of(old.said), grams_of(new.said)
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _bare(text: str) -> str:
    """Without what other changes tell: dates, numbers, words of force."""
    return measureless(strengthless(text))
