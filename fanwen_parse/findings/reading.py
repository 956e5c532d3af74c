"""A plan laid out for proof-reading: its text in one string, its sections and rows in reading order.

Rules about text scan one joined string with C-speed searches and ask :meth:`Reading.piece_at` only where something was
found; rules about facts walk ``sections`` and ``rows``. Nothing here copies or changes what the plan says.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from fanwen_parse.records import NamedTuple

from ..model import fold

if TYPE_CHECKING:
    from ..model import Lines, Part, Plan, Row, Section, Table, Task


class Piece(NamedTuple):
    """One heading, paragraph, clause or cell of the joined text."""

    text: str
    """As printed."""
    lines: Lines
    owner: str
    """Id of the section, row or part it stands in."""
    role: str
    """heading, text, clause, cell."""
    start: int
    """Offset in :attr:`Reading.text`."""


class Placed(NamedTuple):
    """A section and what stands around it."""

    section: Section
    above: str
    """Id of the section or part that holds it."""
    part: Part


class Set(NamedTuple):
    """A row and the table it stands in."""

    row: Row
    table: Table
    part: Part

    @property
    def facts(self) -> Task | None:
        """What the row's cells say, linked or not."""
        return self.row.facts or self.row.task

    def cells(self, *means: str) -> list[str]:
        """The printed cells of the columns with one of these meanings, absent ones left out."""
        pairs = zip(self.table.columns, self.row.cells, strict=False)
        return [cell for column, cell in pairs if cell and column.means in means]


class Reading:
    """One plan, laid out once for all rules."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.document = plan.document
        self.sections: list[Placed] = []
        """Every section in reading order."""
        self.rows: list[Set] = []
        """Every row of every table in reading order."""
        self._texts: list[str] = []
        self._places: list[tuple[Lines, str, str]] = []
        for part in plan.parts:
            for paragraph in part.paragraphs:
                self._add(paragraph.text, paragraph.lines, part.id, "text")
            for clause in part.clauses:
                self._add(clause.text, clause.lines, part.id, "clause")
            for section in part.sections:
                self._walk(section, part.id, part)
            for table in part.tables:
                self._rows(table, part)
        self.text = "\n".join(self._texts)
        """All pieces, one after the other, with a line break between."""

    def _walk(self, section: Section, above: str, part: Part) -> None:
        self.sections.append(Placed(section, above, part))
        start = section.lines[0]
        self._add(section.heading, (start, start), section.id, "heading")
        for paragraph in section.paragraphs:
            self._add(paragraph.text, paragraph.lines, section.id, "text")
        for clause in section.clauses:
            self._add(clause.text, clause.lines, section.id, "clause")
        for child in section.sections:
            self._walk(child, section.id, part)

    def _rows(self, table: Table, part: Part) -> None:
        before: tuple[str | None, ...] = ()
        for row in table.rows:
            self.rows.append(Set(row, table, part))
            places = row.cell_lines or (None,) * len(row.cells)
            for cell, lines in zip(row.cells, places, strict=False):
                if cell and cell not in before:  # a merged cell stands in every row it covers, but is printed once
                    self._add(cell, lines or row.lines, row.id, "cell")
            before = row.cells

    def _add(self, text: str, lines: Lines, owner: str, role: str) -> None:
        self._texts.append(text)
        self._places.append((lines, owner, role))

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for text in self._texts:
            starts.append(at)
            at += len(text) + 1
        return starts

    def index_at(self, offset: int) -> int:
        """Number of the piece that holds this offset of :attr:`text`."""
        return bisect_right(self._starts, offset) - 1

    def piece(self, index: int) -> Piece:
        """The piece with this number."""
        return Piece(self._texts[index], *self._places[index], self._starts[index])

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self._texts)

    def text_at(self, index: int) -> str:
        """The text of the piece with this number."""
        return self._texts[index]

    def role(self, index: int) -> str:
        """What the piece with this number is; empty behind the last one."""
        return self._places[index][2] if index < len(self._places) else ""

    def piece_at(self, offset: int) -> Piece:
        """The piece that holds this offset of :attr:`text`."""
        return self.piece(self.index_at(offset))

    @cached_property
    def answered(self) -> list[tuple[Section, Task]]:
        """Sections whose task names units, with the task."""
        tasks = [(placed.section, placed.section.task) for placed in self.sections]
        return [(section, task) for section, task in tasks if task and task.units]

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        """Sections by id."""
        return {placed.section.id: placed for placed in self.sections}

    @cached_property
    def order(self) -> dict[str, int]:
        """Section id → place in reading order."""
        return {placed.section.id: i for i, placed in enumerate(self.sections)}

    @cached_property
    def children(self) -> dict[str, list[Section]]:
        """Id of a section or part → the sections right under it."""
        found: dict[str, list[Section]] = {}
        for placed in self.sections:
            found.setdefault(placed.above, []).append(placed.section)
        return found

    def ids(self, piece: Piece) -> tuple[str | None, str | None]:
        """Section and row that a piece stands in; a row that states a task again has both."""
        if piece.role != "cell":
            return piece.owner, None
        return self._linked.get(piece.owner), piece.owner

    @cached_property
    def _linked(self) -> dict[str, str]:
        return {placed.row.id: placed.row.linked for placed in self.rows if placed.row.linked}

    @cached_property
    def rows_of(self) -> dict[str, list[Set]]:
        """Section id → the rows that state it again."""
        found: dict[str, list[Set]] = {}
        for placed in self.rows:
            if placed.row.linked:
                found.setdefault(placed.row.linked, []).append(placed)
        return found

    def element_lines(self, name: str) -> Lines | None:
        """Where the first element of this name stands (names of :class:`~fanwen_parse.model.Element`)."""
        return next((lines for element, lines in self.document.lines if element == name), None)


_PUNCTUATION = str.maketrans("", "", " \t\n\u3000，,。.；;：:、（）()“”\"'‘’《》<>〈〉—–-－~～·*#")


def bare(text: str) -> str:
    """The characters of a title that carry content, widths folded."""
    return fold(text).translate(_PUNCTUATION)
