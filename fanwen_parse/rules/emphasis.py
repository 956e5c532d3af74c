"""Stars around names: those of Markdown, which emphasise, and those of a masked place, which are part of the name.

``**市教育局**`` is emphasised, ``**镇人民政府`` is a town whose name the page masks (TAXONOMY part 2, rule 9). Only what closes an
emphasis tells it: stars behind words and before none.
"""

from __future__ import annotations

_LONGEST_EMPHASIS = 400
"""Characters to the stars that close an emphasis."""


_LONGEST_MASK = 8
"""Characters of a mask with the rank behind it."""
_RANKS = frozenset("省市区县旗州盟镇乡村街")
_CLOSED = frozenset(")〕】]”")
"""What an emphasis may end in beside words."""


def masks_place(text: str, at: int, end: int, *, sentence_ends: str = "") -> bool:
    """Whether the stars at ``at`` mask a place of the name or sentence that ``text[at:end]`` is: no stars close an emphasis.

    ``**市教育局**`` and the first name of ``**市教育局、市财政局**`` are emphasised: the next stars stand behind words and before
    none, or behind one of ``sentence_ends``. ``**镇、**乡`` and ``公安**分局`` are masked.
    """
    first = at
    while first < end and text[first] == "*":
        first += 1
    if first in (at, end) or not text[first].isalnum():
        return False  # * 市教育局: the sign of a list
    close = text.find("*", first, first + _LONGEST_EMPHASIS)
    if close < 0 or not text.startswith(text[at:first], close):
        return True
    before, after = text[close - 1], text[close + first - at : close + first - at + 1]
    if before in sentence_ends:
        return False
    return not (before.isalnum() or before in _CLOSED) or _is_word(after)


def opens_with_mask(text: str, at: int, end: int) -> bool:
    """The sentence ``text[at:end]`` begins with stars and the rank of the place that they mask: **镇开展试点."""
    rank = text[at : min(end, at + _LONGEST_MASK)].lstrip("*")[:1]
    return rank in _RANKS and masks_place(text, at, end, sentence_ends="。:")


def unemphasised(text: str, at: int, piece: str) -> str:
    """The piece at ``at``, its first stars blanked where they mask no place."""
    blank = len(piece) - len(piece.lstrip())
    stars = len(piece) - len(piece.lstrip(" *"))
    if stars == blank or masks_place(text, at + blank, at + len(piece)):
        return piece
    return " " * stars + piece[stars:]


def _is_word(character: str) -> bool:
    """What a name may hold: an ideograph, a letter, a digit or the star of a mask."""
    return character.isalnum() or character == "*"


def emphasis_end(text: str, at: int) -> int:
    """Where the stars stand that close the emphasis with which the text opens, behind ``at``; -1 where none closes it."""
    stars = 0
    while text.startswith("*", stars):
        stars += 1
    return text.find("*" * stars, at) if stars and not text.startswith(" ", stars) else -1


def behind_emphasis(text: str, start: int, end: int) -> int:
    """The end of a label with the stars of its emphasis: **责任单位:**; what is more of them masks a place, **镇人民政府."""
    stars = 0
    while text.startswith("*", end + stars) and text.startswith("*", start - 1 - stars, start):
        stars += 1
    return end + stars
