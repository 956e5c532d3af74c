"""Which column each cell of a flattened table stands in: a cost model over the whole table, and its cheapest reading.

A table that was flattened to one cell a line has lost where a row ends, which cells were empty and which lines are one
cell. What is left is the order (row by row, left to right) and what a piece looks like: a number, a schedule, a list of
organs. :func:`align` looks for the cheapest way to lay all pieces into rows, as one problem (Viterbi over pieces, with the
columns as states): a piece goes on with the cell before it, moves right, opens the next row, is a label across the row, or
stands behind the table. A second and third pass let the table teach its own habits: a column that is never filled
costs nothing to leave empty, a column of long texts repels short ones. One wrong piece cannot shift the rows after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain
from math import log
from operator import add, sub
from typing import Final, NamedTuple

KINDS: Final = ("serial", "number", "schedule", "units", "label", "dash", "repeated", "short", "long", "empty")
"""What a piece looks like. ``serial``: the next number of a running count; ``label``: 一、… or （一）…; ``dash``: —, /, 无;
``repeated``: a short text that the table holds several times; ``empty``: blank lines that stand for an empty cell."""
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
_BEHIND: Final = (4.0, 1.5, 3.0, 3.0, 0.6, 1.5, 1.8, 1.6, 0.7, 0.1)
"""The same for a piece behind the table."""
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
_NEW_ROW: Final = 0.3
_RARE: Final = 1.5
"""The most that it costs to fill a column that is seldom filled."""
_ENOUGH_ROWS: Final = 3
_SAMPLE: Final = 200
"""So many pieces teach a table its habits."""
_PRIOR: Final = 2.0
"""How many observed cells the table above is worth when a table teaches its own habits."""
_LABEL_GOES_ON: Final = 0.4
_FITS_WELL: Final = 1.2
_SURE: Final = 0.35
"""A mean cost that no habits of its own could better."""
_FAR: Final = 1e9
_SERIAL: Final = 0


class Piece(NamedTuple):
    """A line, a paragraph or an empty cell of a flattened table."""

    kind: int
    """Index into :data:`KINDS`."""
    size: int
    """0 … 6: about the binary logarithm of its length; see :func:`size_of`."""
    join: float = 0.5
    """What it costs to be one cell with the piece before it."""
    apart: float = 0.0
    """What it costs not to be."""
    beside: float = 0.0
    """What it costs to stand in a row that another piece opened; 合计 opens its row."""


class Place(NamedTuple):
    """Where a piece stands."""

    row: int
    """0-based; -1 behind the table."""
    column: int
    """0-based; the number of columns for a label across the row; -1 behind the table."""


class Alignment(NamedTuple):
    """The cheapest reading of all pieces."""

    places: tuple[Place, ...]
    rows: int
    cost: float
    """Mean cost of a piece inside the table; a good table is below 0.5, text that is no table above 1."""
    total: float = 0.0
    """Cost of all pieces, those behind the table too."""


class _Habits(NamedTuple):
    """The costs of one table."""

    fits: list[list[list[float]]]
    """[column][kind][size]; the last column is the label across the row."""
    left_out: list[float]
    goes_on: list[float]


def size_of(length: int) -> int:
    """The size class of a text of this length."""
    return min(max(length, 1).bit_length() - 1, 6)


def align(roles: Sequence[str], pieces: Sequence[Piece]) -> Alignment:
    """Lay the pieces into rows of columns with these roles.

    Args:
        roles: one of :data:`ROLES` for each column, left to right.
        pieces: all pieces behind the header, in reading order.

    Time is linear in ``len(pieces) * len(roles)``.
    """
    if not pieces or not roles:
        return Alignment((), 0, _FAR)
    habits = _first_habits(roles)
    sample = pieces[:_SAMPLE]
    alignment = _cheapest(roles, habits, sample)
    for _ in range(2):
        if alignment.rows < _ENOUGH_ROWS or alignment.cost < _SURE:
            break
        habits = _learned(roles, sample, alignment)
        better = _cheapest(roles, habits, sample)
        if better.places == alignment.places:
            break
        alignment = better
    return alignment if len(sample) == len(pieces) else _cheapest(roles, habits, pieces)


def cost_of(roles: Sequence[str], pieces: Sequence[Piece]) -> float:
    """The cost of the cheapest reading in all, with the first habits: to choose between headers read in different ways."""
    return _cheapest(roles, _first_habits(roles), pieces).total if pieces else 0.0


def _first_habits(roles: Sequence[str]) -> _Habits:
    fits = [[[cost] * 7 for cost in _FITS[role]] for role in roles]
    fits.append(_across(roles))
    return _Habits(fits, [_LEFT_OUT[role] for role in roles], [_GOES_ON[role] for role in roles])


def _across(roles: Sequence[str], more: float = 0.0) -> list[list[float]]:
    """Labels stand across the row where no column is there for them."""
    more += 2.0 if "group" in roles else 0.0
    return [[cost + more] * 7 for cost in _ACROSS]


def _learned(roles: Sequence[str], pieces: Sequence[Piece], alignment: Alignment) -> _Habits:
    """The habits of this table: how often each column is filled, with what, how long, in how many pieces."""
    width = len(roles)
    looks = [[0] * len(KINDS) for _ in roles]
    sizes: list[list[int]] = [[] for _ in roles]
    cells = [0] * width
    full = [0] * width
    before = None
    for piece, place in zip(pieces, alignment.places, strict=True):
        column = place.column
        if 0 <= column < width:
            looks[column][piece.kind] += 1
            if place != before:
                cells[column] += 1
                full[column] += piece.kind != 9
            if piece.kind in (4, 6, 7, 8):
                sizes[column].append(piece.size)
        before = place
    across = len({p.row for p in alignment.places if p.column == width})
    rows = max(alignment.rows - across, 1)
    fits, left_out, goes_on = [], [], []
    for column, role in enumerate(roles):
        prior = [2.718**-cost for cost in _FITS[role]]
        weight = _PRIOR / sum(prior)
        seen = sum(looks[column]) + _PRIOR
        filled = min((full[column] + 0.3) / (rows + 0.6), 0.98)
        rare = min(-log(filled), _RARE)
        mean = sum(sizes[column]) / len(sizes[column]) if sizes[column] else None
        by_kind = []
        for kind in range(len(KINDS)):
            base = -log((looks[column][kind] + weight * prior[kind]) / seen) * 0.7 + (rare if kind != 9 else 0.0)
            if mean is None or kind not in (4, 6, 7, 8):
                by_kind.append([base] * 7)
            else:
                by_kind.append([base + max(abs(size - mean) - 1.0, 0.0) * 0.6 for size in range(7)])
        fits.append(by_kind)
        printed = min((cells[column] + 0.3) / (rows + 0.6), 0.98)
        left_out.append(min(-log(1.0 - printed), 4.0) if role != "group" else min(-log(1.0 - printed), 0.3))
        pieces_each = sum(looks[column]) / cells[column] if cells[column] else 1.0
        goes_on.append(min(-log((pieces_each - 1.0 + 0.15) / (pieces_each + 0.15)) * 0.7, _GOES_ON[role] + 1.5))
    fits.append(_across(roles, -0.7 * log((across + 0.3) / (alignment.rows + 0.6))))
    return _Habits(fits, left_out, goes_on)


def _cheapest(roles: Sequence[str], habits: _Habits, pieces: Sequence[Piece]) -> Alignment:
    """The cheapest reading with these habits.

    A serial of the running count stands in the serial column for sure, so the pieces between two serials can be laid out by
    themselves, and stretches that look alike only once.
    """
    model = _model(habits)
    serial = roles.index("serial") if "serial" in roles else None
    cuts = [i for i, piece in enumerate(pieces) if piece.kind == _SERIAL] if serial is not None else []
    known: dict[tuple[Piece, ...], _Path] = {}
    places: list[Place] = []
    start, row, total, at = None, -1, 0.0, 0
    for cut in cuts:
        stretch = tuple(pieces[at : cut + 1])
        path = known.get(stretch) if start is not None else None
        if path is None:
            path = (_regular(model, stretch, start) if start is not None else None) or _path(
                model, stretch, start, serial
            )
            if start is not None:
                known[stretch] = path
        places += [Place(row + deeper, column) for deeper, column in path.steps]
        row += path.rows
        total += path.cost
        at, start = cut + 1, serial
    path = _path(model, pieces[at:], start, None)
    places += [Place(row + deeper, column) for deeper, column in path.steps]
    outside = len(pieces) - len(places)
    total += path.cost
    spent = total - sum(_BEHIND[piece.kind] for piece in pieces[len(places) :])
    mean = spent / len(places) if places else _FAR
    return Alignment((*places, *((Place(-1, -1),) * outside)), row + path.rows + 1, mean, total)


class _Model(NamedTuple):
    """Habits, prepared for the walk."""

    fits: list[list[list[float]]]
    goes_on: list[float]
    skipped: list[float]
    """skipped[c]: cost of leaving out the columns before c."""
    after: list[float]
    """skipped[c + 1]."""
    tail: list[float]
    """Cost of leaving out the columns behind c."""
    fit: dict[int, list[float]]
    """kind * 7 + size → cost in each column; filled as pieces are met."""


class _Path(NamedTuple):
    """How a stretch of pieces is laid out."""

    steps: list[tuple[int, int]]
    """(rows below the row before the stretch, column) of each piece inside the table."""
    rows: int
    """Rows that the stretch opens."""
    cost: float


def _model(habits: _Habits) -> _Model:
    skipped = [0.0, *accumulate(habits.left_out)]
    tail = [skipped[-1] - cost for cost in skipped[1:]]
    return _Model(habits.fits, habits.goes_on, skipped, skipped[1:], tail, {})


def _regular(model: _Model, pieces: Sequence[Piece], serial: int) -> _Path | None:
    """The pieces behind a serial up to the next one, if they are one for each column and each fits where it then stands."""
    width = len(model.goes_on)
    if len(pieces) != width:
        return None
    cost = _NEW_ROW
    steps: list[tuple[int, int]] = []
    for index, (kind, size, _, apart, beside) in enumerate(pieces, serial + 1):
        row, column = divmod(index, width)
        fits = model.fits[column][kind][size]
        if fits > _FITS_WELL:
            return None
        cost += fits + apart + (0.0 if row else beside)
        steps.append((row, column))
    return _Path(steps, 1, cost)


def _path(model: _Model, pieces: Sequence[Piece], start: int | None, end: int | None) -> _Path:
    """Viterbi: states are the columns, the label across the row, and behind the table (only where no ``end`` is asked for).

    Only costs are kept on the way forward; the way back works out again which step was the cheapest. ``start`` is the column of the
    piece before, None at the start of the table; ``end`` the column of the last piece.
    """
    fits, goes_on, skipped, after, tail, memo = model
    width = len(goes_on)
    costs = [_FAR] * width
    across, row, behind, inside = _FAR, 0.0, _FAR, 0
    if start is not None:
        costs[start], row = 0.0, tail[start]
    trace: list[tuple[list[float], float, float]] = []  # costs, across and row before each piece
    for index, (kind, size, join, apart, beside) in enumerate(pieces):
        fit = memo.get(kind * 7 + size)
        if fit is None:
            fit = memo[kind * 7 + size] = [column[kind][size] for column in fits]
        trace.append((costs, across, row))
        if row < behind:
            behind, inside = row, index
        behind += _BEHIND[kind]
        opening, aside = row + _NEW_ROW + apart, apart + beside
        reach = accumulate(map(sub, costs, after), min)  # cheapest of costs[p] - after[p] up to a column
        across = min(opening, across + join + _LABEL_GOES_ON) + fit[width]
        costs = [
            min(opening + left, left_of + left + aside, on + join + more) + cost
            for left, left_of, on, more, cost in zip(skipped, chain((_FAR,), reach), costs, goes_on, fit, strict=False)
        ]
        row = min(across, *map(add, costs, tail))
    trace.append((costs, across, row))
    if end is not None:
        steps, rows = _walk_back(model, pieces, trace, len(pieces), end)
        return _Path(steps, rows, costs[end])
    if row <= behind:
        inside = len(pieces)
    steps, rows = _walk_back(model, pieces, trace, inside, _row_end(trace[inside], tail))
    return _Path(steps, rows, min(row, behind))


def _walk_back(
    model: _Model, pieces: Sequence[Piece], trace: Sequence[tuple[list[float], float, float]], inside: int, column: int
) -> tuple[list[tuple[int, int]], int]:
    """The cheapest steps to the piece before ``inside``, which stands in ``column``; and how many rows they open."""
    _, goes_on, skipped, after, tail, _ = model
    width = len(goes_on)
    back: list[tuple[int, int]] = []
    rows = 0
    for index in range(inside - 1, -1, -1):
        back.append((rows, column))
        costs, across, row = trace[index]
        _, _, join, apart, beside = pieces[index]
        opening = row + _NEW_ROW + apart
        if column == width:
            if opening <= across + join + _LABEL_GOES_ON:
                rows, column = rows + 1, _row_end(trace[index], tail)
            continue
        opened = opening + skipped[column]
        on = costs[column] + join + goes_on[column]
        moved, step = _FAR, column
        for left in range(column):
            if costs[left] - after[left] < moved:
                moved, step = costs[left] - after[left], left
        moved += skipped[column] + apart + beside
        if moved < on and moved < opened:
            column = step
        elif opened <= on:
            rows, column = rows + 1, _row_end(trace[index], tail)
    return [(rows - above, column) for above, column in reversed(back)], rows


def _row_end(state: tuple[list[float], float, float], tail: Sequence[float]) -> int:
    """The column in which the row ends the cheapest."""
    costs, across, _ = state
    ends = list(map(add, costs, tail))
    best = min(ends)
    return len(ends) if across < best else ends.index(best)
