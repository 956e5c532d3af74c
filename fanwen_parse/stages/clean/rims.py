"""The head and the foot of a page: everything of the site's that stands around the document.

A rim goes from its first to its last line of furniture; what stands between is the site's too, if it is short and no
element of a document. A title goes only where the document prints it again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.rules.boilerplate import WIDGETS, footer, furniture, is_imprint, is_named_widget
from fanwen_parse.rules.elements import (
    HEADERS,
    date_line,
    doc_number,
    ends_as_organ,
    is_addressees,
    is_organ_line,
    signed_line,
)
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.page_labels import CELLS, MOMENT, is_header_row, labels, takes
from fanwen_parse.rules.titles import is_title, kind_of, normal

from .headings import NAME, comes_again, is_heading, is_replaced, named, printed_twice

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from fanwen_parse.model import Line

_HEAD = 150
"""Lines with text that a page's head may have before its first line of content."""
_FOOT = 60
_HOSTS = frozenset(
    ("主办单位", "主办", "承办单位", "承办", "协办单位", "协办", "技术支持", "地址", "邮编", "联系电话", "电话")
)
"""Labels under a page that say who runs the site and where."""
_EVENTS = ("活动", "赛", "论坛", "展览", "会展", "节方案", "节实施方案", "节工作方案")
"""Words of titles of what has hosts itself."""
_DAY = r"(?:(?<!\d)(?:19|20)\d\d[年-])?(?<![\d-])\d{1,2}-\d{1,2}$"
_COUNT = r"\d{1,6} ?[条个篇次] ?(?:评论|留言)"
_STAFF = ("编辑", "责编", "美编", "校对", "监制", "审核", "审核人", "审校", "信息员", "撰稿", "供稿")
_CHECKS = ("初审", "复审", "终审", "一审", "二审", "三审", "一校", "二校")
_CREDITS = frozenset(("来源", *_STAFF, *_CHECKS))
_ENDS = frozenset(("END", "The End", "完", "全文完", "正文完"))
_CREDIT = 40
"""Characters of a line of those who have made a page."""
_NAME = 4
"""Characters of a person's name."""
_SOURCE = 14
"""Characters of the name of a paper or a site."""
_TOP = 6
"""Lines of a page among which a bare day is the page's; further down it may be a cell."""
_APART = 7
"""Lines between two of furniture that a head has under the title of its document."""
_CELLS = CELLS | HEADERS
_NO_NAME = frozenset(" |:>/.·,-")
_HEADING = 6
"""Characters of a heading right over the data of the page: 提升托育水平 over 来源:…."""
_SECTION = 4
"""Characters of the name of a site's section that may be a title by its form: 实施方案, 工作计划."""
_LINK = 40
"""Characters of a link to another text."""
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
    crumbs = "breadcrumb" in kinds  # over 当前位置:首页>政务公开 stands the name of the site, and no document
    while (crumbs or len(seen) >= 3) and first and not is_heading(zone[first - 1].text):
        if len(zone[first - 1].text) > 12 and not (crumbs and _is_scrap(zone[first - 1].text)):
            break
        first -= 1
    for index, line in enumerate(zone[: last + 1]):
        kind = kinds[index]
        if kind is None and is_heading(line.text):
            below = shown[index + 1 : _HEAD + 60]
            if index and _is_section_name(line) and _is_section_name(zone[index - 1], marks):
                kind = "navigation"  # 实施方案 under 工作总结 and over more furniture
            elif comes_again(line.text, below) or is_replaced(zone, index):
                kind = "page-title"
                if index and kinds[index - 1] is None and comes_again(zone[index - 1].text + line.text, below):
                    marks[zone[index - 1].number] = kind  # its first half, broken off behind 关于印发
        elif kind is None and index >= first and _is_scrap(line.text):
            kind = "navigation"
        if kind:
            marks[line.number] = kind
    for index, kind in enumerate(kinds):
        if kind == "widget":
            _drop_links(zone, index, marks)
    printed_twice(zone[last:], marks)
    _give_back(zone[: last + 2], marks)
    if not any(is_title(line.text) and line.number not in marks for line in shown[: len(zone) + 3]):
        _only_name(zone[: last + 1], kinds[: last + 1], marks)
    return max((line.number for line in zone[: last + 3] if line.number in marks), default=0)


