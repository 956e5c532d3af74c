"""Findings in the elements of GB/T 9704: attachments, period, dates, document number, issuers, genre; and days that cannot be."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..model import fold
from ..patterns import compiled
from ..rules.organ_names import PLACES, full_name
from .reading import bare
from .record import INFO, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Lines, Part, Timeline
    from .reading import Placed, Reading

_FIRST_LINE: Lines = (1, 1)

# --- attachments ------------------------------------------------------------------------------------------------------


def attachments(reading: Reading) -> Iterator[Mark]:
    """Attachments that the 附件说明 names against the appendices that are there."""
    named = reading.document.attachments
    if not named:
        return
    present = [part for part in reading.plan.parts if part.kind == "appendix"]
    titles = {bare(title) for part in reading.plan.parts for title in _titles(part)}
    fallback = reading.element_lines("attachment-note") or _FIRST_LINE
    for attachment in named:
        wanted = bare(attachment.title)
        if _file_name().search(attachment.title):
            continue  # the page names a file to download
        if not wanted or any(wanted in title or title in wanted for title in titles if title):
            continue
        lines = attachment.lines or fallback
        values: dict[str, object] = {"title": attachment.title, "number": attachment.number or ""}
        twin = _twin(present, attachment.number, single=len(named) == 1)
        if twin is None:
            # Pages often publish attachments as files of their own: with none at hand nothing can be said for sure.
            severity = None if present else INFO
            yield Mark("attachment-missing", lines, values, quote=attachment.title, severity=severity)
        else:
            printed = next((title for title in _titles(twin) if _alike(wanted, bare(title))), None)
            if printed:
                values["printed"] = printed
                yield Mark("attachment-title", (lines[0], twin.lines[0]), values, quote=printed)


def _titles(part: Part) -> list[str]:
    """The title of a part, or the caption of its table where the title is printed inside it."""
    return [title for title in (part.title, *(table.caption for table in part.tables)) if title]


def _twin(present: list[Part], number: int | None, *, single: bool) -> Part | None:
    if single and len(present) == 1:
        return present[0]
    return next((part for part in present if part.number == number and number is not None), None)


def _alike(one: str, other: str) -> bool:
    """Two titles that are meant to be one: most of their character pairs agree."""
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) >= min(map(len, pairs)) > 0


@cache
def _file_name() -> re.Pattern[str]:
    return compiled(r"\.(?:docx?|wps|pdf|xlsx?|et|zip|rar|ofd|jpe?g|png)\s*$", re.IGNORECASE)


# --- period -----------------------------------------------------------------------------------------------------------


@cache
def _span_of_years() -> re.Pattern[str]:
    return compiled(r"((?:19|20)\d\d)\s*年?\s*(?:[-—–－~～]{1,2}|至|到)\s*((?:19|20)\d\d)\s*年")


@cache
def _years_in_words() -> re.Pattern[str]:
    return compiled(
        r"([一二两三四五六七八九十])年(?=[\u4e00-\u9fff]{0,6}(?:行动|攻坚|滚动|建设|提升|倍增|计划|规划|方案))"
    )


_YEARS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


def periods(reading: Reading) -> Iterator[Mark]:
    """A period that is no span, that differs between two titles, or that is longer or shorter than the title's 三年."""
    titles = [
        (part.title, _title_lines(reading, part))
        for part in reading.plan.parts
        if part.title and part.kind != "appendix"
    ]
    document = reading.document
    if document.title and all(document.title != title for title, _ in titles):
        titles.insert(0, (document.title, reading.element_lines("title") or _FIRST_LINE))
    known: tuple[str, str] | None = None
    for title, lines in titles:
        match = _span_of_years().search(title)
        if match is None:
            continue
        first, last = match.groups()
        if first == last:
            yield Mark("period-degenerate", lines, {"period": match[0]}, quote=match[0])
            return
        words = _years_in_words().search(title)
        length = int(last) - int(first) + 1
        if words and _YEARS[words[1]] != length and not title[: words.start()].endswith("第"):
            values: dict[str, object] = {"one": words[1] + "年", "other": match[0]}
            yield Mark("period-mismatch", lines, values, quote=match[0])
        if known is not None and known != (first, last):
            values = {"one": f"{known[0]}—{known[1]}年", "other": match[0]}
            yield Mark("period-mismatch", lines, values, quote=match[0])
        known = known or (first, last)


