"""Structure markers 第一章, 一、, (一), 1., (1), ①: what they look like, which number they print, what only looks like one.

GB/T 9704-2012 7.3.3 orders them 一、 (一) 1. (1); 立法技术规范 adds 编, 章, 节, 条. Real texts use all widths, spaces inside
(第 1 0 条, 二 、) and several more forms. Everything here reads folded text (:func:`fanwen_parse.model.fold`); which marker is
under which is no question of this file but of :mod:`fanwen_parse.rules.depth`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

from .book import Rule

STYLES = (
    "part",  # 第一编, 第一部分
    "chapter",  # 第一章
    "section",  # 第一节
    "article",  # 第一条
    "cjk",  # 一、
    "cjk-paren",  # (一)
    "digit",  # 1.
    "number",  # 1 总则, only above 1.1
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


@lru_cache(maxsize=1024)
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

_N = rf"(?:[0-9{_CJK}] ?){{1,6}}"
_C = rf"(?:[{_CJK}] ?){{1,5}}"


def _printed(match: re.Match[str]) -> tuple[str, int]:
    """(style, ordinal) of any form below."""
    form = match.lastgroup or ""
    if form in _PLAIN:
        return _PLAIN[form], number(match[form])
    if form == "unit":
        return _UNIT.get(match["unit"], "part"), number(match["nth"])
    if form == "dotted":
        parts = match["dotted"].split(".")
        return "dotted" if len(parts) == 2 else "dotted-3", int(parts[-1])
    return _circled(match["circled"])


_PLAIN = {form: form.replace("_", "-") for form in ("cjk", "cjk_paren", "digit", "digit_paren", "digit_close")}
_PLAIN["cjk_close"] = "cjk-paren"
"""Group of a form → its style, where the group holds the number and no more."""
BOOK: tuple[Rule, ...] = (
    Rule(
        "marker-of-law",
        rf"第 ?(?P<nth>{_N})(?P<unit>[编篇章节条]|部 ?分)",
        _printed,
        (
            ("第一章 总则", ("chapter", 1)),
            ("第十二条 为了", ("article", 12)),
            ("第 1 0 条", ("article", 10)),
            ("第三部分", ("part", 3)),
        ),
        ("第三方机构", "第一产业", "第二期", "第十二届"),
        "编 章 节 条 of laws and long plans (立法技术规范).",
    ),
    Rule(
        "marker-first-level",
        rf"(?P<cjk>{_C})[、.]",
        _printed,
        (
            ("一、总体要求", ("cjk", 1)),
            ("二 、支持范围", ("cjk", 2)),
            ("十二.其他", ("cjk", 12)),
            ("二十一、附则", ("cjk", 21)),
        ),
        ("一是加强领导", "一方面", "三年行动"),
        "一、 (GB/T 9704-2012 7.3.3, first level); some texts print 一．",
    ),
    Rule(
        "marker-second-level",
        rf"\( ?(?P<cjk_paren>{_C})\)",
        _printed,
        (("(一)项目建设", ("cjk-paren", 1)), ("( 二 )和谐社区", ("cjk-paren", 2)), ("(二十九)数据", ("cjk-paren", 29))),
        ("(试行)", "(市、区)", "(一年内)"),
        "（一） (GB/T 9704-2012 7.3.3, second level).",
    ),
    Rule(
        "marker-second-level-closed",
        rf"(?P<cjk_close>{_C})\)",
        _printed,
        (("二)推广节水", ("cjk-paren", 2)), ("十 一)加强宣传", ("cjk-paren", 11))),
        ("(一)", "一、", "三年)"),
        "一） has lost its first bracket: between （一） and （三） it is （二）.",
    ),
    Rule(
        "marker-dotted",
        r"(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})[、.]?(?= {0,2}[^\x00-\x7f]| {1,2}(?:(?:19|20)[0-9]{2} ?年|[0-9]{1,2} ?月))"
        r"(?! {0,2}[万亿千百个倍元米公吨年月日升亩度平小版克人级分秒])",
        _printed,
        (
            ("1.1 编制目的", ("dotted", 1)),
            ("1.2  编制依据", ("dotted", 2)),
            ("1.3 2025年底前", ("dotted", 3)),
            ("2.3.4组织体系", ("dotted-3", 4)),
        ),
        ("1.5米", "3.5 亿元", "2.0版", "99.5%以上"),
        "1.1, 1.1.1 of 应急预案 and technical annexes.",
    ),
    Rule(
        "marker-third-level",
        r"(?P<digit>[0-9]{1,3}) ?[、.](?:(?![0-9])|(?=[0-9X*]{4} ?(?:[年—-]|/))|(?=(?:[0-9]{1,2} ?[-—–~至]{1,2} ?)?[0-9]{1,2} ?月))",
        _printed,
        (
            ("1.建设平台", ("digit", 1)),
            ("12、营造氛围", ("digit", 12)),
            ("3.2025年底前开展", ("digit", 3)),
            ("2.12月底前完成", ("digit", 2)),
            ("1、3—5月动员部署", ("digit", 1)),
        ),
        ("2.0版", "1.5米", "2025.6.30前", "10个"),
        "1. (GB/T 9704-2012 7.3.3, third level); 1.5米 is a decimal, 3.2025年 is an item that begins with a year.",
    ),
    Rule(
        "marker-fourth-level",
        r"\( ?(?P<digit_paren>[0-9]{1,2}) ?\)",
        _printed,
        (("(1)封堵排口", ("digit-paren", 1)), ("( 12 )", ("digit-paren", 12))),
        ("(2025年)", "(100)", "(3个)"),
        "（1） (GB/T 9704-2012 7.3.3, fourth level).",
    ),
    Rule(
        "marker-closed",
        r"(?P<digit_close>[0-9]{1,2}) ?\)",
        _printed,
        (("1)清理河道", ("digit-close", 1)),),
        ("(1)", "100)"),
        "1) and 1）of pasted lists.",
    ),
    Rule(
        "marker-sign",
        "(?P<circled>[①-⑳㉑-㉟❶-❿⑴-⒇⒈-⒛㈠-㈩])",
        _printed,
        (("①", ("circled", 1)), ("⑵", ("digit-paren", 2)), ("⒊", ("digit", 3)), ("㈣", ("cjk-paren", 4))),
        ("㎡", "Ⅲ"),
        "Numbers that are one character: ① below the fourth level, ⑴ ⒈ ㈠ in place of the forms they look like.",
    ),
)
"""Value of an example: (style, ordinal)."""

_UNIT = {"编": "part", "篇": "part", "章": "chapter", "节": "section", "条": "article"}
_SIGNS = (("①", 20, 1, "circled"), ("㉑", 15, 21, "circled"), ("❶", 10, 1, "circled"), ("⑴", 20, 1, "digit-paren"), ("⒈", 20, 1, "digit"), ("㈠", 10, 1, "cjk-paren"))  # fmt: skip
"""First sign, how many follow, the value of the first, what it stands for."""


def _circled(character: str) -> tuple[str, int]:
    for first, length, base, style in _SIGNS:
        offset = ord(character) - ord(first)
        if 0 <= offset < length:
            return style, base + offset
    return "circled", 0


_GROUPS = (
    ("第", ("marker-of-law",)),
    (_CJK, ("marker-first-level", "marker-second-level-closed")),
    ("(", ("marker-second-level", "marker-fourth-level")),
    ("0123456789", ("marker-dotted", "marker-third-level", "marker-closed")),
    ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕❶❷❸❹❺❻❼❽❾❿⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", ("marker-sign",)),
)
_PATTERNS = {rule.name: rule.pattern for rule in BOOK}
_FORMS = {first: "|".join(map(_PATTERNS.__getitem__, names)) for firsts, names in _GROUPS for first in firsts}
"""First character → the forms that begin so, in order. Few texts know more than three of these groups."""
BREAK = "\u0420"
"""The Cyrillic letter that a site for shared documents leaves in the place of a line break: …完成任务。Р(二)成立机构。"""
ORNAMENTS = "●■◆▲▼★☆◇▶►" + BREAK
"""What pages put before, and behind, a heading."""
_MARKS = frozenset("#>*-•·" + ORNAMENTS)
OPENERS = _MARKS | frozenset(_FORMS)
"""Characters that a marker, or the marks before it, may begin with; a quick look spares most blocks the rest."""
_BEFORE = rf"[\s\ufeff\u200b]*(?:(?:[#>*{ORNAMENTS}]{{1,6}} ?|[-•·] ) ?){{0,3}}"
"""What scrapers put before a marker: #, **, -, >, ★. Only skipped where a marker follows, for ** is also a masked name."""
_PAIRED = "、类级产期至线"


