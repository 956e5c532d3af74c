"""The walk over the pieces: where a part opens, where it closes, which element stands between.

A part opens where its head says so: a letter with its number or addressees, a title behind a signature, a title that
the notice has cited, the label 附件. Everything between two openings is content, save the elements that are told by
their own words. Text that starts without a head is a plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Element, Passage
from fanwen_parse.rules import elements as read
from fanwen_parse.rules import titles
from fanwen_parse.rules.numbering import marker

from .announced import Announced, printed_again
from .describe import Facts, has_plan
from .heads import Head, caption, is_bracketed, is_letter, is_letter_head, opens_letter, read_head, read_title, titled
from .notes import contents_end, imprint_end, opens_appendix, read_note, split_label
from .opening import cleared
from .signature import (
    Part,
    is_annotation,
    is_promulgated,
    is_stripped_date,
    left_over,
    may_close,
    opens_untitled,
    repeated_title,
)

if TYPE_CHECKING:
    from .notes import Note
    from .pieces import Piece, Pieces

_SHORT = 160
"""A longer block is a paragraph: no element but a glued one has that length."""
_FIRST = frozenset("抄主分报发目2")
"""First characters of imprints, contents and days in figures."""
_LAST = frozenset("知报函告复号件发制印开")
"""Last characters of letters' titles, numbers, red heads and imprints."""


