"""Lines into blocks: what is one paragraph?

Afterwards each character of a kept line that is not white space at its ends is in exactly one block (but for the sign that a site
leaves for its line breaks), blocks are in order, and an item marker can only stand at a block's start. Two defects of scraped
text are mended, both without touching a position: lines that a page broke in mid-sentence are joined
(:mod:`fanwen_parse.rules.wrapping`), and items that stand in running text are cut out (:mod:`fanwen_parse.rules.glue`).
"""

from __future__ import annotations

from fanwen_parse.model import Block, Cleaned, Line, Passage, Source
from fanwen_parse.rules.depth import RANK, Candidate, depths, opener
from fanwen_parse.rules.glue import Edge, breaks, edges, follows_clause
from fanwen_parse.rules.numbering import BREAK, OPENERS, STYLES, is_bare_heading, marker
from fanwen_parse.rules.wrapping import (
    CHUNK,
    CLOSING,
    Wrap,
    cut_name,
    goes_on,
    is_cut_in_bracket,
    is_cut_in_name,
    is_label,
    is_surely_cut,
    measure,
    opens_label,
    opens_with_stop,
)

_GOES_ON = frozenset("、,:章节篇编分年月0123456789")
"""A line that ends so may go on in any document."""
_OUTERMOST = RANK["cjk"]
_NEAR = 12
"""Blocks on either side in which a neighbour in number is looked for."""
_LONGEST_CELL = 8
_SHORTEST_PAGE = 60
_SHORTEST_GLUED = 8
"""Characters; no shorter block holds two items."""


def layout(source: Source, cleaned: Cleaned) -> tuple[Block, ...]:
    """The blocks of the kept lines, in order."""
    wrap = measure(cleaned.lines, source)
    blocks = _plain(source, cleaned) if wrap is None else _unwrapped(source, cleaned, wrap)
    return tuple(_cut(_unpaged(blocks)))


def _plain(source: Source, cleaned: Cleaned) -> list[Block]:
    """One block a line, but for a label and its value, and for a list that a line break cut."""
    printed = source.text
    new = tuple.__new__  # the constructors of named tuples are Python code, which is dear where every line makes two
    blocks: list[Block] = []
    blank = 0
    group: list[Line] = []  # the lines of the last block, as long as it may go on
    last: Line | None = None
    for line in cleaned.lines:
        _, start, end, text = line
        if not text:
            blank += 1
            continue
        if text[0] in CLOSING and last is not None:
            group = group or [last]
        last = line
        if group:
            if _carries_over(group[-1].text, text, blank):
                group.append(line)
                blank = 0
                continue
            if len(group) > 1:
                blocks[-1] = Block(_passage(source, group), blocks[-1].blank_before)
        blocks.append(new(Block, (new(Passage, (text, printed[start:end], ((start, end),))), blank, False, False)))
        open_ended = (
            text[-1] in _GOES_ON
            or ("(" in text and text.rfind("(") > text.rfind(")"))
            or (":" in text and cut_name(text))
        )
        group = [line] if open_ended else []
        blank = 0
    if len(group) > 1:
        blocks[-1] = Block(_passage(source, group), blocks[-1].blank_before)
    return blocks


def _carries_over(text: str, following: str, blank: int) -> bool:
    """Whether a line goes on in the next one in a document that is not wrapped."""
    if text[-1] == ":":
        if not blank and "(" in text and is_cut_in_bracket(text, following):
            return _is_value(following)
        return len(text) <= 14 and is_label(text) and _is_value(following)
    if len(text) < 8 and text[0] in OPENERS and is_bare_heading(text):
        return blank < 3 and len(following) < 40 and following[-1] not in "。;" and _is_value(following)
    if blank or not _is_value(following):
        return False
    if text[-1] in "、," or is_cut_in_bracket(text, following) or is_surely_cut(text, following):
        return True
    if text[-1].isalnum() and len(text) > _LONGEST_CELL and opens_with_stop(following):
        return True
    return is_cut_in_name(text, following)


def _is_value(text: str) -> bool:
    return not opens_label(text) and marker(text) is None


