"""Tables whose cells were pasted into running text: ``序号改革举措主要内容一、改革投资审批1企业投资承诺制…``.

The header can be told, because names of columns are known words; where one cell ends and the next begins cannot, because a
serial looks like any number and a title like any text. So nothing is rebuilt: the text stays, no number in it opens an item,
and a finding says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Block, PartDraft, Source
from ...rules import headers
from .draft import Found, not_rebuilt

_NAMES = 3
"""Names of columns, one behind the other, that no prose has."""
_SHORTEST = 16
"""Characters of a header and a first cell."""


def find(source: Source, part: PartDraft, first: int, last: int) -> Found | None:
    """The first pasted table in ``part.body[first:last]``.

    It reaches to the last block in which its count of serials goes on; in an appendix, which is the table, to the end.
    """
    blocks = part.body
    for index, block in enumerate(blocks[first:last], first):
        text = block[0][0]
        if len(text) >= _SHORTEST and text[:2] in headers.OPENINGS and "\t" not in text:
            names, end, anchored = _header(text)
            if names >= _NAMES and anchored and len(text) - end > names:
                stop = last if part.kind == "appendix" else _last_serial(blocks, index, last, end)
                return not_rebuilt(source, blocks, index, stop, f"{names} columns, cells without any bound")
    return None


def _header(text: str) -> tuple[int, int, bool]:
    """How many known names the text begins with, the longest first; where they end; does one name a column of tables only?"""
    names = at = 0
    anchored = False
    while True:
        longest = headers.listed_at(text, at)
        if not longest:
            return names, at, anchored
        anchored = anchored or headers.is_anchor(text[at : at + longest])
        names, at = names + 1, at + longest


def _last_serial(blocks: Sequence[Block], first: int, last: int, start: int) -> int:
    """Behind the last block that holds the next serial."""
    wanted, stop = 1, first + 1
    for index in range(first, last):
        text = blocks[index].passage.text
        at = text.find(str(wanted), start if index == first else 0)
        while at >= 0:
            wanted, stop = wanted + 1, index + 1
            at = text.find(str(wanted), at + 1)
    return stop
