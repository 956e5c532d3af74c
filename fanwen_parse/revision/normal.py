"""Normal forms in which two texts are compared: what a reader would call the same is equal here."""

from __future__ import annotations

import re

from fanwen_parse.model import fold

# A stop between digits is a decimal point and carries meaning; * masks a name; % and ‰ belong to their number.
_MARKS = re.compile(r"(?:[^\w%‰*.]|_|\.(?!\d)|(?<!\d)\.)+")
_MEASURES = re.compile(
    r"\d{2,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[上下]半年|第?[一二三四]季度|[底末内])?[底末]?前?"
    r"|\d{1,2}月(?:\d{1,2}日|[底末])?前?"
    r"|\d[\d.]*(?:%|‰|个百分点)?"
)


def solid(text: str) -> str:
    """Without white space and differences of width: ``Ａ 市，`` is ``A市,``."""
    return "".join(fold(text).split())


def letters(text: str) -> str:
    """Without punctuation too: letters, digits, decimal points, percent signs and masks."""
    return _MARKS.sub("", fold(text))


def measureless(text: str) -> str:
    """``letters`` with every date and number as ``0``: equal when two texts differ in nothing else."""
    return letters(_MEASURES.sub("0", fold(text)))
