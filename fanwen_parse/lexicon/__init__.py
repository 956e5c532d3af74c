"""Words as data: organs and labels, loaded once from a literal module, extended by the user's own YAML file.

The source is ``organs.yaml`` and ``labels.yaml`` beside this file; ``python -m fanwen_parse.lexicon.build`` makes the module
``compiled`` from them. A user's file (``--lexicon FILE``) has the same words under three keys::

    names:                        # a printed name → its official name
      区经促局: 区经济促进局
    functions:                    # a function of organs, and its other printed forms
      - {full: 经济促进, forms: [经促]}
    labels:                       # words that stand before a list of organs, by role
      lead: [主抓单位]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from fanwen_parse.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

ROLES = ("lead", "responsible", "support", "supervise")


class LexiconError(ValueError):
    """A user's lexicon that cannot be used; the message is one line that names the file and the place."""


class Organs(NamedTuple):
    """Names of organs and the words that they are made of."""

    functions: dict[str, str]
    """Function as printed → function in the official name: 发改 → 发展和改革."""
    departments: frozenset[str]
    """Functions that only departments are called by: 宣传部门."""
    ranks: dict[str, str]
    """Rank as printed → rank in the official name: 委 → 委员会."""
    contracted: dict[str, str]
    """Short name without level that is not function + rank → official: 科委 → 科学技术委员会."""
    party: dict[str, str]
    """What stands after 区委, as printed → official: 编办 → 机构编制委员会办公室."""
    bare_party: frozenset[str]
    """Party organs that no government organ shares its short name with: 宣传部, but not 办公室."""
    mass: dict[str, str]
    vertical: tuple[str, ...]
    """Endings of organs led from above: they take no level from the list they stand in."""
    national: dict[str, str]
    """Central organs by their short names and by their official ones."""
    outposts: dict[str, str]
    """What the name of a central organ's outpost begins with → in the official name."""
    provinces: tuple[str, ...]
    """Provinces by the names that outposts bear."""
    rivals: dict[str, str]
    """Function of which a place has one organ → the first function of its kind."""
    ends: tuple[str, ...]
    """Endings of organs' names."""
    not_ends: tuple[str, ...]
    """Words that end like organs and are none: 干部."""
    no_levels: tuple[str, ...]
    """Words that begin like a level and are none: 市场."""
    levels_yet: tuple[str, ...]
    """What begins like such a word and has a level after all: 市政府."""
    sure_ends: tuple[str, ...]
    """Endings that after a level or a place are an organ's for certain."""
    works: tuple[str, ...]
    """What a work begins with, whatever it ends in: 新建."""
    persons: tuple[str, ...]
    """What a person is called by: 主任."""
    collective: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    """Words that a word for several organs starts with, holds, ends in."""
    prose: tuple[str, ...]
    """Words of running prose, which no organ's name holds."""
    activities: tuple[str, ...]
    """Words that only some organs' names hold: 推进."""
    systems: tuple[tuple[str | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]
    """(system or none, words a name starts with, holds, ends in); the first that fits says the system."""
    names: dict[str, str]
    """Whole printed names → official names, from the user's file."""


_organs: Organs | None = None
_labels: dict[str, str] | None = None
_watchers: list[Callable[[], object]] = []


def organs() -> Organs:
    """The tables of organ names, built at the first call."""
    global _organs  # noqa: PLW0603  (one table a process: building it costs 0.2 ms)
    if _organs is None:
        from .compiled import ORGANS as DATA

        _organs = Organs(
            functions={
                form: entry["full"] for entry in DATA["government"] for form in (entry["full"], *entry["forms"])
            },
            departments=frozenset(DATA["departments"]),
            ranks=dict(DATA["ranks"]),
            contracted=dict(DATA["contracted"]),
            party={form: entry["full"] for entry in DATA["party"] for form in entry["forms"]},
            bare_party=frozenset(form for entry in DATA["party"] if entry.get("bare") for form in entry["forms"]),
            mass=dict(DATA["mass"]),
            vertical=tuple(DATA["vertical"]),
            national={official: official for official in DATA["national"].values()} | DATA["national"],
            outposts=dict(DATA["outposts"]),
            provinces=DATA["provinces"],
            rivals={function: kind[0] for kind in DATA["rivals"] for function in kind},
            ends=DATA["ends"],
            not_ends=DATA["not_ends"],
            no_levels=DATA["no_levels"],
            levels_yet=DATA["levels_yet"],
            sure_ends=DATA["sure_ends"],
            persons=DATA["persons"],
            works=DATA["works"],
            collective=(DATA["collective"]["starts"], DATA["collective"]["holds"], DATA["collective"]["ends"]),
            prose=DATA["prose"],
            activities=DATA["activities"],
            systems=tuple((s["system"], s["starts"], s["holds"], s["ends"]) for s in DATA["systems"]),
            names={},
        )
    return _organs


def labels() -> dict[str, str]:
    """Every label word → what it introduces: a role of :data:`ROLES`, ``person``, ``schedule``, ``weak-schedule``, ``other``.

    A role label made of a bare verb (牵头, 配合) is marked ``lead?``: it is a label only where organs follow.
    """
    global _labels  # noqa: PLW0603  (as above)
    if _labels is None:
        from .compiled import LABELS as DATA

        only: Mapping[str, tuple[str, ...]] = DATA["only"]
        table: dict[str, str] = {}
        for role, stems in DATA["roles"].items():
            for stem in stems:
                for noun in only.get(stem, DATA["nouns"]):
                    table[stem + noun] = role
        for role, words in DATA["labels"].items():
            for word in words:
                table[word] = role + "?"
        for key, means in (
            ("person", "person"),
            ("schedule", "schedule"),
            ("weak_schedule", "weak-schedule"),
            ("other", "other"),
        ):
            for word in DATA[key]:
                table[word] = means
        _labels = table
    return _labels


def on_change(forget: Callable[[], object]) -> None:
    """Call ``forget`` whenever the words change: rules keep caches of what they read with the old ones."""
    _watchers.append(forget)


def extend(path: str | Path) -> None:
    """Add the words of a user's YAML file to the lexicon of this process.

    Raises:
        LexiconError: for a file that cannot be read or holds anything but ``names``, ``functions`` and ``labels``.
    """
    from pathlib import Path

    from .build import read_yaml

    name = Path(path).name
    try:
        data = read_yaml(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{name}: {error.strerror or error}") from None
    except ValueError as error:  # UnicodeDecodeError is one
        raise LexiconError(f"{name}: {error}") from None
    if data is None:
        return
    names, functions, words = _checked(name, data)
    organs().names.update(names)
    organs().functions.update(functions)
    labels().update(words)
    for forget in _watchers:
        forget()


def reset() -> None:
    """Forget what :func:`extend` added."""
    global _organs, _labels  # noqa: PLW0603  (as above)
    _organs = _labels = None
    for forget in _watchers:
        forget()


def _checked(file: str, data: Any) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The three tables of a user's file, or the first thing that is wrong with it."""
    if not isinstance(data, dict):
        raise LexiconError(f"{file}: must be a mapping with the keys names, functions, labels")
    for key in data:
        if key not in ("names", "functions", "labels"):
            raise LexiconError(f"{file}: unknown key {key!r}: only names, functions and labels are known")
    names = {
        _text(file, "names", short): _text(file, f"names: {short}", full)
        for short, full in _mapping(file, "names", data.get("names")).items()
    }
    functions: dict[str, str] = {}
    for number, entry in enumerate(_sequence(file, "functions", data.get("functions")), 1):
        where = f"functions[{number}]"
        full = _text(file, f"{where}.full", _mapping(file, where, entry).get("full"))
        for form in (full, *_sequence(file, f"{where}.forms", entry.get("forms"))):
            functions[_text(file, f"{where}.forms", form)] = full
    words: dict[str, str] = {}
    for role, entry in _mapping(file, "labels", data.get("labels")).items():
        if role not in (*ROLES, "person", "schedule"):
            raise LexiconError(
                f"{file}: labels: unknown role {role!r}: {', '.join((*ROLES, 'person', 'schedule'))} are known"
            )
        for word in _sequence(file, f"labels: {role}", entry):
            words[_text(file, f"labels: {role}", word)] = role
    return names, functions, words


def _mapping(file: str, where: str, value: Any) -> dict[Any, Any]:
    if value is not None and not isinstance(value, dict):
        raise LexiconError(f"{file}: {where} must be a mapping, not {type(value).__name__}")
    return value or {}


def _sequence(file: str, where: str, value: Any) -> tuple[Any, ...]:
    if value is not None and not isinstance(value, tuple):
        raise LexiconError(f"{file}: {where} must be a list, not {type(value).__name__}")
    return value or ()


def _text(file: str, where: str, value: Any) -> str:
    from ..model import fold

    if not isinstance(value, str) or not value.strip():
        raise LexiconError(f"{file}: {where} must be text, not {value!r}")
    return fold(value.strip())
