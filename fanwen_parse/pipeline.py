"""The flow on one screen: source text in, tree out.

clean → layout → segment → (for each part: table → outline) → link → findings. Each stage gives back its result and never
raises on any text; nothing is lost between two stages (the invariants stand in each stage's docstring).
"""

from __future__ import annotations

import gc

from fanwen_parse.records import NamedTuple

from .model import Block, Cleaned, Outlined, PartDraft, Plan, Segmented, Source, Tabled
from .stages.clean import clean
from .stages.layout import layout
from .stages.link import link
from .stages.outline import outline
from .stages.segment import segment
from .stages.table import tables

STAGES = ("clean", "layout", "segment", "table", "outline", "link")


class Run(NamedTuple):
    """What each stage made; ``--until`` shows it."""

    cleaned: Cleaned
    blocks: tuple[Block, ...] = ()
    segmented: Segmented | None = None
    parts: tuple[tuple[PartDraft, Tabled, Outlined], ...] = ()
    plan: Plan | None = None


def run(source: Source, *, until: str = "link", check: bool = True, with_map: bool = False) -> Run:
    """Run the stages up to and including ``until``.

    Args:
        source: from :func:`fanwen_parse.readers.read` or :func:`fanwen_parse.readers.text.source_of`.
        until: a name of ``STAGES``.
        check: also look for findings (costs about a fifth of the time).
        with_map: also account for every character of the source (``Plan.map``).
    """
    # A parse makes many tuples and no cycles: the cyclic collector only walks them, again and again, as they grow. Without it a
    # document 64 times as long takes 64 times as long, and not twice that. It is switched on as the very last act, and by no
    # context manager, which allocates when it is left: so most callers have dropped what the stages made before it walks again.
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _run(source, STAGES.index(until), check=check, with_map=with_map)
    finally:
        if was_on:
            gc.enable()


def _run(source: Source, last: int, *, check: bool, with_map: bool) -> Run:
    cleaned = clean(source)
    if last < 1:
        return Run(cleaned)
    blocks = layout(source, cleaned)
    if last < 2:
        return Run(cleaned, blocks)
    segmented = segment(source, blocks)
    if last < 3:
        return Run(cleaned, blocks, segmented)
    parts = []
    for part in segmented.parts:
        tabled = tables(source, part)
        parts.append((part, tabled, outline(tabled.rest, part.kind)))
    if last < 5:
        return Run(cleaned, blocks, segmented, tuple(parts))
    plan = link(source, cleaned, segmented, tuple(parts), with_map=with_map)
    if check:
        from .findings import find

        plan = plan._replace(findings=(*plan.findings, *find(plan)))
    return Run(cleaned, blocks, segmented, tuple(parts), plan)
