"""What a proof-reader marks: one small rule each, in one catalogue.

``find`` works on the tree alone, in time linear in its text, and says nothing where it is not sure. Families of rules are
loaded when a document has what they look at; records with messages, when there is a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Finding, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .reading import Reading
    from .record import Mark

__all__ = ["find", "review"]

_DOUBT = {"zh": "疑似：", "en": "Possibly: "}


def find(plan: Plan, *, lang: str = "zh") -> tuple[Finding, ...]:
    """The findings of a plan, in order of place.

    Args:
        plan: as :func:`fanwen_parse.pipeline.run` or :func:`fanwen_parse.tree.load` gives it.
        lang: language of the messages, ``zh`` or ``en``.
    """
    from .reading import Reading

    reading = Reading(plan)
    known = {(finding.kind, finding.lines[0]) for finding in plan.findings}
    marks = {(mark.kind, mark.lines, mark.task, mark.row, mark.quote): mark for mark in _marks(reading)}
    fresh = [mark for mark in marks.values() if (mark.kind, mark.lines[0]) not in known]
    fresh.sort(key=lambda mark: (mark.lines, mark.kind))
    return tuple(_finding(mark, lang) for mark in fresh)


def review(plan: Plan, *, lang: str = "zh") -> tuple[Finding, ...]:
    """All findings of a plan in one language: those of its stages said anew, those of its tree found anew."""
    from .catalogue import FAMILIES, FAMILY_OF, kind

    stages = []
    for finding in plan.findings:
        record = kind(finding.kind) if finding.kind in FAMILIES["structure"] else None
        if record is not None:
            stages.append(finding._replace(message=record.says_zh if lang == "zh" else record.says_en))
        elif finding.kind not in FAMILY_OF:
            stages.append(finding)
    found = (*stages, *find(plan._replace(findings=tuple(stages)), lang=lang))
    return tuple(sorted(found, key=lambda finding: (finding.lines, finding.kind)))


def _marks(reading: Reading) -> Iterator[Mark]:
    from . import elements, text

    yield from text.look(reading)
    yield from elements.look(reading)
    if reading.sections:
        from . import numbering

        yield from numbering.look(reading)
    if reading.plan.units or "简称" in reading.text:
        from . import responsibility

        yield from responsibility.look(reading)
    if reading.rows:
        from . import appendix

        yield from appendix.look(reading)
        if reading.rows_of:
            from . import wording

            yield from wording.look(reading)


def _finding(mark: Mark, lang: str) -> Finding:
    from .catalogue import kind

    record = kind(mark.kind)
    if record is None:
        raise KeyError(mark.kind)
    template = record.says_zh if lang == "zh" else record.says_en
    message = template.format_map({"suggestion": mark.suggestion, **mark.values})
    return Finding(
        mark.kind,
        mark.severity or record.severity,
        message if mark.sure else _DOUBT[lang] + message,
        mark.lines,
        mark.task,
        mark.row,
        mark.quote,
        mark.suggestion,
    )
