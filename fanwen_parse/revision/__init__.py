"""Two versions of a plan: pairing of tasks by what they say, then what changed.

:func:`compare` works on trees alone, so that two texts, two stored trees or one of each give the same result::

    flatten both trees (items) → pair items by content (pairing, likeness, splits)
        → compare each pair field by field (units, times, targets, texts, structure) → changes with severity and fingerprint
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .changes import changes_of
from .items import items_of
from .kinds import KINDS, LEVELS
from .model import Change, Comparison, Item, Pair, Pairing, Pin, Place
from .pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fanwen_parse.model import Plan

__all__ = ["KINDS", "LEVELS", "Change", "Comparison", "Item", "Pair", "Pairing", "Pin", "Place", "compare"]


def compare(old: Plan, new: Plan, *, pins: Iterable[Pin | tuple[str, str]] = ()) -> Comparison:
    """What a reader of both plans would tell.

    Args:
        old: the earlier version.
        new: the later version.
        pins: corrections of the pairing by hand; a plain (old, new) names one item on each side, "" for none.

    Returns:
        Every change, silent ones (renumbered, reordered, punctuation, width, alias) included; ``compare(a, a)`` has none.
    """
    olds, news = items_of(old), items_of(new)
    pairing, unmet = pair(olds, news, [Pin(_names(one), _names(other)) for one, other in pins])
    return Comparison(old, new, pairing, changes_of(old, new, olds, news, pairing), unmet)


def _names(side: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(side, str):
        return (side,) if side else ()
    return side
