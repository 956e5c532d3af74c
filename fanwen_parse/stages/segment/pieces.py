"""Blocks as segment sees them: whole, or cut where several elements are glued into one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from fanwen_parse.model import Block, Passage
from fanwen_parse.records import NamedTuple
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.titles import LOST, bare

from .glued import Cut, Known, unglue, unglue_end

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_NEAR = 10
"""Blocks that the head of a document may have before its text."""


_MARKED = frozenset("#*" + LOST)
_new = tuple.__new__
"""Makes a named tuple of all its fields without the constructor, which is Python code."""


class Piece(NamedTuple):
    """A block, or what was cut out of a glued one."""

    text: str
    """Folded, without the marks around it."""
    passage: Passage
    """With them."""
    block: Block
    role: str = ""
    """What it was cut out as; empty for a whole block."""

    @property
    def inner(self) -> Passage:
        """The passage without marks."""
        return self.passage if len(self.text) == len(self.passage.text) else self.passage.cut(*bare(self.passage.text))


class Pieces:
    """The pieces of a file in order. Most are whole blocks that nobody looks at but for their text: each is made when asked for."""

    def __init__(self) -> None:
        """There are none yet."""
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self.roles: dict[int, str] = {}
        """Of those that were cut out as an element."""

    def __len__(self) -> int:
        """How many."""
        return len(self.texts)

    def __getitem__(self, index: int) -> Piece:
        """The piece at ``index``, from 0."""
        block = self.blocks[index]
        return _new(Piece, (self.texts[index], block[0], block, self.roles.get(index, "")))

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """Those from ``start`` to before ``end``, as far as there are any."""
        return map(self.__getitem__, range(start, min(end, len(self.texts))))

    def cut(self, edges: dict[int, list[int]]) -> None:
        """Cut pieces at offsets in their text; empty stretches go."""
        whole, self.texts, self.blocks, self.roles = (self.texts, self.blocks, self.roles), [], [], {}
        for index, (text, block) in enumerate(zip(*whole[:2], strict=True)):
            passage, blank, glued = block[:3]
            if not edges.get(index) or len(passage.text) != len(text):  # nor within marks of Markdown
                self.add(text, block, whole[2].get(index, ""))
                continue
            for start, end in pairwise([0, *edges[index], len(text)]):
                cut = passage.cut(start, end).stripped()
                if cut.text:
                    self.add(cut.text, Block(cut, 0 if start else blank, glued or start > 0))

    def without(self, places: Container[int]) -> None:
        """Take out those at ``places``, all of them near the start."""
        kept = [index for index in range(len(self.texts)) if index not in places]
        self.roles = {new: self.roles[old] for new, old in enumerate(kept) if old in self.roles}
        self.texts = [self.texts[index] for index in kept]
        self.blocks = [self.blocks[index] for index in kept]

    def add(self, text: str, block: Block, role: str = "") -> None:
        """One more."""
        if role:
            self.roles[len(self.texts)] = role
        self.texts.append(text)
        self.blocks.append(block)


def pieces_of(blocks: Sequence[Block]) -> Pieces:
    """The blocks in order; glued ones in pieces that cover them."""
    pieces = Pieces()
    known = Known()
    near = _NEAR
    glued = False
    head = True
    texts = [block[0][0] for block in blocks]
    marked = [index for index, text in enumerate(texts) if text[-1:] == "号" or text[:1] in _MARKED]
    marked.append(len(blocks))
    marked.reverse()  # the next one is the last
    at = 0
    while at < len(blocks):
        while marked[-1] < at:
            marked.pop()
        if near <= 0 and not glued and at < marked[-1]:  # nearly all blocks of nearly all documents
            pieces.texts += texts[at : marked[-1]]
            pieces.blocks += blocks[at : marked[-1]]
            at = marked[-1]
            continue
        block, text = blocks[at], texts[at]
        passage = block.passage
        at += 1
        if text[:1] in _MARKED:
            start, end = bare(text)
            text = text[start:end] or text
        cuts: list[Cut] = []
        if near > 0 and head and marker(text) is not None:
            head = False  # behind the first item no addressees come: 市民政局:牵头制定… is a duty
        if near > 0 or text[-1:] == "号":
            cuts, known = unglue(passage.text, known, head=head)
            head = head or (bool(cuts) and cuts[0].role in ("red-head", "title", "number"))
            near = _NEAR if cuts and cuts[0].role in ("red-head", "title", "number") else near - 1
        elif glued and ("附件" in text or at == len(blocks)):
            cuts = unglue_end(passage.text, known, last=at == len(blocks))
        if not cuts:
            pieces.add(text, block)
            continue
        glued = True
        for role, start, end in cuts:
            cut = passage.cut(start, end).stripped()
            if cut.text:
                part = Block(cut, 0 if start else block.blank_before, block.glued or start > 0)
                first, last = bare(cut.text)
                pieces.add(cut.text[first:last] or cut.text, part, "" if role == "body" else role)
    return pieces


def join(passages: Sequence[Passage]) -> Passage:
    """Several passages as one; what stands between them is in none of its pieces."""
    if len(passages) == 1:
        return passages[0]
    return Passage(
        "".join(passage.text for passage in passages),
        "".join(passage.printed for passage in passages),
        tuple(piece for passage in passages for piece in passage.pieces),
    )
