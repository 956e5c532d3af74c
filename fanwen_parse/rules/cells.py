"""What a cell of a flattened table looks like: the first half of finding its column.

:mod:`fanwen_parse.rules.alignment` decides where a cell stands; this module only says what it could be, from its own text
and from the running counts of the table. Everything works on folded text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from fanwen_parse.patterns import lazy

from .clause_content import read_content
from .numbering import OPENERS, marker, number
from .times import is_schedule
from .units import is_unit_list
from .walk import KINDS

SERIAL, NUMBER, SCHEDULE, UNITS, LABEL, DASH, REPEATED, SHORT, LONG, EMPTY = range(len(KINDS))

_COUNT: Final = lazy(r"[(第]?([0-9]{1,3}|[一二三四五六七八九十]{1,3})[).、项]?")
_LEADING_COUNT: Final = lazy(r"([0-9]{1,3})(?:[.、] ?| {1,8}|\t)(?=[^\s0-9.%,、)年月日-])")
_NUMBER: Final = lazy(
    r"[<>≥≤≈±＜＞约]{0,2} ?-?[0-9][0-9.,]*(?: ?[-~—–/:至] ?[0-9.,]+)? ?(?:%|‰|[^\W\d_]{1,3}[0-9²³]?)?"
)
_YEARS: Final = lazy(r"20[0-9]{2} ?年?(?: ?[-~—–至] ?20[0-9]{2} ?年?)?")
_VERBS: Final = frozenset(
    (
        "推进", "完善", "加快", "健全", "优化", "深化", "强化", "实施", "建立", "开展", "落实", "提升",
        "建成", "打造", "加强", "推动", "组建", "成立", "召开", "设立", "支持", "鼓励", "培育", "扩大",
        "改造", "建好", "编制", "制定", "出台", "开工", "新建", "改建", "扩建", "修建", "迁建", "续建",
        "筹建", "启动", "增设", "举办", "引进", "完成", "做好", "抓好", "谋划", "争取", "实现", "构建",
        "搭建"
    )
)  # fmt: skip
"""What a task opens with and an organ does not: 组建工作专班 ends like an organ."""
_DUTIES: Final = ("牵头", "负责", "配合", "落实", "参与", "协助")
"""What a cell of organs may end with: 区教育局牵头,各街道配合."""
_DIVISIONS: Final = frozenset("区县乡镇")
_BUILDERS: Final = frozenset("局厅部委办处科银单主行系集工")
"""What goes on behind 建设 in the name of an organ: 建设局, 建设主管部门."""
_PLACES: Final = frozenset("处所室站院")
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十百千万两几余多")
_TOTALS: Final = frozenset(("合计", "小计", "总计", "共计", "累计"))
_TIMELY: Final = lazy("[0-9年月日周季末底前期每年长常续持立即全适时]")
_DASHES: Final = frozenset("—-–/\\无、*")
_LABEL_OPENERS: Final = frozenset(character for character in OPENERS if character == "(" or not character.isascii())
"""What 一、 or (一) can begin with."""
_LABEL_STYLES: Final = frozenset(("part", "chapter", "section", "cjk", "cjk-paren"))
_LONGEST_LABEL: Final = 40
_LONGEST_SHORT: Final = 30
_LONGEST_SCHEDULE: Final = 60
_OFTEN: Final = 3
"""So many times makes a short text a category (约束性, 新建) and no sentence of its own."""


def count_of(text: str) -> int | None:
    """The number that a serial cell prints: ``7``, ``7.``, ``(7)``, ``七``; None for any other text."""
    match = _COUNT.fullmatch(text)
    return number(match[1]) if match else None


@lru_cache(maxsize=1024)
def _styled_count(text: str) -> tuple[str, int] | None:
    """(what stands around the number, number): (1) and 1 are two counts."""
    match = _COUNT.fullmatch(text)
    if match is None:
        return None
    kind = "0" if match[1].isdecimal() else "〇"
    return text[: match.start(1)] + kind + text[match.end(1) :], number(match[1])


def leading_count(text: str) -> tuple[int, int] | None:
    """(number, end) of a serial that shares its line with the next cell: ``19 化肥施用量``; None if there is none."""
    match = _LEADING_COUNT.match(text)
    return (int(match[1]), match.end()) if match else None


def is_total(text: str) -> bool:
    """合计, 小  计: the row of a sum, which has no serial and is no task."""
    return len(text) <= 8 and "计" in text and "".join(text.split()).rstrip(":") in _TOTALS


def label_style(text: str) -> str:
    """The numbering style of a label that rows share (一、…, （一）…): short, no sentence; empty for any other text."""
    if text[:1] not in _LABEL_OPENERS or len(text) > _LONGEST_LABEL or "。" in text[:-1]:
        return ""
    mark = marker(text)
    return mark.style if mark is not None and mark.style in _LABEL_STYLES and mark.start == 0 else ""


@lru_cache(maxsize=4096)
def look(text: str) -> int:
    """What a piece looks like by itself: all of :data:`KINDS` but ``serial``, ``repeated`` and ``empty``."""
    if len(text) <= 4 and all(character in _DASHES for character in text):
        return DASH
    if len(text) <= 16 and _NUMBER.fullmatch(text):
        return SCHEDULE if _YEARS.fullmatch(text) or (text[-1] in "年月日前底末" and is_schedule(text)) else NUMBER
    if label_style(text):
        return LABEL
    if len(text) <= _LONGEST_SCHEDULE and _TIMELY.search(text) and is_schedule(text):
        return SCHEDULE
    if not opens_with_verb(text) and not _is_count(text):
        if is_unit_list(text):
            return UNITS
        if text.endswith(_DUTIES) and "。" not in text and len(text) <= _LONGEST_SCHEDULE and _says_who(text):
            return UNITS
    return LONG if len(text) > _LONGEST_SHORT or "。" in text or ";" in text else SHORT


def opens_with_verb(text: str) -> bool:
    """The text begins as a task does: 新建两所学校, and not 新建区; 建设平台, and not 建设局."""
    first = text[:2]
    if first == "建设":
        return len(text) > 2 and text[2] not in _BUILDERS
    return first in _VERBS and text[2:3] not in _DIVISIONS


def _says_who(text: str) -> bool:
    """Organs and what they do, and nothing else."""
    content = read_content(text, 0, len(text), "cell", None, role="responsible")
    return content.kind == "verbs" and content.certain and bool(content.units)


def _is_count(text: str) -> bool:
    """建设站点二十处 ends like an organ (人事处) and counts places."""
    return text[-1:] in _PLACES and text[-2:-1] in _NUMERALS


def looks(texts: Sequence[str]) -> list[int]:
    """What each piece of one table looks like; a number that belongs to a running count is ``serial``."""
    kinds = [look(text) if text else EMPTY for text in texts]
    for index in running(texts):
        kinds[index] = SERIAL
    short = [index for index, kind in enumerate(kinds) if kind == SHORT]
    often = Counter([texts[index] for index in short])
    for index in short:
        if often[texts[index]] >= _OFTEN:
            kinds[index] = REPEATED
    return kinds


def running(texts: Sequence[str]) -> set[int]:
    """The pieces that count 1, 2, 3 …: the longest count, then the longest beside it, as groups may start again at 1.

    Values of other columns look like serials too; only the length of the count tells them apart. Each piece looks at the few
    longest counts that end one below it, so time is linear.
    """
    counts = [(i, n) for i, text in enumerate(texts) if 0 < len(text) <= 5 and (n := _styled_count(text)) is not None]
    found: set[int] = set()
    spans = [(0, len(counts))]
    while spans:
        low, high = spans.pop()
        chain = _longest_count(counts[low:high])
        if len(chain) >= 2 or (chain and low == 0 and not found):
            found.update(counts[low + place][0] for place in chain)
            spans.append((low + chain[-1] + 1, high))
    return found


def _longest_count(counts: Sequence[tuple[int, tuple[str, int]]]) -> list[int]:
    """Places in ``counts`` of the longest run n, n+1, n+2 …; of equal runs the one that starts first."""
    best: dict[tuple[str, int], tuple[int, int]] = {}  # count → (length, place) of the longest run that ends with it
    previous: list[int] = []
    winner = (0, -1)
    for place, (_, (style, value)) in enumerate(counts):
        length, before = best.get((style, value - 1), (0, -1))
        previous.append(before)
        if length + 1 > best.get((style, value), (0, -1))[0]:
            best[style, value] = (length + 1, place)
        if length + 1 > winner[0]:
            winner = (length + 1, place)
    chain: list[int] = []
    place = winner[1]
    while place >= 0:
        chain.append(place)
        place = previous[place]
    return chain[::-1]
