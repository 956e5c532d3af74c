"""The walk of :mod:`fanwen_parse.rules.alignment`: the cheapest way to lay pieces into rows, where the costs are given.

Viterbi over the pieces with the columns as states. A reading can be taken further without a look back, and what a serial closes is
laid out by itself and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add, sub
from typing import Final

from fanwen_parse.records import NamedTuple

KINDS: Final = ("serial", "number", "schedule", "units", "label", "dash", "repeated", "short", "long", "empty")
"""What a piece looks like. ``serial``: the next number of a running count; ``label``: 一、… or （一）…; ``dash``: —, /, 无;
``repeated``: a short text that the table holds several times; ``empty``: blank lines that stand for an empty cell."""
_BEHIND: Final = (4.0, 1.5, 3.0, 3.0, 0.6, 1.5, 1.8, 1.6, 0.7, 0.1)
"""What it costs that a piece of this look stands behind the table."""
_NEW_ROW: Final = 0.3
_LABEL_GOES_ON: Final = 0.4
_FITS_WELL: Final = 1.2
"""So much a piece may cost in a stretch that is laid out one piece a column without a walk."""
FAR: Final = 1e9
_EVEN: Final = 1e-6
"""Costs that are nearer to each other may be told apart by the order of their sums only."""
_OUTSIDE: Final = (-1, -1)
_SERIAL: Final = KINDS.index("serial")
EMPTY: Final = KINDS.index("empty")
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


class Column(NamedTuple):
    """What pieces cost in one column, or in the label across the row."""

    kinds: Sequence[float]
    """Cost of each kind."""
    size: float | None = None
    """The usual size of a text, where the table taught one; what is far from it costs more."""
    left_out: float = 0.0
    """Cost of a row without it."""
    goes_on: float = 0.0
    """Cost of one more piece in a cell."""


Habits = list[Column]
"""The costs of one table: one entry a column, and the label across the row as the last."""


@lru_cache(maxsize=128)
def size_of(length: int) -> int:
    """The size class of a text of this length."""
    return min((length or 1).bit_length() - 1, 6)


class Model(NamedTuple):
    """Habits, prepared for the walk."""

    habits: Habits
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


class Reading:
    """The cheapest reading of the first pieces with one set of habits; it can be taken further.

    A serial of the running count stands in the serial column for sure, so the pieces between two serials can be laid out by
    themselves, and stretches that look alike only once.
    """

    def __init__(self, roles: Sequence[str], model: Model, pieces: Sequence[Piece]) -> None:
        self.model = model
        self.pieces = pieces
        self.serial = roles.index("serial") if "serial" in roles else None
        self.known: dict[tuple[int, ...], _Path] = {}
        """Stretches, by the identities of their pieces, and how they are laid out."""
        self.places: list[Place] = []
        """Of the stretches that are over, if they are asked for."""
        self.row, self.total = -1, 0.0
        """The row where those stretches end, and what they cost."""
        self.read = self.at = 0
        """The pieces before ``read`` have been looked at; with ``at`` starts the stretch that is not over."""
        self.open = [_before_all(model, None)]
        """The state before each piece of that stretch which was walked over, and the state behind them."""

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
        mean = spent / len(places) if places else FAR
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
        stretch = self.pieces[self.at : end]
        look = tuple(map(id, stretch))  # pieces that look alike are mostly one object
        path = None if first else self.known.get(look) or _regular(model, stretch, serial)
        if path is None:
            _walk(model, self.open, stretch[len(self.open) - 1 :])
            steps, rows = _walk_back(model, stretch, self.open, len(stretch), serial) if placed else ([], 0)
            path = tuple.__new__(_Path, (steps, rows, self.open[-1][0][serial]))
        if not first:
            self.known[look] = path
        row = self.row
        self.places += [(row + deeper, column) for deeper, column in path.steps]
        self.row += path.rows
        self.total += path.cost
        self.at, self.open = end, [_before_all(model, serial)]


def model_of(habits: Habits) -> Model:
    """The habits as the walk needs them."""
    columns = habits[:-1]
    skipped = [0.0, *accumulate([column.left_out for column in columns])]
    after = skipped[1:]
    tail = [skipped[-1] - cost for cost in after]
    return Model(habits, [column.goes_on for column in columns], skipped, after, tail, {})


def _regular(model: Model, pieces: Sequence[Piece], serial: int) -> _Path | None:
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
    return tuple.__new__(_Path, (steps, 1, cost))


def _before_all(model: Model, start: int | None) -> _State:
    """The state behind a piece that stands in column ``start``; None at the start of the table."""
    costs = [FAR] * len(model.goes_on)
    if start is None:
        return costs, FAR, 0.0
    costs[start] = 0.0
    return costs, FAR, model.tail[start]


def _walk(model: Model, states: list[_State], pieces: Sequence[Piece]) -> None:
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
        row = across = (across if across < opening else opening) + label  # noqa: FURB136 (here and below: min is a call)
        reach = FAR  # the cheapest of ``before - after`` in the columns passed
        here: list[float] = []
        for before, (skipped, after, goes_on, tail, fit) in zip(costs, columns):  # noqa: B905 (as many)
            cost = before + join + goes_on
            opened = opening + skipped
            if opened < cost:  # noqa: PLR1730
                cost = opened
            if reach < level:  # else a new row is cheaper than to move right
                moved = reach + skipped + aside
                if moved < cost:  # noqa: PLR1730
                    cost = moved
            cost += fit
            here.append(cost)
            gap = before - after
            if gap < reach:  # noqa: PLR1730
                reach = gap
            cost += tail
            if cost < row:  # noqa: PLR1730
                row = cost
        costs = here
        states.append((costs, across, row))


def _look(model: Model, kind: int, size: int) -> tuple[list[tuple[float, float, float, float, float]], float]:
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
    behind, inside = FAR, 0
    for index, (piece, state) in enumerate(zip(pieces, states)):  # noqa: B905 (one state more)
        row = state[2]
        if row < behind:
            behind, inside = row, index
        behind += _BEHIND[piece[0]]
    return len(pieces) if states[-1][2] <= behind else inside, behind


def _walk_back(
    model: Model, pieces: Sequence[Piece], states: Sequence[_State], inside: int, column: int
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
