"""The level of the organ that issued a document: the last place in its name, 中共云泽市青禾区委办公室 → 区.

Place words also stand inside other words (城乡建设, 市场监管, 县域经济, 区块链): only those that end a place count, and only before
the organ's own name begins.
"""

import re
from functools import cache

from fanwen_parse.patterns import compiled

from ...model import Document

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
