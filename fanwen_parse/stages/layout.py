"""Lines into blocks: what is one paragraph?

Afterwards each character of a kept line that is not white space at its ends is in exactly one block, blocks are in order, and an
item marker can only stand at a block's start.
"""

from __future__ import annotations

from fanwen_parse.model import Block, Cleaned, Passage, Source


def layout(source: Source, cleaned: Cleaned) -> tuple[Block, ...]:
    """The blocks of the kept lines."""
    blocks = []
    blank = 0
    for line in cleaned.lines:
        if line.start == line.end:
            blank += 1
            continue
        span = (line.start, line.end)
        blocks.append(Block(Passage(source.folded[line.start : line.end], source.text[line.start : line.end], (span,)), blank))
        blank = 0
    return tuple(blocks)
