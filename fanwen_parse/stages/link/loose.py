"""What the paragraphs of a part under no number state, where no clause names units."""

from ...model import Context, Passage, Source, Target, Timeline
from ...rules.clause_labels import reports
from ...rules.closing import read_closing, read_goals, states_goals
from ...rules.targets import may_hold_target
from .facts import read_item_targets, timeline_ref, with_due_days


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
        if reports(text):
            continue
        if goals and states_goals(text, above):
            times = read_goals(text, context)
            has_numbers, in_words = may_hold_target(text)
            if has_numbers or in_words:
                targets += read_item_targets(source, passage, times, context, "plan", in_words=in_words)
        else:
            times = read_closing(text, context)
        timeline += [timeline_ref(source, passage, mention, "plan") for mention in times]
        above = text
    return tuple(timeline), tuple(with_due_days(targets, timeline) if targets else ())
