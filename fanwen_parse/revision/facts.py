"""Facts of a pair by where they stand: the plan's own text against its text, the appendix against the appendix.

A task may be stated twice. Its text is compared with its text and its row with its row, so that a unit that left the text
but was forgotten in the row is still seen to have left. Where only one version states the field in a place, what stands
there may have moved: it counts as lost (or new) only if the other version says it nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from fanwen_parse.model import Target, Timeline, UnitRef

if TYPE_CHECKING:
    from collections.abc import Sequence

F = TypeVar("F", UnitRef, Timeline, Target)


class Sides(NamedTuple, Generic[F]):
    """Two lists of one field to compare."""

    origin: str
    """plan or appendix: where the field stands."""
    old: tuple[F, ...]
    new: tuple[F, ...]
    counts: str = "all"
    """all; ``lost``: only what the new list lacks; ``gained``: only what the old list lacks."""


def sides(old: Sequence[F], new: Sequence[F]) -> list[Sides[F]]:
    """The comparisons of one field; empty where neither version states it."""
    found: list[Sides[F]] = []
    for origin in ("plan", "appendix"):
        before, after = _of(origin, old), _of(origin, new)
        if before and after:
            found.append(Sides(origin, before, after))
        elif before:
            found.append(Sides(origin, before, tuple(new), "lost"))
        elif after:
            found.append(Sides(origin, tuple(old), after, "gained"))
    if [one.counts for one in found] in (["lost", "gained"], ["gained", "lost"]):
        # The field has moved as a whole, from the text to the appendix or back.
        return [Sides("plan", tuple(old), tuple(new))]
    return found


def _of(origin: str, facts: Sequence[F]) -> tuple[F, ...]:
    return tuple(fact for fact in facts if fact.origin in (origin, "both"))
