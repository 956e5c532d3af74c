"""Tables: which blocks of a part are cells, and of which rows?

Afterwards each block of the part is in one table or in ``rest``, once. A table is only rebuilt where its grid is certain; else its
blocks stay in ``rest`` as text that is no item, and a finding tells of it.
"""

from __future__ import annotations

from fanwen_parse.patterns import compiled

from ...model import Block, PartDraft, Source, Tabled
from . import flattened, glued
from .draft import Found

_ALIGNED = "  (?<=序号..|任务..|单位..|部门..|时限..|时间..|任人..|名称..|姓名..|内容..)"
"""The gap behind the end of a header cell."""
_DRAWN = ("│", "┃", "║", "+--", "+==")
"""What a drawn table has at least one of."""
_COUNTED = "序号  "
"""What a header begins with whose columns stand one under the other."""
_SPACED = "序号 "
"""What a header begins with whose cells are parted by one space."""


def tables(source: Source, part: PartDraft) -> Tabled:
    """The tables of a part, and the blocks that are in none."""
    found = _with_glued(source, part, _all(source, part.body))
    rest: list[Block] = []
    at = 0
    for each in found:
        rest += part.body[at : each.first]
        if each.table is None:
            rest += [tuple.__new__(Block, (*block[:3], True)) for block in part.body[each.first : each.last]]
        at = each.last
    rest += part.body[at:]
    drafts = tuple(each.table for each in found if each.table is not None)
    return Tabled(drafts, tuple(rest), tuple(each.finding for each in found if each.finding is not None))


def _all(source: Source, blocks: tuple[Block, ...]) -> list[Found]:
    """All finds in order: rows that still have their cells first, then what was flattened between them."""
    found: list[Found] = []
    at = 0
    for each in [*(_in_rows(source, blocks) if blocks else ()), Found(len(blocks), len(blocks), None)]:
        if each.first < at:
            continue  # two readers saw it
        if at < each.first:
            found += [_moved(f, at) for f in _flattened(source, blocks[at : each.first])]
        if each.first < each.last:
            found.append(each)
        at = each.last
    return found


def _in_rows(source: Source, blocks: tuple[Block, ...]) -> list[Found]:
    """The tables that still have their rows, in order; most texts have none, and load none of the readers."""
    text, start, end = source.folded, blocks[0].passage.start, blocks[-1].passage.end
    found: list[Found] = []
    if _has_cells(text, start, end):
        from . import delimited

        found += delimited.find(source, blocks)
        if text.find("  ", start, end) >= 0 and text.find(_COUNTED, start, end) >= 0:
            from . import columned

            found += columned.find(source, blocks)
    if any(text.find(bar, start, end) >= 0 for bar in _DRAWN):
        from . import boxed

        found += boxed.find(source, blocks)
    if text.find(_SPACED, start, end) >= 0:
        from . import spaced

        found += spaced.find(source, blocks)
    return sorted(found, key=lambda each: each.first)  # of two that begin together the surer one comes first


def _flattened(source: Source, blocks: tuple[Block, ...]) -> list[Found]:
    """What was flattened, one cell a line; the pipes that parted the cells may still be there."""
    if source.folded.find("|", blocks[0].passage.start, blocks[-1].passage.end) < 0:
        return flattened.find(source, blocks)
    from . import edged

    bare, origins = edged.bare(blocks)
    return [edged.restored(source, blocks, each, origins) for each in flattened.find(source, bare)]


def _has_cells(text: str, start: int, end: int) -> bool:
    """Whether rows that still have their cells can be here: there is a tab, a bar, or a header that spaces align."""
    if text.find("\t", start, end) >= 0 or text.find("|", start, end) >= 0:
        return True
    return compiled(_ALIGNED).search(text, start, end) is not None


def _with_glued(source: Source, part: PartDraft, found: list[Found]) -> list[Found]:
    """The finds, and the pasted tables between them."""
    every: list[Found] = []
    at = 0
    for each in [*found, Found(len(part.body), len(part.body), None)]:
        while at < each.first and (pasted := glued.find(source, part, at, each.first)) is not None:
            every.append(pasted)
            at = pasted.last
        if each.first < each.last:
            every.append(each)
        at = max(at, each.last)
    return every


def _moved(found: Found, by: int) -> Found:
    return found._replace(first=found.first + by, last=found.last + by)
