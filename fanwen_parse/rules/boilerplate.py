"""What web sites, scrapers and printers put around a document: one line looked at alone.

A line is *furniture* by its words (labels of metadata, tools, widgets) or by its shape (breadcrumbs, rows of links, page
numbers). Whether a line that looks so is dropped depends on where it stands: that is for ``stages/clean``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from fanwen_parse.lexicon.compiled import BOILERPLATE as DATA
from fanwen_parse.patterns import compiled
from fanwen_parse.rules.book import Rule
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.page_labels import BULLETS, MARKS, MOMENT, MOMENT_OF_DAY, Labels, labels
from fanwen_parse.rules.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Callable

WIDGETS: frozenset[str] = frozenset(DATA["widgets"])
PAGERS: tuple[str, ...] = DATA["pagers"]
TIPS: frozenset[str] = frozenset(DATA["tips"])
SITE_WORDS: tuple[str, ...] = DATA["site_words"]
OPENINGS: frozenset[str] = frozenset(DATA["openings"])
_OVER_TEXT = frozenset(word for word in OPENINGS if "下载" not in word and "附件" not in word)
"""Those that open no foot of a page: there 政策文件 is a cell."""
_OPENING = 12
_CELLS: frozenset[str] = frozenset(DATA["cells"])
_SECTIONS: frozenset[str] = frozenset(DATA["sections"])
_TOOLS: frozenset[str] = frozenset(DATA["tools"])
_PAGE_TOOLS = frozenset(("字体", "字号", "打印", "关闭", "收藏", "分享", "纠错"))
"""Tools that no table of tasks has two of in a row."""
_TOOL_STARTS = frozenset(word[:2] for word in _TOOLS)

_NO_LINKS = frozenset("。;!?、,:《》\t│┃║")
_TOOL_GAPS = dict.fromkeys(map(ord, "|/+>:。,、【】〖〗()[]" + BULLETS), " ")
_FILES = (".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".zip", ".rar", ".ofd")
_PICTURES = frozenset(("jpg", "jpeg", "png", "gif", "bmp"))
_READER = ("大家", "您", "你")
_OFFERS = ("参考", "借鉴", "帮助", "启发", "喜欢", "有用", "阅读", "下载", "收藏")
_ORGAN_ENDS = ("部", "委", "局", "厅", "办", "院", "会", "署", "社", "政府", "办公室", "公司", "中心", "大学", "学院")


def _same(match: re.Match[str]) -> str:
    return match[0]


def _stem(match: re.Match[str]) -> str:
    return match["stem"]


BOOK: tuple[Rule, ...] = (
    Rule(
        "page-number-with-signs",
        r"(?:[-—–─~·]{1,2} ?(?P<n>\d{1,4}) ?[-—–─~·]{1,2}|第 ?\d{1,4} ?页(?:[,/ ]{0,3}共 ?\d{1,4} ?页)?|[Pp]age ?\d{1,4})",
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
        "file-name",
        r"(?P<stem>.{2,120}?)(?:\.(?P<kind>docx?|pdf|xlsx?|wps|zip|rar|ofd|pptx?|txt|jpe?g|png|gif|bmp))?(?P<page>_第\d{1,3}页)?",
        _stem,
        (
            ("青禾区托育工作方案.docx", "青禾区托育工作方案"),
            ("青禾区托育工作方案_第1页", "青禾区托育工作方案"),
            ("青禾区托育工作方案.pdf_第2页", "青禾区托育工作方案"),
        ),
        (".",),
        "A file by its name, or one of its pages; the caller sees that it has one of both ends.",
    ),
    Rule(
        "file-size",
        r"\d{1,4}(?:\.\d{1,2})? ?[KMG]B|\d{3,5}\+",
        _same,
        (("29.51KB", "29.51KB"), ("999+", "999+")),
        ("29.51", "5G基站", "+999"),
        "How large a file of a library site is, how often it was read; alone on a line.",
    ),
    Rule(
        "counter",
        r"(?:浏览|阅读|点击|访问|下载)(?:量|数|次数)? ?\(?\d{1,9}\)?次?|\d{1,9} ?[次人](?:浏览|阅读|点击|访问|下载)",
        _same,
        (("阅读(123)", "阅读(123)"), ("浏览量 123", "浏览量 123"), ("123次浏览", "123次浏览")),
        ("阅读123本书", "访问企业12次"),
        "How often a page was read.",
    ),
    Rule(
        "date-of-today",
        r"(?:今天是:? ?)?(?:19|20)\d\d年\d{1,2}月\d{1,2}日,? ?星期[一二三四五六日天](?: .{0,12})?|(?:发布|发表|更新)[于在] ?"
        + MOMENT.rstrip(" *"),
        _same,
        (
            ("今天是2025年7月3日 星期四", "今天是2025年7月3日 星期四"),
            ("2025年7月3日 星期四", "2025年7月3日 星期四"),
            ("更新于2025-07-03 10:00", "更新于2025-07-03 10:00"),
        ),
        ("7月3日 星期四", "2025年7月3日", "2025年7月3日星期四上午召开会议"),
        "The day that a site shows over its pages, or the day of the page.",
    ),
    Rule(
        "moment-and-site",
        rf"{MOMENT_OF_DAY}(?:.{{0,20}}(?:网|网站|报|社)|\d{{1,9}} ?[次人](?:浏览|阅读|点击|访问|下载)|(?<=:\d\d )[^,。;:、]{{2,24}})?",
        _same,
        (
            ("2025-02-18 07:44:06云泽文库网", "2025-02-18 07:44:06云泽文库网"),
            ("2025-02-18 07:44:06", "2025-02-18 07:44:06"),
            ("2025-02-18 07:44:06 云泽登录", "2025-02-18 07:44:06 云泽登录"),
            ("2025-02-18 07:44:06 957次浏览", "2025-02-18 07:44:06 957次浏览"),
        ),
        ("2025-02-18 07:44 启动仪式", "2025-02-18"),
        "When a page was made, to the second or with the name of the site, and how often it was read.",
    ),
    Rule(
        "welcome",
        r"(?:您好[,!] ?)?欢迎您?(?:来到|访问|光临|登录|进入|浏览).{2,30}[!。]?",
        _same,
        (
            ("欢迎来到青禾区水利局!", "欢迎来到青禾区水利局!"),
            ("您好,欢迎访问青禾区政府网站", "您好,欢迎访问青禾区政府网站"),
        ),
        ("欢迎各单位报名。",),
        "A site's greeting.",
    ),
    Rule(
        "words-to-the-reader",
        r".{0,200}(?:以下|下面|下文|本文|一文|整理|收集|分享|案例|范文).{0,80}(?:希望|欢迎|供)[^。]{0,6}(?:大家|您|你(?!们|[市县区镇乡局办委部]|单位))[^。]{0,8}"
        r"(?:参考|借鉴|帮助|启发|喜欢|有用|阅读|下载|收藏)[^。]{0,8}[。!]?",
        _same,
        (
            (
                "方案要留有余地。以下是一些方案案例,希望能给大家带来启发。",
                "方案要留有余地。以下是一些方案案例,希望能给大家带来启发。",
            ),
            ("以下是托育方案范文,希望对你有帮助", "以下是托育方案范文,希望对你有帮助"),
        ),
        ("现将托育方案印发给你们,供参考。", "以下是托育工作经验,供你单位借鉴参考。", "希望大家积极参加。"),
        "What a site of sample documents says to its reader over the text.",
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
        r".{0,200}小编.{0,80}(?:整理|分享|推荐|带来|收集|准备|参考|欢迎|帮助).{0,60}",
        _same,
        (("下面是小编为大家整理的托育工作方案,供大家参考。", "下面是小编为大家整理的托育工作方案,供大家参考。"),),
        ("编制托育工作方案供大家参考。",),
        "What the editor of a sample-document site says over the text.",
    ),
    Rule(
        "collection-heading",
        r".{4,60}\(?(?:精选|通用|推荐|优选|合集|汇总|集锦|热门|最新|必备|大全|整理|共|合计|锦集){0,3} ?(?<![第0-9一二三四五六七八九十])(?<!第 )(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?篇\)?",
        _same,
        (("2025年托育工作方案范文(精选3篇)", "2025年托育工作方案范文(精选3篇)"),),
        ("发表论文3篇以上", "托育工作方案 篇3", "托育工作方案第3篇", "托育工作方案 第十二篇"),
        "The heading of a page with several sample texts; each has a title of its own below.",
    ),
)


_LONGEST_HEAD = 100
_HEAD_NUMBER = r"[^ ] {1,40}第 ?\d{1,4} ?页[,/ ]{0,3}共 ?\d{1,4} ?页$"


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


def is_numbered_head(text: str) -> bool:
    """A running head with its page number: 云泽市任务分工方案 第1页 共2页."""
    return len(text) <= _LONGEST_HEAD and compiled(_HEAD_NUMBER).search(text) is not None


def is_link_row(text: str) -> bool:
    """A row of links: many short words with nothing but gaps between them, and no organs (a joint signature is no row).

    A line that ends in a bar, or has one of a drawn table, is a row of cells; one whose words are mostly single characters
    is text that is spaced out: ( 2022 年 3 月 17 日 ).
    """
    if " " in text and len(text) <= 60 and _SECTIONS.issuperset(text.split()):
        return True
    if not 8 <= len(text) <= 3000 or "|" in (text[0], text[-1]) or not _NO_LINKS.isdisjoint(text):
        return False
    words = text.replace("|", " ").split()
    if not _CELLS.isdisjoint(words) or words[0].isdigit():
        return False
    if len(words) >= 2 and all(word.endswith(("网", "网站")) and len(word) >= 4 for word in words):
        return True
    if len(words) >= 3 and sum(word in _SECTIONS for word in words) * 2 >= len(words):
        return True
    sizes = list(map(len, words))
    if len(words) < (4 if "|" in text else 5) or max(sizes) > 10 or sizes.count(1) * 2 >= len(words):
        return False
    return sum(word.endswith(_ORGAN_ENDS) for word in words) * 2 < len(words) and not "".join(words).isdigit()


def is_tool_bar(text: str) -> bool:
    """A line of page tools: 【打印】【字体:大 中 小】, 打印关闭, 返 回, 点赞(0) 收藏(2); a heading of the site may stand before two."""
    if not 2 <= len(text) <= 60:  # 大 alone is a cell
        return False
    words = text.translate(_TOOL_GAPS).split()
    if "(" in text:
        words = [word for word in words if not word.isdigit()]
    if len(words) >= 3 and words[-1] in _PAGE_TOOLS and words[-2] in _PAGE_TOOLS:
        return True
    whole = "".join(words)
    if whole[:2] not in _TOOL_STARTS and (not words or words[0] not in _TOOLS):
        return False  # spaces may part a word
    return all(word in _TOOLS for word in words) or _tool_bar()(whole) is not None


def is_widget(text: str) -> bool:
    """The heading of a list of links: 最新文章, 看过“方案”的人还看了."""
    return text.rstrip(":>") in WIDGETS or (text[:2] == "看过" and len(text) <= 80 and "还看" in text[-5:])


def is_named_widget(text: str) -> bool:
    """The heading of a list of links that says what they are about: 【青禾镇养犬方案】相关文章:, 养犬方案相关文章."""
    name = text.rstrip(":>")
    if name[-4:] not in WIDGETS or len(text) > 80 or len(name) < 6:
        return False
    return name[0] in "【[《更" or is_title(name[:-4].removesuffix("的"))


def insertion(text: str) -> str | None:
    """The kind of a line that a site puts between two paragraphs: 文章来源:www.…, 本文来自 http://…, 共2页,当前第1页, [page], >>点击查看更多方案."""
    if len(text) > 100 or "。" in text:
        return None
    if "://" in text or "www." in text:
        return "metadata" if text.startswith(("本文", "转自", "转载")) or labels(text).strong else None
    if text[:2] == ">>":
        return "navigation" if "更多" in text or "点击" in text else None
    if text[0] in "[1" and text.endswith("下一页") and len(text) <= 30:  # [1] [2] 下一页
        return "navigation"
    return "navigation" if "当前第" in text or text.lower() in ("[page]", "[nextpage]") else None