def _unwrapped(source: Source, cleaned: Cleaned, wrap: Wrap) -> list[Block]:
    """The paragraphs of a hard-wrapped document."""
    chunks = wrap.chunks
    new = tuple.__new__  # as in ``_plain``
    blocks: list[Block] = []
    group: list[Line] = []
    blank = before = index = head = 0
    reached: dict[str, int] = {}  # by style: the number of the last item
    for line in cleaned.lines:
        text = line[3]
        if not text:
            blank += 1
            continue
        found = marker(text) if text[0] in OPENERS else None
        if group:
            if found is not None and reached.get(found.style) == found.ordinal - 1 and group[-1].text[-1] not in "、,(":
                joined = False  # the next item, though the last one has lost its stop
            elif chunks is None or (index - 1) // CHUNK in chunks:
                joined = goes_on(wrap, index - 1, head, blank, item=found is not None)
            else:
                joined = _carries_over(group[-1].text, text, blank)
            if not joined:
                blocks.append(new(Block, (_passage(source, group), before, False, False)))
                group, before, head = [], blank, index
        else:
            before, head = blank, index
        if found is not None and not group:
            inner = STYLES.index(found.style)
            reached = {style: number for style, number in reached.items() if STYLES.index(style) < inner}
            reached[found.style] = found.ordinal
        group.append(line)
        blank = 0
        index += 1
    if group:
        blocks.append(new(Block, (_passage(source, group), before, False, False)))
    return blocks


def _passage(source: Source, group: list[Line]) -> Passage:
    printed = source.text
    new = tuple.__new__  # as in ``_plain``
    if len(group) == 1:
        _, start, end, text = group[0]
        return new(Passage, (text, printed[start:end], ((start, end),)))
    pieces = tuple([(start, end) for _, start, end, _ in group])
    return new(Passage, ("".join([line[3] for line in group]), "".join([printed[a:b] for a, b in pieces]), pieces))


# --- numbers of pages ---


def _unpaged(blocks: list[Block]) -> list[Block]:
    """The blocks, with those marked as mere text that a site has numbered page by page: 1、…一、总体要求…以习 ⏎ 2、近平….

    Such pages follow one another, are long, break off in mid-sentence, and hold 一、 inside, which no item with 1、 does.
    """
    openings = [index for index, block in enumerate(blocks) if block[0][0][0] == "1"]
    for first in openings:
        if not blocks[first].passage.text.startswith("1、"):
            continue
        end = first + 1
        while (
            end < len(blocks)
            and _breaks_off(blocks[end - 1].passage.text)
            and blocks[end].passage.text.startswith(f"{end - first + 1}、")
        ):
            end += 1
        pages = blocks[first:end]
        if len(pages) > 1 and any("一、" in page.passage.text for page in pages):
            blocks[first:end] = [page._replace(cell=True) for page in pages]
    return blocks


def _breaks_off(text: str) -> bool:
    return len(text) > _SHORTEST_PAGE and text[-1].isalnum()


# --- items in running text --------------------------------------------------------------------------------------------


def _cut(blocks: list[Block]) -> list[Block]:
    """The blocks, with those cut up that hold items in running text."""
    glued: dict[int, list[Edge]] = {}
    for index, block in enumerate(blocks):
        text = block[0][0]
        if len(text) > _SHORTEST_GLUED:
            found = edges(text)
            if found and _promising(blocks, index, found):
                glued[index] = found
    if not glued:
        return blocks
    cuts = _accepted(blocks, glued)
    result: list[Block] = []
    after = 0
    for index in sorted(cuts):
        result += blocks[after:index]
        left = {edge.start for edge in glued[index]}.difference(cuts[index])
        result += _pieces(blocks[index], cuts[index], left)
        after = index + 1
    result += blocks[after:]
    return result


def _promising(blocks: list[Block], index: int, found: list[Edge]) -> bool:
    """A quick look at what :func:`_founded` will ask, so that a list in a paragraph or a cell costs nothing more."""
    text = blocks[index].passage.text
    if any(
        edge.proven
        or RANK[edge.marker.style] <= _OUTERMOST
        or follows_clause(text, edge.start)
        or _parts_sentences(text, edge.start)
        for edge in found
    ):
        return True
    texts = [block[0][0] for block in blocks[max(0, index - _NEAR) : index + _NEAR]]
    near = [marker(text) for text in texts if text[0] in OPENERS]
    beside = {(other.style, other.ordinal) for other in near if other is not None}
    return any((edge.marker.style, edge.marker.ordinal + step) in beside for edge in found for step in (-1, 1))


