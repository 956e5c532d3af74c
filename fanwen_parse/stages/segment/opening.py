"""What a page prints over a document, or between the lines of its head, and what is none of it.

Sites repeat the title, name themselves and lead in: 日前，…印发《…》，全文如下. What cleaning could not tell by the words of a line
is told here by the head that stands below: a title right above addressees, a 发文字号 or a preamble is the document's, whatever
stands over it.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.rules import elements as read
from fanwen_parse.rules import titles
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.page_labels import labels

from .collection import collected, cut_labels
from .heads import BULLETS, LETTER_BODY, OPENINGS, is_adoption, is_bracketed, no_title_line, read_title, stray

if TYPE_CHECKING:
    from collections.abc import Collection

    from fanwen_parse.model import Passage

    from .pieces import Pieces

_NEAR = 40
"""Pieces in which the head of a document begins."""
_BETWEEN = 8
"""Lines of a site that may stand between a title and its addressees."""
_LINES = 3
"""Blocks at the very start that may hold a line of the site and the title."""
_LONGEST = 200
_SITE = ("网", "网站")
"""Last words of the name of a site."""
_LEADS = 3
"""Paragraphs that may lead in."""
_SHORT = 120
"""A longer line is a paragraph."""
_SHORTEST = 8
"""Characters of a title that stands for itself: 保障措施 is a heading."""
_ISSUING = rf"{LETTER_BODY}|现(?:予|将|印发|转发|公布)|同意|通过|请各"
"""Words of a letter, which leads in to nothing."""
_PREAMBLE = r"为|根据|按照|依据|遵照|围绕|结合|.{0,400}(?:(?:制定|制订|提出)了?(?:如下|以下|本)|通知如下|印发给?你们)"
_ORDER = 30
"""Characters; 云泽市人民政府令第12号 stands between a title and its text."""
_HEADING_SIGNS = frozenset("★▲◆■●")
_PLACES = frozenset("省市区县州旗镇乡")
_JOINTS = _PLACES | frozenset("、,和与及的年")
"""Last characters of a line that goes on: 云泽市 over 财政局关于…."""
_VERBS = ("落实", "贯彻", "执行", "实施", "学习", "宣传")
"""Last words of a line whose object is the title under it: 云泽市贯彻落实 over 国务院关于…的实施方案."""
_FIRST_HALF = ("关于", "印发", "转发", "“")
_ACTS = ("关于", "印发", "转发", "批转")
"""First words of a title whose organ stands on the line above."""
_CENTRAL = ("国", "中")
_GOVERNMENT = ("人民政府", "人民政府办公室", "人民政府办公厅")
"""With these no bureau under them issues a text."""
_OF_HEAD = frozenset(("number", "organ", "aside"))
_DROPPED = {"title": "page-title", "number": "page-title", "text": "metadata"}


class _Page:
    """What each of the first pieces is."""

    def __init__(self, pieces: Pieces, collected: Collection[int]) -> None:
        self.pieces = pieces
        self.kinds: list[str] = []
        """title, number, organ, addressees, label (附件), aside (a date, a bracket), text, item, line."""
        self.titles: dict[int, tuple[int, str]] = {}
        """Of each title, by the index of its first line: the index behind it and its normal form."""
        self.issuers: set[int] = set()
        """Organs over a title that was printed without them."""
        self.apart: set[int] = set()
        """Other lines over a title that are none of it."""
        end = min(len(pieces), _NEAR, *collected)
        at = 0
        while at < end:
            kind = self._kind(at)
            if kind in ("line", "organ", "title") and (found := read_title(pieces, at, loose=False)):
                self._title(at, min(found[1], end))
            else:
                self.kinds.append(kind)
            at = len(self.kinds)
            if kind in ("item", "addressees"):
                break

    def _kind(self, at: int) -> str:
        text, _, _, role = self.pieces[at]
        if role:
            return {"red-head": "organ", "plan-title": "title"}.get(role, role)
        if text[0] in _HEADING_SIGNS or marker(text) is not None or text.replace(" ", "") in OPENINGS:
            return "item"
        if read.doc_number(text) or read.is_damaged_number(text):
            return "number"
        if read.is_addressees(text):
            return "addressees"
        if read.appendix_label(text):
            return "label"
        if "://" in text:
            return "text" if "。" in text else "line"
        if "。" in text or len(text) > _SHORT or (len(text) > 30 and "," in text and _leads_on(text)):
            return "text"
        if text[0] == "(" and "牵头" in text:
            return "text"
        if text[0] not in BULLETS and read.is_organ_line(text.removesuffix("文件")):
            return "organ"
        order = len(text) < _ORDER and (text.endswith(("府令", "会令")) or (text.endswith("号") and "第" in text))
        return "aside" if order or read.date_line(text) or is_bracketed(text) or is_adoption(text) else "line"

    def _title(self, at: int, after: int) -> None:
        """A title from ``at`` to ``after``, less the lines above it that are none of it."""
        texts = self.pieces.texts
        known = {form for _, form in self.titles.values()}
        first = at
        for index in range(at, after - 1):
            rest = "".join(texts[index + 1 : after])
            below = self.pieces.blocks[index + 1]
            marked = below.passage.text[:1] == "#"  # a heading of its own
            gap = below.blank_before > 0 or (index > at and len(texts[index - 1]) <= _SHORTEST)
            if marked or titles.normal(rest) in known or _is_apart(texts[index], rest, gap=gap):
                first = index + 1
        own = read.issuers_of("".join(texts[first:after]))
        for index in range(at, first):
            signs = read.is_organ_line(texts[index]) and not (own or _is_section(texts[index]))
            self.kinds.append("organ" if signs else "line")
            (self.issuers if signs else self.apart).add(index)
        self.kinds += ["title"] * (after - first)
        title = "".join(texts[first:after])
        self.titles[first] = (after, titles.normal(title[stray(title) :]))

    def is_letter(self, start: int) -> bool:
        """Does the title at ``start`` name a letter?"""
        text = "".join(self.pieces.texts[start : self.titles[start][0]])
        return titles.kind_of(text) in titles.LETTERS

    def head_end(self, start: int) -> int:
        """The index behind the last line that is told to be of the head whose title is at ``start``."""
        end = self.titles[start][0]
        for at in range(end, len(self.kinds)):
            if self.kinds[at] in ("text", "item", "title", "label"):
                break
            if self._is_told(at):
                end = at + 1
        return end

    def _is_told(self, at: int) -> bool:
        """A number, addressees, (2025年7月1日…通过); a bare date or an organ may stand on a cover."""
        text = self.pieces.texts[at]
        return self.kinds[at] in ("number", "addressees") or text[0] == "(" or is_adoption(text)

    def behind(self, start: int) -> int:
        """The index behind the title at ``start`` and what goes with it."""
        at = self.head_end(start)
        while at < len(self.kinds) and self.kinds[at] in _OF_HEAD:
            at += 1
        return at

    def lines(self, start: int) -> list[int]:
        """Lines of the site between the title at ``start`` and the last line of its head."""
        return [at for at in range(self.titles[start][0], self.head_end(start)) if self.kinds[at] == "line"]


def _leads_on(text: str) -> bool:
    """A preamble that a colon ends, or none: 根据…的要求,…."""
    return text[-1] == ":" or compiled(_PREAMBLE).match(text) is not None


def _is_apart(line: str, rest: str, *, gap: bool) -> bool:
    """Is ``line`` none of the title ``rest`` under it, which is a title without it: 政府信息公开 over 云泽市…实施方案?

    ``gap``: a blank line is between them, or another short line stands above.
    """
    if line.endswith(_SITE):
        return True
    if not titles.is_title(rest) or len(titles.normal(rest)) < _SHORTEST + 2:
        return False
    if any(word in line for word in _FIRST_HALF):
        return False
    issuers = () if rest.startswith(_ACTS) else read.issuers_of(rest)
    if read.is_organ_line(line):
        if issuers:
            return not _signs_with(line, issuers[0])
        place = read.place_of(rest[:_SHORTEST])  # 云泽市教育局 over 云泽市…实施方案, but not over 托育工作方案
        return bool(place) and (place[:2] in line or _is_section(line))
    if (
        rest.startswith("关于") and titles.kind_of(rest) not in titles.LETTERS and read.place_of(line)
    ):  # 云泽市教育系统 over 关于…的实施方案
        return False
    if issuers or rest.startswith("关于"):
        return line[-1] not in _JOINTS and not line.endswith(_VERBS)
    if _is_of_page(line):
        return True
    if len(line) > _SHORTEST or line[-1:] in _PLACES or line[:4].isdigit():
        return False
    if not gap and read.place_of(line) and line[:2] != rest[:2]:  # 云泽市深入推进 over 县域…方案
        return False
    return gap or not (rest[:4].isdigit() or _PLACES.isdisjoint(rest[:_SHORTEST]))


def _is_of_page(line: str) -> bool:
    """A line that no title has: one of the page's data, its number in a gazette, words in Latin letters."""
    return line.isascii() or (line[-1] == "期" and line[-2:-1].isdigit()) or labels(line).number > 0


