"""What a column of a table means, read from its header.

A header cell is looked up in the words of ``lexicon/headers.yaml``; what is not there is read by the forms of :data:`BOOK`,
which know how such names are put together (市卫健委内 + 牵头 + 处室). Everything works on folded text. The meanings are those
of :attr:`fanwen_parse.model.Column.means`, and ``note`` (备注): a column that is mostly empty, written as ``other``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from fanwen_parse.patterns import compiled

from ..lexicon.compiled import HEADERS as DATA
from .book import Rule

ANCHORS: Final = frozenset(("serial", "schedule", "lead", "responsible", "support", "supervise"))
"""Meanings that no ordinary heading has: one of them in a run of short lines makes the run a header."""
DUTIES: Final = frozenset(("schedule", "lead", "responsible", "support", "supervise"))
"""Meanings that make a table one of tasks: who and when."""
LONGEST: Final = 18
"""Characters of the longest name taken for a header cell; 落实举措及标志性成果 has ten."""

_LONGEST_ORGANS: Final = 10
_LONGEST_VALUE: Final = 3
"""Characters behind 2025年 that name a value of that year (2025年目标值) and no column of their own."""

_WORDS: Final[dict[str, str]] = {word: meaning for meaning, words in DATA.items() for word in words}
OPENINGS: Final = frozenset(word[:2] for word in _WORDS)
"""What a header that was pasted into a line can begin with."""
HALVES: Final = frozenset(word[:cut] for word, m in _WORDS.items() if m in ANCHORS for cut in range(1, len(word)))
"""The first halves of anchor words that a line broke: ``责任`` before ``单位``."""
ENDS: Final = frozenset(word[-1] for word, means in _WORDS.items() if means in ANCHORS) | frozenset(")]:处局")
"""What the name of an anchor can end with."""
_FIRSTS: Final = frozenset(word[0] for word in _WORDS)
_LASTS: Final = frozenset(word[-1] for word in _WORDS) | frozenset(")]:")
PERSONS: Final = ("责任人", "负责人", "领导", "联系人")
_ORGAN: Final = (
    f"(?:单位|部门|[处科股]室|处|机构|主体|委办局)(?:名称)?(?:[及和与、/]其?[^、,]{{0,2}}(?:{'|'.join(PERSONS)}))?$"
)
_SCOPES: Final = (
    "(?:[省市区县州镇乡旗盟]{1,3}[级直]?|相关|有关|涉及|成员|具体|主要|行业|属地|本级|基层|对口)"
    "(?:单位|部门|[处科股]室)$|(?:部门|[处科股]室)$"
)
"""Names that say nothing but which organs: as the name of a column they are the responsible ones, as a cell they are units."""
_ORGAN_ENDS: Final = ("单位", "部门", "处室", "科室", "股室", "责任人")


def _means(meaning: str) -> Callable[[re.Match[str]], object]:
    """The value of a form that means one thing, whatever its words."""
    return lambda _match: meaning


BOOK: Final = (
    Rule(
        "header-value",
        "^其中|^(?:20|19)[0-9]{2}年?(?:现状|目标|完成|任务|计划|基数)?(?:值|数|情况)?$",
        _means("other"),
        (("其中:2021年任务", "other"), ("2025年目标值", "other"), ("2021年", "other")),
        ("2025年重点任务",),
        "The column of one year's value.",
    ),
    Rule(
        "header-report",
        "^[0-9]{1,2} ?[-—–~至]{1,2} ?[0-9]{1,2}月|(?:取得|进展|完成)[^、,]{0,2}(?:成效|成果|情况)$",
        _means("other"),
        (("1-9月份工作取得成效", "other"), ("任务完成情况", "other")),
        ("预期成效",),
        "The column that reports what was done already.",
    ),
    Rule(
        "header-lead",
        f"(?:牵头|主办|主责|首责)[^、,/及和与或配协参]{{0,6}}{_ORGAN}",
        _means("lead"),
        (("市卫健委内牵头处室", "lead"), ("牵头组织实施单位", "lead")),
        ("牵头领导", "区级责任单位", "牵头及配合单位"),
        "The column of the organs that take the lead.",
    ),
    Rule(
        "header-support",
        f"(?:配合|协办|协同|协作|协助|参与|参加|支持)(?:责任|实施|落实)?{_ORGAN}",
        _means("support"),
        (("市卫健委内配合处室", "support"), ("区级参与部门", "support")),
        ("配合事项", "参与人"),
        "The column of the organs that support.",
    ),
    Rule(
        "header-supervise",
        f"(?:督办|督导|督查|监督|监管|指导|验收|考核|评估){_ORGAN}",
        _means("supervise"),
        (("市级指导部门", "supervise"), ("验收单位", "supervise")),
        ("指导意见",),
        "The column of the organs that supervise or guide.",
    ),
    Rule(
        "header-responsible",
        f"(?:责任|负责|承担|承办|落实|实施|完成|推进|建设|主管|分工){_ORGAN}",
        _means("responsible"),
        (
            ("属地责任单位", "responsible"),
            ("责任股室", "responsible"),
            ("责任单位及负责人", "responsible"),
            ("项目实施主体", "responsible"),
        ),
        ("责任领导", "单位"),
        "The column of the responsible organs.",
    ),
    Rule(
        "header-schedule",
        "(?:完成|计划|实施|起止|整改|序时|落实|推进|办理|建设|进度|工作|时间|出台|启动)[^、,]{0,4}(?:时限|时间|期限|年限|日期|进度|节点|安排)$|"
        "时限$|(?:[完竣开]工|建成|投用|销号)(?:时间|日期)$",
        _means("schedule"),
        (
            ("计划完成时间", "schedule"),
            ("工作推进时间节点", "schedule"),
            ("办结时限", "schedule"),
            ("竣工时间", "schedule"),
        ),
        ("发布时间", "允许退水时间"),
        "The column that says when.",
    ),
    Rule(
        "header-measure",
        "(?:措施|举措|内容|要求|成果|成效)$",
        _means("measure"),
        (("年度落实举措", "measure"), ("改革主要内容", "measure")),
        ("内容提要栏",),
        "The column that says what is done in detail.",
    ),
    Rule(
        "header-task",
        "(?:任务|事项|项目|工程|工作|实事)(?:名称)?$",
        _means("task"),
        (("年度攻坚任务", "task"), ("便民服务事项名称", "task"), ("民生实事项目", "task")),
        ("任务书",),
        "The column that names the task.",
    ),
    Rule(
        "header-group",
        "(?:类别|类型|领域|板块|分类|专项)$",
        _means("group"),
        (("改革任务类别", "group"),),
        ("领域负责人",),
        "The column of labels that several rows share.",
    ),
    Rule(
        "header-other",
        "(?:指标|属性|投资|资金|标准|情况|目标值|现状|金额|规模|范围|地点|电话|领导|负责人|责任人|面积|比例|区域|数量|依据|来源|目标|等级|性|率|数|值|量)$",
        _means("other"),
        (("指标属性", "other"), ("年度总投资", "other")),
        ("属性栏外",),
        "A column with facts that are neither who nor when: indicators, sums, places.",
    ),
)


_MEANINGS: Final = {"header-value": "other", "header-report": "other"}


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The forms with what they mean; compiled when a header is met that holds a name the words do not have."""
    return tuple(
        (compiled(record.pattern), _MEANINGS.get(record.name, record.name.removeprefix("header-"))) for record in BOOK
    )


