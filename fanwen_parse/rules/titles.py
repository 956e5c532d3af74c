"""Titles: which line can be one, what kind of document it names, whose it is, which years it spans.

A title names its 文种 at its end (党政机关公文处理工作条例 第九条: 发文机关名称、事由和文种), perhaps with a bracket behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fanwen_parse.lexicon.compiled import ELEMENTS as DATA
from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple
from fanwen_parse.rules.book import Rule
from fanwen_parse.rules.numbering import marker, number

LETTERS: frozenset[str] = frozenset(DATA["letters"])
"""Kinds that hand something to addressees."""
NORMATIVE: frozenset[str] = frozenset(DATA["normative"])
_FIRM = frozenset((*DATA["letters"], *DATA["texts"], *DATA["plans"])) - {"令"}
_SHORTEST_ORGAN = 4
"""Characters; justification parts a title into shorter words."""
_ORGAN_ENDS = ("委", "委员会", "政府", "国务院", "中央", "办公厅", "办公室", "局", "厅", "部")
_TABLES = frozenset(("表", "清单", "名单", "目录", "名录", "清册", "台账", "一览", "时间表", "路线图"))
_KINDS = _FIRM | frozenset((*DATA["weak"], "令"))
_SIZES = (4, 3, 2, 1)
_SPACED = 12
"""Characters at the end of a title in which its kind stands, justified or not."""
SAMPLE_ENDS = frozenset("0123456789一二三四五六七八九十篇】])★")
"""Last characters of a title with the number of a sample."""
_SAMPLE = (
    r" ?(?:实用)?(?:模板|范文|范本|样本)? ?(?:[【\[(] ?(?:第 ?)?(?:精选|通用|优秀)?(?:篇|范文)? ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?篇? ?[】\])]|"
    r"第 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?篇|(?:精选|通用|优秀)?(?:篇|范文) ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})|"
    r"(?<!\d)\d{1,2}|[一二三四五六七八九十]{1,3})★?$"
)
_HEADINGS = ("任务", "措施", "制度", "政策")
"""Kinds of which a name of four characters is a heading or the header of a column: 工作任务, 保障措施."""
_FILES = frozenset(("doc", "docx", "pdf", "wps", "txt"))
_LASTS = frozenset(word[-1] for word in (*_FIRM, *_FILES, "令")) | frozenset("*)>》")
"""Last characters of titles: of their kinds, and of what may stand behind these."""
_SHELVED = frozenset(("通知", "公告", "公示", "通告", "公报", "通报", "规划", "计划"))
_STOPS = frozenset("。;!?\t")
_NOISE = str.maketrans("", "", " \t\u3000\xa0#*-—－–()（）<>〔〕《》〈〉“”\"'‘’「」,，:：、.·")


def _span(match: re.Match[str]) -> str:
    return f"{match['first']}/{match['last']}"


def _plan_years(match: re.Match[str]) -> str:
    first = 2006 + 5 * "一二三四五六七八九".index(match["n"])  # 十一五 is 2006–2010
    return f"{first}/{first + 4}"


def _year(match: re.Match[str]) -> str:
    return match["first"]


def _titles(match: re.Match[str]) -> str:
    return match["title"]


def _organs(match: re.Match[str]) -> str:
    return match["organs"]


BOOK: tuple[Rule, ...] = (
    Rule(
        "title-years",
        r"(?<!\d)(?P<first>(?:19|20)\d\d) ?年?度? ?[-—–~至到]+ ?(?P<last>(?:19|20)\d\d)(?: ?年度?)?",
        _span,
        (("2022-2025年", "2022/2025"), ("2021—2023", "2021/2023"), ("2021年至2023年", "2021/2023")),
        ("2025年7月-2026年", "12021-2023"),
        "The span of years of a plan, as its title prints it.",
    ),
    Rule(
        "title-five-year-plan",
        r"[“\"「]?十(?P<n>[一二三四五六七八九])五(?![”\"」]?规划.{0,8}年度)[”\"」]?",
        _plan_years,
        (("“十四五”", "2021/2025"), ("十三五", "2016/2020")),
        ("十五", "二十五", "“十四五”规划实施年度推进计划"),
        "A five-year plan as the span of a title, unless the title is that of one year's work on it.",
    ),
    Rule(
        "title-year",
        r"(?<![\d-])(?P<first>20\d\d)(?: ?年度?(?! ?\d{1,2} ?月)|(?=行动|工作|实施|重点|“))",
        _year,
        (("2025年", "2025"), ("2021年度", "2021"), ("数字云泽2025行动", "2025")),
        ("2025年7月", "12025年", "GB 2025标准"),
        "The one year of a plan (2025年工作要点).",
    ),
    Rule(
        "title-issuers",
        r"(?P<organs>[^《》“”,。:]{2,80}?) ?(?:等 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?个?(?:部门|单位))? ?(?=关于|印发|转发|批转|公布|发布)",
        _organs,
        (
            ("云泽市财政局关于", "云泽市财政局"),
            ("云泽市教育局等4部门关于", "云泽市教育局"),
            ("云泽市财政局印发", "云泽市财政局"),
        ),
        ("关于加强管理的意见", "《方案》"),
        "The organs that a title names before 关于, 印发, 转发.",
    ),
    Rule(
        "basis",
        r"(?:根据|依据|按照|依照|遵照|落实|贯彻|执行|结合|对照)了?[^《》。;]{0,40}(?P<title>(?=《))",
        _titles,
        (("根据《云泽市条例》", ""), ("为贯彻落实云泽市委《决定》", "")),
        ("《条例》规定", "根据云泽市条例"),
        "Words that lead to the documents a plan rests on.",
    ),
    Rule(
        "issued-title",
        r"(?:印发|转发|批转)(?P<title>[^《》]{4,120})的通知",
        _titles,
        (("印发云泽市垃圾分类方案的通知", "云泽市垃圾分类方案"),),
        ("印发《方案》的通知", "关于加强管理的通知"),
        "The plan that a notice issues, printed without 《》.",
    ),
    Rule(
        "cited-title",
        r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》",
        _titles,
        (("《云泽市方案》", "云泽市方案"), ("《关于印发《方案》的通知》", "关于印发《方案》的通知")),
        ("《", "《》"),
        "A title in 《》, with one inside it or none.",
    ),
)
_PATTERNS = {rule.name: rule.pattern for rule in BOOK}


LOST = "?\ufffd"
"""What stands over a text for a character that an encoding lost; no line of a document begins so."""
_OUTSIDE = frozenset(("", "#", "*", " ", "\t", *LOST))


def bare(text: str) -> tuple[int, int]:
    """Where a text stands in its Markdown marks: ``# 标题`` and ``**标题**``, and behind a lost character. ``**市**区`` is a mask and stays whole."""
    size = len(text)
    if text[:1] not in _OUTSIDE and text[-1:] not in _OUTSIDE:
        return 0, size
    start = size - len(text.lstrip("# \t" + LOST))
    end = len(text.rstrip(" \t"))
    while end - start > 4 and text.startswith("**", start) and text.endswith("**", start, end):
        start, end = start + 2, end - 2
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(" \t"))
    return start, max(start, end - len(inner) + len(inner.rstrip(" \t")))


