"""The head of a document: red head, 发文字号, title, 题注, 主送机关, in the orders that are printed.

GB/T 9704 puts the number over the title; web pages put it under it; laws have no number but a 题注 of adoption dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Element, Passage
from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple
from fanwen_parse.rules import elements as read
from fanwen_parse.rules import headers, titles
from fanwen_parse.rules.numbering import marker

from .pieces import Pieces, join

if TYPE_CHECKING:
    from collections.abc import Container

_ADOPTED = ("通过", "公布", "批准", "修订", "修正", "施行", "发布", "印发", "公告", "令")
"""题注: 2015年8月27日云泽市…会议通过."""
LETTER_BODY = (
    r"通知如下|特此(?:通知|函复|批复|通报|函告)|(?:印发|转发|下发)?给你们|收悉|(?:函复|批复|通报|公告)如下|"
    r"(?:现|将).{0,80}(?:印发|转发)你们|请(?:认真|遵照|结合).{0,16}(?:执行|落实)"
)
_YEARS = r"\((?:19|20)\d\d ?年?(?: ?[-—–~至到]{1,2} ?(?:19|20)\d\d ?年?)?(?:度|版|修订)?\)"
_ORDER_NUMBER = r"\(?第 ?[\d一二三四五六七八九十百〇零 ]{1,9}号\)?"
"""第12号 under the name of an order (令)."""
_STRAY = "IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ: "
"""The page number of a front matter or the colon behind a 发文字号, glued to the title: no title begins so."""
_MASKED = frozenset("省市区县旗州盟镇乡村街社局")
"""What stands behind a single X that masks a name: X县."""
OPENINGS = frozenset(("前言", "引言", "序言", "导言", "概述", "总则", "目录", "正文", "摘要"))
"""Headings without a number that open a text; none of them is its title."""
_SHORT_NAME = 6
"""Characters; a shorter name in 《》 stands for another title: 《方案》."""
_CELLS = frozenset("\t|│")
BULLETS = frozenset(">•∙●·★▲◆■-")
_CLAUSES = 60
"""Characters; a longer line with a comma is a sentence."""
_AIMS = ("为了", "根据", "按照", "依据", "为贯彻", "为进一步", "为深入", "为加快", "为推", "为打造", "为充分")
_STATED = r"^(?:为|根据|按照|依据)[^关]*,|[制拟编]定(?:了?本|如下|以下)|结合我.{0,3}实际"
_LAST_WORDS = ("的通知", "通知", "的通报", "的函", "的意见", "意见", "的决定", "实施方案", "方案")


class Head(NamedTuple):
    """What opens a document."""

    elements: tuple[Element, ...] = ()
    title: Passage | None = None
    subtitle: Passage | None = None
    addressees: Passage | None = None
    number: Passage | None = None
    red: Passage | None = None
    date: str | None = None
    signed: tuple[Passage, ...] = ()
    """Organs on a cover, under the title and over the date."""
    next: int = 0
    """Index of the first piece behind the head."""


_HEADLINE = r"[^《》,。]{2,20}(?:发布|出台|公布|推出|颁布)了?《(?P<title>[^《》]+)》"


def read_head(pieces: Pieces, at: int, *, loose: bool) -> Head:
    """The head that begins at ``at``; an empty one (``next == at``) where the text begins at once.

    Args:
        pieces: all pieces of the file.
        at: where the head begins.
        loose: a line that names no kind may be the title too, because a title is due here.
    """
    elements: list[Element] = []
    title = subtitle = line = number = red = None
    signed: list[Passage] = []
    date: str | None = None
    index = at
    while index < min(len(pieces), at + 16):
        text, passage, _, role = pieces[index]
        if role == "plan-title" and title is None:
            title = _unquoted(passage)
            elements.append(Element("title", passage))
            index += 1
            break
        if role == "number" or (not role and number is None and read.doc_number(text)):
            number = pieces[index].inner
            elements.append(Element("doc-number", passage))
        elif not role and read.is_damaged_number(text):
            elements.append(Element("doc-number", passage))
        elif role == "red-head" or (not role and (title is None or text.endswith("文件")) and _is_red(pieces, index)):
            red = pieces[index].inner
            elements.append(Element("issuer", passage))
        elif title is None and (found := read_title(pieces, index, loose=loose)):
            title, index = found[0], found[1] - 1
            elements += [Element("title", piece.passage) for piece in pieces.between(index + 1 - found[2], index + 1)]
            if (bracket := _number_in(title)) and title.text == passage.text:
                title, number = title.cut(0, bracket), title.cut(bracket, len(title.text))
                elements[-1:] = [Element("title", title), Element("doc-number", number)]
        elif role == "addressees" or (not role and read.is_addressees(text)):
            line = pieces[index].inner
            elements.append(Element("addressees", passage))
            index += 1
            break
        elif title is not None and subtitle is None and (role == "subtitle" or (not role and is_bracketed(text))):
            subtitle = passage
            date = date or read.date_in(text)
            elements.append(Element("subtitle", passage))
        elif title is not None and not role and len(text) < 160 and "。" not in text and is_adoption(text):
            date = date or read.date_in(text)
            elements.append(Element("subtitle", passage))
        elif title is not None and not role and text.startswith(("—", "--")) and len(text) < 100 and "。" not in text:
            subtitle = subtitle or passage  # ——2025年1月10日在云泽市第三届人民代表大会第五次会议上
            date = date or read.date_in(text)
            elements.append(Element("subtitle", passage))
        elif title is not None and not role and _is_cover(pieces, index):
            signed.append(passage)
            elements.append(Element("issuer", passage))
        elif (
            title is not None
            and not role
            and subtitle is None
            and (len(text) < 16 and compiled(_ORDER_NUMBER).fullmatch(text))
        ):
            subtitle = passage
            elements.append(Element("subtitle", passage))
        elif title is not None and not role and (day := read.date_line(text)):
            date = date or day
            elements.append(Element("date", passage))
        else:
            break
        index += 1
    return Head(tuple(elements), title, subtitle, line, number, red, date, tuple(signed), index)


def read_title(pieces: Pieces, at: int, *, loose: bool) -> tuple[Passage, int, int] | None:
    """A title of one to five lines: the passage, the index behind it, how many pieces it has."""
    if not pieces.roles.get(at) and _is_cut(pieces.texts[at]):
        return None
    lines: list[Passage] = []
    joined = ""
    best = 0
    for index in range(at, min(at + 5, len(pieces))):
        text, _, _, role = pieces[index]
        if role and role != "title":
            break
        following = bool(best) and not _is_unfinished(joined)
        if following and not (
            (role and lines)
            or text.startswith("的")
            or text in _LAST_WORDS
            or (text[:1] == "(" and compiled(_YEARS).fullmatch(text))
        ):
            break
        if not following and (no_title_line(text) or _opens_table(pieces, index) or (lines and len(text) > 60)):
            break
        lines.append(pieces[index].inner)
        joined += text
        if role == "title" or titles.is_title(joined[: _once(joined)]) or (loose and titles.names_table(joined)):
            best = len(lines)
        elif following or len(joined) > 140:
            break
    if not best and loose and lines and len(lines[0].text) <= 60 and not read.is_organ_line(lines[0].text):
        best = 1 if _text_follows(pieces, at + 1) and "\t" not in lines[0].text else 0
    if not best:
        return None
    title = join(lines[:best])
    title = title.cut(0, _once(titles.name_of(title.text)))
    before = _labelled(title.text) or stray(title.text)
    return _announced(title.cut(before, len(title.text)).stripped() if 0 < before < 8 else title), at + best, best


def titled(pieces: Pieces, at: int, title: Passage) -> Head:
    """The head of a text whose title is known already: the addressees at ``at``, if there are any."""
    if at >= len(pieces) or pieces[at].role or not read.is_addressees(pieces[at].text):
        return Head(title=title, next=at)
    line = pieces[at]
    return Head((Element("addressees", line.passage),), title, addressees=line.inner, next=at + 1)


def stray(text: str) -> int:
    """Where a title begins behind what no title begins with; the mask of a name, XX镇, is its own."""
    end = len(text) - len(text.lstrip(_STRAY))
    masks = end - len(text[:end].rstrip("X"))
    masked = masks > 1 or (masks == 1 and text[end : end + 1] in _MASKED)
    return end - masks if masked and text[end - masks - 1 : end - masks] not in ("I", "V") else end


def _is_cut(text: str) -> bool:
    """Is a line where a title is due a sentence, or a piece of one: 为…,制定本方案, or the end of a clause of duties?

    Titles open with 为 where the word goes with the next one: 为民办实事.
    """
    if read.is_unopened(text) or "(责任" in text or "(牵头" in text or compiled(_STATED).search(text):
        return True
    if "关于" in text or text[-1] == "?":
        return False
    comma = "," in text
    return (comma and len(text) > _CLAUSES) or ((comma or text.startswith(_AIMS)) and titles.kind_of(text) is None)


def caption(pieces: Pieces, at: int, listed: Container[str]) -> tuple[Passage, int, int] | None:
    """A title of no firm kind: a line that names 清单, 表, 名单 … or that the attachment note has listed."""
    if at >= len(pieces):
        return None
    text, _, _, role = pieces[at]
    if role or "\t" in text or len(text) > 80 or "。" in text or marker(text) is not None:
        return None
    if titles.normal(text) in listed or (len(text) >= 6 and titles.kind_of(text)):
        return pieces[at].inner, at + 1, 1
    return None


def _announced(title: Passage) -> Passage:
    """The headline of a news page, 云泽市发布《…实施方案》, says the title inside its marks; a notice says …的通知 behind them."""
    match = compiled(_HEADLINE).fullmatch(title.text)
    return title.cut(*match.span("title")) if match and titles.kind_of(match["title"]) is not None else _unquoted(title)


def _once(title: str) -> int:
    """The length of a title without the number of a sample, 篇1, and without its second print on the same line."""
    sample = titles.sample(title)
    size = sample.end if sample and (not sample.weak or " " in title[-3:]) else len(title)
    half = size // 2
    if title[:half].rstrip() == title[size - half : size].lstrip() and half >= _SHORT_NAME:
        return half
    half -= 1
    return half if half >= _SHORT_NAME and title[:half] == title[half + 1 : size - 1] and title[half] == "(" else size


def _is_unfinished(title: str) -> bool:
    """印发 and the name of a plan: the words 的通知 are still to come, on the next line."""
    return any(word in title for word in ("印发", "转发", "批转")) and titles.kind_of(title) not in titles.LETTERS


def is_adoption(text: str) -> bool:
    """A line that begins with a date and says what happened to the text on that day."""
    if "月" not in text[:14] or not any(word in text for word in _ADOPTED):
        return False
    return compiled(read.DATE).match(text.lstrip("(")) is not None


def is_bracketed(text: str) -> bool:
    """（征求意见稿）, （2021年8月1日…会议通过）: one bracket that is the whole line, and not who leads (列第一位的为牵头单位)."""
    if text[:1] != "(" or text[-1:] != ")" or len(text) > 400 or "牵头" in text:
        return False
    return compiled(r"\([^()]*(?:\([^()]*\)[^()]*)*\)").fullmatch(text) is not None


def is_letter(head: Head, pieces: Pieces) -> bool:
    """Is the document that this head opens a letter (通知, 函 …), which hands on something else?"""
    kind = titles.kind_of(head.title.text) if head.title else None
    if kind is not None:
        return kind in titles.LETTERS or _hands_on(head, pieces)
    if not (head.number or head.addressees):
        return False
    return any(compiled(LETTER_BODY).search(piece.text[:3000]) for piece in pieces.between(head.next, head.next + 8))


def _hands_on(head: Head, pieces: Pieces) -> bool:
    """Does the text under a plan's title hand that plan on: 各镇: 《…方案》已经区政府同意,现印发给你们?"""
    text = pieces[head.next].text[:3000] if head.addressees and head.next < len(pieces) else ""
    if not head.title or "《" not in text or not compiled(LETTER_BODY).search(text):
        return False
    title = titles.normal(head.title.text)
    return any(
        form in title or title in form for form in map(titles.normal, titles.cited(text)) if len(form) > _SHORT_NAME
    )


