"""What the paragraphs of a part under no number state, where no clause names units."""

from ...model import Context, Passage, Source, Span, Target, Timeline
from ...rules.clause_labels import reports
from ...rules.closing import aims, read_closing, read_goals, states_goals
from ...rules.targets import may_hold_target
from .facts import read_item_targets, timeline_ref, with_due_days

_SHORTEST = 8
"""No shorter paragraph says who must do what by when (请于6月1日前报送), but a cell of a table that was not rebuilt may be one."""


def _place(entry: Timeline) -> Span:
    return entry.span


def loose_facts(
    source: Source, passages: tuple[Passage, ...], context: Context, *, goals: bool
) -> tuple[tuple[Timeline, ...], tuple[Target, ...]]:
    """The days by which organs must have acted, and the days and figures of the goals.

    Args:
        source: for lines.
        passages: the paragraphs, in order.
        context: what phrases may borrow from the document.
        goals: goals count (in a normative document they do not).
    """
    timeline: list[Timeline] = []
    targets: list[Target] = []
    above = ""
    for passage in passages:
        text = passage.text
        if len(text) < _SHORTEST:
            above = text
            continue
        if reports(text):
            continue
        called = goals and states_goals(text, above)
        aimed = [(0, len(text))] if called else aims(text, context) if goals else []
        found: list[Timeline] = []
        for start, end in aimed:
            piece = passage.cut(start, end)
            times = read_goals(piece.text, context)
            has_numbers, in_words = may_hold_target(piece.text)
            if has_numbers or in_words:
                targets += read_item_targets(source, piece, times, context, "plan", in_words=in_words)
            found += [timeline_ref(source, piece, mention, "plan") for mention in times]
        if not called and (bound := read_closing(text, context)):
            known = {entry.span for entry in found}
            entries = [timeline_ref(source, passage, mention, "plan") for mention in bound]
            found += [entry for entry in entries if entry.span not in known]
            found.sort(key=_place)
        timeline += found
        above = text
    return tuple(timeline), tuple(with_due_days(targets, timeline) if targets else ())