@lru_cache(maxsize=256)
def normal(title: str) -> str:
    """A title without marks, spaces, quotes and brackets: equal for two prints of one title."""
    return title.translate(_NOISE)


def unquoted(title: str) -> str:
    """A title without the 《》 around all of it; 《…报告》任务分解表 keeps those around its first words.

    A mark whose partner a line break took goes too.
    """
    if title[:1] == "《" and (end := partner(title)) in (-1, len(title) - 1):
        title = title[1 : end if end > 0 else None]
    return title[:-1] if title[-1:] == "》" and "《" not in title else title


def partner(title: str) -> int:
    """Where the 《 that a title begins with is closed; -1 where it is not."""
    depth = 0
    for index, sign in enumerate(title):
        depth += (sign == "《") - (sign == "》")
        if not depth:
            return index
    return -1


def joined(text: str) -> str:
    """Without the spaces that PDF or justification leaves between Chinese characters; those between Latin words stay.

    So does the one between two organs: 中共云泽市委 云泽市人民政府关于….
    """
    text = text.strip()
    if text.isascii() or not compiled(r"\s").search(text):
        return text
    first, _, rest = text.partition(" ")
    if (
        first.endswith(_ORGAN_ENDS)
        and len(first) >= _SHORTEST_ORGAN
        and rest.partition("关于")[0].endswith(_ORGAN_ENDS)
    ):
        return f"{first} {joined(rest)}"
    return compiled(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])").sub("", text)


def unbracketed(title: str) -> str:
    """Before the brackets at the end: 办法(试行), 方案(2022-2025年)》."""
    title = title.rstrip()
    for _ in range(4):
        if title.endswith("》"):
            title = title[:-1]
        elif title.endswith((")", ">")):
            opening = title.rfind("(" if title.endswith(")") else "<")
            if opening <= 0:
                break
            title = title[:opening].rstrip()
        else:
            break
    return title


def name_of(file: str) -> str:
    """The title that names a file, 云泽市…方案.docx, without its ending."""
    stem, point, form = file.rpartition(".")
    return stem if point and form in _FILES else file


def _ending(text: str, words: frozenset[str]) -> str | None:
    text = text[-_SPACED:].replace(" ", "")  # 实 施 方 案
    for size in _SIZES:
        if text[-size:] in words:
            return text[-size:]
    return None


