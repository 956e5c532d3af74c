"""What a comparison is made of: items, pairs, changes. Like the tree, these types know no parser and no view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.records import NamedTuple

if TYPE_CHECKING:
    from fanwen_parse.model import Lines, Plan, Task


class Item(NamedTuple):
    """One thing of a plan that can have a partner: a part, a section, a row, or the group label of rows.

    The tree seen flat: ``parent`` is the place of another item of the same plan.
    """

    place: int
    """Place in reading order, from 0."""
    id: str
    """Of the tree; a group of rows has the id of its table and its own place."""
    kind: str
    """part, section, group or row."""
    part: str
    """Kind of the part it stands in: notice, plan or appendix."""
    num: str
    title: str
    """As printed."""
    text: str
    """What it says itself beside title and clauses, as printed."""
    lines: Lines
    parent: int | None
    leaf: bool
    """Nothing stands below it."""
    path: tuple[tuple[str, str], ...]
    """(number, title) of everything above it, outermost first, without the part."""
    task: Task | None = None
    restated: str = ""
    """What the appendix rows say that state this task again."""
    said: str = ""
    """Title and text in letters and digits only: what pairing reads."""
    called: str = ""
    """The title likewise."""

    @property
    def content(self) -> bool:
        """It says something itself, so that it can be told by what it says and not only by what stands below it."""
        return self.kind in ("section", "row") and (self.leaf or bool(self.text) or self.task is not None)


class Pin(NamedTuple):
    """A correction by hand: these belong together. One side empty: the other has no partner."""

    old: tuple[str, ...]
    """Ids or exact titles."""
    new: tuple[str, ...]


class Pair(NamedTuple):
    """Items of two plans that are the same thing; several on one side where it was split or merged."""

    old: tuple[Item, ...]
    new: tuple[Item, ...]
    score: float
    """Likeness, 0 to 1."""
    reason: str
    """same-text, likeness, containment, children, only-one, pin."""
    doubtful: bool = False


class Pairing(NamedTuple):
    """Every item of both plans, once."""

    pairs: tuple[Pair, ...]
    removed: tuple[Item, ...]
    added: tuple[Item, ...]


class Place(NamedTuple):
    """Where one side of a change stands."""

    id: str
    title: str
    lines: Lines
    """Of the item."""
    num: str = ""
    path: tuple[tuple[str, str], ...] = ()
    """(number, title) of the headings above."""
    at: Lines | None = None
    """Where the fact itself stands, where that is not the whole item: a cell of the appendix, a clause."""


class Change(NamedTuple):
    """One thing that a reader would tell."""

    kind: str
    severity: str
    """breaking, notable, info or silent, as the catalogue has it; a policy may see it otherwise."""
    field: str
    """task, units, timeline, targets, text, title, num, section, document.signed_on …"""
    before: str | None
    """The old value in normal form; a day for dates."""
    after: str | None
    old: Place | None
    new: Place | None
    fingerprint: str
    """Hexadecimal, of kind, title, field and values in normal form: free of item numbers and places."""
    before_text: str | None = None
    """As printed, where that differs from the value."""
    after_text: str | None = None
    months: int | None = None
    """How far a deadline moved; negative: it was brought forward."""
    days: int | None = None
    origin: str | None = None
    """Where the fact stands that changed: plan, appendix or both; written as ``from``."""
    score: float | None = None
    """Of the pair that the change was found in."""
    reason: str | None = None
    doubtful: bool = False
    more: tuple[Place, ...] = ()
    """The further pieces of a split or merged task."""
    near: Lines | None = None
    """For what was removed: the lines of the new plan behind which it stood."""


class Comparison(NamedTuple):
    """Everything that differs between two plans, in the reading order of the new one."""

    old: Plan
    new: Plan
    pairing: Pairing
    changes: tuple[Change, ...]
    """Silent ones included."""
    unmet: tuple[Pin, ...] = ()
    """Pins that name an item which is in neither plan."""
