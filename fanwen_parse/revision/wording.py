"""How strongly a plan binds itself: words on a scale, and where one version says less than the other.

``SCALE`` is data: a word of a higher number in the place of a lower one strengthens a sentence. Only words at the edge of
a change count (全面推行 → 探索推行, 达到 → 力争达到): a 全面 in a sentence that is new altogether says nothing of the old one.
"""

from __future__ import annotations

import re

from fanwen_parse.model import fold
from fanwen_parse.records import NamedTuple

from .aligned import aligned

SCALE: dict[str, int] = {
    # what must be
    "必须": 3, "务必": 3, "严禁": 3, "一律": 3, "坚决": 3, "确保": 3, "全部": 3, "全面": 3, "不得": 3,
    "强制": 3, "应当": 2, "严格": 2, "切实": 1, "大力": 1, "加快": 1, "深入": 1, "全力": 2,
    # what is reached, and what is only worked on
    "实现": 2, "完成": 2, "建成": 2, "达到": 2, "落实": 1, "建立": 1, "健全": 1,
    "推进": 0, "推动": 0, "开展": 0, "推行": 0, "实施": 0, "加强": 0, "促进": 0,
    # how sure it is
    "基本": -2, "初步": -2, "逐步": -2, "稳步": -1, "有序": -1, "力争": -2, "争取": -2, "努力": -2, "力求": -2,
    "适时": -2, "尽量": -2, "尽可能": -2, "原则上": -2, "有条件的": -2, "视情": -2,
    # what is only tried or wished for
    "探索": -3, "试点": -3, "试行": -3, "研究": -3, "谋划": -3,
    "鼓励": -2, "支持": -2, "引导": -2, "倡导": -2, "可以": -2,
}  # fmt: skip

REACH = 10
"""Characters of the longest change whose words are weighed; beyond it a sentence is new, not stronger."""
STEP = 2
"""Steps of the scale from which a change is told: 加快推进 for 推进 is style."""
_SHOWN = 3
"""Tokens of the common text after a word that are shown with it: 全面推行, not 全面."""

_STOPS = ",;:。、 "

_WORDS = re.compile("|".join(sorted(SCALE, key=len, reverse=True)))
_TOKENS = re.compile(rf"{_WORDS.pattern}|\d[\d.]*%?|[A-Za-z]+|.", re.DOTALL)


class Shift(NamedTuple):
    """One place where the force of a sentence changed."""

    stronger: bool
    before: str
    after: str
    words: tuple[str, str]
    """What alone changed: equal for the same change in the text and in the appendix."""


def strengthless(text: str) -> str:
    """The text without words of force: equal when two texts differ in nothing else."""
    return _WORDS.sub("", text)


def shift(before: str, after: str) -> tuple[Shift, ...]:
    """Where ``after`` binds less or more than ``before``; empty for most pairs, and then cheap."""
    old, new = "".join(fold(before).split()), "".join(fold(after).split())
    if old == new or sorted(_WORDS.findall(old)) == sorted(_WORDS.findall(new)):
        return ()
    a, b = _TOKENS.findall(old), _TOKENS.findall(new)
    found = []
    for common, here, there in aligned(a, b):
        if common:
            continue
        gone, come = "".join(a[here]), "".join(b[there])
        tail = "".join(b[there.stop : there.stop + _SHOWN])  # whole tokens: 达到60%, not 达到6
        if max(len(gone), len(come)) > REACH or not tail or tail[0] in _STOPS:
            continue  # a word before a stop is no adverb: 资金支持。
        force = _force(b[there]) - _force(a[here])
        if abs(force) < STEP:
            continue
        found.append(Shift(force > 0, (gone + tail).lstrip(_STOPS), (come + tail).lstrip(_STOPS), (gone, come)))
    return tuple(found)


def _force(tokens: list[str]) -> int:
    """Of a run of words: what it adds to the sentence. A verb of no force (推进) is the middle of the scale."""
    return sum(SCALE.get(token, 0) for token in tokens)