def opens_letter(pieces: Pieces, at: int) -> bool:
    """Does another letter begin here, in the middle of a file: its title, perhaps its number, and its addressees?

    A title with a number alone is an entry of a list of documents.
    """
    text, _, _, role = pieces[at]
    if role not in ("red-head", "title", "number") and not ("关于" in text or "发" in text or "号" in text[-2:]):
        return False
    return is_letter_head(pieces, at)


def is_letter_head(pieces: Pieces, at: int) -> bool:
    """The head of a letter with its title and its addressees."""
    head = read_head(pieces, at, loose=False)
    return head.title is not None and head.addressees is not None and titles.kind_of(head.title.text) in titles.LETTERS


def _labelled(text: str) -> int:
    """Where a title begins behind a label of the site, 政策解读:云泽市…方案; 0 where it has none."""
    start = text.find(":", 1, 7) + 1
    named = start and len(text) - start > _SHORT_NAME and text[start : start + 1] != "《"
    return start if named and titles.is_title(text[start:]) else 0


def no_title_line(text: str) -> bool:
    """Can this line be no line of a title, whatever stands around it?"""
    if "。" in text or len(text) > 140 or text.endswith((":", ";")) or not _CELLS.isdisjoint(text):
        return True
    if text[0] in BULLETS or text.isdecimal() or (":" in text[1:7] and not _labelled(text)):
        return True  # 下载地址:点此; a page number
    if (
        (bare := text.replace(" ", "")) in OPENINGS
        or bare in read.HEADERS
        or read.doc_number(text)
        or read.is_damaged_number(text)
        or read.date_line(text)
        or read.appendix_label(text)
        or is_adoption(text)
    ):
        return True
    return marker(text) is not None or text.startswith(("附件:", "抄送", "责任单位"))


