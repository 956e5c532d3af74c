"""The head and the foot of a page: everything of the site's that stands around the document.

A rim goes from its first to its last line of furniture; what stands between is the site's too, if it is short and no
element of a document. A title goes only where the document prints it again.
"""

from __future__ import annotations

from itertools import compress, count
from operator import eq
from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.rules.boilerplate import OPENINGS, file_name, footer, furniture, is_blurb, is_imprint
from fanwen_parse.rules.elements import date_line, doc_number, is_addressees, number_in
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.page_labels import is_header_row, labels, takes
from fanwen_parse.rules.titles import is_title, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import Line

_HEAD = 150
"""Lines with text that a page's head may have before its first line of content."""
_FOOT = 60
_NAME = 10
"""Characters of a heading that names no kind of document; the sections of a site have shorter ones."""
_NO_NAME = frozenset(" |:>/.·,-")
_SENTENCE = frozenset("。;!?《〔")
_KEY = r"[A-Za-z_-]{2,30}:|- |\w{1,8}: "


def drop_head(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """Everything between the first and the last line of furniture before the content, and titles that come again."""
    zone: list[Line] = []
    kinds: list[str | None] = []
    waiting = ""
    _front_matter(shown, marks)
    for index, line in enumerate(shown[:_HEAD]):
        text = line.text
        known = labels(text)
        kind = marks.get(line.number)
        if kind == "page-number":
            continue
        kind = kind or furniture(text) or _named(text, shown[index + 1 : _HEAD + 60])
        if waiting and not kind and not known.number and _is_value(waiting, index, shown):
            kind = "metadata"  # of a label that stands alone: 发文字号: / 国发〔2019〕4号
            waiting = ""
        elif known.number:
            kind = kind or ("metadata" if kinds and kinds[-1] else "?")
            waiting = "" if known.value else known.word
        elif not kind and zone and kinds[-1] and _goes_on(zone[-1].text, text):
            kind = "metadata"
        elif not kind and _is_content(text):
            break
        else:
            waiting = ""
        zone.append(line)
        kinds.append(kind)
    for index, kind in enumerate(kinds):  # a weak label counts beside furniture
        if kind == "?":
            near = [k for k in kinds[max(index - 1, 0) : index + 2] if k and k != "?"]
            value = labels(zone[index].text).value  # 政策解读:云泽市…方案
            again = not near and is_title(value) and _comes_again(value, shown[index + 1 : _HEAD + 60])
            kinds[index] = near[0] if near else "page-title" if again else None
    seen = [index for index, kind in enumerate(kinds) if kind]
    if not seen:
        _printed_twice(zone[:3], marks)
        return
    first, last = seen[0], seen[-1]
    while len(seen) >= 3 and first and len(zone[first - 1].text) <= 12 and not _is_heading(zone[first - 1].text):
        first -= 1
    for index, line in enumerate(zone[: last + 1]):
        kind = kinds[index]
        if kind is None and _is_heading(line.text):
            below = shown[index + 1 : _HEAD + 60]
            if _comes_again(line.text, below) or _is_replaced(zone, index):
                kind = "page-title"
                if index and kinds[index - 1] is None and _comes_again(zone[index - 1].text + line.text, below):
                    marks[zone[index - 1].number] = kind  # its first half, broken off behind 关于印发
        elif kind is None and index >= first and _is_scrap(line.text):
            kind = "navigation"
        if kind:
            marks[line.number] = kind
    _printed_twice(zone[last:], marks)
    if not any(is_title(line.text) and line.number not in marks for line in shown[: len(zone) + 3]):
        _only_name(zone[: last + 1], kinds[: last + 1], marks)


def _only_name(zone: Sequence[Line], kinds: Sequence[str | None], marks: dict[int, str]) -> None:
    """Give back the last line between furniture that may be the heading of a document without another one: …整改公示."""
    for line, kind in zip(reversed(zone), reversed(kinds), strict=True):
        text = line.text
        if kind is None and marks.get(line.number) == "navigation" and len(text) >= _NAME and _NO_NAME.isdisjoint(text):
            del marks[line.number]
            return


def _printed_twice(zone: Sequence[Line], marks: dict[int, str]) -> None:
    """The page's heading straight over the title, or with no more than the name of the site between them."""
    for index, line in enumerate(zone):
        if line.number in marks or not is_title(line.text):
            continue
        for between, below in enumerate(zone[index + 1 : index + 3]):
            if normal(line.text) == normal(below.text):
                marks[line.number] = "page-title"
                if between:
                    marks[zone[index + 1].number] = "navigation"
            elif not below.text.endswith("网"):
                break


def drop_second_headings(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """The page's heading over a second print of the document, further down: over the same title, 文号 or 主送机关 under it.

    Without these the two lines may be cells of a table.
    """
    texts = [line[3] for line in shown]
    for at in compress(count(), map(eq, texts, texts[1:])):
        if len(texts[at]) >= _NAME and is_title(texts[at]) and any(map(_opens, texts[at + 2 : at + 4])):
            marks.setdefault(shown[at].number, "page-title")


def _opens(text: str) -> bool:
    return doc_number(text) is not None or is_addressees(text)


def _front_matter(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """The block of ``key: value`` between two rules ``---`` at the very start of a Markdown file."""
    if not shown or shown[0].text != "---":
        return
    for index, line in enumerate(shown[1:40], 1):
        if line.text == "---":
            marks.update((inner.number, "metadata") for inner in shown[: index + 1])
            return
        if not compiled(_KEY).match(line.text):
            return


def _is_content(text: str) -> bool:
    """A line that no head of a page holds: a sentence, a numbered heading, an addressee line, the header of a table."""
    if ("。" in text and len(text) >= 25) or len(text) > 150:
        return True
    return is_addressees(text) or (len(text) < 60 and marker(text) is not None) or is_header_row(text)


def _is_value(label: str, index: int, shown: Sequence[Line]) -> bool:
    """Is this line the value of the label over it? Never the organs that a document is for, nor the only print of its title."""
    text = shown[index].text
    if len(text) > 120 or "。" in text or not takes(label, text):
        return False
    return not is_title(text) or _comes_again(text, shown[index + 1 : _HEAD + 60])


def _goes_on(row: str, text: str) -> bool:
    """A row of a grid of labels that is known by the row over it: ``政策咨询机关: | |``, ``|``."""
    return "|" in row and "|" in text and (":" in text or not text.strip("| ")) and not is_header_row(text)


def _is_heading(text: str) -> bool:
    """A title by its kind, or because a scraper marks it as the first heading."""
    return text.startswith("# ") or is_title(text)


def _is_scrap(text: str) -> bool:
    """A line between furniture that carries no sentence and no element: 规章, 政府信息公开, 2023-11-07."""
    short = len(text) <= 24 or (len(text) <= 80 and (" " in text or "|" in text))
    if text[0] == "(" and date_line(text):  # 题注: (2022年3月17日) under the number of the document
        return False
    return short and doc_number(text) is None and _SENTENCE.isdisjoint(text) and not text.endswith("文件")


def _named(text: str, below: Sequence[Line]) -> str | None:
    """The name of a file: a picture's or a page's of a viewer, or the document's where its text prints the title too."""
    named = file_name(text)
    if not named:
        return None
    stem, whole = named
    return "metadata" if not whole else "page-title" if _stands_in(stem, below) else None


def _stands_in(stem: str, below: Sequence[Line]) -> bool:
    """Is the name of a file the title of the text below, perhaps with more of the text on its line?"""
    wanted = normal(stem)
    return any(
        wanted in normal(line.text[:200]) for line in below[:60] if not (file_name(line.text) or is_blurb(line.text))
    )


def _comes_again(title: str, below: Sequence[Line]) -> bool:
    """The same title on one line below, on two lines, or at the end of a longer one."""
    numbered = number_in(title, 0, len(title))
    wanted = normal(title[numbered[1] :] if numbered and not numbered[0] else title)  # 云政发〔2025〕2号云泽市…的通知
    last = wanted[-1:]
    for index, line in enumerate(below):
        if last in line.text[-12:]:  # most lines end otherwise, and need no folding
            text = normal(line.text)
            if text == wanted or (text.endswith(wanted) and len(text) < len(wanted) + 30):
                return True
            if index and wanted.endswith(text) and normal(below[index - 1].text) + text == wanted:
                return True
    return False


def _is_replaced(zone: Sequence[Line], index: int) -> bool:
    """A scraper's heading over 政策全文, under which the text has a title of its own."""
    opening = next((i for i in range(len(zone) - 1, index, -1) if zone[i].text.strip("# *") in OPENINGS), None)
    return opening is not None and any(is_title(line.text) for line in zone[opening + 1 :])


def _is_section(text: str) -> bool:
    """一、总体目标 · (二)重点任务: links at the foot of a page are numbered in digits, if at all."""
    return text[0] in "一二三四五六七八九十(" and marker(text) is not None


def drop_foot(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """From the first line of furniture after which nothing but short lines comes, to the end.

    One short tool word alone (发布, 大) may be the last cell of a table and begins no foot.
    """
    start = len(shown)
    kinds: dict[int, str] = {}
    beside = any(is_imprint(line.text) for line in shown[-12:])
    for index in range(len(shown) - 1, max(0, len(shown) - _FOOT), -1):
        line = shown[index]
        kind = marks.get(line.number)
        if kind in ("page-number", "running-head"):
            continue
        kind = kind or footer(line.text, beside=beside)
        if kind and (kind != "navigation" or len(line.text) >= 4 or kinds):
            kinds[index] = kind
            start = index
        elif len(line.text) > 40 or "。" in line.text or start - index > 12 or _is_section(line.text):
            break
    for index in range(start, len(shown)):
        marks.setdefault(shown[index].number, kinds.get(index, "footer"))