def _signs_with(organ: str, issuer: str) -> bool:
    """Does ``organ``, on a line of its own, issue a text together with the organ whose name opens the title?

    Organs of one place do, and those without a place, the central ones; 民政局 and the organ of another place are names of a section.
    """
    place, other = read.place_of(organ), read.place_of(issuer)
    if (place and place[:2] in issuer) or (other and other[:2] in organ):
        return not (organ.endswith("局") and issuer.endswith(_GOVERNMENT))
    return not place and not _is_section(organ)


def _is_section(organ: str) -> bool:
    """民政局 without its place: a section of a site."""
    return organ[-1] == "局" and organ[0] not in _PLACES and not organ.startswith(_CENTRAL) and not read.place_of(organ)


def _is_copy(form: str, of: str) -> bool:
    """Two prints of one title, or one with a few characters more: its issuer, 年."""
    short, long = sorted((form, of), key=len)
    if len(short) < _SHORTEST:
        return False
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    return long.endswith(short[same:])


def cleared(pieces: Pieces) -> tuple[dict[int, tuple[int, int, int]], list[tuple[str, Passage]]]:
    """The pieces without what is the site's: where the texts of a collection open among them, and what was dropped as what."""
    _cut_lines(pieces)
    cut_labels(pieces)
    labels = collected(pieces)
    found = asides(pieces, labels)
    dropped = [(kind, pieces[index].passage) for index, kind in sorted(found.items())]
    if found:
        pieces.without(found)
        labels = {index - len(found): entry for index, entry in labels.items()}
    return labels, dropped


