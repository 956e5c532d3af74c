"""The catalogue: every kind of finding, by family. Records are loaded when a finding needs its message, not before."""

from functools import cache
from importlib import import_module

from ..record import Kind

FAMILIES: dict[str, tuple[str, ...]] = {
    "appendix": (
        "unit-mismatch",
        "role-mismatch",
        "schedule-conflict",
        "deadline-mismatch",
        "target-mismatch",
        "wording-slip",
        "row-without-task",
        "task-without-row",
        "duplicate-row",
    ),
    "numbering": ("number-gap", "number-start", "number-repeat", "level-skipped", "mixed-markers"),
    "elements": (
        "attachment-missing",
        "attachment-title",
        "period-degenerate",
        "period-mismatch",
        "printed-before-signed",
        "number-year",
        "deadline-before-document",
        "baseline-equals-target",
        "issuers-differ",
        "unknown-genre",
    ),
    "responsibility": ("task-without-units", "repeated-unit", "lead-missing", "two-names", "alias-before-definition"),
    "text": (
        "unbalanced-bracket",
        "mixed-quotes",
        "stop-meant",
        "doubled-mark",
        "doubled-word",
        "mask",
        "look-alike",
        "implausible-year",
        "repeated-text",
    ),
    "structure": ("table-not-rebuilt",),
}
"""Family → its kinds, in the order of the page."""
TWO_PLACES = frozenset({*FAMILIES["appendix"][:6], "attachment-title"})
"""Kinds whose two lines are the two places that disagree, not the ends of a range."""
FAMILY_OF = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


@cache
def family(name: str) -> tuple[Kind, ...]:
    """The records of one family."""
    kinds: tuple[Kind, ...] = import_module(f"{__package__}.{name}").KINDS
    return kinds


@cache
def kind(name: str) -> Kind | None:
    """The record of this kind, or None."""
    where = FAMILY_OF.get(name)
    return None if where is None else next((record for record in family(where) if record.name == name), None)


def kinds() -> tuple[Kind, ...]:
    """All records, family by family."""
    return tuple(record for name in FAMILIES for record in family(name))