@cache
def _effort() -> re.Pattern[str]:
    return compiled(
        r"(?:经过|用|利用|力争用?)([一两二三四五六七八九十])(?:至[二三四五六七八九十])?年左?右?的?(?:努力|时间)"
    )


def text_period(reading: Reading) -> Iterator[Mark]:
    """经过三年努力 in a plan whose title spans another number of years: a doubt, for it may look further than the plan."""
    period = reading.document.period
    years = compiled(r"\d{4}").findall(period.interval) if period else []
    if period is None or len(years) != 2 or years[0] == years[1]:
        return
    length = int(years[1]) - int(years[0]) + 1
    for match in _effort().finditer(reading.text):
        if "至" not in match[0] and abs(_YEARS[match[1]] - length) > 1:  # the first or the last year may be half a one
            piece = reading.piece_at(match.start())
            values: dict[str, object] = {"one": period.text, "other": match[0]}
            yield Mark("period-mismatch", piece.lines, values, piece.owner, quote=match[0], sure=False, severity=INFO)


def _title_lines(reading: Reading, part: Part) -> Lines:
    """The line of a part's title: the title element that stands in the part, else where the part begins."""
    first, last = part.lines
    for name, lines in reading.document.lines:
        if name == "title" and first <= lines[0] <= last:
            return lines
    return first, first


# --- dates and number -------------------------------------------------------------------------------------------------


def dates(reading: Reading) -> Iterator[Mark]:
    """成文日期 against 印发日期 and against the year of the document number."""
    document = reading.document
    signed = document.signed_on
    if not signed or "X" in signed:
        return
    lines = reading.element_lines("date") or _FIRST_LINE
    imprint = document.imprint
    if imprint and imprint.printed_on and imprint.printed_on < signed:
        where = imprint.lines or lines
        values: dict[str, object] = {"printed": imprint.printed_on, "signed": signed}
        yield Mark("printed-before-signed", where, values, quote=imprint.printed_on)
    number = document.doc_number
    if number and number.year:
        late = int(signed[:4]) - number.year
        # A number is taken when the draft is registered: what is signed in the first months may carry last year's.
        if late != 0 and not (late == 1 and signed[5:7] <= "03"):
            values = {"number": number.text, "signed": signed}
            yield Mark("number-year", number.lines, values, quote=number.text)


def late_deadlines(reading: Reading) -> Iterator[Mark]:
    """Deadlines that were over when the document was signed."""
    document = reading.document
    signed = document.signed_on or (document.imprint.printed_on if document.imprint else None)
    if not signed or "X" in signed or document.normative:
        return
    for placed in reading.sections:
        section = placed.section
        for time in section.task.timeline if section.task else ():
            if time.kind != "deadline" or not time.end or time.end >= signed or time.inferred or time.flags:
                continue
            if not _written_year().search(time.text) or _looks_back(reading, placed, time):
                continue
            values: dict[str, object] = {"deadline": time.text, "signed": signed}
            yield Mark("deadline-before-document", time.lines, values, section.id, quote=time.text)


@cache
def _written_year() -> re.Pattern[str]:
    return compiled(r"[12]\d\d\d")


@cache
def _report() -> re.Pattern[str]:
    return compiled(r"基础$|回顾|现状|成效|成就|成绩|形势|背景|面临|总结|情况")


def _looks_back(reading: Reading, placed: Placed, time: Timeline) -> bool:
    """Whether it is a day by which something was done: the section tells the past, or the sentence says 已 or 了."""
    above: Placed | None = placed
    while above is not None:
        if _report().search(above.section.heading):
            return True
        above = reading.by_id.get(above.above)
    for paragraph in placed.section.paragraphs:
        start, end = paragraph.span
        if start <= time.span[0] < end:
            text = paragraph.text
            at = (
                time.span[0] - start if end - start == len(text) else text.find(time.text)
            )  # in wrapped text: the first
            before, after = text[max(0, at - 200) : at], text[at : at + 200]
            sentence = before.rpartition("。")[2] + after.partition("。")[0]
            return any(word in sentence for word in ("已", "了", "累计"))
    return False


@cache
def _against() -> tuple[re.Pattern[str], ...]:
    """Each begins with a letter of its own: the search for a literal is ten times as fast as one for a class."""
    year = r"\s*((?:19|20)\d\d)\s*年"
    return (
        compiled(rf"在{year}[底末]?的?(?:实际)?(?:水平|数据)?的?基础上"),
        compiled(rf"以{year}[底末]?的?(?:水平|数据)?为(?:基期|基数|基准)"),
        compiled(rf"比{year}"),
        compiled(rf"较{year}"),
    )


