"""From pairs to changes: what a reader would tell of each pair, and of what has no partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Target, Task, Timeline, UnitRef

from .document import compare_documents
from .fingerprint import fingerprint
from .found import Found
from .kinds import KINDS
from .model import Change, Item, Pair, Place
from .normal import letters
from .structure import Frame
from .targets import compare_targets
from .texts import compare_texts
from .times import compare_times
from .units import compare_units, key_in, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import Lines, Plan

    from .model import Pairing

_NOTHING = Task("")


def changes_of(
    old: Plan, new: Plan, olds: Sequence[Item], news: Sequence[Item], pairing: Pairing
) -> tuple[Change, ...]:
    """All changes, silent ones too, in the reading order of the new plan; what was removed stands where it stood."""
    return _Telling(old, new, olds, news, pairing).all()


class _Telling:
    def __init__(self, old: Plan, new: Plan, olds: Sequence[Item], news: Sequence[Item], pairing: Pairing) -> None:
        self.plans = (old, new)
        self.olds = olds
        self.news = news
        self.pairing = pairing
        self.frame = Frame(olds, news, pairing.pairs)
        self.key_old = key_in(names_of(old))
        self.key_new = key_in(names_of(new))
        self.told: list[tuple[tuple[float, int], Change]] = []

    def all(self) -> tuple[Change, ...]:
        for found in compare_documents(self.plans[0].document, self.plans[1].document):
            self._document(found)
        for pair in self.pairing.pairs:
            for found in self._pair(pair):
                self._tell(found, pair.old[0], pair.new[0], pair)
        for up, up_other, found in self.frame.order():
            self._tell(found, up, up_other, None)
        self._alone(self.pairing.removed, "removed")
        self._alone(self.pairing.added, "added")
        self.told.sort(key=lambda one: one[0])
        return tuple(change for _, change in self.told)

    # --- pairs --------------------------------------------------------------------------------------------------------

    def _pair(self, pair: Pair) -> list[Found]:
        one, other = _whole(pair.old), _whole(pair.new)
        joined = len(pair.old) > 1 or len(pair.new) > 1
        before, after = _facts(pair.old), _facts(pair.new)
        found: list[Found] = []
        if len(pair.new) > 1:
            found.append(Found("task-split", "task", _titles(pair.old), _titles(pair.new)))
        if len(pair.old) > 1:
            found.append(Found("task-merged", "task", _titles(pair.old), _titles(pair.new)))
        facts: list[Found] = []
        if before is not _NOTHING or after is not _NOTHING:
            facts += compare_units(before, after, self.key_old, self.key_new, joined=joined)
            facts += compare_times(one, other, before, after, joined=joined)
            facts += compare_targets(one, other, before, after, doubtful=pair.doubtful)
        if joined:
            # Titles and texts of the pieces are told by the split itself, the order of units is nobody's.
            return found + [fact for fact in facts if fact.kind not in ("unit-order", "units-opened", "units-closed")]
        found += facts
        if one.kind == "part" and self._told_by_document(one, other):
            one, other = one._replace(title="", called=""), other._replace(title="", called="")
        found += compare_texts(one, other, facts)
        moved = self.frame.moved(one, other)
        if moved is not None:
            found.append(moved)
        elif one.num != other.num:
            found.append(Found("renumbered", "num", one.num, other.num))
        return found

    def _told_by_document(self, one: Item, other: Item) -> bool:
        """The title of a part that is the document's is told as an element of the document."""
        old, new = self.plans[0].document, self.plans[1].document
        return one.called == letters(old.title or "") and other.called == letters(new.title or "")

    # --- what has no partner ------------------------------------------------------------------------------------------

    def _alone(self, items: Sequence[Item], what: str) -> None:
        """Tasks one by one; sections without facts by the topmost one, which says what stands below it."""
        alone = {item.place for item in items}
        for item in items:
            if item.kind == "row":
                kind = f"task-{what}" if item.task is not None else f"row-{what}"
            elif item.task is not None:
                kind = f"task-{what}"
            elif item.parent is not None and item.parent in alone and self._plain(item, what):
                continue
            else:
                kind = f"section-{what}"
            said = f"{item.title}\n{item.text}" if item.text else item.title
            found = Found(kind, "task" if kind.startswith("task") else "section")
            if what == "removed":
                self._tell(found._replace(before=item.title or item.id, before_text=said), item, None, None)
            else:
                self._tell(found._replace(after=item.title or item.id, after_text=said), None, item, None)

    def _plain(self, item: Item, what: str) -> bool:
        above = (self.olds if what == "removed" else self.news)[item.parent or 0]
        return above.task is None and above.kind != "part"

    # --- telling ------------------------------------------------------------------------------------------------------

    def _tell(self, found: Found, one: Item | None, other: Item | None, pair: Pair | None) -> None:
        kind = KINDS[found.kind]
        title = (
            (one or other or _UNKNOWN).title
            if kind.name.endswith(("-removed", "-dropped")) or other is None
            else other.title
        )
        more: tuple[Place, ...] = ()
        if pair is not None and kind.name in ("task-split", "task-merged"):
            pieces = pair.new[1:] if kind.name == "task-split" else pair.old[1:]
            more = tuple(_place(piece, None) for piece in pieces)
        change = Change(
            kind.name,
            kind.severity,
            found.field,
            found.before,
            found.after,
            _place(one, found.before_lines) if one is not None else None,
            _place(other, found.after_lines) if other is not None else None,
            fingerprint(kind.name, title, found.field, found.before, found.after),
            found.before_text,
            found.after_text,
            found.months,
            found.days,
            found.origin,
            pair.score if pair is not None else None,
            pair.reason if pair is not None else None,
            pair.doubtful if pair is not None else False,
            more,
            self._near(one) if one is not None and other is None else None,
        )
        self.told.append(((self._rank(one, other), len(self.told)), change))

    def _document(self, found: Found) -> None:
        old, new = self.plans
        change = Change(
            found.kind,
            KINDS[found.kind].severity,
            found.field,
            found.before,
            found.after,
            Place("document", old.document.title or "", found.before_lines or (1, 1)),
            Place("document", new.document.title or "", found.after_lines or (1, 1)),
            fingerprint(found.kind, "", found.field, found.before, found.after),
        )
        self.told.append(((-1.0, len(self.told)), change))

    def _rank(self, one: Item | None, other: Item | None) -> float:
        """Reading order: the place in the new plan; for what was removed, just behind the last neighbour that is left."""
        if other is not None:
            return other.place
        before = self._before(one)
        return before + (one.place + 1) / (len(self.olds) + 2) if one is not None and before is not None else -0.5

    def _before(self, one: Item | None) -> int | None:
        """Place in the new plan of the last old neighbour before ``one`` that is still there."""
        places = range(one.place - 1, -1, -1) if one is not None else ()
        return next((self.frame.to_new[place] for place in places if place in self.frame.to_new), None)

    def _near(self, one: Item) -> Lines:
        before = self._before(one)
        return self.news[before].lines if before is not None else (1, 1)