def marker(text: str, position: int = 0) -> Marker | None:
    """The structure marker that opens ``text`` at ``position``, behind white space and Markdown marks; None if there is none.

    Look-alikes are refused here: decimals and versions (2.0版), dates, cross references (第三条规定, (一)项), pairs such
    as 一、二类. Whether a true marker opens an item is for the sequence of all markers to say.
    """
    if text[position : position + 1] not in _FORMS:
        character = text[position : position + 1]
        if character not in _MARKS and not character.isspace() and character not in "\ufeff\u200b":
            return None
        before = compiled(_BEFORE).match(text, position)
        position = before.end() if before else position
        if text[position : position + 1] not in _FORMS:
            return None
    found = _opening(text[position : position + _REACH])
    if found is None or not position:
        return found
    style, ordinal, _, length = found
    return _new(Marker, (style, ordinal, position, position + length))


_REACH = 24
"""Characters: no form, with all that is looked at behind it, is so long (第 with six numerals, 部分 and spaces between has 17)."""
_new = tuple.__new__


@lru_cache(maxsize=1024)
def _opening(head: str) -> Marker | None:
    """The marker that opens ``head``. Several stages ask for the marker of one block, so the last answers are kept."""
    match = compiled(_FORMS[head[0]]).match(head)
    if match is None:
        return None
    style, ordinal = _printed(match)
    end = match.end()
    if style in _REFERRING and _refers(head, end, style, ordinal):
        return None
    if style in _CLOSED and head[end : end + 1] in _STOPS and head[end + 1 : end + 2] not in _NUMBERS:
        end += 1  # (一)、时间安排
    return _new(Marker, (style, ordinal, 0, end))


