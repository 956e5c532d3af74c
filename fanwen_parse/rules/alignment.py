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
from itertools import accumulate
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
_EVEN: Final = 1e-6
"""Costs that are nearer to each other may be told apart by the order of their sums only."""
_OUTSIDE: Final = (-1, -1)
_SERIAL: Final = KINDS.index("serial")
_EMPTY: Final = KINDS.index("empty")
TEXTS: Final = frozenset(KINDS.index(kind) for kind in ("label", "repeated", "short", "long"))
"""The kinds whose length matters: labels, categories, short and long texts."""


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


Place = tuple[int, int]
"""Where a piece stands: (row, column). The row is 0-based, the column is 0-based and the number of columns for a label across the
row; both are -1 for a piece behind the table."""
_State = tuple[list[float], float, float]
"""What it costs to have come this far with the last piece in each column, in a label across the row, and at the end of a row."""


class Alignment(NamedTuple):
    """The cheapest reading of all pieces."""

    places: list[Place]
    rows: int
    cost: float
    """Mean cost of a piece inside the table; a good table is below 0.5, text that is no table above 1."""
    total: float = 0.0
    """Cost of all pieces, those behind the table too."""


class _Column(NamedTuple):
    """What pieces cost in one column, or in the label across the row."""

    kinds: Sequence[float]
    """Cost of each kind."""
    size: float | None = None
    """The usual size of a text, where the table taught one; what is far from it costs more."""
    left_out: float = 0.0
    """Cost of a row without it."""
    goes_on: float = 0.0
    """Cost of one more piece in a cell."""


_Habits = list[_Column]
"""The costs of one table: one entry a column, and the label across the row as the last."""


@lru_cache(maxsize=128)
def size_of(length: int) -> int:
    """The size class of a text of this length."""
    return min((length or 1).bit_length() - 1, 6)


def align(roles: Sequence[str], pieces: Sequence[Piece]) -> Alignment:
    """Lay the pieces into rows of columns with these roles.

    Args:
        roles: one of :data:`ROLES` for each column, left to right.
        pieces: all pieces behind the header, in reading order.

    Time is linear in ``len(pieces) * len(roles)``.
    """
    if not pieces or not roles:
        return Alignment([], 0, _FAR)
    reading = _Reading(roles, _first_model(tuple(roles)), pieces)
    sample = min(_SAMPLE, len(pieces))
    alignment = reading.up_to(sample)
    for _ in range(2):
        if alignment.rows < _ENOUGH_ROWS or alignment.cost < _SURE:
            break
        reading = _Reading(roles, _model(_learned(roles, pieces, alignment)), pieces)
        better = reading.up_to(sample)
        if better.places == alignment.places:
            break
        alignment = better
    if sample < len(pieces):
        alignment = reading.up_to(len(pieces))
    return alignment


def cost_of(roles: Sequence[str], pieces: Sequence[Piece]) -> float:
    """The cost of the cheapest reading in all, with the first habits: to choose between headers read in different ways."""
    return _Reading(roles, _first_model(tuple(roles)), pieces).cost() if pieces else 0.0


@lru_cache(maxsize=64)
def _first_model(roles: tuple[str, ...]) -> _Model:
    """The costs of a table of which nothing is known but its header."""
    columns = [_Column(_FITS[role], None, _LEFT_OUT[role], _GOES_ON[role]) for role in roles]
    return _model([*columns, _across(roles)])


def _across(roles: Sequence[str], more: float = 0.0) -> _Column:
    """Labels stand across the row where no column is there for them."""
    more += 2.0 if "group" in roles else 0.0
    return _Column([cost + more for cost in _ACROSS])


@cache
def _prior(role: str) -> list[float]:
    """The table above as so many observed cells, before any is."""
    likely = [2.718**-cost for cost in _FITS[role]]
    weight = _PRIOR / sum(likely)
    return [weight * each for each in likely]


def _learned(roles: Sequence[str], pieces: Sequence[Piece], alignment: Alignment) -> _Habits:
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
    empty = Counter([column for (_, column), kind in opened.items() if kind == _EMPTY])
    across = cells[width]
    rows = max(alignment.rows - across, 1)
    habits: _Habits = []
    for column, role in enumerate(roles):
        counts = looks[column]
        pieces_here = sum(counts)
        seen = pieces_here + _PRIOR
        filled = min((cells[column] - empty[column] + 0.3) / (rows + 0.6), 0.98)
        rare = min(-log(filled), _RARE)
        kinds = [-log((count + prior) / seen) * 0.7 for count, prior in zip(counts, _prior(role), strict=True)]
        kinds = [*[cost + rare for cost in kinds[:_EMPTY]], kinds[_EMPTY]]
        printed = min((cells[column] + 0.3) / (rows + 0.6), 0.98)
        left_out = min(-log(1.0 - printed), 4.0 if role != "group" else 0.3)
        pieces_each = pieces_here / cells[column] if cells[column] else 1.0
        goes_on = min(-log((pieces_each - 1.0 + 0.15) / (pieces_each + 0.15)) * 0.7, _GOES_ON[role] + 1.5)
        usual = sizes[column] / texts[column] if texts[column] else None
        habits.append(_Column(kinds, usual, left_out, goes_on))
    return [*habits, _across(roles, -0.7 * log((across + 0.3) / (alignment.rows + 0.6)))]


