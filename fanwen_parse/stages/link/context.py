"""What phrases may borrow from their document: its date, its period, its year, its level. Nothing comes from today."""

import re
from collections.abc import Iterable
from functools import cache

from fanwen_parse.patterns import compiled

from ...model import Context, Document, Node, Segmented
from ...rules.clauses import may_hold_clause, read_clauses
from ...rules.elements import date_line


@cache
def _year() -> re.Pattern[str]:
    return compiled(r"(?<!\d)(?<![制编拟谋草][定订制划拟])(20\d\d) ?年(?![前内])")


def context_of(document: Document) -> Context:
    """The context that holds for the whole document."""
    period = None
    if document.period is not None:
        years = compiled(r"\d{4}").findall(document.period.interval)
        if len(years) == 2:
            period = (int(years[0]), int(years[1]))
    date = document.signed_on
    if date is None and document.imprint is not None:
        date = document.imprint.printed_on
    if date is not None and "X" in date:
        date = None  # masked: it dates nothing
    year = None if period else year_of(document.title or "")
    if year is None and date is None and document.doc_number is not None:
        year = document.doc_number.year
    first = any(convention.kind == "first-is-lead" for convention in document.conventions)
    school = period and period[1] == period[0] + 1 and any(map((document.title or "").__contains__, _SCHOOL))
    return Context(date, period, year, level_of(document), first, year, period[0] if period and school else None)


_SCHOOL = ("学年", "学期")


def contexts_of_texts(segmented: Segmented, context: Context) -> dict[int, Context]:
    """The contexts of the texts of a collection, by their starts: what one says of its date and years holds for no other.

    Empty for a document: the plans that a notice hands on share its date.
    """
    texts = [part for part in segmented.parts if part.kind == "plan" and part.number is not None]
    if len(texts) < _TEXTS or any(part.kind == "notice" for part in segmented.parts):
        return {}
    dates = [element.passage for element in segmented.elements if element.name == "date"]
    found = {}
    for part in texts:
        day = next((at.text.strip() for at in dates if part.start <= at.start < part.end), "")
        date = date_line(day)
        year = year_of(part.title.text) if part.title else None
        found[part.start] = context._replace(
            date=None if date is None or "X" in date else date, period=None, year=year, now=year, school=None
        )
    return found


_TEXTS = 2


def year_of(heading: str) -> int | None:
    """The one year that a heading names (2025年重点任务); a range or two years name none, nor does a plan to be made (编制2026年计划)."""
    if "20" not in heading:
        return None
    years = set(_year().findall(heading))
    ranges = compiled(r"\d ?年?[-—–~至] ?20\d\d")
    return int(years.pop()) if len(years) == 1 and not ranges.search(heading) else None


_DUTIES = 3


def hands_out(roots: Iterable[Node], context: Context) -> bool:
    """Whether at least three items end in a bracket or a label line of responsibility (责任单位:…).

    Laws and measures bind everyone and hand out nothing. Rules that say article by article who carries them out are a plan in
    the form of articles, and what else they date (市科技局自2026年起，每年发布指南) is work to be done too.
    """
    found = 0
    nodes = list(roots)
    while nodes:
        node = nodes.pop()
        nodes += node.children
        for passage in (*node.body, *node.closing):
            text = passage.text
            if not may_hold_clause(text):
                continue
            found += any(
                text[clause.at[0]] in _OPENS or ":" in text[clause.at[0] : clause.at[0] + _LABEL]
                for clause in read_clauses(text, context)
            )
            if found >= _DUTIES:
                return True
    return False


_OPENS = "(〔【["
_LABEL = 12
"""Characters of a label, with its colon."""


# --- the level --------------------------------------------------------------------------------------------------------

# The last place in the name of the organ that issued the document: 中共云泽市青禾区委办公室 → 区. Place words also stand inside other words
# (城乡建设, 市场监管, 县域经济, 区块链): only those that end a place count, and only before the organ's own name begins.

_NATIONAL = ("国务院", "中共中央", "中央", "国家", "全国", "最高人民")
_OUTPOSTS = ("监管局", "分局", "分行", "支行", "公司")
"""What 中国… is when it is not the centre's own: 中国人民银行云泽分行."""
_EQUAL = {"自治州": "市", "州": "市", "盟": "市", "旗": "县", "街道": "镇", "乡": "镇"}
"""Place words of the same rank."""
_PARTY = ("宣传部", "组织部", "统战部", "社工部", "工作部", "武装部")
"""部 of a Party committee: every level has them."""


@cache
def _place() -> re.Pattern[str]:
    return compiled(
        r"[^\s,、]{0,8}?"
        r"(自治区|自治州|自治县|省(?!级)|州(?![府])|盟|(?<!年城)市(?![场政容级民监])|县(?![域级])|区(?![域块划级位])|旗|街道|(?<!城)镇(?![村区])|(?<!城)乡(?![村镇建规土]))"
    )


def level_of(document: Document) -> str | None:
    """国, 省, 自治区, 市, 区, 县, 镇 of the issuing organ: from the signature, else from the title; None where nothing tells."""
    for name in document.issuers:
        found = level_of_organ(name)
        if found is not None:
            return found
    return _in_title(document.title or "")


def level_of_organ(name: str) -> str | None:
    """The level of one organ by its name."""
    own = name.removeprefix("中共")
    if own.startswith(_NATIONAL):
        return "国"
    words = _places(own)
    if words:
        return _EQUAL.get(words[-1], "县" if words[-1] == "自治县" else words[-1])
    own = own.removesuffix("办公厅")  # 民政部办公厅
    if "总局" in own or own.endswith(("总署", "审计署")):
        return "国"
    if own.startswith("中国") and not own.endswith(_OUTPOSTS):
        return "国"
    if own.endswith("厅"):
        return "省"
    return "国" if own.endswith("部") and not own.endswith(_PARTY) else None


def _in_title(title: str) -> str | None:
    """The first place that a title begins with: the plan is its own."""
    own = title.removeprefix("关于印发").removeprefix("中共").lstrip("《")
    if own.startswith(_NATIONAL):
        return "国"
    words = _places(compiled(r"关于|印发|《").split(own, maxsplit=1)[0][:16])
    return _EQUAL.get(words[0], words[0]) if words else None


def _places(text: str) -> list[str]:
    """The place words that the text begins with, one place behind the other: 云泽市青禾区教育局 → 市, 区."""
    head = compiled(r"人民政府|委员会|办公").split(text, maxsplit=1)[0]
    words: list[str] = []
    at = 0
    while (match := _place().match(head, at)) is not None:
        words.append(match[1])
        at = match.end()
    return words
