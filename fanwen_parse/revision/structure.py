"""Where things stand: what moved under another heading, and what only has another number or another place in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .found import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .model import Item, Pair


class Frame:
    """The headings of both plans and which of them are one."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item], pairs: Sequence[Pair]) -> None:
        self.old = old
        self.new = new
        self.firsts = [(pair.old[0].place, pair.new[0].place) for pair in pairs]
        self.to_new = {item.place: pair.new[0].place for pair in pairs for item in pair.old}
        self.to_old = {item.place: pair.old[0].place for pair in pairs for item in pair.new}

    def moved(self, one: Item, other: Item) -> Found | None:
        """Does it stand under another heading? Headings that only one plan has are looked through."""
        above_old = self._above(self.old, one, self.to_new)
        above_new = self._above(self.new, other, self.to_old)
        if above_old is None or above_new is None or self.to_new[above_old.place] == above_new.place:
            return None
        if self.to_old[above_new.place] == above_old.place:
            return None
        kind = "task-moved" if one.task is not None or other.task is not None else "section-moved"
        return Found(kind, "section", _name(above_old), _name(above_new))

    @staticmethod
    def _above(items: Sequence[Item], item: Item, partner: Mapping[int, int]) -> Item | None:
        at = item.parent
        while at is not None:
            if at in partner:
                return items[at]
            at = items[at].parent
        return None

    def order(self) -> list[tuple[Item, Item, Found]]:
        """(old heading, new heading, difference) for each heading under which the same things stand in another order."""
        below: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for one, other in self.firsts:
            up, up_other = self.old[one].parent, self.new[other].parent
            if up is not None and up_other is not None and self.to_new.get(up) == up_other:
                below.setdefault((up, up_other), []).append((one, other))
        found = []
        for (up, up_other), places in sorted(below.items()):
            places.sort()
            olds = [one for one, _ in places]
            news = [other for _, other in sorted(places, key=lambda two: two[1])]
            if [other for _, other in places] != news:
                order_old = "、".join(_short(self.old[one]) for one in olds)
                order_new = "、".join(_short(self.new[other]) for other in news)
                found.append((self.old[up], self.new[up_other], Found("reordered", "num", order_old, order_new)))
        return found


def _short(item: Item) -> str:
    return item.title[:10] or item.id


def _name(item: Item) -> str:
    return f"{item.num}{item.title}" or item.id