def _cut_lines(pieces: Pieces) -> None:
    """Cut off the lines that layout, which knows no titles, has joined with the title under them."""
    edges: dict[int, list[int]] = {}
    for index, block in enumerate(pieces.blocks[:_LINES]):
        passage = block.passage
        if len(passage.pieces) == 1 or len(passage.text) > _LONGEST or index in pieces.roles:
            continue
        ends = list(accumulate(end - start for start, end in passage.pieces))[:-1]
        for end, above in zip(ends, [0, *ends], strict=False):
            line, rest = passage.text[above:end], passage.text[end:]
            stops = line.endswith(("。", ":")) and titles.is_title(rest)
            again = titles.is_title(line) and titles.normal(rest).startswith(titles.normal(line))
            if stops or again or line.endswith(_SITE) or _is_apart(line, rest, gap=0 < above <= _SHORTEST):
                edges[index] = [at for at in ends if at <= end]
    if edges:
        pieces.cut(edges)


def asides(pieces: Pieces, collected: Collection[int]) -> dict[int, str]:
    """The pieces of the head of a page that are none of the document, each with its kind of boilerplate.

    Args:
        pieces: all pieces of the file.
        collected: those that open a text of a collection; what a page says before the first is the site's.
    """
    page = _Page(pieces, collected)
    kinds = page.kinds
    if len(kinds) in collected:
        return {} if "item" in kinds else {index: _dropped(kind) for index, kind in enumerate(kinds)}
    if above := _over_label(page):
        return dict.fromkeys(above, "page-title")
    addressed = kinds[-1:] == ["addressees"]
    start = _addressed_title(page) if addressed else _titled(page)
    if start is None:
        rows = range(len(kinds) - 1) if addressed else ()
        site = all(kinds[index] == "line" and no_title_line(pieces.texts[index]) for index in rows)
        found = dict.fromkeys(rows, "navigation") if site else {}  # 文号 | 云政办〔2025〕12号 | 索引号
        above = range(min(page.titles, default=0))
        if all(index in page.apart or kinds[index] in _OF_HEAD for index in above):
            pieces.roles.update((index, "red-head") for index in page.issuers.intersection(above))
            found.update((index, "navigation") for index in page.apart.intersection(above))
        return found
    found = _above(page, start)
    pieces.roles.update((index, "red-head") for index in page.issuers if index < start)
    found.update((index, "navigation") for index in page.lines(start))
    if addressed and not page.is_letter(start) and _hands_on(page, start):
        found.update((index, "page-title") for index in range(start, page.titles[start][0]))
    _repeated_numbers(page, found)
    return found


