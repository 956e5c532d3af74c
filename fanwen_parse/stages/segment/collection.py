"""Several texts on one page of a sample-document site: 【篇一】…方案, 范文二：…, …实施方案 篇3, …方案(二). Each is a plan of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple
from fanwen_parse.rules import titles
from fanwen_parse.rules.numbering import marker, number

if TYPE_CHECKING:
    from .pieces import Pieces

_N = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_LABEL = rf"(?:[【\[(<]? ?(?:第 ?{_N} ?篇|(?:篇|范文|方案范文|样本) ?{_N.replace('n>', 'm>')}) ?[】\])>]?) ?[:、.]? ?"
_PART = r"第[^:]{1,6}篇(?! ?:)"
"""第一篇 发展目标, 第一篇 alone: a part of one long plan; 第一篇：…方案 is a text of a collection."""
_TEXTS = ("方案", "计划", "预案")
"""Kinds that no part of a plan bears in its name: 第1篇 养犬管理方案."""
_INNER = r"【(?:第.{1,3}篇|篇.{1,3})】(?:[^ 。,;:]{4,40}(?= ))?"
_INNER_TITLE = (
    r"(?:^|(?<=[ 。]))(?P<stem>[^ 。,;:《》【】]{2,40}(?:方案|计划|意见|要点|办法|规划|措施|预案|总结|安排)) ?"
    rf"篇 ?{_N}(?= |$)"
)
_GLUED = (
    r"(?P<title>[^。,;:《》]{2,60}?(?:方案|计划|意见|要点|办法|规划|措施|预案|总结))(?P<number> ?篇 ?[\d一二三四五六七八九十]{1,2})? ?"
    r"(?=(?:为|根据|按照|结合|经).{4,400}?(?:制[定订]|提出))"
)
_BOXES = {"【": "】", "[": "]", "(": ")", "<": ">"}
_LONGEST = 80
_SHORTEST = 6
"""Characters of a title that only a number tells from the next; and of one that its preamble is glued to."""
_PARAGRAPH = 20
"""Characters; no shorter line holds a title and a preamble."""
_HEAD = 12
"""Pieces before the first of the texts that only a number tells apart: they make up the page."""
_WORDS = ("篇", "范文", "样本")
"""One of these is in each label."""


class Label(NamedTuple):
    """Where a text of a collection opens."""

    at: int
    number: int
    start: int
    end: int
    """Of the title in the piece, which may be empty."""
    stem: str = ""
    """The title, where a number behind it tells it from the next."""
    weak: bool = False
    """The number stands alone: …方案 1, …方案(一)."""


def cut_labels(pieces: Pieces) -> None:
    """Cut labels of a collection out of the lines they are glued into, and the title of the first text from its preamble."""
    texts = pieces.texts
    named = [index for index, text in enumerate(texts) if "篇" in text]
    edges: dict[int, list[int]] = {}
    for index in named:
        text = texts[index]
        spans = [match.span() for match in compiled(_INNER).finditer(text)]
        edges[index] = [
            at for span in spans if span[1] < len(text) and (span[0] or len(text) > _LONGEST) for at in span
        ]
    if sum(map(len, edges.values())) > 2 or (edges := _inner_titles(texts, named)):
        pieces.cut(edges)
        texts = pieces.texts
        named = [index for index, text in enumerate(texts) if "篇" in text]
    first = next((index for index, text in enumerate(texts[:_HEAD]) if len(text) > _PARAGRAPH), None)
    edges = {}
    for index in {*named, *([] if first is None else [first])}:
        match = compiled(_GLUED).match(texts[index]) if index not in pieces.roles else None
        if match and (match["number"] or _is_title(match["title"])):
            edges[index] = [match.end()]
    if edges:
        pieces.cut(edges)


def _inner_titles(texts: list[str], named: list[int]) -> dict[int, list[int]]:
    """Where to cut titles out of glued text that have one name and count from 1: …。 养犬方案 篇2 为做好…."""
    found = [(index, match) for index in named for match in compiled(_INNER_TITLE).finditer(texts[index])]
    if len(found) < 2 or len({match["stem"] for _, match in found}) > 1:
        return {}
    if [number(match["n"]) for _, match in found] != list(range(1, len(found) + 1)):
        return {}
    edges: dict[int, list[int]] = {}
    for index, match in found:
        ends = (match.start("stem"), match.end())
        edges.setdefault(index, []).extend(at for at in ends if 0 < at < len(texts[index]))
    return edges


def _is_title(text: str) -> bool:
    return len(text) >= _SHORTEST and text[0] not in "本该此" and titles.is_title(text)


def collected(pieces: Pieces) -> dict[int, tuple[int, int, int]]:
    """Where the texts of a collection open: index of the piece → (number, start, end) of the title in it, which may be empty.

    One label proves nothing: they count 1, 2 … and what follows the number, if anything does, names a kind of document; or
    they have one name and count on from any number.
    """
    found: list[Label] = []
    opening = ""  # of the first title that a number ends
    texts = pieces.texts
    whole = "\n".join([text for text in texts if len(text) <= _LONGEST])
    words = [word for word in _WORDS if word in whole]  # none in most documents
    named = {index for word in words for index, text in enumerate(texts) if word in text}
    for index, text in enumerate(texts):
        if index not in named and (
            not opening or text[:_SHORTEST] != opening if index > _HEAD else text[-1] not in titles.SAMPLE_ENDS
        ):
            continue  # most lines of most documents
        if len(text) > _LONGEST:
            continue
        label = compiled(_LABEL).match(text) if index in named else None
        if label and compiled(_PART).match(text) and titles.kind_of(text[label.end() :]) not in _TEXTS:
            label = None
        boxed = text[0] in "【[" and len(text) <= _LONGEST // 2
        if label and (boxed or label.end() == len(text) or titles.kind_of(text[label.end() :]) is not None):
            closed = text[0] in _BOXES and text[-1] == _BOXES[text[0]] and label.end() < len(text)  # 【篇一：…方案】
            found.append(Label(index, number(label["n"] or label["m"]), label.end(), len(text) - closed))
        elif sample := titles.sample(text):
            start = 1 if text[0] == "★" else 0
            opening = opening or text[:_SHORTEST]
            stem = titles.normal(text[start : sample.end])
            found.append(Label(index, sample.number, start, sample.end, stem, sample.weak))
    strong = [label for label in found if not label.weak]
    counted = [label for place, label in enumerate(strong, 1) if label.number == place]
    if len(counted) < 2:
        counted = _one_name(pieces, [label for label in found if label.stem])
    return {label.at: label[1:4] for label in counted} if len(counted) > 1 else {}


def _one_name(pieces: Pieces, found: list[Label]) -> list[Label]:
    """Those that bear the name of the first and count on from its number, if the page begins with it."""
    if not found:
        return []
    first = found[0]
    before = pieces.texts[: first.at]
    if len(first.stem) < _SHORTEST or len(before) > _HEAD or any(marker(text) is not None for text in before):
        return []
    named = [label for label in found if label.stem == first.stem]
    return [label for place, label in enumerate(named, first.number) if label.number == place]
