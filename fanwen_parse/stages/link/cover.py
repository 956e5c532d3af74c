"""The map: where each character of the source went. A partition, so that loss shows."""

from ...model import INVISIBLE, Mark, Passage, Source, Span

Claim = tuple[int, int, str, str]
"""(start, end, role, id)"""


def claims_of(passage: Passage, role: str, owner: str) -> list[Claim]:
    """One claim for each piece of a passage."""
    return [(start, end, role, owner) for start, end in passage.pieces if end > start]


def partition(source: Source, claims: list[Claim], parts: list[tuple[Span, str]]) -> tuple[Mark, ...]:
    """All claims in order, gaps filled: what cannot be seen as ``space``, anything else as ``text`` of the part it stands in.

    The result covers ``[0, len(source.text))`` without gap or overlap; where two claims overlap the one that starts first
    keeps the characters.
    """
    marks: list[Mark] = []
    at = 0
    for start, end, role, owner in sorted(claims):
        begin = max(start, at)
        if end <= begin:
            continue
        if begin > at:
            marks += _fill(source, at, begin, parts)
        marks += _trim(source, begin, end, role, owner)
        at = end
    if at < len(source.text):
        marks += _fill(source, at, len(source.text), parts)
    return tuple(_merged(marks))


def _fill(source: Source, start: int, end: int, parts: list[tuple[Span, str]]) -> list[Mark]:
    if all(char in INVISIBLE or char.isspace() for char in source.text[start:end]):
        return [Mark(start, end, "space", "")]  # cleaning took it off the ends of lines: no text holds it
    owner = next((name for span, name in parts if span[0] <= start < span[1]), "source")
    return _trim(source, start, end, "text", owner)


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