@lru_cache(maxsize=1024)
def compact(text: str) -> str:
    """A header cell as it is looked up: no spaces, no remark in brackets, no colon: ``责 任 单 位(列首位为牵头)`` → ``责任单位``."""
    name = "".join(text.split()).rstrip(":")
    if name.endswith((")", "]")):
        cut = max(name.rfind("("), name.rfind("["))
        name = name[:cut] if cut > 0 else name
    return name


@lru_cache(maxsize=1024)
def meaning(text: str) -> str | None:
    """What a column of this name means, or None where the text is no name of a column."""
    name = compact(text)
    known = _WORDS.get(name)
    if known is not None or not name or len(name) > LONGEST:
        return known
    means = next((means for form, means in _forms() if form.search(name)), None)
    if name.startswith("20") and means in (None, "other"):  # 2025年度任务目标 is named as 任务目标 is
        year = name.find("年") + 1
        known = _WORDS.get(name[year:].removeprefix("度")) if year and len(name) - year > _LONGEST_VALUE else None
    return known or means


@lru_cache(maxsize=1024)
def column(text: str) -> str | None:
    """What a column of this name means where the name stands in a header for sure: 市级部门 is a cell anywhere else."""
    means = meaning(text)
    if means is not None or not names_organs(text):
        return means
    return "responsible" if compiled(_SCOPES).match(compact(text)) else "other"


def names_organs(text: str) -> bool:
    """In a header, a short cell that ends in 单位, 部门, 股室 … names a column of organs, or of persons, whatever stands before."""
    name = compact(text)
    return name.endswith(_ORGAN_ENDS) and len(name) <= _LONGEST_ORGANS and name[0] not in "各其" and "、" not in name


def is_listed(text: str) -> bool:
    """The text is a header word itself, not one that only has its form."""
    first = text[:1]
    return (first in _FIRSTS or first.isspace()) and compact(text) in _WORDS


def listed_at(text: str, position: int) -> int:
    """How many characters the longest header word has that stands at this place of a text; 0 where there is none."""
    character = text[position : position + 1]
    if character not in _FIRSTS and not character.isspace():
        return 0
    for end in range(min(position + LONGEST, len(text)), position + 1, -1):
        last = text[end - 1]
        if (last in _LASTS or last.isspace()) and is_listed(text[position:end]):
            return end - position
    return 0


def is_anchor(text: str) -> bool:
    """The text names a column that only tables have."""
    return text[-1:] in ENDS and len(text) <= LONGEST and meaning(text) in ANCHORS
