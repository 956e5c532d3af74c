"""The labels of a page's data about its document: 索引号: …, 【公布日期】…, rows of a grid, pairs without a colon.

Many labels are made of an act and what it has, 发布 and 日期, 浏览 and 次数: those are composed here and listed nowhere.
"""

from __future__ import annotations

from functools import cache

from fanwen_parse.lexicon.compiled import BOILERPLATE as DATA
from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

_STRONG: frozenset[str] = frozenset(DATA["labels"]["strong"])
_WEAK: frozenset[str] = frozenset(DATA["labels"]["weak"])
_STRONG_ACTS: frozenset[str] = frozenset(DATA["labels"]["strong_acts"])
_WEAK_ACTS: frozenset[str] = frozenset(DATA["labels"]["weak_acts"])
_SHARED: frozenset[str] = frozenset(DATA["labels"]["shared"])
"""Weak labels that documents have too: any number of them says nothing."""
_THINGS: frozenset[str] = frozenset(DATA["labels"]["things"])
CELLS: frozenset[str] = frozenset(DATA["cells"])

BULLETS = "·•∙●★◆■▪◦"
MARKS = str.maketrans("", "", "*#>[]【】 \t-" + BULLETS)
"""Signs around a label: Markdown, list bullets, brackets, spaces that justify (索 引 号)."""
MOMENT = r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d\d(?::\d\d)?)? *"
MOMENT_OF_DAY = r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d(?::\d\d|(?=.*(?:网|网站|报|社)$)) *"
"""The same to the second, or with the name of a site behind it: a schedule has neither."""
_COUNTED = (
    "次数",
    "人次",
    "数",
    "量",
    "率",
    "大小",
    "字体",
    "分享到",
    "分享至",
    "阅读",
    "浏览",
    "点击",
    "热度",
    "人气",
)
"""Ends of labels whose value is a number or a row of tools."""
_NO_MORE_THAN_A_COUNT = " []()0123456789次人"


class Labels(NamedTuple):
    """The labels of one line."""

    number: int
    strong: bool
    """One of them says alone that the line is data about the page."""
    word: str
    """The first one."""
    value: str
    """What stands behind the first one."""
    shared: bool
    """All are such as documents have too."""


_NONE = Labels(0, False, "", "", False)


@cache
def weight(word: str) -> int:
    """0 for a word that is no label, 1 for a weak label, 2 for a strong one."""
    if word in _STRONG:
        return 2
    if word in _WEAK:
        return 1
    for size in (1, 2):
        if word[-size:] in _THINGS and (word[:-size] in _STRONG_ACTS or word[:-size] in _WEAK_ACTS):
            return 1 + (word[:-size] in _STRONG_ACTS)
    return 0


def labels(text: str) -> Labels:
    """Labels of metadata in a line: how many, whether one is strong, and the value after the first.

    ``来源:某处时间:2021-04-22`` has two; ``**发布日期**: 2025`` and ``【引证码】 X`` have one, and so has the row
    ``文号 | X |`` of a grid. A label counts only where the line starts with one: a sentence that mentions a source has none.
    """
    if len(text) > 600:
        return _NONE
    if text[:2] in ("19", "20") and (moment := compiled(MOMENT).match(text)):
        text = text[moment.end() :]  # 2024-01-05 10:30 来源:…
    if text[:1] in BULLETS:
        text = text.lstrip(BULLETS + " ")
    head, colon, value = text.partition(":")
    if text[:1] in ("【", "["):  # 【引证码】 X, [ 索引号 ] X
        inner, bracket, rest = text[1:].partition("】" if text[0] == "【" else "]")
        if bracket and (not colon or len(inner) < len(head)):
            head, colon, value = inner, bracket, rest
    word = head.translate(MARKS) if colon and len(head) <= 24 else ""
    if not weight(word):
        return _row(text)
    count = 1
    strong = weight(word) == 2 or (word in ("时间", "日期") and compiled(MOMENT).match(value.lstrip()) is not None)
    strong = strong or (word.endswith(_COUNTED) and not value.strip(_NO_MORE_THAN_A_COUNT))
    shared = word in _SHARED
    rest = value
    while ":" in rest:
        before, _, rest = rest.partition(":")
        before = before[-20:].translate(MARKS)
        for size in range(2, 8):
            if found := weight(before[-size:]):
                count += 1
                strong = strong or found == 2
                shared = shared and before[-size:] in _SHARED
                break
    return Labels(1 if shared else count, strong, word, value.strip(" *"), shared)


def _row(text: str) -> Labels:
    """Labels and values in turn with bars or gaps between: ``文号 | X | 有效性 | 有效 |``, ``索引号 X 主题分类 Y``."""
    bar = "|" in text
    if bar:
        text = text.lstrip("| ")  # Markdown opens a row with a bar
    if text[1:2] == " " == text[3:4]:
        text = text[0] + text[2:]  # 名 称 X, justified
    first, gap, _ = text.partition("|" if bar else " ")
    if not gap or len(first) > 24 or not weight(first.translate(MARKS).rstrip(":")):
        return _NONE
    cells = text.split("|") if bar else text.split()
    if len(cells) < 2 or "。" in text or is_header_row(text):
        return _NONE
    words = [cell.translate(MARKS).rstrip(":") for cell in cells]
    weights = [weight(word) for word in words]
    strong = 2 in weights and (bar or weights.count(0) <= len(weights) - 2)
    return Labels(1, strong, words[0], " ".join(words[1:]), words[0] in _SHARED)


def takes(label: str, value: str) -> bool:
    """Can the line under a label that stands alone be its value? 发文字号 takes a 文号, 浏览次数 a number, 来源 no date."""
    if value[-1:] == ":" or (
        value[0] == "(" and value[-2:] == "日)"
    ):  # another label, or the organs that a document is for
        return False
    digits = any(map(str.isdigit, value))
    if label.endswith(_COUNTED):
        return digits and len(value) <= 12 and "号" not in value
    if label.endswith(("日期", "时间")):
        return digits and "号" not in value
    return label.endswith("号") or not compiled(r"[〔\[(]\d{4}[〕\])]\d+号").search(value)


def is_header_row(text: str) -> bool:
    """The header of a table on one line: 序号 任务 责任单位 时限."""
    words = text.replace("|", " ").split() if len(text) < 200 else []
    return len(words) >= 2 and len(CELLS.intersection(words)) >= 2
