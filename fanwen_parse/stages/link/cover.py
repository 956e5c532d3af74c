"""The map: where each character of the source went. A partition, so that loss shows."""

from ...model import INVISIBLE, Mark, Source, Span
from ...rules.numbering import BREAK, ORNAMENTS

_UNSEEN = frozenset(INVISIBLE + BREAK)
"""What stands for nothing but a line end, or for nothing at all."""
_BARS = frozenset("│┃║|+")
_FRAME = _UNSEEN | _BARS | frozenset("─━═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬-=: \t\n")
"""What tables are drawn with."""
_WORN = ORNAMENTS.replace(BREAK, "")

Claim = tuple[int, int, str, str]
"""(start, end, role, id)"""


def partition(source: Source, claims: list[Claim], parts: list[tuple[Span, str]]) -> tuple[Mark, ...]:
    """All claims in order, gaps filled: what cannot be seen as ``space``, anything else as ``text`` of the part it stands in.

    Ornaments before a number are the number's, those behind a heading the heading's: ★1.新建站点★. The result covers ``[0, len(source.text))`` without gap or overlap; where two claims overlap the one that starts first
    keeps the characters.
    """
    marks: list[Mark] = []
    at = 0
    for start, end, role, owner in sorted(claims):
        begin = max(start, at)
        if end <= begin:
            continue
        if begin > at:
            marks += _ornaments(source, at, begin, role, owner, marks) or _fill(source, at, begin, parts)
        marks += _trim(source, begin, end, role, owner)
        at = end
    if at < (end := len(source.text)):
        marks += _ornaments(source, at, end, "", "", marks) or _fill(source, at, end, parts)
    return tuple(_merged(marks))


def _ornaments(source: Source, start: int, end: int, role: str, owner: str, marks: list[Mark]) -> list[Mark]:
    """A gap that holds ornaments and no more, with the heading before it or the number behind it; else empty."""
    gap = source.text[start:end].strip()
    if not gap or gap[0] not in _WORN or not all(char in _WORN or char.isspace() for char in gap):
        return []
    own = max(start, source.text.rfind("\n", start, end) + 1) if role == "num" else end  # where the number's begin
    if not marks or marks[-1].role != "heading" or source.text[start].isspace():
        if role != "num":
            return []
        own = start
    elif own == start:
        own = end  # on one line they are the heading's
    found = _trim(source, start, own, "heading", marks[-1].id) if own > start else []
    return found + _trim(source, own, end, role, owner) if own < end else found


def _fill(source: Source, start: int, end: int, parts: list[tuple[Span, str]]) -> list[Mark]:
    gap = source.text[start:end]
    if all(char in _UNSEEN or char.isspace() for char in gap):
        return [Mark(start, end, "space", "")]  # cleaning took it off the ends of lines: no text holds it
    if not _BARS.isdisjoint(gap) and _FRAME.issuperset(gap):
        return [Mark(start, end, "space", "")]  # what parts the cells of a table is in none of them
    owner = next((name for span, name in parts if span[0] <= start < span[1]), "source")
    last = start + len(source.text[start:end].rstrip(BREAK))
    marks = _trim(source, start, last, "text", owner)
    return [*marks, Mark(last, end, "space", "")] if last < end else marks


def _trim(source: Source, start: int, end: int, role: str, owner: str) -> list[Mark]:
    """The claim with the white space at its ends as ``space``."""
    piece = source.text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = end - (len(piece) - len(piece.rstrip()))
    if first >= last:
        return [Mark(start, end, "space", "")]
    marks = [Mark(first, last, role, owner)]
    if first > start:
        marks.insert(0, Mark(start, first, "space", ""))
    if last < end:
        marks.append(Mark(last, end, "space", ""))
    return marks


def _merged(marks: list[Mark]) -> list[Mark]:
    """Neighbours of one role and owner become one."""
    merged: list[Mark] = []
    for mark in marks:
        if merged and merged[-1].role == mark.role and merged[-1].id == mark.id:
            merged[-1] = merged[-1]._replace(end=mark.end)
        else:
            merged.append(mark)
    return merged