class Walk:
    """One pass over the pieces; each method gives the index behind what it took."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.parts: list[Part] = []
        self.part = Part("plan", 0)
        """The last of them, while there is one."""
        self.elements: list[Element] = []
        self.facts = Facts()
        self.announced = Announced()
        self.collected, self.dropped = cleared(pieces)
        pieces.roles.update(dict.fromkeys(self.collected, "collected"))

    def run(self) -> None:
        """Take every piece."""
        size, at = len(self.pieces), 0
        while at < size and not self.parts:
            at = self.begin(at)
        while at < size:
            if not self.part.closed and self.part.kind != "notice":
                at = self.paragraphs(at)
                if at == size:
                    break
            at = self.step(at)
        if self.parts:
            self.dropped += [("page-title", title) for title in repeated_title(self.parts)]
            if not self.part.closed and self.part.kind != "appendix":
                self.sign_undated()

    def paragraphs(self, at: int) -> int:
        """Take what is content of a plan or an appendix at first sight; gives the index of the first piece that may be more.

        Nine blocks of ten are paragraphs and cells: they are told by their first and last character.
        """
        first = self.announced.first | _FIRST
        texts, blocks, roles = self.pieces.texts, self.pieces.blocks, self.pieces.roles
        for after in range(at, len(texts)):
            text = texts[after]
            if text[0] in first or after in roles:
                break
            if len(text) <= _SHORT and (text[-1] in _LAST or "月" in text or text[:3] == "(此件" or "附" in text[:4]):
                break
        else:
            after = len(texts)
        self.part.body += blocks[at:after]
        return after

    # --- openings -------------------------------------------------------------------------------------------------

    def begin(self, at: int) -> int:
        """The first part: an appendix that stands alone is the plan; contents and imprints may come before a head."""
        piece = self.pieces[at]
        if piece.role == "collected":
            return self.open_collected(at)
        if self.label_at(at):
            return self.open_labelled(at, at + 1, alone=True)
        return self.contents(at) or self.open(at, piece)

    def open(self, at: int, piece: Piece) -> int:
        """A notice or a plan, with its head."""
        again = piece.role == "again" and self.pieces.roles.pop(at)
        if self.parts and not self.part.closed and (again or self.part.kind == "notice"):
            self.sign_undated()
        head = read_head(self.pieces, at, loose=True)
        letter = is_letter(head, self.pieces)
        part = Part("notice" if letter else "plan", piece.passage.start)
        part.head = head
        self.add(part)
        self.take(head)
        if head.title:
            self.announced.opened(head.title.text)
            if len(self.parts) == 1:
                self.pieces.roles.update(dict.fromkeys(printed_again(self.pieces, at, head.next), "again"))
        if letter:
            self.expect(head)
        if head.next == at:
            return self.content(at)
        part.end = self.pieces[head.next - 1].passage.end
        return head.next

    def open_collected(self, at: int) -> int:
        """The next text of a collection; its title stands beside its label or below."""
        piece = self.pieces[at]
        count, start, end = self.collected[at]
        self.elements.append(Element("label", piece.passage))
        part = Part("plan", piece.passage.start)
        part.number = count
        part.end = piece.passage.end
        self.add(part)
        if start == end:
            return self.entitle(part, at + 1, alone=False)
        inner = piece.inner
        part.label = (inner.cut(0, start) if start else inner.cut(end, len(inner.text))).stripped()
        part.head = titled(self.pieces, at + 1, inner.cut(start, end).stripped())
        self.take(part.head)
        return part.head.next

    def add(self, part: Part) -> None:
        """Make this the part that grows."""
        self.parts.append(part)
        self.part = part

    def take(self, head: Head) -> None:
        """Keep what a head says."""
        self.elements += head.elements
        self.facts.heads.append((self.part.kind, head))
        if head.signed:
            self.facts.signatures.append((self.part.kind, tuple(head.signed), None))

    def expect(self, head: Head) -> None:
        """Remember the titles that a notice cites: one of them alone on a line opens a plan."""
        body = (piece.text for piece in self.pieces.between(head.next, head.next + 8) if len(piece.text) < 1500)
        self.announced.hear(head.title.text if head.title else "", body)

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
        if (
            all(part.kind != "notice" or part.forwards() for part in self.parts)
            and after < len(self.pieces)
            and is_letter_head(self.pieces, after)
        ):
            self.elements.append(Element("label", piece.passage))  # 公示, and the notice that it shows
            return self.open(after, self.pieces[after])
        part = Part("appendix", piece.passage.start)
        part.label = piece.inner
        part.number = read.label_number(label["n"]) if label else None
        self.elements.append(Element("label", piece.passage))
        part.end = piece.passage.end
        self.add(part)
        return self.entitle(part, after, alone=alone)

    def entitle(self, part: Part, at: int, *, alone: bool) -> int:
        """Title and subtitle of an appendix behind its label."""
        self.announced.spelled(self.pieces, at)
        found = read_title(self.pieces, at, loose=True) if at < len(self.pieces) else None
        if found is None:
            found = caption(self.pieces, at, self.announced.listed)
        if found:
            title, after, count = found
            part.head = Head(title=title)
            self.elements += [Element("title", piece.passage) for piece in self.pieces.between(after - count, after)]
            part.end = self.pieces[after - 1].passage.end
            at = after
            if at < len(self.pieces) and is_bracketed(self.pieces[at].text) and not self.pieces[at].role:
                part.head = Head(title=title, subtitle=self.pieces[at].inner)
                self.elements.append(Element("subtitle", self.pieces[at].passage))
                part.end = self.pieces[at].passage.end
                at += 1
            kind = titles.kind_of(title.text) or "表"
            lone = alone and kind not in ("表", "名单", "目录") and not has_plan(self.parts)
            if lone or self.announced.issues(title.text):
                part.kind = "plan"
                self.announced.opened(title.text)
                self.facts.heads.append(("plan", part.head))
        elif alone:
            part.kind = "plan"
        return at

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
        if ("月" in text or text[:2] == "20") and (after := self.closing(at)) != at:
            return after
        # CASE 4: a title that the notice has cited, on one line or several
        if self.announced.is_due(text) or (first in self.announced.first and self.announced.spelled(self.pieces, at)):
            return self.open(at, self.pieces[at])
        # CASE 5: another letter begins in the middle of the file
        if (text[-1] in "知报函告复号" or text.endswith("文件")) and len(text) >= 8 and opens_letter(self.pieces, at):
            return self.open(at, self.pieces[at])
        # CASE 6: a title under a notice that issues something, though it cites it by another name
        if self.is_issued(at):
            return self.open(at, self.pieces[at])
        # CASE 7: 目录
        if first == "目" and (after := self.contents(at)):
            return after
        # CASE 8: lines between a signature and what follows it
        if (self.part.closed or text[:3] == "(此件" or text[-4:] == "主动公开") and is_annotation(text):
            self.elements.append(Element("annotation", passage))
            return at + 1
        return self.content(at)

    def content(self, at: int) -> int:
        """A block of the part; behind the signature of a notice it opens a plan, unless it is the site's."""
        if self.part.closed and (kind := left_over(self.part, self.pieces, at, self.announced)):
            self.dropped.append((kind, self.pieces[at].passage))
            return at + 1
        if self.part.closed and self.part.kind == "notice":
            self.part.closed = False
            return self.open(at, self.pieces[at])
        if self.announced.issued and opens_untitled(self.part, self.pieces, at, self.announced):
            return self.open(at, self.pieces[at])
        self.part.body.append(self.pieces[at].block)
        return at + 1

    def cut_piece(self, at: int, role: str) -> int:
        """A piece whose element the glued line has told already."""
        passage = self.pieces[at].passage
        if role == "collected":
            return self.open_collected(at)
        if role == "again":
            return self.open(at, self.pieces[at])
        if role in ("red-head", "number", "title", "addressees", "plan-title"):
            new = role == "plan-title" or self.part.closed or not self.part.body or opens_letter(self.pieces, at)
            return self.open(at, self.pieces[at]) if new else self.content(at)
        if role == "issuer":
            self.sign([*self.part.take_organs(), passage], None)
            self.part.end = passage.end
        elif role == "date":
            self.sign(self.part.take_organs(), read.date_line(passage.text.strip()))
            self.elements.append(Element("date", passage))
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

    def is_issued(self, at: int) -> bool:
        """A title between the last sentence of an unsigned notice, or its title, and a paragraph or a numbered heading."""
        part = self.part
        if part.kind != "notice" or not self.announced.issued:
            return False
        text = self.pieces.texts[at]
        if not part.body:  # the title of a notice, and the plan right under it
            return not part.head.addressees and self.announced.resembles(text)
        if len(text) < 8 or not titles.is_title(text) or not part.body[-1].passage.text.endswith(("。", "!")):
            return False
        following = self.pieces[at + 1].text if at + 1 < len(self.pieces) else ""
        return len(following) > 40 or "。" in following or marker(following) is not None

    # --- appendices -----------------------------------------------------------------------------------------------

    def label_at(self, at: int) -> bool:
        """A label alone on its line, with something behind it that is no list of attachments."""
        text = self.pieces[at].text
        return bool(read.appendix_label(text)) and (text[-1] != ":" or read_note(self.pieces, at) is None)

    def appendix(self, at: int) -> int:
        """A label, a note, or a label with the title on its line."""
        note = read_note(self.pieces, at)
        if note is None and at + 1 == len(self.pieces) and self.label_at(at):
            self.elements.append(Element("label", self.pieces[at].passage))  # nothing is attached
            return at + 1
        if note is None:
            return self.open_labelled(at, at + 1) if self.label_at(at) else at
        opens = opens_appendix(self.pieces, at + 1, note, self.part, self.announced)
        return self.open_with_title(at) if opens else self.note(at, note)

    def open_with_title(self, at: int, *, start: int | None = None) -> int:
        """附件1:标题 in one line."""
        text, passage, _, _ = self.pieces[at]
        end, printed = split_label(text)
        inner = self.pieces[at].inner
        part = Part("appendix", passage.start if start is None else start)
        part.label = inner.cut(0, end).stripped()
        part.number = printed
        part.head = Head(title=inner.cut(end, len(text)).stripped())
        part.end = passage.end
        self.add(part)
        self.elements.append(Element("label", passage))
        return at + 1

    def note(self, at: int, note: Note) -> int:
        """附件说明."""
        for piece in self.pieces.between(at, at + note.size):
            self.elements.append(Element("attachment-note", piece.passage))
        self.facts.attachments += note.titles
        self.announced.listed |= {titles.normal(title) for title, _, _ in note.titles}
        return at + note.size

    # --- closings -------------------------------------------------------------------------------------------------

    def closing(self, at: int) -> int:
        """署名 and 成文日期 at ``at``: a date line under organs, or both on one line."""
        text, passage, _, _ = self.pieces[at]
        part = self.part
        date = read.date_line(text) or part.day_in_figures(text)
        both = read.signed_line(text) if date is None else None
        organs = 1 if both else len(part.organ_lines())
        signs = date is not None or both is not None or is_stripped_date(part, text, organs)
        if not signs or not may_close(part, self.pieces, at, organs):
            return at
        decree = is_promulgated(part)
        names = part.take_organs()
        if both:
            names.append(passage.cut(0, both[0]))
            date, passage = both[2], passage.cut(both[1], len(passage.text))
        self.sign(names, date)
        self.elements.append(Element("date", passage))
        part.end = passage.end
        part.closed = not decree
        return at + 1

    def sign_undated(self) -> None:
        """Organs behind the last sentence of a part, without a date; a plan that a dated notice hands on is signed there."""
        dated = self.part.kind != "notice" and any(date for _, _, date in self.facts.signatures)
        names = [] if dated else self.part.take_undated()
        if names:
            self.sign(names, None)

    def sign(self, names: list[Passage], date: str | None) -> None:
        """Keep who signed and when."""
        self.elements += [Element("issuer", name) for name in names]
        self.facts.signatures.append((self.part.kind, tuple(names), date))

    def imprint(self, at: int, after: int) -> int:
        """版记; the organ over a bare 印发 date goes with it."""
        printed = read.printed_by(self.pieces[after - 1].text)
        passages = [piece.passage for piece in self.pieces.between(at, after)]
        if printed and not printed[0] and self.part.body and read.is_organ_line(self.part.body[-1].passage.text):
            passages.insert(0, self.part.body.pop().passage)
        self.elements += [Element("imprint", passage) for passage in passages]
        self.facts.imprints.append(tuple(passages))
        return after

    def contents(self, at: int) -> int:
        """目录; 0 where there is none."""
        after = contents_end(self.pieces, at)
        if after == at:
            return 0
        self.elements += [Element("contents", piece.passage) for piece in self.pieces.between(at, after)]
        return after
