"""What phrases may borrow from their document: its date, its period, its year, its level. Nothing comes from today."""

import re
from collections.abc import Iterable
from functools import cache

from fanwen_parse.patterns import compiled

from ...model import Context, Document, Node, Segmented
from ...rules.clauses import may_hold_clause, read_clauses
from ...rules.elements import date_line
from .level import level_of


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