class _Model(NamedTuple):
    """Habits, prepared for the walk."""

    habits: _Habits
    goes_on: list[float]
    skipped: list[float]
    """skipped[c]: cost of leaving out the columns before c."""
    after: list[float]
    """skipped[c + 1]."""
    tail: list[float]
    """Cost of leaving out the columns behind c."""
    looks: dict[int, tuple[list[tuple[float, float, float, float, float]], float]]
    """kind * 7 + size → for each column what a piece of this look and this column cost (skipped, after, goes_on, tail, fit), and
    what it costs across the row; filled as pieces are met."""


class _Path(NamedTuple):
    """How a stretch of pieces is laid out."""

    steps: list[Place]
    """(rows below the row before the stretch, column) of each piece inside the table."""
    rows: int
    """Rows that the stretch opens."""
    cost: float


class _Reading:
    """The cheapest reading of the first pieces with one set of habits; it can be taken further.

    A serial of the running count stands in the serial column for sure, so the pieces between two serials can be laid out by
    themselves, and stretches that look alike only once.
    """

    def __init__(self, roles: Sequence[str], model: _Model, pieces: Sequence[Piece]) -> None:
        self.model = model
        self.pieces = pieces
        self.serial = roles.index("serial") if "serial" in roles else None
        self.known: dict[tuple[Piece, ...], _Path] = {}
        self.places: list[Place] = []
        """Of the stretches that are over."""
        self.row, self.total = -1, 0.0
        """The row where they end, and what they cost."""
        self.read = self.at = 0
        """The pieces before ``read`` have been looked at; with ``at`` starts the stretch that is not over."""
        self.open = [_before_all(model, None)]
        """The state before each of its pieces that were walked over, and the state behind them."""

    def up_to(self, end: int) -> Alignment:
        """The reading of the pieces before ``end``, which grows from call to call."""
        model, pieces = self.model, self.pieces
        self._read(end, placed=True)
        here = pieces[self.at : end]
        inside, behind = _leaves(here, self.open)
        steps, rows = _walk_back(model, here, self.open, inside, _row_end(self.open[inside], model.tail))
        row = self.row
        places = self.places + [(row + deeper, column) for deeper, column in steps]
        total = self.total + min(self.open[-1][2], behind)
        spent = total - sum([_BEHIND[piece[0]] for piece in pieces[len(places) : end]])
        mean = spent / len(places) if places else _FAR
        places += [_OUTSIDE] * (end - len(places))
        return Alignment(places, row + rows + 1, mean, total)

    def cost(self) -> float:
        """The cost of the reading of all pieces; nothing else is asked of it."""
        self._read(len(self.pieces), placed=False)
        _, behind = _leaves(self.pieces[self.at :], self.open)
        return self.total + min(self.open[-1][2], behind)

    def _read(self, end: int, *, placed: bool) -> None:
        """Walk over the pieces before ``end``; only where they are ``placed`` it is told where they stand."""
        if self.serial is not None:
            for cut in range(self.read, end):
                if self.pieces[cut][0] == _SERIAL:
                    self._close(cut + 1, self.serial, placed=placed)
        self.read = end
        _walk(self.model, self.open, self.pieces[self.at + len(self.open) - 1 : end])

    def _close(self, end: int, serial: int, *, placed: bool) -> None:
        """The open stretch ends with a serial, the piece before ``end``."""
        model, first = self.model, not self.at
        stretch = tuple(self.pieces[self.at : end])
        path = None if first else self.known.get(stretch) or _regular(model, stretch, serial)
        if path is None:
            _walk(model, self.open, stretch[len(self.open) - 1 :])
            steps, rows = _walk_back(model, stretch, self.open, len(stretch), serial) if placed else ([], 0)
            path = _Path(steps, rows, self.open[-1][0][serial])
        if not first:
            self.known[stretch] = path
        row = self.row
        self.places += [(row + deeper, column) for deeper, column in path.steps]
        self.row += path.rows
        self.total += path.cost
        self.at, self.open = end, [_before_all(model, serial)]


def _model(habits: _Habits) -> _Model:
    columns = habits[:-1]
    skipped = [0.0, *accumulate([column.left_out for column in columns])]
    after = skipped[1:]
    tail = [skipped[-1] - cost for cost in after]
    return _Model(habits, [column.goes_on for column in columns], skipped, after, tail, {})


