"""Who: the units of a task as a set with roles, whatever their order and whichever of their names is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.rules.organ_kinds import describe

from .facts import Sides, sides
from .found import Found, once
from .normal import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fanwen_parse.model import Lines, Plan, Task, UnitRef

    Key = Callable[[UnitRef], str]

_RANK = ("lead", "responsible", "support", "supervise")
"""A unit that is named in several roles has the first of these."""


def names_of(plan: Plan) -> dict[str, str]:
    """Printed name → the name by which the organ is known; two names of one organ have the same."""
    known: dict[str, str] = {}
    for unit in plan.units:
        official = unit.canonical or unit.name
        for name in (unit.name, *unit.aliases):
            known[name] = official
    return known


def key_in(names: Mapping[str, str]) -> Key:
    """The function that tells whether two units are one organ, for the units of one plan."""

    def key(unit: UnitRef) -> str:
        spoken = names.get(unit.name) or unit.canonical or unit.name
        return letters(describe(spoken, None)[0] or spoken)

    return key


def compare_units(old: Task, new: Task, key_old: Key, key_new: Key, *, joined: bool) -> list[Found]:
    """All differences of two tasks in who does them.

    Args:
        old: the facts of the old side.
        new: the facts of the new side.
        key_old: names one organ of the old plan.
        key_new: names one organ of the new plan.
        joined: one side has several pieces; a unit may then lead one piece and support another.
    """
    found: list[Found] = []
    for one in sides(old.units, new.units):
        found += _compare(one, key_old, key_new, joined=joined)
    if old.open != new.open and old.units and new.units:
        found.append(
            Found("units-opened" if new.open else "units-closed", "units", *(("等",) if old.open else (None, "等")))
        )
    if any(one.kind == "lead-changed" for one in found):
        # The new lead is printed first: that the order changed too says nothing more.
        found = [one for one in found if one.kind != "unit-order"]
    return once(found)


def _compare(lists: Sides[UnitRef], key_old: Key, key_new: Key, *, joined: bool) -> list[Found]:
    before = _by_key(lists.old, key_old)
    after = _by_key(lists.new, key_new)
    found: list[Found] = []
    led, leads = _leads(before), _leads(after)
    covered: set[str] = set()
    kept_lead = joined and not set(led).isdisjoint(leads)
    if lists.counts == "all" and led and leads and set(led) != set(leads) and not kept_lead:
        found.append(
            _found("lead-changed", "、".join(sorted(led)), "、".join(sorted(leads)), _printed(led, before), _printed(leads, after),
                   lists.origin, before[led[0]].lines, after[leads[0]].lines)
        )  # fmt: skip
        covered = set(led) | set(leads)
    for key, unit in before.items():
        other = after.get(key)
        if other is None:
            if key not in covered and lists.counts != "gained":
                found.append(
                    _found("unit-removed", key, None, unit.name, None, lists.origin, unit.lines, _lines(after))
                )
        elif unit.role != other.role and key not in covered and lists.counts == "all" and not joined:
            found.append(
                _found("role-changed", f"{key} {unit.role}", f"{key} {other.role}", f"{unit.name} {unit.role}",
                       f"{other.name} {other.role}", lists.origin, unit.lines, other.lines)
            )  # fmt: skip
        elif letters(unit.name) != letters(other.name) and lists.counts == "all":
            found.append(_found("alias", unit.name, other.name, None, None, lists.origin, unit.lines, other.lines))
    found += [
        _found("unit-added", None, key, None, unit.name, lists.origin, _lines(before), unit.lines)
        for key, unit in after.items()
        if key not in before and key not in covered and lists.counts != "lost"
    ]
    if lists.counts == "all":
        common_before = [key for key in before if key in after]
        common_after = [key for key in after if key in before]
        if common_before != common_after and not covered:
            found.append(
                _found("unit-order", "、".join(common_before), "、".join(common_after), _printed(common_before, before),
                       _printed(common_after, after), lists.origin, _lines(before), _lines(after))
            )  # fmt: skip
    return found


def _by_key(units: tuple[UnitRef, ...], key: Key) -> dict[str, UnitRef]:
    known: dict[str, UnitRef] = {}
    for unit in units:
        name = key(unit)
        if name not in known:
            known[name] = unit
        elif _rank(unit.role) < _rank(known[name].role):
            known[name] = known[name]._replace(role=unit.role)
    return known


def _rank(role: str) -> int:
    return _RANK.index(role) if role in _RANK else len(_RANK)


def _leads(units: Mapping[str, UnitRef]) -> list[str]:
    return [key for key, unit in units.items() if unit.role == "lead"]


def _printed(keys: list[str], units: Mapping[str, UnitRef]) -> str:
    return "、".join(units[key].name for key in keys)


def _lines(units: Mapping[str, UnitRef]) -> Lines | None:
    """Where the list stands: the place to look at for a unit that is missing from it."""
    return next((unit.lines for unit in units.values()), None)


def _found(
    kind: str,
    before: str | None,
    after: str | None,
    before_text: str | None,
    after_text: str | None,
    origin: str,
    before_lines: Lines | None,
    after_lines: Lines | None,
) -> Found:
    return Found(kind, "units", before, after, before_text, after_text, before_lines, after_lines, origin=origin)
