"""What web sites, scrapers and printers put around a document: one line looked at alone.

A line is *furniture* by its words (labels of metadata, tools, widgets) or by its shape (breadcrumbs, rows of links, page
numbers). Whether a line that looks so is dropped depends on where it stands: that is for ``stages/clean``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from fanwen_parse.lexicon.compiled.boilerplate import DATA
from fanwen_parse.patterns import compiled
from fanwen_parse.rules.book import Rule
from fanwen_parse.rules.page_labels import BULLETS, MARKS, labels

if TYPE_CHECKING:
    from collections.abc import Callable

WIDGETS: frozenset[str] = frozenset(DATA["widgets"])
PAGERS: tuple[str, ...] = DATA["pagers"]
OPENINGS: frozenset[str] = frozenset(DATA["openings"])
_CELLS: frozenset[str] = frozenset(DATA["cells"])
_SECTIONS: frozenset[str] = frozenset(DATA["sections"])
_TOOLS: frozenset[str] = frozenset(DATA["tools"])
_TOOL_STARTS = frozenset(word[:2] for word in _TOOLS)

_NO_LINKS = frozenset("。;!?、,:《》\t│┃║")
_TOOL_GAPS = dict.fromkeys(map(ord, "|/+>:。,、【】()[]" + BULLETS), " ")
_FILES = (".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".zip", ".rar", ".ofd")
_ORGAN_ENDS = ("部", "委", "局", "厅", "办", "院", "会", "署", "社", "政府", "办公室", "公司", "中心", "大学", "学院")


def _same(match: re.Match[str]) -> str:
    return match[0]


BOOK: tuple[Rule, ...] = (
    Rule(
        "page-number-with-signs",
        r"(?:[-—–─~·]{1,2} ?(?P<n>\d{1,4}) ?[-—–─~·]{1,2}|第 ?\d{1,4} ?页(?:[,/ ]{0,2}共 ?\d{1,4} ?页)?|[Pp]age ?\d{1,4})",
        _same,
        (("- 3 -", "- 3 -"), ("—31—", "—31—"), ("— 31 —", "— 31 —"), ("第 3 页 共 10 页", "第 3 页 共 10 页")),
        ("-3", "3-5", "2025-2027", "1/2"),
        "A page number with dashes (GB/T 9704 7.5: 一字线 on both sides) or with 页; a bare number needs neighbours.",
    ),
    Rule(
        "breadcrumb",
        r"(?:.{0,12}: ?)?(?:网站|本站)?(?:首页|主页|Home)(?:Home)? ?(?:>|»|›|→|/|\\|\||-)+ ?\S.*",
        _same,
        (
            ("首页 > 范文大全 > 一号文库", "首页 > 范文大全 > 一号文库"),
            ("当前位置:首页>政务公开", "当前位置:首页>政务公开"),
        ),
        ("首页设计方案", "建设门户网站首页"),
        "The way from a site's first page to this one.",
    ),
    Rule(
        "markup-line",
        r"<!--.*-->|[-*] {0,3}!?\[[^\]]*\]\([^)]*\)|!?\[[^\]]*\]\((?:https?:|/|\.)[^)]*\)|https?://\S+",
        _same,
        (("<!-- INFO END -->", "<!-- INFO END -->"), ("- [通知.pdf](/a/b.pdf )", "- [通知.pdf](/a/b.pdf )")),
        ("附件:[清单](1)。", "详见 https://example.org 的公告"),
        "A comment or a link that is a whole line of a scraper's Markdown.",
    ),
    Rule(
        "dateline",
        r"(?:新华社|中新社|中新网|人民网|央视网|据新华社)\S{1,12}电(?: ?\(.{1,20}\))?",
        _same,
        (("新华社北京2月13日电", "新华社北京2月13日电"),),
        ("新华社记者", "新华社北京2月13日电 中共中央"),
        "Where and when a news agency sent the text.",
    ),
    Rule(
        "editors-words",
        r".{0,60}小编.{0,80}(?:整理|分享|推荐|带来|收集|准备|参考|欢迎|帮助).{0,60}",
        _same,
        (("下面是小编为大家整理的托育工作方案,供大家参考。", "下面是小编为大家整理的托育工作方案,供大家参考。"),),
        ("编制托育工作方案供大家参考。",),
        "What the editor of a sample-document site says over the text.",
    ),
    Rule(
        "collection-heading",
        r".{4,60}\(?(?:精选|通用|推荐|优选|合集|汇总|集锦|热门|最新|必备|大全|整理|共|合计|锦集){0,3} ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?篇\)?",
        _same,
        (("2025年托育工作方案范文(精选3篇)", "2025年托育工作方案范文(精选3篇)"),),
        ("发表论文3篇以上", "托育工作方案 篇3"),
        "The heading of a page with several sample texts; each has a title of its own below.",
    ),
)


@cache
def _pattern(name: str) -> Callable[[str], re.Match[str] | None]:
    return compiled(next(rule.pattern for rule in BOOK if rule.name == name)).fullmatch


@cache
def _tool_bar() -> Callable[[str], re.Match[str] | None]:
    words = "|".join(sorted(map(re.escape, _TOOLS), key=lambda word: (-len(word), word)))
    return compiled(f"(?:{words})+").fullmatch


def is_page_number(text: str) -> bool:
    """A page number that says so itself."""
    if len(text) > 24 or not ("页" in text or text[0] in "Pp" or text[-1] in "-—–─~·"):
        return False
    return _pattern("page-number-with-signs")(text) is not None


def is_link_row(text: str) -> bool:
    """A row of links: many short words with nothing but gaps between them, and no organs (a joint signature is no row).

    A line that ends in a bar, or has one of a drawn table, is a row of cells; one whose words are mostly single characters
    is text that is spaced out: ( 2022 年 3 月 17 日 ).
    """
    if not 8 <= len(text) <= 3000 or "|" in (text[0], text[-1]) or not _NO_LINKS.isdisjoint(text):
        return False
    words = text.replace("|", " ").split()
    if not _CELLS.isdisjoint(words) or words[0].isdigit():
        return False
    if len(words) >= 3 and sum(word in _SECTIONS for word in words) * 2 >= len(words):
        return True
    sizes = list(map(len, words))
    if len(words) < (4 if "|" in text else 5) or max(sizes) > 10 or sizes.count(1) * 2 >= len(words):
        return False
    return sum(word.endswith(_ORGAN_ENDS) for word in words) * 2 < len(words) and not "".join(words).isdigit()


def is_tool_bar(text: str) -> bool:
    """A line of page tools: 【打印】【字体:大 中 小】, 打印关闭."""
    if not 2 <= len(text) <= 60:  # 大 alone is a cell
        return False
    words = text.translate(_TOOL_GAPS).split()
    whole = "".join(words)
    if whole[:2] not in _TOOL_STARTS and (not words or words[0] not in _TOOLS):
        return False  # spaces may part a word: 返 回
    return all(word in _TOOLS for word in words) or _tool_bar()(whole) is not None


def furniture(text: str) -> str | None:
    """The ``dropped.kind`` of a line that is furniture wherever on the page's rim it stands, else None."""
    if text in WIDGETS or text.rstrip(":>") in WIDGETS:
        return "widget"
    if text.startswith(PAGERS):
        return "navigation"
    known = labels(text)
    if known.number >= 2 or known.strong:
        return "breadcrumb" if "位置" in text[:10] else "metadata"
    bare = text.translate(MARKS) if len(text) < 40 else text
    if (not bare and len(text) >= 3) or bare.rstrip(":") in OPENINGS:
        return "metadata"
    if text[0] in "<-*[!h" and _pattern("markup-line")(text):
        return "metadata"
    if ("首页" in text[:24] or "主页" in text[:24] or "Home" in text[:24]) and _pattern("breadcrumb")(text):
        return "breadcrumb"
    if "电" in text[-22:] and len(text) < 40 and _pattern("dateline")(text):
        return "metadata"
    if "小编" in text and _pattern("editors-words")(text):
        return "metadata"
    if "篇" in text[-3:] and _pattern("collection-heading")(text):
        return "page-title"
    if is_tool_bar(text) or is_link_row(text):
        return "navigation"
    return None


def is_imprint(text: str) -> bool:
    """A line that only the imprint of a site holds: ICP备, 版权所有, 网站标识码."""
    return len(text) <= 400 and "。" not in text[:-1] and any(map(text.__contains__, DATA["footers"]["strong"]))


def footer(text: str, *, beside: bool) -> str | None:
    """The kind of a line that belongs to the end of a page.

    Args:
        text: the line.
        beside: an imprint stands near it, so that 主办单位: and 地址: are the site's and no content.
    """
    if text.lower().endswith(_FILES) and len(text) <= 160 and (not text.startswith("附件") or "下载" in text[:10]):
        return "metadata"
    if is_imprint(text) or (beside and len(text) <= 200 and any(map(text.__contains__, DATA["footers"]["weak"]))):
        return "footer"
    kind = furniture(text)
    return None if kind == "navigation" and not beside and is_link_row(text) else kind  # it may be a row of a table
