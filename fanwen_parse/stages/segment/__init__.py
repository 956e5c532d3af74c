"""Which part, which element? Notice, plans and appendices with their elements (GB/T 9704-2012), in whatever order they come.

``pieces`` cuts glued blocks (``glued``), ``opening`` finds where the document begins on its page, ``walk`` opens and
closes the parts by ``heads``, ``notes`` and ``signature``, ``describe`` says what the elements mean for the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Dropped, Segmented

from .describe import describe
from .pieces import pieces_of
from .walk import Walk

if TYPE_CHECKING:
    from fanwen_parse.model import Block, Source


def segment(source: Source, blocks: tuple[Block, ...]) -> Segmented:
    """Part ``blocks`` into parts and elements.

    Afterwards: each block (each piece of a glued block) is in the body of one part or in one element; parts are in
    reading order and do not overlap, or is the site's and dropped; ``document`` holds what the elements of the first document say.
    """
    walk = Walk(pieces_of(blocks))
    walk.run()
    parts = tuple(part.draft() for part in walk.parts)
    elements = tuple(sorted(walk.elements, key=lambda element: element.passage.start))
    dropped = tuple(
        Dropped(kind, source.lines_of(span), source.text[span[0] : span[1]], span)
        for kind, passage in walk.dropped
        for span in ((passage.start, passage.end),)
    )
    return Segmented(describe(source, parts, elements, walk.facts), parts, elements, dropped)
