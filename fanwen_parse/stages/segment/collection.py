"""Several texts on one page of a sample-document site: 【篇一】…方案, 范文二：…, …实施方案 篇3. Each is a plan of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.rules import titles
from fanwen_parse.rules.numbering import number

if TYPE_CHECKING:
    from .pieces import Pieces

_N = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_LABEL = rf"(?:[【\[(<]? ?(?:第 ?{_N} ?篇|(?:篇|范文|方案范文|样本) ?{_N.replace('n>', 'm>')}) ?[】\])>]?) ?[:、.]? ?"
_PART = r"第[^:]{1,6}篇(?! ?:)"
"""第一篇 发展目标, 第一篇 alone: a part of one long plan; 第一篇：…方案 is a text of a collection."""
_TAIL = rf" ?[【\[(]?(?:篇|范文) ?{_N}[】\])]?$"
_LONGEST = 80


def collected(pieces: Pieces) -> dict[int, tuple[int, int, int]]:
    """Where the texts of a collection open: index of the piece → (number, start, end) of the title in it, which may be empty.

    One label proves nothing: they count 1, 2 … and what follows the number, if anything does, names a kind of document.
    """
    found: list[tuple[int, int, int, int]] = []
    for index, text in enumerate(pieces.texts):
        if len(text) > _LONGEST or ("篇" not in text and "范文" not in text and "样本" not in text):
            continue
        label = None if compiled(_PART).match(text) else compiled(_LABEL).match(text)
        boxed = text[0] in "【[" and len(text) <= _LONGEST // 2
        if label and (boxed or label.end() == len(text) or titles.kind_of(text[label.end() :]) is not None):
            found.append((index, number(label["n"] or label["m"]), label.end(), len(text)))
        elif (tail := compiled(_TAIL).search(text)) and titles.kind_of(text[: tail.start()]) is not None:
            found.append((index, number(tail["n"]), 0, tail.start()))
    counted = [entry for place, entry in enumerate(found, 1) if entry[1] == place]
    return {index: (count, start, end) for index, count, start, end in counted} if len(counted) > 1 else {}
