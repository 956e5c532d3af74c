"""Label words before lists of organs and schedules: 责任单位：, 【责任单位】, **责任单位**：, 市级牵头单位：, 牵头单位为…."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from fanwen_parse.patterns import lazy
from fanwen_parse.records import NamedTuple

from ..lexicon import ROLES, labels, on_change
from ..model import Span


class Label(NamedTuple):
    """A label word with its colon."""

    start: int
    end: int
    means: str
    """As in :func:`fanwen_parse.lexicon.labels`: a role, ``lead?``, ``person``, ``schedule``, ``weak-schedule``, ``other``."""
    role: str | None
    """The role that it gives; None for a label of people or of time."""
    vouches: bool
    """What follows is a list of organs, whatever it looks like: 责任单位 does, the bare verb 牵头 does not."""


_LONGEST = 14
"""Characters of a label word with its scope."""
_NOUN = len("(单位)")
_ORGAN_ENDS = "局委厅办部府会院队心司处团"
"""What a name ends in that a label may follow without a space."""
_NO_ROLES = ("person", "schedule", "weak-schedule", "other")


_SCOPE = lazy(
    r"(?:国家|省级|市级|区级|县级|州级|镇级|省直|市直|区直|县直|本级|相关|有关|主要|具体|共同|任务|工作|其他|其它)+"
)
_IS = lazy(r"(?:单位|部门|处室|科室)为(?=[^、,;]{2})")
_GAPPED = lazy(r"(?:(?<=[;,(〔【\[ ])|^)([^\x00-\xff]{3,10}) +(?=[^\x00-\xff])")
_BOXED = lazy(r"【([^【】]{2,12})】(?!:)")


def find_labels(text: str, start: int, end: int, taken: Sequence[Span] = ()) -> list[Label]:
    """The labels of ``text[start:end]`` in order; no colon is looked at in the spans ``taken``, which are in order and apart."""
    found: list[Label] = []
    at = start
    for first, last in taken:
        if first > at:
            _colons(text, start, at, first, found)
        at = last
    _colons(text, start, at, end, found)
    extra = len(found)
    if text.find("为", start, end) >= 0:  # 牵头单位为市科技局
        for m in _IS.finditer(text, start, end):
            _add_label(text, start, m.end() - 1, m.end(), found)
    if not found and text.find(" ", start, min(end, start + _LONGEST + _NOUN)) > start:
        _spaced(text, start, end, found)
    if text.find("】", start, end) >= 0:
        words = labels()
        found += [
            Label(m.start(), m.end(), *_said(words[m[1]])) for m in _BOXED.finditer(text, start, end) if m[1] in words
        ]
    if len(found) > extra:
        found.sort()
    return found


def _spaced(text: str, start: int, end: int, found: list[Label]) -> None:
    """责任单位 市教育局、市财政局: labels with a gap in place of the colon, from the clause's first word on; a sure label only."""
    for m in _GAPPED.finditer(text, start, end):
        if m.start() != start and not found:
            return
        means = labels().get(m[1], "")
        if means in ROLES or means == "schedule":
            # without its colon it vouches for nothing: 责任单位 要加强领导
            found.append(Label(m.start(1), m.end(), *_said(means))._replace(vouches=False))


def _colons(text: str, start: int, first: int, end: int, found: list[Label]) -> None:
    """The labels whose colons stand in ``text[first:end]``; a label begins nowhere before ``start``."""
    colon = text.find(":", first, end)
    while colon >= 0:
        at = colon
        while at > start and text[at - 1] in " *\t】":
            at -= 1
        if at > start and text[at - 1] == ")":  # 责任单位(排第一的为牵头单位): the bracket states a convention
            opener = text.rfind("(", max(start, at - 40), at)
            if opener > start and "第一" in text[opener:at]:
                at = opener
        _add_label(text, start, at, colon + 1, found)
        colon = text.find(":", colon + 1, end)


def _add_label(text: str, start: int, at: int, end: int, found: list[Label]) -> None:
    """Add the label whose word ends at ``at`` and which itself ends, with its colon, at ``end``."""
    word = _word_at_end(text[max(start, at - _LONGEST - _NOUN) : at])
    if word is None and found and at - start > 5 and text[at - 5] in _ORGAN_ENDS:
        word = _word_at_end(text[at - 4 : at])  # 牵头单位:市教育局责任单位:市财政局, with no space between them
    if word is not None:
        found.append(Label(at - word[0], end, *word[1]))


@lru_cache(maxsize=1024)
def _word_at_end(text: str) -> tuple[int, tuple[str, str | None, bool]] | None:
    """The label word that the text ends with, with a word of scope before it or not (市级牵头单位): its length, what it says."""
    end = len(text) - _NOUN if text.endswith(("(单位)", "(部门)")) else len(text)
    first = end
    while first > max(0, end - _LONGEST) and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    word = text[first:]
    words = labels()
    if word not in words:
        scope = _SCOPE.match(word)
        word = word[scope.end() :] if scope else ""
    return (len(text) - first, _said(words[word])) if word in words else None


on_change(_word_at_end.cache_clear)


def _said(means: str) -> tuple[str, str | None, bool]:
    """What a label says beside its place: its meaning, its role, whether it vouches."""
    return means, None if means in _NO_ROLES else means.rstrip("?"), not means.endswith("?")
