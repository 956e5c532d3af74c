"""Pattern books: phrase forms as records, and the walk over all of them.

A rules module keeps its phrase forms in ``BOOK``, a tuple of :class:`Rule`. A record says what the form looks like, what it
means, and what it must not be taken for; a test walks all books and ``explain NAME`` prints a record. Records are written
for folded text (:func:`fanwen_parse.model.fold`). How a module walks its book is its own affair: a record has no flow.
Where an example can be read in more ways than one, the module has a ``probe(phrase)`` that reads it through the whole book
and gives (rule, value) pairs; without one, an example is what ``means`` makes of the first match of ``pattern``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Rule(NamedTuple):
    """One phrase form."""

    name: str
    """kebab-case, unique among all books; the tree quotes it as ``rule``."""
    pattern: str
    """For :func:`re.compile`, or in the notation that the module explains (the frames of :mod:`.time_frames`)."""
    means: Callable[..., object] | None
    """From the match (or what the module reads instead) to its value; None where the form is a refusal."""
    examples: tuple[tuple[str, object], ...]
    """Phrase → value. What a value is, its module says."""
    rejects: tuple[str, ...]
    """Look-alikes that this form must not match."""
    doc: str
    """One sentence or two: what the form is, and the source of the rule."""


def books() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Each rules module that has a ``BOOK``, by name, with its records in order.

    Imports every rules module, so it is for tests and ``explain``, not for the parse path.
    """
    from importlib import import_module
    from pkgutil import iter_modules

    package = import_module(__package__)
    for module in sorted(info.name for info in iter_modules(package.__path__)):
        book: tuple[Rule, ...] | None = getattr(import_module(f"{__package__}.{module}"), "BOOK", None)
        if book:
            yield module, book


def rule(name: str) -> Rule | None:
    """The record called ``name``, or None."""
    return next((record for _, book in books() for record in book if record.name == name), None)
