"""署名 and 成文日期 at the end of a part, and the part while it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Block, PartDraft, Passage
from fanwen_parse.patterns import compiled
from fanwen_parse.rules import calendar, headers, titles
from fanwen_parse.rules import elements as read
from fanwen_parse.rules.boilerplate import SITE_WORDS
from fanwen_parse.rules.cells import count_of
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.organ_names import is_organ

from .heads import Head

if TYPE_CHECKING:
    from .announced import Announced
    from .pieces import Pieces

_ANNOTATION = (
    r"\((?:此件|此文|信息公开|公开|依申请|主动|联系|咨询)[^()]*(?:\([^()]*\)[^()]*)*\)|"
    r"(?:\S{0,12}联系(?:人|电话|方式|科室|单位)|此件公开).{0,100}"
)


_HANDS_ON = "(?:印发|转发|下发)(?:给)?你们"
_SENTENCE = 120
_MAKES = "制[定订]了?本(?:实施|工作|行动|专项|具体)?(?P<kind>[^,。;:]{2,3})。$"
"""How a plan opens; a notice that says so goes on behind a comma: 制定本方案,现印发给你们."""
_MADE = 20
_TITLE = 160
"""Characters; no title is longer."""
_LINE = 40
"""Characters of a line of a site."""
_ROWS = 3
_TAIL = 8
"""Lines that a site may have under the signature."""
_DECREE = 8
"""Blocks of a decree before the regulation that it carries."""


class Part:
    """A part while it grows."""

    def __init__(self, kind: str, start: int) -> None:
        """Open a part of this kind at this offset."""
        self.kind = kind
        self.start = start
        self.end = start
        """Of what is known besides the body; the body's own end counts when the part is done."""
        self.head = Head()
        self.label: Passage | None = None
        self.number: int | None = None
        self.body: list[Block] = []
        self.closed = False
        """It is signed: what follows is another part."""

    def draft(self) -> PartDraft:
        """The part as the next stages take it."""
        head = self.head
        end = max(self.end, self.body[-1].passage.end) if self.body else self.end
        return PartDraft(
            self.kind, head.title, tuple(self.body), self.start, end, self.label, self.number, head.subtitle
        )

    def organ_lines(self) -> list[Block]:
        """The organ lines that end the body so far, with who signs for them; a joint issue may have twenty."""
        found: list[Block] = []
        for block in reversed(self.body[-40:]):
            text = block.passage.text
            if not read.is_organ_line(text) and (found or not read.is_signer(text)):
                break
            found.append(block)
        return found[::-1]

    def take_organs(self) -> list[Passage]:
        """Take the organ lines out of the body, and one that the title names from behind the last sentence."""
        organs = self.organ_lines()
        if organs:
            del self.body[-len(organs) :]
        passages = [block.passage for block in organs]
        if self.body and self.head.title:
            last = self.body[-1]
            text = last.passage.text
            for name in read.issuers_of(self.head.title.text):
                if text.endswith(name) and len(text) > len(name):
                    cut = len(text) - len(name)
                    self.body[-1] = last._replace(passage=last.passage.cut(0, cut).stripped())
                    passages.insert(0, last.passage.cut(cut, len(text)))
                    break
        return passages

    def take_undated(self) -> list[Passage]:
        """The same behind the last sentence of a part that has no date; none where they sign nothing."""
        organs = self.organ_lines()
        if not signs_undated(self, len(organs)) or not all(map(_names_organs, organs)):
            return []
        self.end = self.body[-1].passage.end
        return self.take_organs()


def _names_organs(block: Block) -> bool:
    """Without a date below, the end of a line is too little: 显示全部 ends as 部 do. Each name must be an organ's."""
    return read.is_signer(block.passage.text) or _is_signed(block.passage.text)


def _is_signed(text: str) -> bool:
    """A line of nothing but names of organs."""
    return read.is_organ_line(text) and all(map(is_organ, read.organs(text)))


def left_over(part: Part, pieces: Pieces, at: int, announced: Announced) -> str:
    """What a line behind a signed part is that opens nothing; empty where it opens a plan or may be content.

    |, of a table whose text is lost; the notice's title again; a short line of the site over what the notice has announced;
    the last lines of a page.
    """
    text = pieces.texts[at]
    notice = part.kind == "notice"
    if notice and not any(map(str.isalnum, text)):
        return "navigation"
    title = part.head.title
    if notice and title and len(text) <= _TITLE and titles.normal(text) == titles.normal(title.text):
        return "page-title"
    if notice and _stands_over(pieces, at, announced):
        return "navigation"
    cut = text.count("《") != text.count("》") or (notice and titles.is_title(text))  # a plan's title, cut there
    return "footer" if is_tail(pieces, at) and not cut else ""


def _stands_over(pieces: Pieces, at: int, announced: Announced) -> bool:
    """Is this a short line of the site, and what the notice has announced on one of the next?"""
    text = pieces.texts[at]
    if len(text) > _LINE or "。" in text or text[-1] == ":" or marker(text) is not None or announced.is_due(text):
        return False
    for below in pieces.texts[at + 1 : at + 1 + _ROWS]:
        if announced.is_due(below) or read.appendix_label(below):
            return True
        if len(below) > _LINE or "。" in below:
            return False
    return False


