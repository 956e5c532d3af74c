"""Cutting clauses and facts out of the passages that they stand in."""

from collections.abc import Sequence
from itertools import pairwise

from ...model import Lines, Passage, Source, Span

_new = tuple.__new__
_STOPS = " \t。.;,、"


def extent(passage: Passage) -> Span:
    """From its first character to its last."""
    pieces = passage.pieces
    return pieces[0] if len(pieces) == 1 else (pieces[0][0], pieces[-1][1])


def quoted(source: Source, passage: Passage, start: int, end: int) -> tuple[str, Lines, Span]:
    """How a fact quotes ``text[start:end]``: its printed words, its lines and its span, which reads those words.

    A span may run over a line break, but where a cell goes on in the line below and others stand beside it, their text is in
    between: there the fact quotes its longest stretch, and its lines are still those of the whole.
    """
    span = passage.span(start, end)
    lines = source.lines_of(span)
    if len(passage.pieces) > 1:
        pieces = passage.cut(start, end).pieces
        if any(_is_beside(source, a[1], b[0]) for a, b in pairwise(pieces)):
            span = max(pieces, key=lambda piece: piece[1] - piece[0])
            return source.text[span[0] : span[1]].strip(), lines, span
    return passage.printed[start:end], lines, span


def _is_beside(source: Source, end: int, start: int) -> bool:
    """Something else stands behind ``end`` on its line, or before ``start`` on its own."""
    above = source.line_at(end)
    stop = source.starts[above] if above < len(source.starts) else len(source.text)
    return bool(source.text[end:stop].strip() or source.text[source.starts[source.line_at(start) - 1] : start].strip())


def around(passage: Passage, cuts: Sequence[Span]) -> tuple[list[Passage], list[Passage]]:
    """The passage cut at these ``[start, end)`` ranges of its text: (what is left, piece by piece; what was cut out).

    The stop behind a clause (``（责任单位：…）。``) closes the sentence before it and stays with the clause; so does a rest that
    is nothing but stops.
    """
    text = passage.text
    left: list[Passage] = []
    taken: list[Passage] = []
    at = 0
    for number, (start, end) in enumerate(cuts):
        if start > at and (piece := _stripped(passage, at, start)).text:
            left.append(piece)
        after = cuts[number + 1][0] if number + 1 < len(cuts) else len(text)
        at = end
        while at < after and text[at] in "。;":
            at += 1
        if at < after and not text[at:after].strip(_STOPS):
            at = after
        taken.append(_stripped(passage, max(start, 0), at))
    if at < len(text) and (piece := _stripped(passage, at, len(text))).text:
        left.append(piece)
    return left, taken


def _stripped(passage: Passage, start: int, end: int) -> Passage:
    """``text[start:end]`` without white space at its ends as a passage of its own."""
    text, printed, pieces = passage
    piece = text[start:end]
    bare = piece.strip()
    if len(pieces) > 1 or not bare:
        return passage.cut(start, end).stripped()
    if len(bare) < len(piece):
        start += len(piece) - len(piece.lstrip())
        end = start + len(bare)
    first = pieces[0][0]
    return _new(Passage, (bare, printed[start:end], ((first + start, first + end),)))