@cache
def _goal_year() -> re.Pattern[str]:
    return compiled(r"[到至]\s*(\d{4})\s*年|(\d{4})\s*年[底末]前?[,，]")


def equal_baselines(reading: Reading) -> Iterator[Mark]:
    """到2025年 … 在2025年的基础上: a target measured against its own year."""
    text = reading.text
    if not any(trigger in text for trigger in ("基础上", "为基", "比2", "比 2", "较2", "较 2")):
        return
    for form in _against():
        for match in form.finditer(text):
            least = max(0, match.start() - 400)
            left = max(least, *(text.rfind(mark, least, match.start()) + 1 for mark in "。；\n"))
            year = match[1]
            if all(year not in goal.groups() for goal in _goal_year().finditer(text, left, match.start())):
                continue
            piece = reading.piece_at(match.start())
            quote = text[max(left, match.start() - 20) : match.end()]
            values: dict[str, object] = {"year": year, "quote": quote}
            yield Mark("baseline-equals-target", piece.lines, values, *reading.ids(piece), quote)


# --- issuers and genre ------------------------------------------------------------------------------------------------


def issuers(reading: Reading) -> Iterator[Mark]:
    """The organ in front of 关于 in the title against the organs that signed."""
    document = reading.document
    lines = reading.element_lines("issuer")
    if not document.title or not document.issuers or lines is None:
        return
    head, about, _ = document.title.partition("关于")
    head = fold(head).strip()
    if (
        not about
        or not head
        or any(word in head for word in ("印发", "转发", "批转"))
        or "《" in head
        or compiled("[0-9/]").search(head)  # what a page says of its document, glued to the title
        or not head.endswith(("府", "厅", "室", "局", "委", "会", "部", "院", "办", "署", "市", "区", "县"))
    ):
        return
    signed = [bare(name) for name in document.issuers]
    organs = [
        bare(name)
        for name in compiled(r"[\s、,]+").split(compiled(r"等.{0,3}(?:部门|单位|机关)$").sub("", head))
        if name
    ]
    if len(organs) == 1 and len(signed) > 1:
        return  # names in a title may stand without anything between them: 区委办公室区政府办公室
    if "".join(organs) == "".join(signed):
        return  # signed by several on one line
    for organ in organs:
        if not any(_same_organ(organ, name) for name in signed):
            values: dict[str, object] = {"title": organ, "signed": "、".join(document.issuers)}
            yield Mark("issuers-differ", lines, values, quote=document.issuers[0])
            return


def _same_organ(titled: str, signed: str) -> bool:
    """One of two names is the end of the other, in short, or the title names but the place: 区政府 or 青禾县, 青禾县人民政府."""
    titled, signed = _shortened(titled), _shortened(signed)
    if titled.endswith(signed) or signed.endswith(titled):
        return True
    return titled[-1:] in PLACES and titled in signed


_SHORT_FORMS = (("委员会", "委"), ("办公室", "办"), ("人民政府", "政府"), ("中国共产党", "中共"))


def _shortened(name: str) -> str:
    """The official name where the lexicon knows it, with its standard short forms: 青禾市卫健委 is 青禾市卫生健康委."""
    short = full_name(name) or name
    for full, form in _SHORT_FORMS:
        short = short.replace(full, form)
    return short


GENRES = (
    "决议",
    "决定",
    "命令",
    "令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
"""条例 第八条: the fifteen genres (命令（令） is one)."""


def genre(reading: Reading) -> Iterator[Mark]:
    """A numbered document with addressees whose title ends in none of the fifteen genres."""
    document = reading.document
    if not document.title or document.doc_number is None or not document.addressees or document.normative:
        return
    title = compiled(r"[（(〔\[][^（）()]*[)）〕\]]\s*$").sub("", document.title.strip()).rstrip('*# 　》”"')
    if "关于" in title and not title.endswith(GENRES):
        lines = reading.element_lines("title") or _FIRST_LINE
        values: dict[str, object] = {"ending": title[-4:], "title": title}
        yield Mark("unknown-genre", lines, values, quote=title[-4:])


def look(reading: Reading) -> Iterator[Mark]:
    """Every finding of this family."""
    yield from attachments(reading)
    yield from periods(reading)
    yield from text_period(reading)
    yield from dates(reading)
    yield from late_deadlines(reading)
    yield from equal_baselines(reading)
    yield from issuers(reading)
    yield from genre(reading)
