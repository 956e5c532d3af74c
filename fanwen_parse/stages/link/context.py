"""What phrases may borrow from their document: its date, its period, its year, its level. Nothing comes from today."""

import re
from functools import cache

from ...model import Context, Document

_NATIONAL = ("国务院", "中共中央", "中央", "国家", "全国")

_EQUAL = {"自治区": "省", "自治州": "市", "州": "市", "盟": "市", "新区": "区", "旗": "县", "街道": "镇", "乡": "镇"}
"""Place words of the same rank."""


@cache
def _level() -> re.Pattern[str]:
    # the last place word before the organ's own name: 中共**市**区委办公室 → 区; 市场, 地区 and 园区 are no level
    return re.compile(r"自治区|省|自治州|州|盟|市(?![场政容])|县|(?<![地园新城社])区|新区|旗|街道|镇|乡")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(20\d\d) ?年(?![前内])")


def context_of(document: Document) -> Context:
    """The context that holds for the whole document."""
    period = None
    if document.period is not None:
        years = re.findall(r"\d{4}", document.period.interval)
        if len(years) == 2:
            period = (int(years[0]), int(years[1]))
    date = document.signed_on
    if date is None and document.imprint is not None:
        date = document.imprint.printed_on
    year = None if period else year_of(document.title or "")
    if year is None and date is None and document.doc_number is not None:
        year = document.doc_number.year
    first = any(convention.kind == "first-is-lead" for convention in document.conventions)
    return Context(date, period, year, level_of(document), first)


def level_of(document: Document) -> str | None:
    """国, 省, 市, 区, 县, 镇 of the issuing organ: from the signature, else from the title; None where nothing tells."""
    for name in (*document.issuers, document.title or ""):
        head = name.removeprefix("关于印发").removeprefix("中共")
        if head.startswith(_NATIONAL):
            return "国"
        place = re.split(r"人民政府|委员会|办公|关于|印发|《", head, maxsplit=1)[0]
        found: list[str] = _level().findall(place[:16])
        if found:
            word = found[-1] if name in document.issuers else found[0]
            return _EQUAL.get(word, word)
    return None


def year_of(heading: str) -> int | None:
    """The one year that a heading names (2025年重点任务); a range or two years name none."""
    if "20" not in heading:
        return None
    years = set(_year().findall(heading))
    return int(years.pop()) if len(years) == 1 and not re.search(r"\d ?年?[-—–~至] ?20\d\d", heading) else None
