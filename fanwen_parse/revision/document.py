"""The elements of the document: number, date, title and what else stands around the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .found import Found
from .normal import letters

if TYPE_CHECKING:
    from fanwen_parse.model import Document, Lines


def compare_documents(old: Document, new: Document) -> list[Found]:
    """One difference an element; lists are compared as sets, and told whole."""
    lines_old, lines_new = dict(old.lines), dict(new.lines)
    found = []
    for name, element in (
        ("doc_number", "doc-number"),
        ("title", "title"),
        ("kind", "title"),
        ("signed_on", "date"),
        ("issuers", "issuer"),
        ("addressees", "addressees"),
        ("period", "title"),
        ("basis", ""),
        ("attachments", "attachment-note"),
        ("imprint", "imprint"),
    ):
        before, after = _spoken(old, name), _spoken(new, name)
        if sorted(map(letters, before)) != sorted(map(letters, after)):
            found.append(
                Found(
                    "document-changed",
                    f"document.{name}",
                    "、".join(before) or None,
                    "、".join(after) or None,
                    before_lines=_place(lines_old, element),
                    after_lines=_place(lines_new, element),
                )
            )
    return found


def _place(lines: dict[str, Lines], element: str) -> Lines | None:
    return lines.get(element)


def _spoken(document: Document, name: str) -> list[str]:
    """The values of one element as text."""
    if name == "doc_number":
        return [document.doc_number.text] if document.doc_number else []
    if name == "period":
        return [document.period.interval] if document.period else []
    if name == "basis":
        return [basis.title for basis in document.basis]
    if name == "attachments":
        return [attachment.title for attachment in document.attachments]
    if name == "imprint":
        imprint = document.imprint
        return (
            []
            if imprint is None
            else [text for text in (imprint.organ, imprint.printed_on, *imprint.copied_to) if text]
        )
    value: str | tuple[str, ...] | None = getattr(document, name)
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)
