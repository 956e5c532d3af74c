"""How alike two texts are: character bigrams, weighted by how rare they are in both plans together.

Every plan says 加强, 推进 and 工作; 助餐 and 喘息服务 tell one task from another. A bigram therefore weighs
log2(1 + N / n), where n of N items hold it. Weights are whole numbers, so that sums do not depend on the order in which
a set is walked, and a comparison seen from the other side gives exactly the same scores.
"""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from math import log2
from typing import TYPE_CHECKING

from fanwen_parse.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Item

_SCALE = 256
RAREST = 24
"""Bigrams of an item that are looked up to find candidates."""
PATIENCE = 500
"""Holders of bigrams that are asked for one item, at least; keeps plans of one phrase over and over linear."""
CANDIDATES = 12
"""Candidates of an item that are scored in full."""
TITLE_SHARE = 0.5
"""How much an alike title counts beside the text; a title is short, but it is what the author calls the task."""


class Profile(NamedTuple):
    """What likeness knows of one item."""

    title: frozenset[str]
    all: frozenset[str]
    title_mass: int
    mass: int


class Likeness:
    """Profiles of the items of both plans under one set of weights."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        grams = [[(grams_of(item.called), grams_of(item.said)) for item in side] for side in (old, new)]
        counts = [Counter(gram for _, said in side for gram in said) for side in grams]
        together = counts[0] + counts[1]
        total = len(old) + len(new)
        self.weight = {gram: round(_SCALE * log2(1 + total / n)) for gram, n in together.items()}
        self._shared = {gram for gram in counts[0] if gram in counts[1]}
        self._together = together
        self.old = self._profiles(grams[0])
        self.new = self._profiles(grams[1])

    def _profiles(self, grams: Iterable[tuple[frozenset[str], frozenset[str]]]) -> list[Profile]:
        return [Profile(title, said, self.mass(title), self.mass(said)) for title, said in grams]

    def mass(self, grams: Iterable[str]) -> int:
        """The weight of these bigrams together."""
        return sum(map(self.weight.__getitem__, grams))

    def score(self, one: Profile, other: Profile) -> float:
        """0 to 1: Dice's coefficient of the weighted bigrams, of the whole text and of the title."""
        whole = self._dice(one.all & other.all, one.mass + other.mass)
        titles = self._dice(one.title & other.title, one.title_mass + other.title_mass)
        # An alike title lifts the score; a new title on the old text must not push it down.
        return max(whole, TITLE_SHARE * titles + (1 - TITLE_SHARE) * whole)

    def titles(self, one: Profile, other: Profile) -> float:
        """Likeness of the titles alone."""
        return self._dice(one.title & other.title, one.title_mass + other.title_mass)

    def inside(self, part: Profile, whole: Profile) -> float:
        """0 to 1: how much of ``part`` is said in ``whole``."""
        return self.mass(part.all & whole.all) / part.mass if part.mass else 0.0

    def _dice(self, common: frozenset[str], both: int) -> float:
        return 2 * self.mass(common) / both if both else 0.0

    def candidates(self, olds: Sequence[int], news: Sequence[int]) -> set[tuple[int, int]]:
        """Pairs (old, new) worth scoring: for each item of either side those that share its rarest bigrams most."""
        return self.near_new(news, olds) | self.near_old(olds, news)

    def near_old(self, olds: Sequence[int], news: Sequence[int]) -> set[tuple[int, int]]:
        """Pairs (old, new): for each of these old items the new ones that share its rarest bigrams most."""
        return set(self._nearest(olds, self.old, news, self.new))

    def near_new(self, news: Sequence[int], olds: Sequence[int]) -> set[tuple[int, int]]:
        """Pairs (old, new): for each of these new items the old ones that share its rarest bigrams most."""
        return {(old, new) for new, old in self._nearest(news, self.new, olds, self.old)}

    def _nearest(
        self, asking: Sequence[int], mine: list[Profile], asked: Sequence[int], theirs: list[Profile]
    ) -> Iterable[tuple[int, int]]:
        holders: dict[str, list[int]] = {}
        for index in asked:
            for gram in theirs[index].all & self._shared:
                holders.setdefault(gram, []).append(index)
        for index in asking:
            known = [gram for gram in mine[index].all if gram in holders]
            known.sort(key=lambda gram: (self._together[gram], gram))
            votes: dict[int, int] = {}
            asked_times = 0
            for gram in known[:RAREST]:
                weight = self.weight[gram]
                for holder in holders[gram]:
                    votes[holder] = votes.get(holder, 0) + weight
                asked_times += len(holders[gram])
                if asked_times > PATIENCE:
                    break  # its rarest bigrams are everybody's: more of them tell no more
            # Titles may be all that is left of a rewritten task: their bigrams vote too, rare or not.
            for gram in mine[index].title:
                if len(holders.get(gram, ())) <= 2 * CANDIDATES:
                    for holder in holders.get(gram, ()):
                        votes[holder] = votes.get(holder, 0) + self.weight[gram]
            best = nsmallest(CANDIDATES, [(-vote, holder) for holder, vote in votes.items()])
            for _, holder in best:
                yield index, holder


def grams_of(said: str) -> frozenset[str]:
    """Character bigrams; a single character is a gram of its own."""
    if len(said) < 2:
        return frozenset((said,)) if said else frozenset()
    return frozenset(map(str.__add__, said, said[1:]))
