"""Which part, which element? Notice, plans and appendices with their elements (GB/T 9704-2012), in whatever order they come.

A part opens where its head says so: a letter with its number or addressees, a title behind a signature, a title that
the notice has cited, the label 附件. Everything between two openings is content, save the elements that are told by
their own words. Text that starts without a head is a plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fanwen_parse.model import Block, Element, PartDraft, Passage, Segmented, Source
from fanwen_parse.rules import elements as read
from fanwen_parse.rules.numbering import marker, number

from .describe import Facts, describe
from .glued import cited
from .heads import BRACKETED, Head, is_letter, opens_letter, read_head, read_title
from .notes import contents_end, imprint_end, read_note
from .pieces import Piece, pieces_of

if TYPE_CHECKING:
    from .notes import Note

_ANNOTATION = re.compile(
    r"\((?:此件|此文|信息公开|公开|依申请|主动|联系|咨询)[^()]*(?:\([^()]*\)[^()]*)*\)|(?:\S{0,12}联系(?:人|电话|方式|科室|单位)|此件公开).{0,100}"
)
_SIGNED = re.compile(rf"(?P<organ>[^,。;:《》]{{2,60}}?) *(?P<date>{read.DATE})")
_SHORT = 160
"""A longer block is a paragraph: no element but a glued one has that length."""


def segment(source: Source, blocks: tuple[Block, ...]) -> Segmented:
    """Part ``blocks`` into parts and elements.

    Afterwards: each block (each piece of a glued block) is in the body of one part or in one element; parts are in
    reading order and do not overlap; ``document`` holds what the elements of the first document say.
    """
    walk = _Walk(pieces_of(blocks))
    walk.run()
    parts = tuple(part.draft() for part in walk.parts)
    elements = tuple(sorted(walk.elements, key=lambda element: element.passage.start))
    return Segmented(describe(source, parts, elements, walk.facts), parts, elements)


class _Part:
    """A part while it grows."""

    def __init__(self, kind: str, start: int) -> None:
        self.kind = kind
        self.start = start
        self.end = start
        self.head = Head()
        self.label: Passage | None = None
        self.number: int | None = None
        self.body: list[Block] = []
        self.closed = False
        """It is signed: what follows is another part."""

    def draft(self) -> PartDraft:
        head = self.head
        return PartDraft(
            self.kind, head.title, tuple(self.body), self.start, self.end, self.label, self.number, head.subtitle
        )


class _Walk:
    """One pass over the pieces; each method gives the index behind what it took."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.parts: list[_Part] = []
        self.elements: list[Element] = []
        self.facts = Facts()
        self.due: set[str] = set()
        """Titles, normal, that the notice hands on and that have not opened a part yet."""
        self.due_starts: set[str] = set()
        self.issued: set[str] = set()
        """Those of them that the notice's own title issues: one is the plan even under the label 附件."""
        self.open_notes: set[str] = set()
        """Titles, normal, that an attachment note has listed."""

    def run(self) -> None:
        at = 0
        while at < len(self.pieces):
            at = self.step(at) if self.parts else self.begin(at)

    @property
    def part(self) -> _Part:
        return self.parts[-1]

    # --- openings -------------------------------------------------------------------------------------------------

    def begin(self, at: int) -> int:
        """The first part: an appendix that stands alone is the plan; contents and imprints may come before a head."""
        piece = self.pieces[at]
        if self.label_at(at):
            return self.open_labelled(at, at + 1, alone=True)
        return self.contents(at) or self.open(at, piece)

    def open(self, at: int, piece: Piece) -> int:
        """A notice or a plan, with its head."""
        head = read_head(self.pieces, at, loose=True)
        letter = is_letter(head, self.pieces)
        part = _Part("notice" if letter else "plan", piece.passage.start)
        part.head = head
        self.parts.append(part)
        self.take(head)
        if head.title:
            self.due.discard(read.normal(head.title.text))
        if letter:
            self.expect(head)
        if head.next == at:
            return self.content(at)
        part.end = self.pieces[head.next - 1].passage.end
        return head.next

    def take(self, head: Head) -> None:
        self.elements += head.elements
        self.facts.heads.append((self.part.kind, head))

    def expect(self, head: Head) -> None:
        """Remember the titles that a notice cites: one of them alone on a line opens a plan."""
        texts = [head.title.text] if head.title else []
        texts += [piece.text for piece in self.pieces[head.next : head.next + 8] if len(piece.text) < 1500]
        for index, text in enumerate(texts):
            for title in cited(text):
                form = read.normal(title)
                if len(form) >= 6:
                    self.due.add(form)
                    self.due_starts.add(form[0])
                    if head.title and not index:
                        self.issued.add(form)

    def open_labelled(self, at: int, after: int, *, alone: bool = False) -> int:
        """An appendix from its label at ``at``; its title, if it has a line of its own, stands from ``after`` on.

        A plan that the notice hands on under the label 附件 is the plan; so is an appendix that is all the file has.
        """
        piece = self.pieces[at]
        label = read.appendix_label(piece.text)
        following = self.pieces[after].text if after < len(self.pieces) else ""
        if following[:2] == piece.text[:2] and (note := read_note(self.pieces, after)) and note.size == 1:
            self.elements.append(Element("label", piece.passage))  # 附表 over 附表1.标题
            return self.open_with_title(after, start=piece.passage.start)
        part = _Part("appendix", piece.passage.start)
        part.label = piece.inner
        printed = (label or {"n": None})["n"]
        part.number = number(printed.partition("-")[0]) or None if printed else None
        self.elements.append(Element("label", piece.passage))
        part.end = piece.passage.end
        self.parts.append(part)
        return self.entitle(part, after, alone=alone)

    def entitle(self, part: _Part, at: int, *, alone: bool) -> int:
        """Title and subtitle of an appendix behind its label."""
        found = read_title(self.pieces, at, loose=True) if at < len(self.pieces) else None
        if found is None:
            found = self.caption(at)
        if found:
            title, after, count = found
            part.head = Head(title=title)
            self.elements += [Element("title", piece.passage) for piece in self.pieces[after - count : after]]
            part.end = self.pieces[after - 1].passage.end
            at = after
            if at < len(self.pieces) and BRACKETED.fullmatch(self.pieces[at].text) and not self.pieces[at].role:
                part.head = Head(title=title, subtitle=self.pieces[at].inner)
                self.elements.append(Element("subtitle", self.pieces[at].passage))
                part.end = self.pieces[at].passage.end
                at += 1
            form = read.normal(title.text)
            planned = form in self.issued or (
                alone and (read.kind_of(title.text) or "表") not in ("表", "名单", "目录")
            )
            if planned and all(other.kind != "plan" for other in self.parts):
                part.kind = "plan"
                self.due.discard(form)
                self.issued.discard(form)
                self.facts.heads.append(("plan", part.head))
        elif alone:
            part.kind = "plan"
        return at

    def caption(self, at: int) -> tuple[Passage, int, int] | None:
        """A title of no firm kind: a line that names 清单, 表, 名单 … or that the attachment note has listed."""
        if at >= len(self.pieces):
            return None
        text, _, _, role = self.pieces[at]
        if role or "\t" in text or len(text) > 80 or "。" in text or marker(text) is not None:
            return None
        if read.normal(text) in self.open_notes or (len(text) >= 6 and read.kind_of(text)):
            return self.pieces[at].inner, at + 1, 1
        return None

    # --- steps ----------------------------------------------------------------------------------------------------

    def step(self, at: int) -> int:
        """One piece behind the first head."""
        text, passage, _, role = self.pieces[at]
        if role:
            return self.cut_piece(at, role)
        if len(text) > _SHORT:
            return self.content(at)
        first = text[0]
        # CASE 1: 附件 — a label opens an appendix, a note lists appendices
        if "附" in text[:4] and (after := self.appendix(at)) != at:
            return after
        # CASE 2: 抄送, 印发 — the imprint stands between parts
        if (first in "抄主分报发" or "印" in text[-3:]) and (after := imprint_end(self.pieces, at)) != at:
            return self.imprint(at, after)
        # CASE 3: a date under organs — the part is signed
        if "月" in text and (after := self.closing(at)) != at:
            return after
        # CASE 4: a title that the notice has cited
        if self.due and self.is_due(text):
            return self.open(at, self.pieces[at])
        # CASE 5: another letter begins in the middle of the file
        if (text[-1] in "知报函告复号" or text.endswith("文件")) and len(text) >= 8 and opens_letter(self.pieces, at):
            return self.open(at, self.pieces[at])
        # CASE 6: 目录
        if first == "目" and (after := self.contents(at)):
            return after
        # CASE 7: lines between a signature and what follows it
        if self.part.closed and _ANNOTATION.fullmatch(text):
            self.elements.append(Element("annotation", passage))
            return at + 1
        return self.content(at)

    def content(self, at: int) -> int:
        """A block of the part; behind a signature it opens a plan."""
        if self.part.closed and self.part.kind == "notice":
            self.part.closed = False
            return self.open(at, self.pieces[at])
        _, passage, block, _ = self.pieces[at]
        self.part.body.append(block)
        self.part.end = passage.end
        return at + 1

    def cut_piece(self, at: int, role: str) -> int:
        """A piece whose element the glued line has told already."""
        passage = self.pieces[at].passage
        if role in ("red-head", "number", "title", "addressees", "plan-title"):
            return self.open(at, self.pieces[at])
        if role == "issuer":
            names = [*self.pop_organs(), passage]
            self.elements.append(Element("issuer", passage))
            self.sign(names, None)
            self.part.end = passage.end
        elif role == "date":
            self.elements.append(Element("date", passage))
            self.sign(self.pop_organs(), read.date_line(passage.text.strip()))
            self.part.end = passage.end
            self.part.closed = True
        elif role == "label":
            return self.open_labelled(at, at + 1)
        elif role == "note":
            note = read_note(self.pieces, at)
            return self.note(at, note) if note else self.content(at)
        elif role == "imprint":
            return self.imprint(at, at + 1)
        else:
            self.elements.append(Element(role, passage))
        return at + 1

    def is_due(self, text: str) -> bool:
        if len(text) < 6 or "。" in text or text.lstrip("《“\"'")[:1] not in self.due_starts:
            return False
        form = read.normal(text)
        if form in self.due:
            return True
        return form[:-1] in self.due or form.removeprefix("关于") in self.due

    # --- appendices -----------------------------------------------------------------------------------------------

    def label_at(self, at: int) -> bool:
        """A label alone on its line, with something behind it that is no list of attachments."""
        text = self.pieces[at].text
        if not read.appendix_label(text):
            return False
        if text.endswith(":"):
            return read_note(self.pieces, at) is None
        return True

    def appendix(self, at: int) -> int:
        """A label, a note, or a label with the title on its line."""
        note = read_note(self.pieces, at)
        if note is None:
            return self.open_labelled(at, at + 1) if self.label_at(at) else at
        return self.open_with_title(at) if self.is_opening(at + 1, note) else self.note(at, note)

    def is_opening(self, after: int, note: Note) -> bool:
        """附件1:标题 with content under it, not a list of what will come."""
        if note.size > 1 or len(note.titles) > 1:
            return False
        title, number, _ = note.titles[0]
        if number and not note.colon and self.part.kind == "appendix" and number == (self.part.number or 0) + 1:
            return True
        if after >= len(self.pieces):
            return False
        text, _, _, role = self.pieces[after]
        if role or "附" in text[:4] or read.date_line(text) or read.is_organ_line(text) or read.printed_by(text):
            return False
        if read.copied_to(text) is not None or _ANNOTATION.fullmatch(text) or self.is_due(text):
            return False
        if read.normal(title) in self.open_notes:
            return True
        if (read.is_title(text) and len(text) > 8) or (
            self.part.kind == "notice" and not self.part.closed and note.colon
        ):
            return False
        return not any(
            read.appendix_label(piece.text) or piece.text == title
            for piece in self.pieces[after : after + 400]
            if len(piece.text) < 90
        )

    def open_with_title(self, at: int, *, start: int | None = None) -> int:
        """附件1:标题 in one line."""
        text, passage, _, _ = self.pieces[at]
        match = re.match(r"附 {0,3}[件表录] ?(\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d{1,2})? ?[:.、]? *", text)
        end = match.end() if match else 2
        inner = self.pieces[at].inner
        part = _Part("appendix", passage.start if start is None else start)
        part.label = inner.cut(0, end).stripped()
        part.number = number(match[1]) or None if match and match[1] else None
        part.head = Head(title=inner.cut(end, len(text)).stripped())
        part.end = passage.end
        self.parts.append(part)
        self.elements.append(Element("label", passage))
        return at + 1

    def note(self, at: int, note: Note) -> int:
        """附件说明."""
        for piece in self.pieces[at : at + note.size]:
            self.elements.append(Element("attachment-note", piece.passage))
        self.facts.attachments += note.titles
        self.open_notes |= {read.normal(title) for title, _, _ in note.titles}
        return at + note.size

    # --- closings -------------------------------------------------------------------------------------------------

    def closing(self, at: int) -> int:
        """署名 and 成文日期 at ``at``: a date line under organs, or both on one line."""
        text, passage, _, _ = self.pieces[at]
        date = read.date_line(text)
        part = self.part
        if date is None:
            match = _SIGNED.fullmatch(text) if len(text) < 90 else None
            if not match or not read.is_organ_line(match["organ"]) or not self.may_close(at, 1):
                return at
            self.elements += [
                Element("issuer", passage.cut(0, match.end("organ"))),
                Element("date", passage.cut(match.start("date"), len(passage.text))),
            ]
            names = [*self.pop_organs(), passage.cut(0, match.end("organ"))]
            self.sign(names, read.date_line(match["date"]))
        else:
            count = len(self.organs_above())
            if not self.may_close(at, count):
                return at
            names = self.pop_organs()
            self.elements.append(Element("date", passage))
            self.sign(names, date)
        part.end = passage.end
        part.closed = True
        return at + 1

    def organs_above(self) -> list[Block]:
        """Organ lines that end the body so far."""
        found: list[Block] = []
        for block in reversed(self.part.body[-40:]):
            if not read.is_organ_line(block.passage.text):
                break
            found.append(block)
        return found[::-1]

    def pop_organs(self) -> list[Passage]:
        organs = self.organs_above()
        if organs:
            del self.part.body[-len(organs) :]
        passages = [*self.pop_glued(), *(block.passage for block in organs)]
        self.elements += [Element("issuer", passage) for passage in passages]
        return passages

    def pop_glued(self) -> list[Passage]:
        """An organ that the title names, glued behind the last sentence: …贯彻执行。云泽市财政局."""
        if not self.part.body or not self.part.head.title:
            return []
        last = self.part.body[-1]
        text = last.passage.text
        for name in read.issuers_of(self.part.head.title.text):
            if text.endswith(name) and len(text) > len(name):
                cut = len(text) - len(name)
                self.part.body[-1] = last._replace(passage=last.passage.cut(0, cut).stripped())
                return [last.passage.cut(cut, len(text))]
        return []

    def may_close(self, at: int, organs: int) -> bool:
        """A notice may be signed anywhere; a plan where it ends; a table of dates never."""
        part = self.part
        if part.closed:
            return False
        if part.kind == "notice":
            return organs > 0 or bool(part.body) or bool(part.head.addressees)
        if not organs:
            return False
        for text, _, _, role in self.pieces[at + 1 : at + 2]:
            if role or "附" in text[:4] or read.is_title(text) or _ANNOTATION.fullmatch(text):
                return True
            return read.copied_to(text) is not None or read.printed_by(text) is not None
        return True

    def sign(self, names: list[Passage], date: str | None) -> None:
        self.facts.signatures.append((self.part.kind, tuple(names), date))

    def imprint(self, at: int, after: int) -> int:
        """版记; the organ over a bare 印发 date goes with it."""
        printed = read.printed_by(self.pieces[after - 1].text)
        passages = [piece.passage for piece in self.pieces[at:after]]
        if printed and not printed[0] and self.part.body and read.is_organ_line(self.part.body[-1].passage.text):
            passages.insert(0, self.part.body.pop().passage)
            self.part.end = self.part.body[-1].passage.end if self.part.body else self.part.start
        self.elements += [Element("imprint", passage) for passage in passages]
        self.facts.imprints.append(tuple(passages))
        return after

    def contents(self, at: int) -> int:
        """目录; 0 where there is none."""
        after = contents_end(self.pieces, at)
        if after == at:
            return 0
        self.elements += [Element("contents", piece.passage) for piece in self.pieces[at:after]]
        return after
