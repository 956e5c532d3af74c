"""Stars around names: those of Markdown, which emphasise, and those of a masked place, which are part of the name.

``**市教育局**`` is emphasised, ``**镇人民政府`` is a town whose name the page masks (TAXONOMY part 2, rule 9). Only what closes an
emphasis tells it: stars behind words and before none.
"""

from __future__ import annotations

_LONGEST_EMPHASIS = 400
"""Characters to the stars that close an emphasis."""


def unemphasised(text: str, at: int, piece: str) -> str:
    """The piece at ``at``, its stars blanked where Markdown opens an emphasis with them, kept where they mask a place.

    ``**市教育局**`` and the first name of ``**市教育局、市财政局**`` are emphasised: the next stars stand behind words and before
    none. ``**镇、**乡`` and ``公安**分局`` are masked.
    """
    head = len(piece) - len(piece.lstrip())
    name = piece.lstrip("* ")
    mark = piece[head : len(piece) - len(name)].rstrip()
    if not mark or piece[head + len(mark) : head + len(mark) + 1] == " ":  # * 市教育局: the sign of a list
        return " " * (len(piece) - len(name)) + name
    first = at + head + len(mark)
    close = text.find("*", first, first + _LONGEST_EMPHASIS)
    if close < 0 or not text.startswith(mark, close):
        return piece
    if _is_word(text[close - 1]) and not _is_word(text[close + len(mark) : close + len(mark) + 1]):
        return " " * (head + len(mark)) + name
    return piece


def _is_word(character: str) -> bool:
    """What a name may hold: an ideograph, a letter, a digit or the star of a mask."""
    return character.isalnum() or character == "*"


def behind_emphasis(text: str, start: int, end: int) -> int:
    """The end of a label with the stars of its emphasis: **责任单位:**; what is more of them masks a place, **镇人民政府."""
    stars = 0
    while text.startswith("*", end + stars) and text.startswith("*", start - 1 - stars, start):
        stars += 1
    return end + stars