def is_way(text: str) -> bool:
    """The way to a page, or what a line break left of it: ``>政务公开 >本局文件``. Titles in <> and limits (>90%) are none."""
    names = [name.strip() for name in text.split(">")]
    return (
        (len(names) >= 3 or not _SECTIONS.isdisjoint(names))
        and "<" not in text
        and "。" not in text
        and max(map(len, names)) <= 40
        and sum(map(bool, names)) >= 2
        and not any(name[:1].isdigit() for name in names)
    )


def is_blurb(text: str) -> bool:
    """What a site says of the document to its reader; never a line that may hold the text itself beside it."""
    if len(text) > 300:
        return False
    if "®" in text[:10] and ":" in text[:14]:  # the mark of a law site before its note
        return True
    if text.startswith(("本文共", "全文共")) and text[3:4].isdigit() and "字" in text[4:12]:  # 全文共1836字
        return True
    if any(map(text.__contains__, DATA["blurbs"])):
        return not is_title(text) and marker(text) is None
    tail = text[-24:].replace("你们", "")
    spoken = any(map(tail.__contains__, _READER)) and any(map(tail.__contains__, _OFFERS))
    return spoken and _pattern("words-to-the-reader")(text) is not None


def file_name(text: str) -> tuple[str, bool] | None:
    """The stem of a line that is the name of a file or one of its pages, and whether it can be the name of the document."""
    at = text.rfind(".", -6)
    if len(text) > 160 or not (
        (text[-1] == "页" and "_第" in text[-6:]) or (at > 0 and text[at + 1 :].isascii() and text[-1].isalnum())
    ):
        return None
    match = _pattern("file-name")(text)
    if not match or not (match["kind"] or match["page"]):
        return None
    return match["stem"], match["kind"] not in _PICTURES and not match["page"]