def _drop_links(zone: Sequence[Line], widget: int, marks: dict[int, str]) -> None:
    """The links under a widget in a head, down to the number of the document or what holds the title that the page prints above."""
    above = [normal(line.text) for line in zone[:widget] if marks.get(line.number) == "page-title"]
    titles = [title for title in above if len(title) > _SECTION]
    if not titles:
        return
    texts = [normal(line.text) for line in zone[widget + 1 :]]
    for index, line in enumerate(zone[widget + 1 :], widget + 1):
        text, following = (*texts[index - widget - 1 :], "")[:2]
        # a title may be broken over two lines
        prints = any(title in text or (title in text + following and title not in following) for title in titles)
        if prints or doc_number(line.text) is not None:
            marks.update((link.number, "widget") for link in zone[widget + 1 : index])
            return
        if not (_is_scrap(line.text) or (len(line.text) <= _LINK and is_title(line.text))):
            return


def _is_section_name(line: Line, marks: Container[int] | None = None) -> bool:
    """A line so short that it may name a section of the site; with ``marks``, one that is the site's."""
    return len(line.text) <= _SECTION and (marks is None or line.number in marks)


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
        kind = kind or furniture(text, known) or named(text, shown[index + 1 : _HEAD + 60])
        if not kind and index < _TOP and text[:2] in ("19", "20") and compiled(MOMENT).fullmatch(text):
            kind = "metadata"  # 2025-07-03: documents print 年月日
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
    """Lines that a line break parted from the document's title: organs over 关于…, the first half over 工作方案, 分解表 under one."""
    upper = ""
    for line in reversed(zone):
        text = line.text
        if line.number not in marks:
            upper = text if is_title(text) else ""
        elif marks[line.number] == "navigation" and (
            (upper.startswith(("关于", "印发", "转发", "批转")) and is_organ_line(text))
            or (0 < len(upper) < NAME <= len(text) and _NO_NAME.isdisjoint(text))
        ):
            del marks[line.number]
        else:
            upper = ""
    for above, line in pairwise(zone):
        broken = marks.get(line.number) == "navigation" and above.number not in marks and kind_of(line.text)
        if broken and is_heading(above.text):
            del marks[line.number]


def _only_name(zone: Sequence[Line], kinds: Sequence[str | None], marks: dict[int, str]) -> None:
    """Give back the last line between furniture that may be the heading of a document without another one: …整改公示."""
    for index in range(len(zone) - 1, -1, -1):
        number, _, _, text = zone[index]
        scrap = kinds[index] is None and marks.get(number) == "navigation"
        heads = kinds[index + 1 : index + 2] == ["metadata"] and not any(text in above.text for above in zone[:index])
        if scrap and len(text) >= (_HEADING if heads else NAME) and _NO_NAME.isdisjoint(text):
            for line, kind in zip(zone[index:], kinds[index:], strict=True):  # and what a line break left of it
                if kind:
                    return
                marks.pop(line.number, None)


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
    if len(text) > 120 or "。" in text or _is_section(text) or not takes(label, text):
        return False
    return not is_title(text) or comes_again(text, shown[index + 1 : _HEAD + 60])


def _goes_on(row: str, text: str) -> bool:
    """A row of a grid of labels that is known by the row over it: ``政策咨询机关: | |``, ``|``."""
    return "|" in row and "|" in text and (":" in text or not text.strip("|-: ")) and not is_header_row(text)


def _is_scrap(text: str) -> bool:
    """A line between furniture that carries no sentence and no element: 规章, 政府信息公开, 2023-11-07."""
    short = len(text) <= 24 or (len(text) <= 80 and (" " in text or "|" in text))
    if text[0] == "(" and date_line(text):  # 题注: (2022年3月17日) under the number of the document
        return False
    return short and doc_number(text) is None and _SENTENCE.isdisjoint(text) and not text.endswith("文件")


def _is_section(text: str) -> bool:
    """一、总体目标 · (二)重点任务: links at the foot of a page are numbered in digits, if at all."""
    return text[0] in "一二三四五六七八九十(" and marker(text) is not None


def _ends_document(text: str, *, beside: bool) -> bool:
    """A line that no foot has above its last one: a sentence, a section, a day of signature, an attachment, a person's task.

    Unlabelled links under a widget are numbered titles; 组长:王某 is no label of a site unless an imprint is near.
    """
    if len(text) > 40 or "。" in text or _is_section(text) or text.startswith("附件"):
        return True
    if text[-1] in "日月)" and (date_line(text) or signed_line(text)):
        return True
    if text[0].isdigit() and (found := marker(text)):
        return not is_title(text[found.end :].lstrip())
    return not beside and 0 < text.find(":") <= 8 and text[-1] != ":" and not text[0].isascii()