class Sample(NamedTuple):
    """A title that a site has numbered among its samples."""

    end: int
    """Of the title."""
    number: int
    weak: bool
    """The number stands alone, as that of a note or of a part may."""


def sample(text: str) -> Sample | None:
    """…方案 篇1, …方案范文第1篇, …方案【第一篇】, …方案(一), …方案 1, ★…方案一★: a title of a kind with the number of a sample."""
    if text[-1:] not in SAMPLE_ENDS:
        return None
    match = compiled(_SAMPLE).search(text)
    if match is None or kind_of(text[: match.start()]) is None:
        return None
    words = match[0]
    count = number(words.strip(" 【】[]()第篇范文模板本样实用精选通优秀★"))
    return Sample(match.start(), count, "篇" not in words and "范文" not in words)


def is_title(text: str) -> bool:
    """Could this line, alone, be the title of a document? It names its kind at the end and is no sentence or item."""
    last = text[-1:]
    if len(text) > 200 or (last not in _LASTS and not last.isspace()):
        return False  # most lines
    start, end = bare(text)
    line = name_of(text[start:end])
    if (
        not 4 <= len(line) <= 140
        or (len(line) == 4 and line.endswith(_HEADINGS))
        or line.endswith(":")
        or not _STOPS.isdisjoint(line)
        or (len(line) < 8 and _names_section(line.replace(" ", "")))
    ):
        return False
    if not _ending(unbracketed(line), _FIRM) and not line.endswith(("府令", "部令", "局令", "会令", "署令", "院令")):
        return False
    return marker(line) is None and not line.startswith(("附件", "责任", "来源"))


def _names_section(line: str) -> bool:
    """通知公告, 公示公告, 规划计划: two kinds and nothing more head a section of a site."""
    return len(line) == 4 and line[:2] in _SHELVED and line[2:] in _SHELVED


def names_table(title: str) -> bool:
    """Is this line the title of a table or a list, where a title is due: 青禾区重点任务分解表, 重点项目名录?"""
    return 5 <= len(title) <= 80 and kind_of(title) in _TABLES and _STOPS.isdisjoint(title)


def kind_of(title: str) -> str | None:
    """The 文种 that a title names, 通知 or 方案 for example; None where it names none."""
    line = unbracketed(name_of(title.strip("# *《》")))
    found = _ending(line, _KINDS)
    if found is None and line.endswith(("书", "稿")):
        found = _ending(line[:-1], _KINDS)
    if found in ("任务表", "分工表"):
        return "表"
    return found


def issuers_in(title: str) -> str:
    """The organs before 关于, 印发 or 转发 in a title, as printed; empty where it starts with one of these words."""
    start = title.find("】") + 1 if title[:1] == "【" else 0  # 【政务公开】, the section of a site
    match = compiled(_PATTERNS["title-issuers"]).match(title, start)
    return match["organs"].strip() if match else ""


def cited(text: str) -> tuple[str, ...]:
    """Titles that a notice names: in 《》, or bare in 印发…的通知."""
    found: list[str] = []
    if "《" in text:
        found += (match["title"] for match in compiled(_PATTERNS["cited-title"]).finditer(text))
    if text.endswith("的通知") and (plain := compiled(_PATTERNS["issued-title"]).search(text)):
        found.append(plain["title"])
    return tuple(found)


def basis(text: str) -> list[tuple[str, int, int]]:
    """Documents that a preamble rests on: (title, start, end) of each 《…》 after 根据, 按照, 贯彻落实 … in one clause."""
    found: list[tuple[str, int, int]] = []
    if "《" not in text:
        return found
    done = 0
    link = compiled(
        r"(?:\([^()]{1,40}\))?(?:(?:和|及|以及|、|与|,)(?:[^《》。;:()]{1,30}(?:[委厅局部办会]|政府|国务院|中央|办公室))?)?(?=《)"
    )
    for opener in compiled(_PATTERNS["basis"]).finditer(text):
        at = opener.end()
        while at >= done and (match := compiled(_PATTERNS["cited-title"]).match(text, at)):
            found.append((match["title"], *match.span()))
            done = match.end()
            following = link.match(text, done)
            at = following.end() if following else -1
    return found


def period_of(title: str) -> tuple[int, int, str] | None:
    """The span that a title names: start and end of its words, and the interval 2022/2025, or 2025 for one year."""
    for name in ("title-years", "title-five-year-plan", "title-year"):
        if ("五" in title) if name == "title-five-year-plan" else ("20" in title or "19" in title):
            match = compiled(_PATTERNS[name]).search(title)
            if match:
                means = next(rule.means for rule in BOOK if rule.name == name)
                return (*match.span(), str(means(match))) if means else None
    return None