def furniture(text: str, known: Labels | None = None) -> str | None:
    """The ``dropped.kind`` of a line that is furniture wherever on the page's rim it stands, else None.

    Args:
        text: the line.
        known: its labels, where they are read already.
    """
    if is_widget(text):
        return "widget"
    if text.startswith(PAGERS):
        return "navigation"
    known = known or labels(text)
    if known.number >= 2 or known.strong:
        return "breadcrumb" if "位置" in text[:10] else "metadata"
    bare = text.translate(MARKS) if len(text) < 40 else text
    if (not bare and len(text) >= 3) or bare.rstrip(":") in OPENINGS:
        return "metadata"
    if text[0] in "<-*[!h" and _pattern("markup-line")(text):
        return "metadata"
    if ("首页" in text[:24] or "主页" in text[:24] or "Home" in text[:24]) and _pattern("breadcrumb")(text):
        return "breadcrumb"
    if ">" in text and is_way(text):
        return "breadcrumb"
    if text[0].isdigit() and (_pattern("file-size")(text) or _pattern("moment-and-site")(text)):
        return "metadata"
    if len(text) <= 40 and (("于" in text[2:3] or "星期" in text) and _pattern("date-of-today")(text)):
        return "metadata"
    if (
        len(text) <= 20
        and ("浏览" in text or "阅读" in text or "点击" in text or "访问" in text)
        and _pattern("counter")(text)
    ):
        return "metadata"
    if text.endswith(("政府门户网站", "官方网站")) and len(text) <= 20:
        return "navigation"
    if "欢迎" in text[:6] and _pattern("welcome")(text):
        return "navigation"
    if is_blurb(text):
        return "metadata"
    if "电" in text[-22:] and len(text) < 40 and _pattern("dateline")(text):
        return "metadata"
    if "小编" in text and _pattern("editors-words")(text):
        return "metadata"
    if "篇" in text[-3:] and _pattern("collection-heading")(text):
        return "page-title"
    if is_tool_bar(text) or is_link_row(text):
        return "navigation"
    return insertion(text)


def is_imprint(*texts: str) -> bool:
    """A line, or one of several, that only the imprint of a site holds: ICP备, 版权所有, 网站标识码."""
    lines = "\n".join([text for text in texts if len(text) <= 400 and "。" not in text.rstrip("*_ ")[:-1]])
    return any(map(lines.__contains__, DATA["footers"]["strong"]))


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
    if kind == "metadata" and len(text) <= _OPENING and text.translate(MARKS).rstrip(":") in _OVER_TEXT:
        return None
    return None if kind == "navigation" and not beside and is_link_row(text) else kind  # it may be a row of a table
