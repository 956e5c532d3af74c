"""The head and the foot of a page: everything of the site's that stands around the document.

A rim goes from its first to its last line of furniture; what stands between is the site's too, if it is short and no
element of a document. A title goes only where the document prints it again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.rules.boilerplate import footer, furniture, is_imprint
from fanwen_parse.rules.elements import HEADERS, date_line, doc_number, is_addressees, is_organ_line
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.page_labels import CELLS, is_header_row, labels, takes
from fanwen_parse.rules.titles import is_title

from .headings import NAME, comes_again, is_heading, is_replaced, named, printed_twice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import Line

_HEAD = 150
"""Lines with text that a page's head may have before its first line of content."""
_FOOT = 60
_APART = 7
"""Lines between two of furniture that a head has under the title of its document."""
_CELLS = CELLS | HEADERS
_NO_NAME = frozenset(" |:>/.·,-")
_SENTENCE = frozenset("。;!?《〔")
_KEY = r"[A-Za-z_-]{2,30}:|- |\w{1,8}: "


def drop_head(shown: Sequence[Line], marks: dict[int, str]) -> int:
    """Everything between the first and the last line of furniture before the content, and titles that come again.

    Returns:
        the number of the last line of the head; 0 where a page has none.
    """
    _front_matter(shown, marks)
    zone, kinds = _zone(shown, marks)
    seen = [index for index, kind in enumerate(kinds) if kind]
    if not seen:
        if zone and is_title(zone[0].text):
            printed_twice(zone[:3], marks)
        return max((line.number for line in zone[:3] if line.number in marks), default=0)
    first, last = seen[0], _end(zone, seen)
    while len(seen) >= 3 and first and len(zone[first - 1].text) <= 12 and not is_heading(zone[first - 1].text):
        first -= 1
    for index, line in enumerate(zone[: last + 1]):
        kind = kinds[index]
        if kind is None and is_heading(line.text):
            below = shown[index + 1 : _HEAD + 60]
            if comes_again(line.text, below) or is_replaced(zone, index):
                kind = "page-title"
                if index and kinds[index - 1] is None and comes_again(zone[index - 1].text + line.text, below):
                    marks[zone[index - 1].number] = kind  # its first half, broken off behind 关于印发
        elif kind is None and index >= first and _is_scrap(line.text):
            kind = "navigation"
        if kind:
            marks[line.number] = kind
    printed_twice(zone[last:], marks)
    _give_back(zone[: last + 2], marks)
    if not any(is_title(line.text) and line.number not in marks for line in shown[: len(zone) + 3]):
        _only_name(zone[: last + 1], kinds[: last + 1], marks)
    return max((line.number for line in zone[: last + 3] if line.number in marks), default=0)


def _zone(shown: Sequence[Line], marks: dict[int, str]) -> tuple[list[Line], list[str | None]]:
    """The lines before the first one of content, and the kind of each that is furniture."""
    zone: list[Line] = []
    kinds: list[str | None] = []
    waiting, shared = "", False
    for index, line in enumerate(shown[:_HEAD]):
        text = line.text
        known = labels(text)
        kind = marks.get(line.number)
        if kind == "page-number":
            continue
        kind = kind or furniture(text) or named(text, shown[index + 1 : _HEAD + 60])
        if waiting and not kind and not known.number and _is_value(waiting, index, shown):
            kind = "metadata"  # of a label that stands alone: 发文字号: / 国发〔2019〕4号
            waiting = ""
        elif known.number:
            above = kinds[-1] if kinds else None
            kind = kind or ("?" if not above or (above == "?" and shared and known.shared) else "metadata")
            shared = known.shared
            waiting = "" if known.value else known.word
        elif not kind and zone and kinds[-1] and _goes_on(zone[-1].text, text):
            kind = "metadata"
        elif not kind and (
            _is_content(text) or (text in _CELLS and shown[index + 1 : index + 2] and shown[index + 1].text in _CELLS)
        ):
            break
        else:
            waiting = ""
        zone.append(line)
        kinds.append(kind)
    weak = [index for index, kind in enumerate(kinds) if kind == "?"]
    for index in (*weak, *reversed(weak)):  # a weak label counts beside furniture, and so does one beside it
        near = [k for k in kinds[max(index - 1, 0) : index + 2] if k and k != "?"]
        if near and kinds[index] == "?":
            kinds[index] = near[0]
    for index in weak:
        if kinds[index] == "?":
            value = labels(zone[index].text).value  # 政策解读:云泽市…方案
            again = is_title(value) and comes_again(value, shown[index + 1 : _HEAD + 60])
            kinds[index] = "page-title" if again else None
    return zone, kinds


def _end(zone: Sequence[Line], seen: Sequence[int]) -> int:
    """Where the furniture ends: before a run of short lines under the document's own title, for they may be cells."""
    for above, below in pairwise(seen):
        if below - above > _APART and any(
            len(line.text) >= NAME and is_heading(line.text) and not comes_again(line.text, zone[index + 1 :])
            for index, line in enumerate(zone[:below])
        ):
            return above
    return seen[-1]


def _give_back(zone: Sequence[Line], marks: dict[int, str]) -> None:
    """The organs over a title that begins with 关于 or 印发 are its first lines, and no section of the site."""
    organs = False
    for line in reversed(zone):
        if line.number not in marks:
            organs = is_title(line.text) and line.text.startswith(("关于", "印发", "转发", "批转"))
        elif organs and marks[line.number] == "navigation" and is_organ_line(line.text):
            del marks[line.number]
        else:
            organs = False


def _only_name(zone: Sequence[Line], kinds: Sequence[str | None], marks: dict[int, str]) -> None:
    """Give back the last line between furniture that may be the heading of a document without another one: …整改公示."""
    for line, kind in zip(reversed(zone), reversed(kinds), strict=True):
        text = line.text
        if kind is None and marks.get(line.number) == "navigation" and len(text) >= NAME and _NO_NAME.isdisjoint(text):
            del marks[line.number]
            return


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
    return not is_title(text) or comes_again(text, shown[index + 1 : _HEAD + 60])


def _goes_on(row: str, text: str) -> bool:
    """A row of a grid of labels that is known by the row over it: ``政策咨询机关: | |``, ``|``."""
    return "|" in row and "|" in text and (":" in text or not text.strip("| ")) and not is_header_row(text)


def _is_scrap(text: str) -> bool:
    """A line between furniture that carries no sentence and no element: 规章, 政府信息公开, 2023-11-07."""
    short = len(text) <= 24 or (len(text) <= 80 and (" " in text or "|" in text))
    if text[0] == "(" and date_line(text):  # 题注: (2022年3月17日) under the number of the document
        return False
    return short and doc_number(text) is None and _SENTENCE.isdisjoint(text) and not text.endswith("文件")


def _is_section(text: str) -> bool:
    """一、总体目标 · (二)重点任务: links at the foot of a page are numbered in digits, if at all."""
    return text[0] in "一二三四五六七八九十(" and marker(text) is not None


def drop_foot(shown: Sequence[Line], marks: dict[int, str], head: int) -> None:
    """From the first line of furniture after which nothing but short lines comes, to the end.

    One short tool word alone (发布, 大) may be the last cell of a table and begins no foot.
    """
    start = len(shown)
    kinds: dict[int, str] = {}
    beside = any(is_imprint(line.text) for line in shown[-12:])
    for index in range(len(shown) - 1, max(0, len(shown) - _FOOT), -1):
        line = shown[index]
        if line.number <= head:
            break
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
