"""Label lines that close a whole block: 责任处室 and 完成时限 printed once, behind the last item of each matter.

A label line belongs to the item above it. But where a plan prints exactly one group of them in each of its matters, always
behind the last item and never behind another, the lines speak for the matter: 一、做好防灾工作 (一)计划 (二)措施 1.… 9.… 责任处室:….
The regularity of the document decides, never a single line (:func:`lift`).

Where the list itself was opened by a label line (整改措施: 1.… 2.… 责任单位:…), the next label line closes it, and no regularity is
needed: both are lines of one form that the matter fills in (:func:`close_lists`).
"""

from operator import attrgetter

from fanwen_parse.records import NamedTuple

from ...model import Node, Passage, Section, Span, Task
from ...rules.clause_labels import find_labels

_MATTERS = 3
"""Blocks that show a habit."""
_ENDS = frozenset("。;；!！?？)）】”》")
_TAIL = 80
"""Characters of white space that may stand behind the last word of a text."""


class Lifted(NamedTuple):
    """The sections, and which clauses moved to which section."""

    sections: tuple[Section, ...]
    moved: dict[Span, str]


def lift(sections: tuple[Section, ...], text: str) -> Lifted:
    """Give each group of closing label lines to the block that it closes; the highest level with the habit takes all.

    Where ``text``, the whole source, is cut off in the last section, that section has no vote.
    """
    owners = [_owners(section) for section in sections]
    if sum(map(len, owners)) < _MATTERS:  # nor can any block inside have the habit
        return Lifted(sections, {})
    whole = len(sections) - (not owners[-1] and _breaks_off(sections[-1], text))
    if whole >= _MATTERS and all(len(found) == 1 for found in owners[:whole]):
        matters = list(zip(sections[:whole], owners, strict=False))
        below = [found[0] is not section for section, found in matters]
        last = all(found[0] is _last(section) for section, found in matters)
        if last and sum(below) >= _MATTERS and any(_leaves(section) > 1 for section, _ in matters):
            moved: dict[Span, str] = {}
            return Lifted((*(_taken(section, moved) for section, _ in matters), *sections[whole:]), moved)
    moved = {}
    kept = []
    for section, found in zip(sections, owners, strict=True):
        inner = lift(section.sections, text) if len(found) >= _MATTERS else Lifted(section.sections, {})
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


def _breaks_off(section: Section, text: str) -> bool:
    """Whether the source ends in the section, and in mid-sentence."""
    end = _last(section).span[1]
    return len(text) - end < _TAIL and not text[end:].strip() and text[end - 1] not in _ENDS


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


# --- lists that a label line opened -----------------------------------------------------------------------------------

_LABEL = 14
"""Characters of a label, with its colon."""
_CHILDREN = attrgetter("children")
_OPENERS = ("措施", "举措", "任务", "内容", "要求", "目标", "清单")
"""How a label ends that opens a list of items."""


def close_lists(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes, with the label lines behind a list that a label line of theirs opened as their own closing words.

    整改措施: 1.… 2.… 责任单位:… 整改时限:…: the last two say of the matter what 整改措施 says of it, and nothing of item 2.
    """
    if not any(map(_CHILDREN, nodes)):
        return nodes
    found = []
    for node in nodes:
        if node.children:
            children = close_lists(node.children)
            if children is not node.children:
                node = node._replace(children=children)  # noqa: PLW2901  (the node as it is from here on)
            if node.body and _opens_list(node.body[-1].text):
                node = _closed(node)  # noqa: PLW2901  (as above)
        found.append(node)
    return tuple(found) if any(new is not old for new, old in zip(found, nodes, strict=True)) else nodes


def _opens_list(text: str) -> bool:
    """A label with nothing behind it: 整改措施:, or 落实责任。整改措施: at the end of a text."""
    if not text[-4:].rstrip(" *").endswith(":"):
        return False
    word = text.rstrip(": *")
    word = word[word.rfind("。") + 1 :].lstrip(" *【")
    return len(word) < _LABEL and word.rstrip("】").endswith(_OPENERS) and word.isalpha()


def _closed(node: Node) -> Node:
    """The node with the closing label lines of its list; as it is where another item of the list has labels of its own."""
    path = [node]
    while path[-1].children:
        path.append(path[-1].children[-1])
    last = path[-1]
    at = next((place for place, passage in enumerate(last.body) if _is_label_line(passage)), len(last.body))
    if at == len(last.body) or _names_duties((*node.children[:-1], *_beside(path))):
        return node
    if any(_has_duty(passage.text) for passage in last.body[:at]):
        return node
    lines = last.body[at:]
    new = last._replace(body=last.body[:at])
    for above in reversed(path[:-1]):
        new = above._replace(children=(*above.children[:-1], new))
    return new._replace(closing=(*lines, *new.closing))


def _beside(path: list[Node]) -> list[Node]:
    """What stands between a node and its last leaf and beside it, down its right edge."""
    found: list[Node] = []
    for above in path[1:-1]:
        found += (above._replace(children=()), *above.children[:-1])
    return found


def _names_duties(nodes: tuple[Node, ...]) -> bool:
    """Any of them, or of what stands below them, has a label of organs or of time."""
    return any(
        any(_has_duty(passage.text) for passage in (node.heading, *node.body, *node.closing))
        or _names_duties(node.children)
        for node in nodes
    )


def _has_duty(text: str) -> bool:
    return (":" in text or "】" in text) and any(mark.means != "other" for mark in find_labels(text, 0, len(text)))


def _is_label_line(passage: Passage) -> bool:
    """The passage begins with a label."""
    text = passage.text
    if text.find(":", 0, _LABEL) < 0 and "】" not in text[:_LABEL]:
        return False
    marks = find_labels(text, 0, min(len(text), 2 * _LABEL))
    return bool(marks) and not text[: marks[0].start].strip(" *")