_CLOSED = frozenset(("cjk-paren", "digit-paren", "digit-close", "circled"))
"""Styles that need no stop behind the number, and are printed with one all the same."""
_STOPS = ("、", ".")
_NUMBERS = frozenset(("", *"(0123456789", *(chr(first) for first in range(ord("①"), ord("⑳") + 1))))
"""What stands behind the stop of a list of references, (1)、(2), or where no heading follows."""
_REFERRING = frozenset(("article", "chapter", "section", "cjk", "cjk-paren"))
"""Styles of which a reference may have the form."""
_BEHIND_ARTICLE = (
    *"、,。;)》的之和与及至或中所第",
    "规定",
    "以外",
    "以下",
    "以上",
    "一款",
    "二款",
    "三款",
    "四款",
    "五款",
    "有关",
)
_BEHIND_BRACKET = (*",。;)》", *(join + opening for join in ("", *"、至和与及或") for opening in ("(", "第(")))
_BESIDE = rf"[、至和与及或]第 ?{_N}(?:[条款项章节目点]|部分)"
"""(一)、第五条; but (一)第一阶段 and (一)、第三季度 are items."""
_RANGE = ("-(", "~(", "—(", "–(")
_BEHIND_CLAUSE_WORD = "、,。;:)》所规的之和与及或至中"


def _refers(text: str, end: int, style: str, ordinal: int) -> bool:
    """Whether what stands behind a marker makes it a reference: 第三条规定的…, (一)至(三)项, (二)、(三)款, 一、二类水质.

    But (一)项目建设, (二)和谐社区 and 一、一期工程 are items.
    """
    if style in {"article", "chapter", "section"}:
        return text.startswith(_BEHIND_ARTICLE, end)
    behind = text[end : end + 1]
    if style == "cjk":
        return behind in _DIGIT and text[end + 1 : end + 2] in _PAIRED and number(behind) > ordinal
    if behind == " ":
        end += 1
        behind = text[end : end + 1]
    if behind and behind in "项款目":
        return text[end + 1 : end + 2] in _BEHIND_CLAUSE_WORD
    if text.startswith(_BEHIND_BRACKET, end) or text.startswith(_RANGE, end):
        return True
    return text.startswith("第", end + 1) and compiled(_BESIDE).match(text, end) is not None


def bare_number(text: str) -> Marker | None:
    """A number without a mark that opens a heading: 1 总则. Only where a document also has 1.1 is it a marker at all."""
    match = compiled(r" ?([0-9]{1,2})(?= {1,2}[^\x00-\x7f、。]{2})").match(text)
    return None if match is None else Marker("number", int(match[1]), match.start(1), match.end())


def is_bare_heading(text: str) -> bool:
    """Whether a line holds 第一章 or 一、 alone, so that the heading stands on the next line."""
    found = marker(text)
    return found is not None and found.end == len(text) and found.style in ("part", "chapter", "section", "cjk")
