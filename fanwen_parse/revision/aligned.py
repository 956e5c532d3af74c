"""Two sequences of words side by side: what is common, gone and new; the same from both sides.

:mod:`difflib` breaks ties by which sequence comes first. Here the pair is always put in one order, so that a comparison
seen from the other side tells the same with old and new changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = tuple[bool, slice, slice]
"""Is it common; where it stands in the old sequence, and in the new one."""


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """The pieces of both sequences in order; together they cover both."""
    from difflib import SequenceMatcher

    flipped = list(old) > list(new)
    first, second = (new, old) if flipped else (old, new)
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        one, other = slice(a1, a2), slice(b1, b2)
        yield (tag == "equal", other, one) if flipped else (tag == "equal", one, other)