_UNKNOWN = Item(0, "", "section", "plan", "", "", "", (1, 1), None, True, ())


def _place(item: Item, lines: Lines | None) -> Place:
    return Place(item.id, item.title, item.lines, item.num, item.path, lines if lines != item.lines else None)


def _titles(items: tuple[Item, ...]) -> str:
    return " | ".join(item.title or item.id for item in items)


def _whole(items: tuple[Item, ...]) -> Item:
    """The pieces as one item: for the words around facts."""
    if len(items) == 1:
        return items[0]
    return items[0]._replace(
        text="\n".join(f"{item.title}。{item.text}" for item in items),
        restated="\n".join(item.restated for item in items if item.restated),
    )


def _facts(items: tuple[Item, ...]) -> Task:
    """The facts of all pieces together; a unit that two pieces name counts once."""
    tasks = [item.task for item in items if item.task is not None]
    if not tasks:
        return _NOTHING
    if len(tasks) == 1:
        return tasks[0]
    units: list[UnitRef] = []
    timeline: list[Timeline] = []
    targets: list[Target] = []
    for task in tasks:
        units += task.units
        timeline += task.timeline
        targets += task.targets
    return Task(tasks[0].title, tuple(units), any(task.open for task in tasks), tuple(timeline), tuple(targets))
