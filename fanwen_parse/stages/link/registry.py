"""Who has which tasks: every unit that a task names, once, in order of first appearance."""

from ...model import Part, Section, Task, Unit, UnitRef
from ...rules.organ_names import describe


def registry(parts: tuple[Part, ...], level: str | None) -> tuple[Unit, ...]:
    """The units of all tasks. Two printed names of one organ (区人社局, 区人力资源社会保障局) are one entry with aliases."""
    order: list[str] = []
    names: dict[str, list[str]] = {}
    tasks: dict[str, list[str]] = {}
    first: dict[str, UnitRef] = {}

    def add(owner: str, task: Task) -> None:
        for unit in task.units:
            spoken = unit.canonical or unit.name
            key = describe(spoken, level)[0] or spoken
            if key not in first:
                first[key] = unit
                order.append(key)
                names[key] = []
                tasks[key] = []
            for name in (unit.name, unit.canonical):
                if name is not None and name not in names[key]:
                    names[key].append(name)  # so that a task's canonical name is found here too
            if not tasks[key] or tasks[key][-1] != owner:  # each owner comes once, with all its units
                tasks[key].append(owner)

    def walk(sections: tuple[Section, ...]) -> None:
        for section in sections:
            if section.task:
                add(section.id, section.task)
            walk(section.sections)

    for part in parts:
        if part.task:
            add(part.id, part.task)
        walk(part.sections)
        for table in part.tables:
            for row in table.rows:
                if row.task:
                    add(row.id, row.task)
    found: list[Unit] = []
    for key in order:
        unit = first[key]
        canonical, unit_level, system, collective = describe(unit.canonical or unit.name, level)
        shown = canonical if canonical not in (None, unit.name) else unit.canonical
        found.append(
            Unit(
                unit.name,
                tuple(tasks[key]),
                shown,
                unit_level,
                system,
                unit.collective or collective,
                tuple(name for name in names[key] if name not in (unit.name, shown)),
            )
        )
    return tuple(found)