def _is_attachment(shown: Sequence[Line], index: int) -> bool:
    """2.任务清单.xlsx under 附件:1.…: an attachment that the document names, and no link of the page."""
    if not shown[index].text[0].isdigit():
        return False
    above = (line.text for line in reversed(shown[max(0, index - _FOOT) : index]))
    return next((text for text in above if not text[0].isdigit()), "").startswith("附件")


def _names_hosts(shown: Sequence[Line]) -> bool:
    """主办单位:… 承办单位:… as the last lines, right under the end of a sentence or of the document: who runs the site.

    An event has hosts as well, and so has a plan that names them elsewhere, or under a heading.
    """
    names = ""
    for index in range(len(shown) - 1, max(len(shown) - _TOP, 0), -1):
        text = shown[index].text
        name = text[: text.find(":", 1, 6)]
        if name in _HOSTS and len(text) <= 80:
            names += name
            continue
        sentence = "。" in text and text[-1] in "。)" and ":" not in text[:8]
        ends = sentence or text.startswith("附件") or date_line(text)
        if "办" not in names or not ends:
            return False
        above = [line.text for line in shown[:index]]
        if any(text[:2] in _HOSTS or "主办单位" in text or "承办单位" in text for text in above):
            return False
        return not any(any(map(text.__contains__, _EVENTS)) and is_title(text) for text in above[:_HEAD])
    return False


def _link(text: str) -> str | None:
    """A link to another text, with its day: …工作方案(通用8篇)05-06; the heading of such links; how many comments there are."""
    if len(text) > 80 or "。" in text:
        return None
    label, bracket, _ = text[1:].partition("】") if text[0] == "【" else text.partition(":")
    if (bracket and label in WIDGETS) or is_named_widget(text):
        return "widget"
    if text[-1].isdigit() and "-" in text[-3:] and (day := compiled(_DAY).search(text)):
        return "widget" if day.start() >= NAME - 2 and is_title(text[: day.start()]) else None
    return (
        "widget" if text[0].isdigit() and text.endswith(("评论", "留言")) and compiled(_COUNT).fullmatch(text) else None
    )


def _credit(text: str) -> str | None:
    """Who has made the page, 编辑:陈某 校对丨刘某, each with no more than a name; (来源:青禾发布); and END where its text ends."""
    if len(text) > _CREDIT:
        return None
    bare = text.strip("()—-~·* ")
    if bare in _ENDS and bare != text:
        return "footer"
    entries = bare.replace("丨", ":").replace("|", ":").split()
    for entry in entries:
        label, colon, name = entry.partition(":")
        source = label == "来源"
        if not colon or label not in _CREDITS or not 2 <= len(name) <= (_SOURCE if source else _NAME):
            return None
        if not source and ends_as_organ(name):  # 审核:财政局 is a duty
            return None
    return "metadata" if entries else None


def drop_foot(shown: Sequence[Line], marks: dict[int, str], head: int) -> None:
    """From the first line of furniture after which nothing but short lines comes, to the end.

    One short tool word alone (发布, 大) may be the last cell of a table and begins no foot.
    """
    start = len(shown)
    kinds: dict[int, str] = {}
    beside = is_imprint(*[line.text for line in shown[-12:]]) or _names_hosts(shown)
    for index in range(len(shown) - 1, max(0, len(shown) - _FOOT), -1):
        line = shown[index]
        if line.number <= head:
            break
        kind = marks.get(line.number) or _link(line.text) or _credit(line.text)
        if kind in ("page-number", "running-head"):
            continue
        note = line.text[0] == "(" and line.text[-1] == ")"  # 附注: (此件公开发布), (联系人:王某,电话:…)
        kind = kind or footer(line.text, beside=beside and not note)
        if kind == "metadata" and _is_attachment(shown, index):
            break
        if kind and (kind != "navigation" or len(line.text) >= 4 or kinds):
            kinds[index] = kind
            start = index
        elif note or start - index > 12 or _ends_document(line.text, beside=beside):
            break
    for index in range(start, len(shown)):
        marks.setdefault(shown[index].number, kinds.get(index, "footer"))