def _regular(model: _Model, pieces: Sequence[Piece], serial: int) -> _Path | None:
    """The pieces behind a serial up to the next one, if they are one for each column and each fits where it then stands."""
    width = len(model.goes_on)
    if len(pieces) != width:
        return None
    cost = _NEW_ROW
    steps: list[Place] = []
    for index, (kind, size, _, apart, beside) in enumerate(pieces, serial + 1):
        row, column = divmod(index, width)
        fits = (model.looks.get(kind * 7 + size) or _look(model, kind, size))[0][column][4]
        if fits > _FITS_WELL:
            return None
        cost += fits + apart + (0.0 if row else beside)
        steps.append((row, column))
    return _Path(steps, 1, cost)


def _before_all(model: _Model, start: int | None) -> _State:
    """The state behind a piece that stands in column ``start``; None at the start of the table."""
    costs = [_FAR] * len(model.goes_on)
    if start is None:
        return costs, _FAR, 0.0
    costs[start] = 0.0
    return costs, _FAR, model.tail[start]


def _walk(model: _Model, states: list[_State], pieces: Sequence[Piece]) -> None:
    """Viterbi forward: the states are the columns and the label across the row.

    Adds the state behind each piece to ``states``. Only costs are kept; the way back works out again which step was the cheapest.
    """
    looks = model.looks
    costs, across, row = states[-1]
    for kind, size, join, apart, beside in pieces:
        columns, label = looks.get(kind * 7 + size) or _look(model, kind, size)
        opening, aside = row + _NEW_ROW + apart, apart + beside
        level = opening - aside + _EVEN
        across += join + _LABEL_GOES_ON
        row = across = (opening if opening < across else across) + label
        reach = _FAR  # the cheapest of ``before - after`` in the columns passed
        here: list[float] = []
        for before, (skipped, after, goes_on, tail, fit) in zip(costs, columns):  # noqa: B905 (as many, and it is hot)
            cost = before + join + goes_on
            opened = opening + skipped
            if opened < cost:
                cost = opened
            if reach < level:  # else a new row is cheaper than to move right
                moved = reach + skipped + aside
                if moved < cost:
                    cost = moved
            cost += fit
            here.append(cost)
            before -= after
            if before < reach:
                reach = before
            cost += tail
            if cost < row:
                row = cost
        costs = here
        states.append((costs, across, row))


def _look(model: _Model, kind: int, size: int) -> tuple[list[tuple[float, float, float, float, float]], float]:
    """What the walk asks of a look, remembered."""
    costs = [column.kinds[kind] for column in model.habits]
    if kind in TEXTS:
        for index, column in enumerate(model.habits):
            if column.size is not None:
                costs[index] += max(abs(size - column.size) - 1.0, 0.0) * 0.6
    asked = list(zip(model.skipped, model.after, model.goes_on, model.tail, costs)), costs[-1]  # noqa: B905 (the label is no column)
    model.looks[kind * 7 + size] = asked
    return asked


def _leaves(pieces: Sequence[Piece], states: Sequence[_State]) -> tuple[int, float]:
    """How many of the last pieces stand inside the table, and the cost where the others stand behind it.

    From one of them on they may all stand behind the table; not where it costs as much as to stay inside.
    """
    behind, inside = _FAR, 0
    for index, (piece, state) in enumerate(zip(pieces, states)):  # noqa: B905 (one state more)
        row = state[2]
        if row < behind:
            behind, inside = row, index
        behind += _BEHIND[piece[0]]
    return len(pieces) if states[-1][2] <= behind else inside, behind


def _walk_back(
    model: _Model, pieces: Sequence[Piece], states: Sequence[_State], inside: int, column: int
) -> tuple[list[Place], int]:
    """The cheapest steps to the piece before ``inside``, which stands in ``column``; and how many rows they open."""
    _, goes_on, skipped, after, tail, _ = model
    width = len(goes_on)
    back: list[Place] = []
    rows = 0
    for index in range(inside - 1, -1, -1):
        back.append((rows, column))
        costs, across, row = states[index]
        _, _, join, apart, beside = pieces[index]
        opened = row + _NEW_ROW + apart
        if column == width:
            on = across + join + _LABEL_GOES_ON
        else:
            opened += skipped[column]
            on = costs[column] + join + goes_on[column]
            if column:
                gaps = list(map(sub, costs[:column], after))
                least = min(gaps)
                moved = least + (skipped[column] + apart + beside)
                if moved < on and moved < opened:
                    column = gaps.index(least)
                    continue
        if opened <= on:
            rows, column = rows + 1, _row_end(states[index], tail)
    return [(rows - above, column) for above, column in reversed(back)], rows


def _row_end(state: _State, tail: Sequence[float]) -> int:
    """The column in which the row ends the cheapest."""
    costs, across, _ = state
    ends = list(map(add, costs, tail))
    best = min(ends)
    return len(ends) if across < best else ends.index(best)
