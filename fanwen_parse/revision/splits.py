"""Splits and merges: what has no partner may be a piece of something that has one.

A task 加强老年健康促进和失能照护服务 that became 加强老年健康促进 and 提升失能失智照护服务能力 is paired with one of the two by
likeness; the other is left over, but most of its words stand in the old task, and not in the half that is paired. A
merge is the same thing seen from the other side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Item, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .likeness import Likeness, Profile

INSIDE = 0.55
"""Share of a piece that must be said in the whole."""
OWN = 0.5
"""Share of that which the paired piece does not say."""


def join_pieces(likeness: Likeness, old: Sequence[Item], new: Sequence[Item], pairs: list[Pair]) -> list[Pair]:
    """The pairs, those of split and merged items with all their pieces."""
    partner_new = {pair.old[0].place: pair.new[0].place for pair in pairs if len(pair.old) == len(pair.new) == 1}
    partner_old = {new: old for old, new in partner_new.items()}
    taken_old = {item.place for pair in pairs for item in pair.old}
    taken_new = {item.place for pair in pairs for item in pair.new}
    free_old = [item.place for item in old if item.content and item.place not in taken_old]
    free_new = [item.place for item in new if item.content and item.place not in taken_new]
    splits = _pieces(likeness, free_new, likeness.new, sorted(partner_new), likeness.old, partner_new, flip=True)
    merges = _pieces(likeness, free_old, likeness.old, sorted(partner_old), likeness.new, partner_old, flip=False)
    joined = []
    for pair in pairs:
        more_new = [new[piece] for piece, whole in sorted(splits.items()) if whole == pair.old[0].place]
        more_old = [old[piece] for piece, whole in sorted(merges.items()) if whole == pair.new[0].place]
        if not (more_new or more_old) or len(pair.old) > 1 or len(pair.new) > 1:
            joined.append(pair)
            continue
        olds = tuple(sorted((*pair.old, *more_old), key=lambda item: item.place))
        news = tuple(sorted((*pair.new, *more_new), key=lambda item: item.place))
        joined.append(Pair(olds, news, pair.score, "containment", doubtful=False))
    return joined


def _pieces(
    likeness: Likeness,
    free: list[int],
    mine: list[Profile],
    wholes: list[int],
    theirs: list[Profile],
    partner: dict[int, int],
    *,
    flip: bool,
) -> dict[int, int]:
    """Piece → the whole on the other side that it was cut from.

    Args:
        likeness: the weights.
        free: items without a partner.
        mine: profiles of the side that the free items are on.
        wholes: items of the other side that have a partner.
        theirs: profiles of the other side.
        partner: whole → its partner, on the side of the free items.
        flip: the free items are new ones.
    """
    if not free or not wholes:
        return {}
    asked = likeness.candidates(wholes, free) if flip else {(b, a) for a, b in likeness.candidates(free, wholes)}
    found: dict[int, tuple[float, float, int]] = {}
    for whole, piece in asked:
        inside = likeness.inside(mine[piece], theirs[whole])
        if inside < INSIDE:
            continue
        common = mine[piece].all & theirs[whole].all
        half = mine[partner[whole]]
        own = likeness.mass(common - half.all) / max(1, likeness.mass(common))
        if own < OWN or likeness.inside(half, theirs[whole]) < INSIDE:
            continue
        rank = (-inside, -own, whole)
        if piece not in found or rank < found[piece]:
            found[piece] = rank
    return {piece: whole for piece, (_, _, whole) in found.items()}
