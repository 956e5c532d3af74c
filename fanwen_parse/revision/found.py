"""What the comparison of one field hands back, before it has a place, a severity and a fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.records import NamedTuple

if TYPE_CHECKING:
    from fanwen_parse.model import Lines


class Found(NamedTuple):
    """One difference between two items that are a pair."""

    kind: str
    field: str
    before: str | None = None
    """In normal form."""
    after: str | None = None
    before_text: str | None = None
    """As printed."""
    after_text: str | None = None
    before_lines: Lines | None = None
    """Where the fact stands; None: the whole item."""
    after_lines: Lines | None = None
    months: int | None = None
    days: int | None = None
    origin: str | None = None


def once(found: list[Found]) -> list[Found]:
    """The same difference found in the text and in the appendix is one, stated by both."""
    kept: dict[tuple[str, str, str | None, str | None], Found] = {}
    for one in found:
        key = (one.kind, one.field, one.before, one.after)
        known = kept.get(key)
        if known is None:
            kept[key] = one
        elif known.origin != one.origin:
            kept[key] = known._replace(origin="both")
    return list(kept.values())
