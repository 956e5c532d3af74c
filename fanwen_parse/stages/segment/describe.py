"""What the elements of the first document say, as :class:`fanwen_parse.model.Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import (
    Attachment,
    Basis,
    DocNumber,
    Document,
    Element,
    Imprint,
    Lines,
    PartDraft,
    Passage,
    Period,
    Source,
)
from fanwen_parse.patterns import compiled
from fanwen_parse.rules import elements as read
from fanwen_parse.rules import titles
from fanwen_parse.rules.numbering import marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .heads import Head
    from .signature import Part

_ARTICLE = r"第 ?[一二三四五六七八九十百\d ]{1,7}条"


class Facts:
    """What the walk has met, in order."""

    def __init__(self) -> None:
        self.heads: list[tuple[str, Head]] = []
        self.signatures: list[tuple[str, tuple[Passage, ...], str | None]] = []
        self.imprints: list[tuple[Passage, ...]] = []
        self.attachments: list[tuple[str, int | None, Passage]] = []


_REPORT_TAIL = frozenset(("", "(", "—", "-", "–", " "))
_PREAMBLE = 4
"""Blocks of a part in which its preamble is."""


def has_plan(parts: Sequence[Part]) -> bool:
    """Is there a plan since the last notice?"""
    kinds = [part.kind for part in parts]
    last = len(kinds) - kinds[::-1].index("notice") if "notice" in kinds else 0
    return "plan" in kinds[last:]


def describe(source: Source, parts: tuple[PartDraft, ...], elements: tuple[Element, ...], facts: Facts) -> Document:
    """The document's elements; of several documents in one file the first one's, since each file is one entry."""
    first = parts[0] if parts else None
    title = titles.joined(first.title.printed) if first and first.title else None
    kind = titles.kind_of(first.title.text) if first and first.title else None
    if first and not first.title and first.kind == "notice":
        kind = _untitled_kind(first)
    elif first and kind is None:
        kind = _named_by_itself(first)
    heads = [head for _, head in facts.heads]
    numbered = next((head.number for head in heads if head.number), None)
    addressed = next((head.addressees for head in heads if head.addressees), None)
    return Document(
        title=title,
        kind=kind,
        doc_number=_number(source, numbered) if numbered else None,
        addressees=read.addressees(addressed.printed) if addressed else (),
        issuers=_issuers(facts),
        signed_on=next((day for _, _, day in facts.signatures if day), None)
        or next((head.date for head in heads if head.date), None),
        attachments=tuple(
            Attachment(name, number, source.lines_of((passage.start, passage.end)))
            for name, number, passage in facts.attachments
        ),
        imprint=_imprint(source, facts),
        basis=_basis(source, parts),
        period=_period(source, parts),
        normative=_is_normative(parts),
        lines=tuple((element.name, _lines(source, element.passage)) for element in elements),
    )


def _untitled_kind(part: PartDraft) -> str | None:
    """通知如下, 特此通知, 函复如下: a letter without a title says its kind in its text."""
    for block in part.body[:12]:
        text = block.passage.text[:3000]
        match = compiled(
            "(?:特此|现予|现将.{0,60}|予以)(通知|函复|通报|批复|公告)|(通知|函复|通报|批复|公告)如下"
        ).search(text)
        if match:
            kind = match[1] or match[2]
            return "函" if kind == "函复" else kind
        if "收悉" in text:
            return "函"
    return "通知"


def _named_by_itself(part: PartDraft) -> str | None:
    """制定本实施方案, 提出以下意见: a plan without a title, or with one that names no kind, says it in its preamble."""
    for block in part.body[:_PREAMBLE]:
        text = block.passage.text
        if marker(text) is not None:
            break
        match = compiled(
            "(?:制定|制订|编制|提出|出台|作出)了?(?:如下|以下|下列|本|此|该)([^,。;:《》、]{2,8}?)(?=[,。;:]|$)"
        ).search(text[:3000])
        if match and (kind := titles.kind_of(match[1])) is not None:
            return kind
    return None


def _lines(source: Source, passage: Passage) -> Lines:
    return source.lines_of((passage.start, passage.end))


def _number(source: Source, passage: Passage) -> DocNumber | None:
    found = read.doc_number(passage.text.strip()) or read.doc_number(passage.text.strip(" ()"))
    if found is None:
        return None
    return DocNumber(found.text, found.code, found.year, found.number, _lines(source, passage))


def _issuers(facts: Facts) -> tuple[str, ...]:
    """发文机关署名; where nothing is signed the red head, then the organ that a title names before 关于."""
    for _, names, _ in facts.signatures:
        if organs := [name for name in names if not read.is_signer(name.text)]:
            return tuple(dict.fromkeys(organ for name in organs for organ in read.organs(name.printed)))
    for _, head in facts.heads:
        if head.red:
            return read.organs(head.red.printed.strip().removesuffix("文件"))
    for _, head in facts.heads:
        if head.title and (found := read.issuers_of(head.title.text)):
            return found
    return ()


def _imprint(source: Source, facts: Facts) -> Imprint | None:
    if not facts.imprints:
        return None
    organ = day = None
    copied: list[str] = []
    passages = facts.imprints[0]
    if read.is_copies(passages[-1].text.strip()):
        passages = passages[:-1]
    for index, passage in enumerate(passages):
        text = passage.text.strip()
        printed = read.printed_by(text)
        if printed:
            organ, day = printed[0] or organ, printed[1]
        elif index + 2 == len(passages) and read.is_organ_line(text) and not text.startswith("各"):
            organ = text
        elif (names := read.copied_to(text)) is not None:
            copied += (name.strip() for name in names)
        elif copied:
            copied += (name.strip() for name in compiled("[,;。]").split(text) if name.strip())
        else:
            organ = text
    lines = (source.line_at(passages[0].start), source.line_at(max(passages[-1].end - 1, passages[-1].start)))
    return Imprint(titles.joined(organ) if organ else None, day, tuple(copied), lines)


def _basis(source: Source, parts: tuple[PartDraft, ...]) -> tuple[Basis, ...]:
    """《…》 after 根据, 按照, 贯彻落实 … in the preamble of the plan, before its first numbered heading; in a law in its 第一条."""
    found: dict[str, Basis] = {}
    for part in sorted(parts, key=lambda part: part.kind != "plan")[:2]:
        for block in part.body[:_PREAMBLE]:
            passage = block.passage
            opened = marker(passage.text)
            if opened is not None and opened[:2] != ("article", 1) and opened.style != "chapter":
                break
            for title, start, end in titles.basis(passage.text[:4000]):
                issuers = read.issuers_of(title)
                printed = passage.printed[start + 1 : end - 1]
                found.setdefault(title, Basis(printed, issuers, source.lines_of(passage.span(start, end))))
        if found:
            break
    return tuple(found.values())


def _period(source: Source, parts: tuple[PartDraft, ...]) -> Period | None:
    for part in sorted((part for part in parts if part.title), key=lambda part: part.kind != "plan"):
        passage = part.title
        if passage and (found := titles.period_of(passage.text)):
            start, end, interval = found
            return Period(passage.printed[start:end], interval, source.lines_of(passage.span(start, end)))
    return None


def _is_report(text: str) -> bool:
    """现在，我代表市人民政府向大会报告工作，请予审议: the report to a people's congress, with or without its title."""
    return (
        "报告" in text and compiled("向.{0,12}大会(?:报告|作).{0,6}工作|报告(?:政府)?工作,请").search(text) is not None
    )


def _names_report(title: str) -> bool:
    """政府工作报告(摘要); but a 任务分解表 of one, or of 《政府工作报告》, hands out duties."""
    _, name, tail = compiled("《[^《》]*》|〈[^〈〉]*〉|<[^<>]*>").sub("", title).partition("政府工作报告")
    return bool(name) and (tail[:1] in _REPORT_TAIL or tail in ("全文", "摘要"))


def _is_normative(parts: tuple[PartDraft, ...]) -> bool:
    """A law, a regulation in 条, or a government's work report: provisions, no tasks."""
    for part in parts:
        if part.kind != "plan":
            continue
        title = part.title.text if part.title else ""
        if _names_report(title) or any(_is_report(block.passage.text[:200]) for block in part.body[:4]):
            return True
        if (titles.kind_of(title) in titles.NORMATIVE or not title) and sum(
            1 for block in part.body[:60] if compiled(_ARTICLE).match(block.passage.text)
        ) >= 3:
            return True
    return False
