"""Who has which tasks: every unit that a task names, once, in order of first appearance."""

from ...model import Part, Section, Task, Unit, UnitRef
from ...rules.organ_kinds import describe


def registry(parts: tuple[Part, ...], level: str | None) -> tuple[Unit, ...]:
    """The units of all tasks. Two printed names of one organ (区人社局, 区人力资源社会保障局) are one entry with aliases."""
    keys: dict[tuple[str, str | None], str] = {}
    """Printed name and canonical name → the entry they belong to: each pair is described once."""
    first: dict[str, UnitRef] = {}
    names: dict[str, dict[str, None]] = {}
    tasks: dict[str, dict[str, None]] = {}

    def add(owner: str, task: Task) -> None:
        for unit in task.units:
            spelling = (unit.name, unit.canonical)
            key = keys.get(spelling)
            if key is None:
                spoken = unit.canonical or unit.name
                key = keys[spelling] = describe(spoken, level)[0] or spoken
                if key not in first:
                    first[key] = unit
                    names[key] = {}
                    tasks[key] = {}
                names[key][unit.name] = None
                if unit.canonical is not None:
                    names[key][unit.canonical] = None  # so that a task's canonical name is found here too
            tasks[key][owner] = None  # each owner comes once, with all its units

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
    for key, unit in first.items():
        canonical, unit_level, system, collective = describe(unit.canonical or unit.name, level)
        shown = canonical if canonical not in (None, unit.name) else unit.canonical
        aliases = tuple([name for name in names[key] if name not in (unit.name, shown)])
        entry = (
            unit.name,
            tuple(tasks[key]),
            shown,
            unit_level,
            system,
            unit.collective or collective,
            aliases,
        )
        found.append(tuple.__new__(Unit, entry))
    return tuple(found)