def _accepted(blocks: list[Block], glued: dict[int, list[Edge]]) -> dict[int, list[int]]:
    """Where items do open in running text, decided together with the markers at the blocks' starts."""
    places: list[tuple[int, int]] = []
    candidates: list[Candidate] = []
    proven: set[tuple[int, int]] = set()
    fresh = False
    for index, ((text, _, _), _, _, cell) in enumerate(blocks):
        first = text[0]
        found = marker(text) if first in OPENERS and not cell else None
        if found is not None and found.end < len(text):
            places.append((index, 0))
            candidates.append(opener(found.style, found.ordinal, fresh=fresh))
            fresh = False
        elif first == "附" and _opens_part(text):
            fresh = True
        if index not in glued:
            continue
        for edge in glued[index]:
            places.append((index, edge.start))
            if edge.proven:
                proven.add((index, edge.start))
            rank, ordinal = RANK[edge.marker.style], edge.marker.ordinal
            candidates.append(Candidate(rank, ordinal, edge.reject, edge.enter, edge.boxed, edge.fresh or fresh))
            fresh = False
    return _founded(blocks, places, candidates, depths(candidates), proven)


def _founded(
    blocks: list[Block],
    places: list[tuple[int, int]],
    candidates: list[Candidate],
    levels: list[int],
    proven: set[tuple[int, int]],
) -> dict[int, list[int]]:
    """The accepted places, less those of lists that are no more than a sentence in a paragraph or a cell.

    A cut stands where its run also has items at a block's start (only this line break was lost), or goes on from items that
    have, where the block holds items of the outermost styles (all of them were), where it follows a responsibility clause,
    where sentences part the items of a block that is an item itself, or where the text itself proves it.
    """
    cuts: dict[int, list[int]] = {}
    outermost: set[int] = set()
    founded = proven
    ended: dict[int, int] = {}  # by rank: the last number at a block's start
    runs: dict[int, tuple[int, tuple[int, int]]] = {}
    for place, candidate, level in zip(places, candidates, levels, strict=True):
        index, at = place
        if not level:
            continue
        rank, before = runs.get(level, (-1, (0, 0)))
        runs = {depth: run for depth, run in runs.items() if depth < level}
        same = rank == candidate.rank
        if at:
            cuts.setdefault(index, []).append(at)
            if candidate.rank <= _OUTERMOST:
                outermost.add(index)
            text = blocks[index].passage.text
            if (
                (same and (before[1] == 0 or before in founded))
                or (not same and candidate.ordinal > 1 and ended.get(candidate.rank) == candidate.ordinal - 1)
                or follows_clause(text, at)
                or _parts_sentences(text, at)
            ):
                founded.add(place)
        else:
            ended[candidate.rank] = candidate.ordinal
            if same and before[1]:
                founded.add(before)
        runs[level] = (candidate.rank, place)
    return {
        index: places_in
        for index, places_in in cuts.items()
        if index in outermost or any((index, at) in founded for at in places_in)
    }


def _pieces(block: Block, cuts: list[int], left: set[int]) -> list[Block]:
    """The block cut at its items and at its wide gaps; a marker that was left out must not open a block."""
    passage = block.passage
    ends = {len(passage.text), *cuts}
    bounds = sorted({0, *ends, *(set(breaks(passage.text)) - left)})
    pieces: list[Block] = []
    start = 0
    for end in bounds[1:]:
        piece = passage.cut(start + (passage.text[start] == BREAK), end - (passage.text[end - 1] == BREAK)).stripped()
        found = marker(piece.text)
        if not piece.text or (found is not None and found.end == len(piece.text) and end not in ends):
            continue  # a gap right behind a marker parts nothing
        pieces.append(Block(piece, 0 if pieces else block.blank_before, bool(pieces), block.cell and not pieces))
        start = end
    return pieces


def _parts_sentences(text: str, at: int) -> bool:
    """Whether ``text`` is an item and ``at`` follows a sentence in it.

    Sample: （一）扩大供给。1.新建站点。2.改造用房。
    """
    before = text[max(0, at - 8) : at].rstrip(" ")
    return before.endswith("。") and marker(text) is not None


def _opens_part(text: str) -> bool:
    """Whether a block is the label of another part: 附件, 附件1."""
    return text.startswith("附件") and len(text) < 12