def _dropped(kind: str) -> str:
    return _DROPPED.get(kind, "navigation")


def _addressed_title(page: _Page) -> int | None:
    """The title over the addressees."""
    last = len(page.kinds) - 1
    for start in sorted(page.titles, reverse=True):
        between = range(page.titles[start][0], last)
        odd = [
            index for index in between if page.kinds[index] == "line" and not no_title_line(page.pieces.texts[index])
        ]
        return start if "text" not in page.kinds[between.start : last] and len(odd) <= _BETWEEN else None
    return None


def _titled(page: _Page) -> int | None:
    """The first title with a number, a preamble or a numbered heading under it; else the one letter that issues something."""
    kinds = page.kinds
    for start, (after, form) in page.titles.items():
        behind = page.behind(start)
        leads = [titles.normal(page.pieces.texts[index]) for index in range(start) if kinds[index] == "text"]
        if len(form) < _SHORTEST or behind == len(kinds) or len(leads) > _LEADS:
            continue
        text = page.pieces.texts[behind]
        if "number" in kinds[after:behind] or (kinds[behind] == "text" and compiled(_PREAMBLE).match(text)):
            return start
        if all(form in lead for lead in leads) and kinds[behind] in ("text", "item"):
            return start
    issuing = [start for start in page.titles if page.is_letter(start) and "印发" in page.titles[start][1]]
    return issuing[0] if len(issuing) == 1 and "text" not in kinds[: issuing[0]] else None


def _over_label(page: _Page) -> range:
    """What stands over 附件 where the title under the label is printed over it, too."""
    at = page.kinds.index("label") if "label" in page.kinds else 0
    form = titles.normal(page.pieces.texts[at + 1]) if 0 < at < len(page.pieces) - 1 else ""
    above = range(at)
    if len(form) < _SHORTEST or any(page.kinds[index] in ("text", "item", "addressees") for index in above):
        return range(0)
    return above if any(titles.normal(page.pieces.texts[index]) == form for index in above) else range(0)


def _above(page: _Page, start: int) -> dict[int, str]:
    """What stands over the head whose title is at ``start``; nothing where another document may."""
    kinds = page.kinds
    top = start
    while top and kinds[top - 1] in ("number", "organ", "label"):
        top -= 1
    form = page.titles[start][1]
    found: dict[int, str] = {}
    if "label" in kinds[top:start]:
        return {}
    for index in range(top):
        if kinds[index] == "text" and compiled(_ISSUING).search(page.pieces.texts[index][:3000]):
            return {}
        if kinds[index] in ("item", "addressees", "issuer", "date", "label"):
            return {}
        if kinds[index] not in ("number", "organ"):
            found[index] = _dropped(kinds[index])
    for other, (_, of) in page.titles.items():
        if other < start and not _is_copy(form, of) and not (page.is_letter(start) and of in form):
            return {}
    return found


def _hands_on(page: _Page, start: int) -> bool:
    """Is the title the plan's, though a letter stands under it that hands the plan on, and the plan under the letter?"""
    pieces = page.pieces
    form = page.titles[start][1]
    at = len(page.kinds)
    body = pieces.texts[at][:3000] if at < len(pieces) else ""
    if not compiled(LETTER_BODY).search(body):
        return False
    named = next((name for name in map(titles.normal, titles.cited(body)) if form.endswith(name)), "")
    if len(named) < _SHORTEST:
        return False
    held = ""
    for piece in pieces.between(at + 1, at + _NEAR):
        text = titles.normal(piece.text) if len(piece.text) < _SHORT else ""
        if text and (text == named or held + text == named):
            return True
        held = text
    return False


def _repeated_numbers(page: _Page, found: dict[int, str]) -> None:
    """Of one number printed twice in a head the last stays."""
    seen: set[str] = set()
    for index in range(len(page.kinds) - 1, -1, -1):
        if page.kinds[index] == "number":
            text = titles.normal(page.pieces.texts[index])
            if text in seen:
                found[index] = "page-title"
            seen.add(text)
