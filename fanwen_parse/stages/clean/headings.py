"""Headings that are the page's and not the document's: a title goes only where the document prints it again."""

from __future__ import annotations

from itertools import compress, count
from operator import eq, itemgetter
from typing import TYPE_CHECKING

from fanwen_parse.rules.boilerplate import OPENINGS, file_name, is_blurb
from fanwen_parse.rules.elements import doc_number, is_addressees, is_organ_line, number_in
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.titles import is_title, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import Line

_SITE_SIGNS = ("_", "|", "-")
"""Between the title of a page and the name of its site."""
_SITES = ("网", "网站")
_LONGEST = 200
_TEXT = itemgetter(3)
"""The text of a line."""
NAME = 10
"""Characters of a heading that is no section of a site and no cell."""


def is_heading(text: str) -> bool:
    """A title by its kind, or because a scraper marks it as the first heading."""
    return text.startswith("# ") or is_title(text)


def comes_again(title: str, below: Sequence[Line]) -> bool:
    """The same title on one line below, on two lines, or at the end of a longer one; under the whole text it is no title."""
    numbered = number_in(title, 0, len(title))
    wanted = normal(title[numbered[1] :] if numbered and not numbered[0] else title)  # 云政发〔2025〕2号云泽市…的通知
    last = wanted[-1:]
    for index, line in enumerate(below):
        if last in line.text[-12:]:  # most lines end otherwise, and need no folding
            text = normal(line.text)
            if text == wanted or (text.endswith(wanted) and len(text) < len(wanted) + 30):
                return not _stands_under(below, index)
            if index and wanted.endswith(text) and normal(below[index - 1].text) + text == wanted:
                return True
    return False


def _stands_under(below: Sequence[Line], at: int) -> bool:
    """Is all text above this line, and none under it?"""
    text = [index for index, line in enumerate(below) if "。" in line.text or marker(line.text) is not None]
    return bool(text) and text[0] < at > text[-1]


def is_replaced(zone: Sequence[Line], index: int) -> bool:
    """A scraper's heading over 政策全文, under which the text has a title of its own."""
    opening = next((i for i in range(len(zone) - 1, index, -1) if zone[i].text.strip("# *") in OPENINGS), None)
    return opening is not None and any(is_title(line.text) for line in zone[opening + 1 :])


def printed_twice(zone: Sequence[Line], marks: dict[int, str]) -> None:
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


def named(text: str, below: Sequence[Line]) -> str | None:
    """The name of a page or a file whose title the text below prints too, or a picture's, or a page's of a viewer."""
    if (title := _before_site(text)) and (comes_again(title, below) or _stands_in(title, below)):
        return "page-title"
    file = file_name(text)
    if not file:
        return None
    stem, whole = file
    return "metadata" if not whole else "page-title" if _stands_in(stem, below) else None


def _before_site(text: str) -> str:
    """The title in the name of a page, 云泽市…方案_通知公告_云泽市人民政府: what stands before the site and its sections."""
    sign = next((sign for sign in _SITE_SIGNS if sign in text), "")
    if not sign or len(text) > _LONGEST:
        return ""
    name, _, site = text.rpartition(sign)
    if not (site.endswith(_SITES) or is_organ_line(site.strip())):
        return ""
    ends = (at for at, found in enumerate(name + sign) if found == sign)  # the first may be that of 2021-2025
    return next(filter(is_title, (name[:at].rstrip() for at in ends)), "")


def _stands_in(stem: str, below: Sequence[Line]) -> bool:
    """Is the name of a file the title of the text below: on a line of its own, or before more of the text?

    A line that cites it, or holds it behind other words, is no title: then the name of the file is all there is.
    """
    wanted = normal(stem)
    return any(
        (wanted in text if len(line.text) < _LONGEST and "。" not in line.text else text.startswith(wanted))
        for line in below[:60]
        if wanted[:1] in line.text and not (file_name(line.text) or is_blurb(line.text))
        for text in (normal(line.text[:_LONGEST]),)
    )


def drop_second_headings(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """The page's heading over a second print of the document, further down: over the same title, 文号 or 主送机关 under it.

    Without these the two lines may be cells of a table.
    """
    texts = list(map(_TEXT, shown))
    for at in compress(count(), map(eq, texts, texts[1:])):
        if len(texts[at]) >= NAME and is_title(texts[at]) and any(map(_opens, texts[at + 2 : at + 4])):
            marks.setdefault(shown[at].number, "page-title")


def _opens(text: str) -> bool:
    return doc_number(text) is not None or is_addressees(text)
