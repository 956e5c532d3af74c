"""Which column each cell of a flattened table stands in: a cost model over the whole table, and its cheapest reading.

A table that was flattened to one cell a line has lost where a row ends, which cells were empty and which lines are one
cell. What is left is the order (row by row, left to right) and what a piece looks like: a number, a schedule, a list of
organs. :func:`align` looks for the cheapest way to lay all pieces into rows, as one problem (Viterbi over pieces, with the
columns as states): a piece goes on with the cell before it, moves right, opens the next row, is a label across the row, or
stands behind the table. A second and third pass let the table teach its own habits: a column that is never filled
costs nothing to leave empty, a column of long texts repels short ones. One wrong piece cannot shift the rows after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from math import log
from typing import Final

from .walk import EMPTY, FAR, KINDS, TEXTS, Alignment, Column, Habits, Model, Piece, Reading, model_of

ROLES: Final = ("serial", "group", "task", "measure", "schedule", "units", "support", "other", "note")
"""What a column holds, as the model sees it."""

#                   serial number sched units label dash  rep.  short long  empty
_FITS: Final = {
    "serial":       (0.0,  1.0,   3.0,  5.0,  2.5,  2.0,  4.0,  4.0,  8.0,  0.4),
    "group":        (4.0,  4.0,   4.0,  3.0,  0.0,  2.0,  1.0,  0.7,  4.0,  0.2),
    "task":         (4.0,  1.5,   2.0,  2.0,  0.6,  1.0,  0.8,  0.2,  0.7,  0.8),
    "measure":      (4.0,  1.5,   2.0,  2.5,  1.2,  1.0,  1.0,  0.7,  0.0,  0.8),
    "schedule":     (3.0,  2.0,   0.0,  4.0,  4.0,  0.5,  1.0,  1.5,  2.5,  0.5),
    "units":        (5.0,  5.0,   4.0,  0.0,  4.0,  0.3,  1.8,  2.0,  3.0,  0.5),
    "support":      (5.0,  5.0,   4.0,  0.0,  4.0,  0.2,  2.0,  2.2,  3.0,  0.3),
    "other":        (1.2,  0.2,   0.6,  0.8,  2.0,  0.2,  0.3,  0.4,  0.8,  0.3),
    "note":         (3.0,  1.0,   1.5,  1.5,  2.0,  0.2,  0.5,  0.8,  1.0,  0.1),
}  # fmt: skip
"""What it costs that a piece of this look stands in a column of this role, before the table is known."""
_ACROSS: Final = (6.0, 6.0, 5.0, 5.0, 0.6, 5.0, 3.5, 3.0, 4.0, 0.0)
"""The same for a label across the row."""
_LEFT_OUT: Final = {
    "serial": 1.5, "group": 0.05, "task": 2.0, "measure": 2.2, "schedule": 1.6, "units": 2.0, "support": 0.9,
    "other": 1.2, "note": 0.3,
}  # fmt: skip
"""What it costs that a column has no piece in a row."""
_GOES_ON: Final = {
    "serial": 4.0, "group": 0.2, "task": 0.6, "measure": 0.3, "schedule": 0.5, "units": 0.6, "support": 0.6,
    "other": 0.6, "note": 0.6,
}  # fmt: skip
"""What it costs that a piece goes on with the cell before it, beside the piece's own ``join``."""
_RARE: Final = 1.5
"""The most that it costs to fill a column that is seldom filled."""
_ENOUGH_ROWS: Final = 3
_SAMPLE: Final = 200
"""So many pieces teach a table its habits."""
_PRIOR: Final = 2.0
"""How many observed cells the table above is worth when a table teaches its own habits."""
_SURE: Final = 0.35
"""A mean cost that no habits of its own could better."""