def _opens_table(pieces: Pieces, at: int) -> bool:
    """A header of a table begins here: two names of columns beside or under each other, pipes between them or not."""
    first, _, rest = pieces[at].text.replace("|", " ").lstrip().partition(" ")
    if not headers.is_listed(first) or first.endswith(("清单", "表")):  # 任务清单 is a title as well
        return False
    names = " ".join([rest, *(piece.text for piece in pieces.between(at + 1, at + 3))]).replace("|", " ").split()
    return bool(names) and headers.is_listed(names[0])


def _text_follows(pieces: Pieces, at: int) -> bool:
    """Behind a title comes a paragraph, a numbered heading, a number or addressees; behind a cell comes a cell."""
    if at >= len(pieces):
        return False
    text = pieces[at].text
    return len(text) > 30 or marker(text) is not None or read.doc_number(text) is not None or read.is_addressees(text)


def _is_red(pieces: Pieces, at: int) -> bool:
    """云泽市人民政府文件; or the organ's name alone over the number."""
    text = pieces[at].text
    if text[0] in BULLETS:
        return False
    if text.endswith("文件") and len(text) <= 200 and read.is_organ_line(text[:-2].strip()):
        return True
    following = pieces[at + 1].text if at + 1 < len(pieces) else ""
    return read.is_organ_line(text) and (following == "文件" or read.doc_number(following) is not None)


def _is_cover(pieces: Pieces, at: int) -> bool:
    """An organ under the title: only organs between it and a date (a cover) or the first paragraph (a text that is forwarded)."""
    for index in range(at, min(at + 6, len(pieces))):
        text = pieces[index].text
        if not read.is_organ_line(text):
            return index > at and (read.date_line(text) is not None or (len(text) > 20 and "。" in text))
    return False


def _unquoted(passage: Passage) -> Passage:
    last = len(passage.text) - 1
    return passage.cut(1, last) if passage.text[:1] == "《" and titles.partner(passage.text) == last else passage


def _number_in(title: Passage) -> int:
    """Where the bracket with the 发文字号 begins that ends a title: …重点任务(云政发〔2025〕2号); 0 for none."""
    start = title.text.rfind("(") if title.text.endswith("号)") else 0
    return start if start > 3 and read.doc_number(title.text[start:]) else 0
