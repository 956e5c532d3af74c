"""The tree seen flat: every part, section, row and group of rows that may have a partner in the other plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Item
from .normal import letters

if TYPE_CHECKING:
    from fanwen_parse.model import Paragraph, Part, Plan, Row, Section, Table

_TEXT_COLUMNS = ("task", "measure", "other")


def items_of(plan: Plan) -> tuple[Item, ...]:
    """All items in reading order. A row that states a task again is no item; its words stand with the task."""
    walk = _Walk(plan)
    for part in plan.parts:
        walk.part(part)
    return tuple(walk.items)


def row_text(table: Table, row: Row) -> str:
    """What a row says beside its serial number, group, units and schedule."""
    cells = zip(table.columns, row.cells, strict=False)
    return " ".join(cell for column, cell in cells if cell is not None and column.means in _TEXT_COLUMNS)


class _Walk:
    def __init__(self, plan: Plan) -> None:
        self.items: list[Item] = []
        self.restated: dict[str, list[str]] = {}
        for part in plan.parts:
            for table in part.tables:
                for row in table.rows:
                    if row.linked is not None:
                        self.restated.setdefault(row.linked, []).append(row_text(table, row))

    def _add(self, item: Item) -> int:
        called = letters(item.title)
        said = called + letters(item.text)
        self.items.append(item._replace(place=len(self.items), called=called, said=said))
        return len(self.items) - 1

    def part(self, part: Part) -> None:
        leaf = not part.sections and not part.tables
        title = part.title or ""
        text = _joined(part.paragraphs)
        place = self._add(Item(0, part.id, "part", part.kind, "", title, text, part.lines, None, leaf, (), part.task))
        for section in part.sections:
            self.section(section, part.kind, place, ())
        for table in part.tables:
            self.table(table, part.kind, place)

    def section(self, section: Section, part: str, parent: int, path: tuple[tuple[str, str], ...]) -> None:
        place = self._add(
            Item(
                0,
                section.id,
                "section",
                part,
                section.num,
                section.heading,
                _joined(section.paragraphs),
                section.lines,
                parent,
                not section.sections,
                path,
                section.task,
                "\n".join(self.restated.get(section.id, ())),
            )
        )
        below = (*path, (section.num, section.heading))
        for child in section.sections:
            self.section(child, part, place, below)

    def table(self, table: Table, part: str, parent: int) -> None:
        group: str | None = None
        place = parent
        for row in table.rows:
            if row.linked is not None:
                continue
            if row.group != group or (group is None and place != parent):
                group = row.group
                place = parent
                if group is not None:
                    name = f"{table.id}/g{len(self.items)}"
                    place = self._add(Item(0, name, "group", part, "", group, "", row.lines, parent, False, ()))
            path = (("", group),) if group is not None else ()
            text = row_text(table, row)
            title = row.task.title if row.task is not None else text.split("。", 1)[0]
            # The title is the first sentence of one of the cells: what is left of the cells is the text.
            rest = text.replace(title, "", 1).lstrip(" 。\n") if title else text
            self._add(Item(0, row.id, "row", part, "", title, rest, row.lines, place, True, path, row.task))


def _joined(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)
