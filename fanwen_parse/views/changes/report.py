"""Changes as entries of a report: what the CI forms and the policy of severities and exit codes work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Entry, Report
from fanwen_parse.revision import KINDS, LEVELS
from fanwen_parse.views.ci import catalogue_of

from .messages import describe, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fanwen_parse.model import Lines
    from fanwen_parse.revision import Change, Place

TOOL = "fanwen-parse diff"


def entries_of(changes: Iterable[Change], old_file: str, new_file: str, lang: str) -> tuple[Entry, ...]:
    """One entry a change, in the same order.

    An entry points into the new file, because that is what a reviewer has open; for what was removed it points to where
    it would stand, and the message says where it stood.
    """
    return tuple(_entry(change, old_file, new_file, lang) for change in changes)


def _entry(change: Change, old_file: str, new_file: str, lang: str) -> Entry:
    place = change.new or change.old
    text = message(change, lang)
    lines: Lines = (1, 1)
    if change.new is not None:
        lines = change.new.at or change.new.lines
    elif change.old is not None:
        lines = change.near or (1, 1)
        text += (
            f"（原 {old_file}:{change.old.lines[0]}）" if lang == "zh" else f" (was {old_file}:{change.old.lines[0]})"
        )
    return Entry(
        change.kind,
        change.severity,
        text,
        new_file,
        lines,
        change.fingerprint,
        where(place) if place is not None else None,
    )


def where(place: Place) -> str | None:
    """The section path for people: 二、(三)4.; the title stands in the message. None where nothing has a number."""
    return "".join(num for num, _ in place.path) + place.num or None


def report_of(entries: tuple[Entry, ...], lang: str) -> Report:
    """The report that CI forms write."""
    described = {name: describe(name, lang) for name in KINDS}
    return Report(TOOL, entries, LEVELS, catalogue_of(entries, described))