def opens_untitled(notice: Part, pieces: Pieces, at: int, announced: Announced) -> bool:
    """Does the plan of a notice without a signature begin here, without its title: …印发给你们,请贯彻执行。 / 为…,制定本方案。?"""
    text = pieces.texts[at]
    if notice.kind != "notice" or "本" not in text[-_MADE:] or text[-1] != "。":
        return False
    made = compiled(_MAKES).search(text[-_MADE:])
    if made is None or titles.kind_of(made["kind"]) != made["kind"] or marker(text) is not None:
        return False
    above = [block.passage.text[-_SENTENCE:] for block in notice.body[: -len(notice.organ_lines()) or None][-1:]]
    if not above or not above[0].endswith("。") or not compiled(_HANDS_ON).search(above[0]):
        return False
    return not any(map(announced.is_due, pieces.texts[at + 1 : at + 1 + _ROWS]))


def repeated_title(parts: list[Part]) -> list[Passage]:
    """Take from the end of the last part the title of the document, which the page prints again under it."""
    body = parts[-1].body
    text = body[-1].passage.text if len(body) > 1 else ""
    last = titles.normal(text) if 0 < len(text) <= _TITLE else ""
    if last and any(part.head.title and titles.normal(part.head.title.text) == last for part in parts):
        return [body.pop().passage]
    return []


def is_annotation(text: str) -> bool:
    """附注, GB/T 9704 7.3.6: （此件公开发布）, letter-spaced or not; and whom to call."""
    if len(text) > 160:
        return False
    if text[:2] == "( ":
        text = text.replace(" ", "")
    return compiled(_ANNOTATION).fullmatch(text) is not None


def _is_cell(text: str) -> bool:
    """A header of units and dates, or a date in a column of dates."""
    return _is_header(text) or (len(text) <= 24 and read.date_line(text) is not None)


def _is_header(text: str) -> bool:
    """The name of a column that only tables have."""
    return text in read.HEADERS or (headers.is_anchor(text) and headers.is_listed(text))


def signs_undated(part: Part, organs: int) -> bool:
    """Organs that end a part, with no date below: its signature if the sentence above is prose, and not the task of a row.

    A row's task stands behind its serial. Without one, a table has a header, and short cells above its last task.
    """
    above = [block.passage.text for block in part.body[: -organs or None][-3:]]
    if not organs or not above or not above[-1].endswith(("。", "!")):
        return False
    *cells, _ = above
    if cells and count_of(cells[-1]) is not None:
        return False
    if all(text[-1] in "。!" or marker(text) is not None for text in cells):
        return True
    return not any(_is_header(block.passage.text) for block in part.body)


def is_promulgated(part: Part) -> bool:
    """市长 李某 under the words that put a regulation in force; the regulation follows in the same part."""
    return part.kind == "plan" and 0 < len(part.body) <= _DECREE and read.is_signer(part.body[-1].passage.text)


def is_stripped_date(part: Part, text: str, organs: int) -> bool:
    """202571 under the organ of a notice: a date whose 年月日 a scraper lost. It signs, but which day it is nobody knows."""
    return part.kind == "notice" and organs > 0 and 6 <= len(text) <= 8 and text.isdecimal() and text[:2] == "20"


def closing_day(part: Part, text: str) -> str | None:
    """The date that a whole line is; 2025.7.1 and 2025-07-01 only under an organ, for alone they are a site's, or cells."""
    if (date := read.date_line(text)) is not None:
        return date
    match = compiled(r"(20\d\d)([./-])(\d\d?)\2(\d\d?)日?").fullmatch(text) if text[:2] == "20" else None
    if match is None or not part.organ_lines() or not calendar.exists(int(match[1]), int(match[3]), int(match[4])):
        return None
    return f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"


def is_tail(pieces: Pieces, at: int) -> bool:
    """Is all that follows from ``at`` on a few short lines of a site: END, 编辑:某某, 阅读原文?

    A sentence, an item, an attachment, or one more organ or day, as the next row of a table has, is more than that.
    """
    texts = pieces.texts[at : at + _TAIL + 1]
    return 0 < len(texts) <= _TAIL and not any(
        after in pieces.roles or _goes_on(text) for after, text in enumerate(texts, at)
    )


def _goes_on(text: str) -> bool:
    """Does the document go on with this line?"""
    return (
        len(text) > _LINE
        or ("。" in text and not text.startswith("以上") and not any(map(text.__contains__, SITE_WORDS)))
        or "附" in text[:4]
        or "\t" in text
        or marker(text) is not None
        or read.date_line(text) is not None
        or _is_signed(text)
        or read.printed_by(text) is not None
        or read.copied_to(text) is not None
        or _is_header(text)
    )


def _is_dated(part: Part, pieces: Pieces, at: int) -> bool:
    """Does a day alone under the last sentence end a plan, or one text of a collection, of an organ that is not named?"""
    if part.kind != "plan" or "日" not in pieces.texts[at] or not part.body:
        return False
    ends = at + 1 >= len(pieces) or is_tail(pieces, at + 1) or pieces[at + 1].role == "collected"
    return ends and part.body[-1].passage.text[-1] in "。!"


def may_close(part: Part, pieces: Pieces, at: int, organs: int) -> bool:
    """A notice may be signed anywhere; a plan where it ends; a table of units and dates never."""
    if part.closed:
        return False
    if part.kind == "notice":
        return organs > 0 or bool(part.body) or bool(part.head.addressees)
    if is_promulgated(part):
        return True
    if any(_is_cell(block.passage.text) for block in part.body[-120:]):
        return False
    if not organs:
        return _is_dated(part, pieces, at)
    if at + 1 >= len(pieces) or is_tail(pieces, at + 1):
        return True
    text, _, _, role = pieces[at + 1]
    if role or "附" in text[:4] or titles.is_title(text) or is_annotation(text):
        return True
    return read.copied_to(text) is not None or read.printed_by(text) is not None
