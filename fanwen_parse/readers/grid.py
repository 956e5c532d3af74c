"""Tables with merged cells as lines of text, the same for HTML and Word: a row a line, tabs between the cells.

What is merged downwards is said again in every row it covers, so that a row is understood by itself; what is merged
sideways stands once, with empty cells after it. A row that is one cell over the whole width is no row but a caption, a
group label or a frame, and stands as the lines it is made of.
"""

from __future__ import annotations

from fanwen_parse.records import NamedTuple

WIDEST = 200
"""Columns; spans beyond are a mistake of the page."""


class Slot(NamedTuple):
    """One cell as the document has it."""

    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1


def lines_of_grid(rows: list[list[Slot]]) -> list[str]:
    """The text lines of a table."""
    placed: list[list[Slot | None]] = []
    """By row and column: the cell that covers the place; its right neighbours in the same cell are None."""
    hanging: dict[int, tuple[int, Slot | None]] = {}
    """Column → rows still to be covered from above, and by what."""
    for row in rows:
        places: list[Slot | None] = []
        cells = iter(row)
        while len(places) < WIDEST:
            column = len(places)
            if column in hanging:
                left, slot = hanging.pop(column)
                if left > 1:
                    hanging[column] = (left - 1, slot)
                places.append(slot)
                continue
            cell = next(cells, None)
            if cell is None:
                if not any(key > column for key in hanging):
                    break
                places.append(Slot(()))
                continue
            for offset in range(min(cell.columns, WIDEST - column)):
                slot = cell if offset == 0 else None
                places.append(slot)
                if cell.rows > 1:
                    hanging[column + offset] = (cell.rows - 1, slot)
        placed.append(places)
    width = max((len(places) for places in placed), default=0)
    lines: list[str] = []
    for places in placed:
        first = places[0] if places else None
        if first is not None and first.columns >= width:
            lines.extend(first.lines)
            continue
        texts = [" ".join(slot.lines) if slot else "" for slot in places] + [""] * (width - len(places))
        if any(texts):
            lines.append("\t".join(text.replace("\t", " ") for text in texts))
    return lines
