"""Label lines that close a whole block: 责任处室 and 完成时限 printed once, behind the last item of each matter.

A label line belongs to the item above it. But where a plan prints exactly one group of them in each of its matters, always
behind the last item and never behind another, the lines speak for the matter: 一、做好防灾工作 (一)计划 (二)措施 1.… 9.… 责任处室:….
The regularity of the document decides, never a single line.
"""

from fanwen_parse.records import NamedTuple

from ...model import Section, Span, Task

_MATTERS = 3
"""Blocks that show a habit."""


class Lifted(NamedTuple):
    """The sections, and which clauses moved to which section."""

    sections: tuple[Section, ...]
    moved: dict[Span, str]


def lift(sections: tuple[Section, ...]) -> Lifted:
    """Give each group of closing label lines to the block that it closes; the highest level with the habit takes all."""
    owners = [_owners(section) for section in sections]
    if sum(map(len, owners)) < _MATTERS:  # nor can any block inside have the habit
        return Lifted(sections, {})
    if len(sections) >= _MATTERS and all(len(found) == 1 for found in owners):
        below = [found[0] is not section for section, found in zip(sections, owners, strict=True)]
        last = all(found[0] is _last(section) for section, found in zip(sections, owners, strict=True))
        if last and sum(below) >= _MATTERS and any(_leaves(section) > 1 for section in sections):
            moved: dict[Span, str] = {}
            return Lifted(tuple(_taken(section, moved) for section in sections), moved)
    moved = {}
    kept = []
    for section, found in zip(sections, owners, strict=True):
        inner = lift(section.sections) if len(found) >= _MATTERS else Lifted(section.sections, {})
        moved.update(inner.moved)
        kept.append(section._replace(sections=inner.sections) if inner.moved else section)
    return Lifted(tuple(kept), moved)


def _owners(section: Section) -> list[Section]:
    """The sections that hold a label line, itself included."""
    found: list[Section] = []
    if section.task is not None:
        for unit in section.task.units:
            if unit.rule == "label-line":
                found.append(section)
                break
    for child in section.sections:
        found += _owners(child)
    return found


def _last(section: Section) -> Section:
    while section.sections:
        section = section.sections[-1]
    return section


def _leaves(section: Section) -> int:
    return sum(_leaves(child) for child in section.sections) if section.sections else 1


def _taken(block: Section, moved: dict[Span, str]) -> Section:
    """The block with the facts of its closing label lines, and the last item without them."""
    owner = _last(block)
    if owner is block or owner.task is None:
        return block
    spans = [clause.span for clause in owner.clauses]

    def is_label(span: Span) -> bool:
        return any(start <= span[0] < end for start, end in spans)

    units = tuple(unit for unit in owner.task.units if is_label(unit.span))
    times = tuple(time for time in owner.task.timeline if is_label(time.span))
    own = block.task or Task(block.heading)
    own = own._replace(units=(*own.units, *units), open=own.open or owner.task.open, timeline=(*own.timeline, *times))
    rest = owner.task._replace(
        units=tuple(unit for unit in owner.task.units if unit not in units),
        open=False,
        timeline=tuple(time for time in owner.task.timeline if time not in times),
    )
    moved.update(dict.fromkeys(spans, block.id))
    left = owner._replace(task=rest if rest.units or rest.timeline or rest.targets else None, clauses=())
    return _with_last(block, left)._replace(task=own, clauses=(*block.clauses, *owner.clauses))


def _with_last(section: Section, last: Section) -> Section:
    """The section with its last leaf replaced."""
    if not section.sections:
        return last
    return section._replace(sections=(*section.sections[:-1], _with_last(section.sections[-1], last)))
