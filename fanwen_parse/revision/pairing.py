"""Which item of the new plan is which item of the old one: by what they say, never by number or place.

Place only decides between candidates that say the same. Every step treats both plans alike, so that a comparison seen
from the other side finds the same pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .likeness import Likeness
from .model import Item, Pair, Pairing, Pin
from .splits import join_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SURE = 0.5
"""Likeness from which two items are one without doubt."""
DOUBTFUL = 0.3
"""Likeness below which they are not; between the two, a pair says that it is doubtful."""

MARGIN = 1.3
"""A doubtful pair must be this much likelier than any other that one of the two could make: where many tasks are a little
alike, being a little alike says nothing."""
COMMON = 50
"""Headings of a plan that may share a bigram which still finds candidates."""


def pair(old: Sequence[Item], new: Sequence[Item], pins: Iterable[Pin] = ()) -> tuple[Pairing, tuple[Pin, ...]]:
    """Pair the items of two plans; each item ends up in exactly one place.

    Returns:
        The pairing, and the pins that name something that is in neither plan.
    """
    matching = _Matching(old, new)
    unmet = matching.pinned(pins)
    # CASE 1: the same words, whatever the number
    matching.same_text()
    # CASE 2: alike words, best first
    matching.alike()
    # CASE 3: sections and parts, by what stands below them and by their title
    matching.by_children()
    # CASE 4: what is left over may be a piece of something that is paired already
    pieces = join_pieces(matching.likeness, old, new, matching.pairs)
    taken_old = {item.place for one in pieces for item in one.old}
    taken_new = {item.place for one in pieces for item in one.new}
    pairing = Pairing(
        tuple(sorted(pieces, key=lambda one: one.new[0].place)),
        tuple(item for item in old if item.place not in taken_old and item.place not in matching.alone_old),
        tuple(item for item in new if item.place not in taken_new and item.place not in matching.alone_new),
    )
    alone_old = tuple(item for item in old if item.place in matching.alone_old)
    alone_new = tuple(item for item in new if item.place in matching.alone_new)
    return pairing._replace(
        removed=_ordered(pairing.removed, alone_old), added=_ordered(pairing.added, alone_new)
    ), unmet


def _ordered(some: tuple[Item, ...], others: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(sorted((*some, *others), key=lambda item: item.place))


class _Matching:
    """Pairs found so far; an index is in ``to_new``/``to_old`` once its item has a partner."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old = old
        self.new = new
        self.likeness = Likeness(old, new)
        self.pairs: list[Pair] = []
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}
        self.alone_old: set[int] = set()
        """Pinned to have no partner."""
        self.alone_new: set[int] = set()

    def _take(self, old: int, new: int, score: float, reason: str) -> None:
        self.to_new[old] = new
        self.to_old[new] = old
        doubtful = reason == "likeness" and score < SURE
        self.pairs.append(Pair((self.old[old],), (self.new[new],), round(score, 3), reason, doubtful))

    def _free_old(self) -> list[Item]:
        return [i for i in self.old if i.place not in self.to_new and i.place not in self.alone_old]

    def _free_new(self) -> list[Item]:
        return [i for i in self.new if i.place not in self.to_old and i.place not in self.alone_new]

    # --- by hand ------------------------------------------------------------------------------------------------------

    def pinned(self, pins: Iterable[Pin]) -> tuple[Pin, ...]:
        unmet = []
        for pin in pins:
            olds = [_named(self.old, name) for name in pin.old]
            news = [_named(self.new, name) for name in pin.new]
            if None in olds or None in news:
                unmet.append(pin)
                continue
            first = [item for item in olds if item is not None]
            second = [item for item in news if item is not None]
            if not first or not second:
                self.alone_old.update(item.place for item in first)
                self.alone_new.update(item.place for item in second)
                continue
            self.to_new.update({item.place: second[0].place for item in first})
            self.to_old.update({item.place: first[0].place for item in second})
            self.pairs.append(Pair(tuple(first), tuple(second), 1.0, "pin"))
        return tuple(unmet)

    # --- by the same words --------------------------------------------------------------------------------------------

    def same_text(self) -> None:
        """Equal title and text. Where several say the same, first those under the same title, then in reading order."""
        for same_place in (True, False):
            news: dict[tuple[str, ...], list[Item]] = {}
            for item in self._free_new():
                if item.content and item.said:
                    news.setdefault(self._words(item, same_place), []).append(item)
            olds: dict[tuple[str, ...], list[Item]] = {}
            for item in self._free_old():
                if item.content and item.said:
                    olds.setdefault(self._words(item, same_place), []).append(item)
            for words, holders in olds.items():
                for one, other in zip(holders, news.get(words, ()), strict=False):
                    self._take(one.place, other.place, 1.0, "same-text")

    @staticmethod
    def _words(item: Item, same_place: bool) -> tuple[str, ...]:
        return (item.called, item.said, *(_titles(item) if same_place else ()))

    # --- by likeness --------------------------------------------------------------------------------------------------

    def alike(self) -> None:
        """Best first: the likeliest pair is taken, then the likeliest of what is left."""
        olds = [item.place for item in self._free_old() if item.content]
        news = [item.place for item in self._free_new() if item.content]
        scored = []
        for one, other in self.likeness.candidates(olds, news):
            score = self.likeness.score(self.likeness.old[one], self.likeness.new[other])
            if score >= DOUBTFUL:
                scored.append((-score, *self._closeness(one, other), one, other))
        scored.sort()
        rivals = self._rivals([(one, other) for minus, *_, one, other in scored if -minus < SURE])
        for minus_score, _, _, _, one, other in scored:
            if one in self.to_new or other in self.to_old:
                continue
            if -minus_score < SURE and -minus_score < MARGIN * rivals[one, other]:
                continue
            self._take(one, other, -minus_score, "likeness")

    def _rivals(self, pairs: list[tuple[int, int]]) -> dict[tuple[int, int], float]:
        """For each pair the best score that either has with anything else of the other plan, taken or not."""
        olds, news = sorted({one for one, _ in pairs}), sorted({other for _, other in pairs})
        all_old = [item.place for item in self.old if item.content]
        all_new = [item.place for item in self.new if item.content]
        near = self.likeness.near_old(olds, all_new) | self.likeness.near_new(news, all_old) if pairs else set()
        best_old: dict[int, list[tuple[float, int]]] = {}
        best_new: dict[int, list[tuple[float, int]]] = {}
        for one, other in near:
            score = self.likeness.score(self.likeness.old[one], self.likeness.new[other])
            best_old.setdefault(one, []).append((score, other))
            best_new.setdefault(other, []).append((score, one))
        return {
            (one, other): max(
                max((score for score, there in best_old.get(one, ()) if there != other), default=0.0),
                max((score for score, there in best_new.get(other, ()) if there != one), default=0.0),
            )
            for one, other in pairs
        }

    def _closeness(self, one: int, other: int) -> tuple[int, float, int]:
        """What decides between equal scores: the same kind of thing under the same titles, then the nearer place."""
        old, new = self.old[one], self.new[other]
        same = (old.kind == new.kind) + (old.part == new.part) + (_titles(old) == _titles(new))
        away = abs(one / max(1, len(self.old)) - other / max(1, len(self.new)))
        return -same, away, one + other

    # --- by what stands below -----------------------------------------------------------------------------------------

    def by_children(self) -> None:
        """Sections, groups and parts: the share of common descendants and the likeness of titles, best first."""
        olds = [item for item in self._free_old() if not item.leaf or not item.content]
        news = [item for item in self._free_new() if not item.leaf or not item.content]
        below_old, below_new = _descendants(self.old), _descendants(self.new)
        common: dict[tuple[int, int], int] = {}
        for one, other in self.to_new.items():
            for above_old in _ancestors(self.old, one):
                for above_new in _ancestors(self.new, other):
                    common[above_old, above_new] = common.get((above_old, above_new), 0) + 1
        called: dict[str, list[int]] = {}
        for item in news:
            for gram in self.likeness.new[item.place].title or ("",):
                called.setdefault(gram, []).append(item.place)
        free_old, free_new = {item.place for item in olds}, {item.place for item in news}
        wanted = {two for two in common if two[0] in free_old and two[1] in free_new}
        for item in olds:
            for gram in self.likeness.old[item.place].title or ("",):
                # A bigram that very many headings share (实施 in 实施…行动) finds no heading by itself.
                if len(called.get(gram, ())) <= COMMON:
                    wanted.update((item.place, other) for other in called.get(gram, ()))
        wanted.update((one.place, other.place) for one in olds for other in news if "part" in (one.kind, other.kind))
        scored = []
        for one, other in wanted:
            old, new = self.old[one], self.new[other]
            if "part" in (old.kind, new.kind) and (old.kind, old.part) != (new.kind, new.part):
                continue
            total = below_old.get(one, 0) + below_new.get(other, 0)
            share = 2 * common.get((one, other), 0) / total if total else 0.0
            titles = self.likeness.titles(self.likeness.old[one], self.likeness.new[other])
            if not old.called and not new.called:
                titles = 1.0
            score = max(share, (titles + share) / 2, titles * 0.8)
            scored.append((-score, abs(len(old.path) - len(new.path)), *self._closeness(one, other), one, other))
        scored.sort()
        for minus_score, _, _, _, _, one, other in scored:
            if one in self.to_new or other in self.to_old:
                continue
            if -minus_score >= SURE:
                self._take(one, other, -minus_score, "children")
        # A plan is the plan even when hardly a word is left of it.
        for kind in ("notice", "plan", "appendix"):
            left = [item for item in self._free_old() if item.kind == "part" and item.part == kind]
            right = [item for item in self._free_new() if item.kind == "part" and item.part == kind]
            if len(left) == len(right) == 1:
                titles = self.likeness.titles(self.likeness.old[left[0].place], self.likeness.new[right[0].place])
                self._take(left[0].place, right[0].place, titles, "only-one")


def _named(items: Sequence[Item], name: str) -> Item | None:
    """By id, else by the printed title where only one item has it."""
    found = [item for item in items if item.id == name] or [item for item in items if item.title == name]
    return found[0] if len(found) == 1 else None


def _titles(item: Item) -> tuple[str, ...]:
    """What it stands under, without numbers."""
    return tuple(title for _, title in item.path)


def _ancestors(items: Sequence[Item], index: int) -> list[int]:
    found = []
    above = items[index].parent
    while above is not None:
        found.append(above)
        above = items[above].parent
    return found


def _descendants(items: Sequence[Item]) -> dict[int, int]:
    """How many items that say something stand below each."""
    counts: dict[int, int] = {}
    for item in items:
        if item.content:
            for above in _ancestors(items, item.place):
                counts[above] = counts.get(above, 0) + 1
    return counts
