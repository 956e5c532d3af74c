"""Structure markers 第一章, 一、, (一), 1., (1), ①: what they look like, which number they print, what only looks like one.

GB/T 9704-2012 7.3.3 orders them 一、 (一) 1. (1); 立法技术规范 adds 编, 章, 节, 条. Real texts use all widths, spaces inside
(第 1 0 条, 二 、) and several more forms. Everything here reads folded text (:func:`fanwen_parse.model.fold`); which marker is
under which is no question of this file but of :mod:`fanwen_parse.rules.depth`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .book import Rule

STYLES = (
    "part",  # 第一编, 第一部分
    "chapter",  # 第一章
    "section",  # 第一节
    "article",  # 第一条
    "cjk",  # 一、
    "cjk-paren",  # (一)
    "digit",  # 1.
    "dotted",  # 1.1
    "dotted-3",  # 1.1.1
    "digit-paren",  # (1)
    "digit-close",  # 1)
    "circled",  # ①
)
"""From the outermost to the innermost, where a document keeps to the standard."""


class Marker(NamedTuple):
    """One structure marker; offsets are in the text it was read from."""

    style: str
    """One of ``STYLES``."""
    ordinal: int
    start: int
    """Where the marker itself begins, behind Markdown marks and white space."""
    end: int
    """Behind the marker; the heading follows, perhaps after spaces."""


# --- numbers ----------------------------------------------------------------------------------------------------------

_CJK = "〇零一二三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾"
_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_TENS = {"十": 10, "拾": 10, "百": 100, "廿": 20, "卅": 30}


def number(printed: str) -> int:
    """The value of 12, 十二, 二十, 一百零三, 一二 (digit by digit); spaces inside are no matter. 0 for what is no number."""
    text = printed.replace(" ", "")
    if text.isdecimal():
        return int(text)
    total = value = 0
    positional = ""
    for character in text:
        if character in "十拾百":
            total += (value or 1) * _TENS[character]
            value = 0
        elif character in "廿卅":
            total += _TENS[character]
        else:
            value = _DIGIT.get(character, 0)
            positional += str(value)
    return total + value if total else int(positional or 0)


# --- forms ------------------------------------------------------------------------------------------------------------

_N = rf"[0-9{_CJK}](?: ?[0-9{_CJK}]){{0,5}}"
_C = rf"[{_CJK}](?: ?[{_CJK}]){{0,4}}"
_NOT_DECIMAL = r"(?![0-9])|(?=[0-9X*]{4} ?(?:[年—-]|/))|(?=[0-9]{1,2} ?月)"
"""1.5米 is a decimal, but 1.2025年底前完成… and 3.12月底前 open an item."""
_CIRCLED = "①-⑳㉑-㉟❶-❿⑴-⒇⒈-⒛㈠-㈩"
_FORMS = (
    rf"第 ?(?P<nth>{_N}) ?(?P<unit>[编篇章节条]|部 ?分)",
    rf"(?P<cjk>{_C}) ?[、.](?![{_CJK}] ?[、类级产期至])",
    rf"\( ?(?P<cjk_paren>{_C}) ?\)",
    r"(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})[、.]?(?= ?[\u4e00-\u9fff《“])(?! ?[万亿千百个倍元米公吨年月日升亩度平小版克人级分秒])",
    rf"(?P<digit>[0-9]{{1,3}}) ?[、.](?:{_NOT_DECIMAL})",
    r"\( ?(?P<digit_paren>[0-9]{1,2}) ?\)",
    r"(?P<digit_close>[0-9]{1,2}) ?\)",
    rf"(?P<circled>[{_CIRCLED}])",
)
_MARKS = r"(?:[#>*]{1,6} ?|[-•·●■◆] )"
"""What scrapers put before a line: #, **, -, >. Only skipped where a marker follows, for ** is also a masked name."""
_AT_START = re.compile(rf"[\s\ufeff\u200b]*(?:{_MARKS} ?){{0,3}}(?P<marker>{'|'.join(_FORMS)})")
OPENERS = frozenset("#>*-•·●■◆第(0123456789①②③⑴⑵⑶⒈⒉⒊㈠㈡㈢❶❷❸" + _CJK)
"""Characters that a marker, or the Markdown before it, may begin with; a quick look spares most blocks the rest."""
_UNIT = {"编": "part", "篇": "part", "章": "chapter", "节": "section", "条": "article"}

# Cross references: 第三条规定的…, (一)至(三)项, (二)、(三)款; but (一)项目建设 and (二)和谐社区 are items.
_REFERENCE_NTH = re.compile(r"[、,。;)》的之和与及至或中所]|规定|第|以外|以下|以上|[一二三四五六七八九十]款")
_REFERENCE_PAREN = re.compile(r" ?[,。;)》]|、? ?[(第]|[至和与及或] ?[(第]|[项款目](?![目录标])(?=[、,。;:)》所规的之和与及或至中]|$)|[-~—] ?\(")


def marker(text: str, position: int = 0) -> Marker | None:
    """The structure marker that opens ``text`` at ``position``, behind white space and Markdown marks; None if there is none.

    Look-alikes are refused here: decimals and versions (2.0版), dates, cross references (第三条规定, (一)项), pairs such
    as 一、二类. Whether a true marker opens an item is for the sequence of all markers to say.
    """
    if text[position : position + 1] not in OPENERS and not text[position : position + 1].isspace():
        return None
    match = _AT_START.match(text, position)
    return None if match is None else _read(text, match, match.start("marker"))


def is_bare_heading(text: str) -> bool:
    """Whether a line holds 第一章 or 第一节 alone, so that the heading stands on the next line."""
    found = marker(text)
    return found is not None and found.end == len(text) and found.style in ("part", "chapter", "section")


def _read(text: str, match: re.Match[str], start: int) -> Marker | None:
    name, printed, end = match.lastgroup, "", match.end()
    if match["nth"] is not None:
        if _REFERENCE_NTH.match(text, end):
            return None
        return Marker(_UNIT.get(match["unit"], "part"), number(match["nth"]), start, end)
    if match["cjk"] is not None:
        name, printed = "cjk", match["cjk"]
    elif match["cjk_paren"] is not None:
        if _REFERENCE_PAREN.match(text, end):
            return None
        name, printed = "cjk-paren", match["cjk_paren"]
    elif match["dotted"] is not None:
        parts = match["dotted"].split(".")
        return Marker("dotted" if len(parts) == 2 else "dotted-3", int(parts[-1]), start, end)
    elif match["digit"] is not None:
        name, printed = "digit", match["digit"]
    elif match["digit_paren"] is not None:
        name, printed = "digit-paren", match["digit_paren"]
    elif match["digit_close"] is not None:
        name, printed = "digit-close", match["digit_close"]
    else:
        return _circled(match["circled"], start, end)
    return Marker(name, number(printed), start, end)


_RANGES = (("①", 20, 1, "circled"), ("㉑", 15, 21, "circled"), ("❶", 10, 1, "circled"), ("⑴", 20, 1, "digit-paren"))
_RANGES += (("⒈", 20, 1, "digit"), ("㈠", 10, 1, "cjk-paren"))


def _circled(character: str, start: int, end: int) -> Marker | None:
    for first, length, base, style in _RANGES:
        offset = ord(character) - ord(first)
        if 0 <= offset < length:
            return Marker(style, base + offset, start, end)
    return None
