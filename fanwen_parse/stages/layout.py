"""Lines into blocks: what is one paragraph?

Afterwards each character of a kept line that is not white space at its ends is in exactly one block, blocks are in order, and an
item marker can only stand at a block's start. Two defects of scraped text are mended, both without touching a position: lines
that a page broke in mid-sentence are joined (:mod:`fanwen_parse.rules.wrapping`), and items that stand in running text are cut out
(:mod:`fanwen_parse.rules.glue`).
"""

from __future__ import annotations

from fanwen_parse.model import Block, Cleaned, Line, Passage, Source
from fanwen_parse.rules.depth import RANK, Candidate, depths
from fanwen_parse.rules.glue import Edge, breaks, edges, opens_part
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.wrapping import LABEL, Row, Wrap, columns, goes_on, measure

_WIDE = 80
"""Characters; no page is so wide."""


def layout(source: Source, cleaned: Cleaned) -> tuple[Block, ...]:
    """The blocks of the kept lines, in order."""
    lines = [line for line in cleaned.lines if line.start < line.end]
    wrap, rows = _wrapping(source, lines)
    blocks: list[Block] = []
    group: list[Line] = []
    blank, head = 0, 0
    index = -1
    for line in cleaned.lines:
        if line.start == line.end:
            blank += 1
            continue
        index += 1
        if group and _joined(lines, rows, wrap, index, head, blank):
            group.append(line)
            blank = 0
            continue
        if group:
            blocks.append(Block(_passage(source, group), before))
        group, before, blank, head = [line], blank, 0, index
    if group:
        blocks.append(Block(_passage(source, group), before))
    return tuple(_cut(blocks))


def _wrapping(source: Source, lines: list[Line]) -> tuple[Wrap | None, list[Row]]:
    """How the document wraps its lines, and the lines as wrapping sees them (none where it does not)."""
    short = [line for line in lines if 15 <= line.end - line.start <= _WIDE]
    if sum(line.text[-1] not in "。!?;:" for line in short) < 5:
        return None, []
    rows = []
    for line in lines:
        before, behind = source.starts[line.number - 1] if line.number <= len(source.starts) else line.start, line.end
        width = columns(line.text) if line.end - line.start <= _WIDE else 0
        rows.append(Row(line, width, line.start - before > 1, source.folded[behind : behind + 1] == " "))
    return measure(rows), rows


def _joined(lines: list[Line], rows: list[Row], wrap: Wrap | None, index: int, head: int, blank: int) -> bool:
    """Whether line ``index`` goes on with the paragraph of the line before it."""
    text = lines[index - 1].text
    last = text[-1]
    if last == ":" and len(text) <= 14 and LABEL.fullmatch(text):
        return not LABEL.match(lines[index].text) and marker(lines[index].text) is None
    if wrap is not None and (wrap.chunks is None or (index - 1) // 40 in wrap.chunks):
        return goes_on(wrap, rows[index - 1], rows[index], rows[head])
    return last in "、," and not blank and not LABEL.match(lines[index].text) and marker(lines[index].text) is None


def _passage(source: Source, group: list[Line]) -> Passage:
    if len(group) == 1:
        line = group[0]
        return Passage(line.text, source.text[line.start : line.end], ((line.start, line.end),))
    pieces = tuple((line.start, line.end) for line in group)
    return Passage("".join(line.text for line in group), "".join(source.text[a:b] for a, b in pieces), pieces)


def _cut(blocks: list[Block]) -> list[Block]:
    """The blocks, with those cut up that hold items in running text."""
    glued: dict[int, list[Edge]] = {}
    for index, block in enumerate(blocks):
        text = block.passage.text
        if len(text) > 8:
            found = edges(text, marker(text))
            if found:
                glued[index] = found
    if not glued:
        return blocks
    cuts = _accepted(blocks, glued)
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index in cuts:
            left = {edge.start for edge in glued[index]} - set(cuts[index])
            result += _pieces(block, cuts[index], left)
        else:
            result.append(block)
    return result


def _accepted(blocks: list[Block], glued: dict[int, list[Edge]]) -> dict[int, list[int]]:
    """Where items do open in running text, decided together with the markers at the blocks' starts."""
    places: list[tuple[int, int]] = []
    candidates: list[Candidate] = []
    fresh = False
    for index, block in enumerate(blocks):
        found = marker(block.passage.text)
        if found is not None:
            places.append((index, 0))
            candidates.append(Candidate(RANK[found.style], found.ordinal, fresh=fresh))
            fresh = False
        elif opens_part(block.passage.text):
            fresh = True
        for edge in glued.get(index, ()):
            places.append((index, edge.start))
            rank, ordinal = RANK[edge.marker.style], edge.marker.ordinal
            candidates.append(Candidate(rank, ordinal, edge.reject, edge.enter, fresh=edge.fresh or fresh))
            fresh = False
    cuts: dict[int, list[int]] = {}
    for (index, at), depth in zip(places, depths(candidates), strict=True):
        if at and depth:
            cuts.setdefault(index, []).append(at)
    return cuts


def _pieces(block: Block, cuts: list[int], left: set[int]) -> list[Block]:
    """The block cut at its items and at its wide gaps; a marker that was left out must not open a block."""
    passage = block.passage
    bounds = sorted({0, len(passage.text), *cuts, *(set(breaks(passage.text)) - left)})
    pieces = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        piece = passage.cut(start, end).stripped()
        if piece.text:
            pieces.append(Block(piece, 0 if pieces else block.blank_before, bool(pieces)))
    return pieces