def align(roles: Sequence[str], pieces: Sequence[Piece]) -> Alignment:
    """Lay the pieces into rows of columns with these roles.

    Args:
        roles: one of :data:`ROLES` for each column, left to right.
        pieces: all pieces behind the header, in reading order.

    Time is linear in ``len(pieces) * len(roles)``.
    """
    if not pieces or not roles:
        return Alignment([], 0, FAR)
    reading = Reading(roles, _first_model(tuple(roles)), pieces)
    sample = min(_SAMPLE, len(pieces))
    alignment = reading.up_to(sample)
    for _ in range(2):
        if alignment.rows < _ENOUGH_ROWS or alignment.cost < _SURE:
            break
        reading = Reading(roles, model_of(_learned(roles, pieces, alignment)), pieces)
        better = reading.up_to(sample)
        if better.places == alignment.places:
            break
        alignment = better
    if sample < len(pieces):
        alignment = reading.up_to(len(pieces))
    return alignment


def cost_of(roles: Sequence[str], pieces: Sequence[Piece]) -> float:
    """The cost of the cheapest reading in all, with the first habits: to choose between headers read in different ways."""
    return Reading(roles, _first_model(tuple(roles)), pieces).cost() if pieces else 0.0


def misfit(roles: Sequence[str], looks: Sequence[int]) -> float:
    """What it costs that cells of these looks stand in columns of these roles, one in each, before the table is known."""
    return sum([_FITS[role][look] for role, look in zip(roles, looks, strict=False)])


@lru_cache(maxsize=64)
def _first_model(roles: tuple[str, ...]) -> Model:
    """The costs of a table of which nothing is known but its header."""
    columns = [Column(_FITS[role], None, _LEFT_OUT[role], _GOES_ON[role]) for role in roles]
    return model_of([*columns, _across(roles)])


def _across(roles: Sequence[str], more: float = 0.0) -> Column:
    """Labels stand across the row where no column is there for them."""
    more += 2.0 if "group" in roles else 0.0
    return Column([cost + more for cost in _ACROSS])


@cache
def _prior(role: str) -> list[float]:
    """The table above as so many observed cells, before any is."""
    likely = [2.718**-cost for cost in _FITS[role]]
    weight = _PRIOR / sum(likely)
    return [weight * each for each in likely]


def _learned(roles: Sequence[str], pieces: Sequence[Piece], alignment: Alignment) -> Habits:
    """The habits of this table: how often each column is filled, with what, how long, in how many pieces."""
    width = len(roles)
    looks = [[0] * len(KINDS) for _ in range(width + 1)]
    sizes, texts = [0] * width, [0] * width
    places = alignment.places
    stands = Counter([(column, piece[0], piece[1]) for (_, column), piece in zip(places, pieces)])  # noqa: B905 (places end first)
    for (column, kind, size), count in stands.items():
        if 0 <= column < width:
            looks[column][kind] += count
            if kind in TEXTS:
                sizes[column] += size * count
                texts[column] += count
    # the first piece of a cell tells whether it is empty: the last one that is written into the dict
    opened = dict(zip(reversed(places), [piece[0] for piece in pieces[len(places) - 1 :: -1]], strict=True))
    cells = Counter([column for _, column in opened])
    empty = Counter([column for (_, column), kind in opened.items() if kind == EMPTY])
    across = cells[width]
    rows = max(alignment.rows - across, 1)
    habits: Habits = []
    for column, role in enumerate(roles):
        counts = looks[column]
        pieces_here = sum(counts)
        seen = pieces_here + _PRIOR
        filled = min((cells[column] - empty[column] + 0.3) / (rows + 0.6), 0.98)
        rare = min(-log(filled), _RARE)
        kinds = [-log((count + prior) / seen) * 0.7 for count, prior in zip(counts, _prior(role), strict=True)]
        kinds = [*[cost + rare for cost in kinds[:EMPTY]], kinds[EMPTY]]
        printed = min((cells[column] + 0.3) / (rows + 0.6), 0.98)
        left_out = min(-log(1.0 - printed), 4.0 if role != "group" else 0.3)
        pieces_each = pieces_here / cells[column] if cells[column] else 1.0
        goes_on = min(-log((pieces_each - 1.0 + 0.15) / (pieces_each + 0.15)) * 0.7, _GOES_ON[role] + 1.5)
        usual = sizes[column] / texts[column] if texts[column] else None
        habits.append(Column(kinds, usual, left_out, goes_on))
    return [*habits, _across(roles, -0.7 * log((across + 0.3) / (alignment.rows + 0.6)))]
