"""Label words before lists of organs and schedules: 责任单位：, 【责任单位】, **责任单位**：, 市级牵头单位：, 牵头单位为….

The lexicon names the usual words. Others are told by their make: a stem that says the role and a noun for organs (属地+责任+单位),
verbs of duty alone (具体负责：), a noun for people or for what is reported (项目责任人：, 实际完成情况：). Behind a list of organs any
word with a colon is a label: it ends the list (TAXONOMY part 2, rule 11).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from fanwen_parse.patterns import lazy
from fanwen_parse.records import NamedTuple

from ..lexicon import ROLES, labels, on_change
from ..model import Span
from .clause_forms import role_of
from .emphasis import behind_emphasis
from .organ_names import is_organ


class Label(NamedTuple):
    """A label word with its colon."""

    start: int
    end: int
    means: str
    """As in :func:`fanwen_parse.lexicon.labels`: a role, ``lead?``, ``person``, ``schedule``, ``weak-schedule``, ``other``."""
    role: str | None
    """The role that it gives; None for a label of people or of time."""
    vouches: bool
    """What follows is a list of organs, whatever it looks like: 责任单位 does, the bare verb 牵头 does not."""


_LONGEST = 14
"""Characters of a label word with its scope."""
_NOUNS = ("(单位)", "(部门)", "(科室)", "(处室)")
_NOUN = len(_NOUNS[0])
_WITH_PEOPLE = ("责任人", "负责人", "联系人", "负责同志", "责任领导", "分管领导")
_ORGAN_ENDS = frozenset("局委厅办部府会院队心司处团科室股站所镇乡区县市校")
"""What a name ends in that a label may follow without a space."""
_NO_ROLES = ("person", "schedule", "weak-schedule", "other")


_SCOPE = lazy(
    r"(?:国家|省级|市级|区级|县级|州级|镇级|省直|市直|区直|县直|本级|相关|有关|主要|具体|共同|任务|工作|其他|其它)+"
)
_IS = lazy(r"(?:单位|部门|处室|科室)为(?=[^、,;]{2})")
_GAPPED = lazy(r"(?:(?<=[;,(〔【\[ ])|^)([^\x00-\xff]{3,10}) +(?=[^\x00-\xff])")
_SERIAL = lazy(
    r"(?:(?<!\d)\d{1,2}|(?<![一二三四五六七八九十第])[一二三四五六七八九十]|[①-⑳]|\((?:\d{1,2}|[一二三四五六七八九十])\))$"
)
"""The number of a label that stands several times in one matter."""
_SERIAL_ENDS = frozenset("0123456789一二三四五六七八九十)①②③④⑤⑥⑦⑧⑨⑩")
_UNMARKED = lazy(r"(?<![^(〔【\[;,。 ])([^\x00-\xff]{2}(?:单位|部门))(?=[省市区县州旗镇乡国]|各[市县区乡镇街部地旗州])")
_UNMARKED_ENDS = ("单位", "部门")
_DASHED = lazy(r"(?:^|(?<=[;,。(〔【\[ ]))([^\x00-\xff。—、]{2,10})——(?=[^\x00-\xff])")
_BOXED = lazy(r"【([^【】]{2,12})】(?!:)")


def find_labels(text: str, start: int, end: int, taken: Sequence[Span] = ()) -> list[Label]:
    """The labels of ``text[start:end]`` in order; no colon is looked at in the spans ``taken``, which are in order and apart."""
    found: list[Label] = []
    part = text[start:end]  # most have none of the signs
    if ":" in part:
        at = start
        for first, last in taken:
            if first > at:
                _colons(text, start, at, first, found)
            at = last
        _colons(text, start, at, end, found)
    extra = len(found)
    if "为" in part:  # 牵头单位为市科技局
        for m in _IS.finditer(text, start, end):
            _add_label(text, start, m.end() - 1, m.end(), found)
    if not found:
        if " " in part and part.find(" ", 0, _LONGEST + _NOUN) > 0:
            _spaced(text, start, end, found)
        if part.find("——") > 0:
            _dashed(text, start, end, found)
    if "】" in part:
        words = labels()
        found += [
            Label(m.start(), m.end(), *_said(words[m[1]])) for m in _BOXED.finditer(text, start, end) if m[1] in words
        ]
    if len(found) > extra:
        found.sort()
    return found


def opens_unmarked(text: str, at: int) -> bool:
    """A label of four characters may stand here: 责任单位, 牵头部门."""
    return text.startswith(_UNMARKED_ENDS, at + 2)


def unmarked_labels(text: str, start: int, end: int) -> list[Label]:
    """牵头单位市科技局;配合单位市财政局: the labels of a bracket that lost their colons, before names that print their level.

    The first word of the bracket is one, or none is. They vouch for nothing: what follows must look like organs.
    """
    if not opens_unmarked(text, start):
        return []
    words = labels()
    return [
        Label(m.start(1), m.end(), *_said(words[m[1]]))._replace(vouches=False)
        for m in _UNMARKED.finditer(text, start, end)
        if words.get(m[1], "") in ROLES
    ]


def reports(text: str) -> bool:
    """The text begins with a label before what was found or done: 进展情况:, 存在问题:. 解决突出问题: says what to do."""
    colon = text.find(":", 0, _LONGEST)
    if colon < 0:
        return False
    word = text[:colon].strip(" *【】")
    return word.endswith(REPORTS) and _REPORT.fullmatch(word) is not None


def _spaced(text: str, start: int, end: int, found: list[Label]) -> None:
    """责任单位 市教育局、市财政局: labels with a gap in place of the colon, from the clause's first word on; a sure label only."""
    for m in _GAPPED.finditer(text, start, end):
        if m.start() != start and not found:
            return
        means = labels().get(m[1], "")
        if means in ROLES or means == "schedule":
            # without its colon it vouches for nothing: 责任单位 要加强领导
            found.append(Label(m.start(1), m.end(), *_said(means))._replace(vouches=False))


def _dashed(text: str, start: int, end: int, found: list[Label]) -> None:
    """责任单位——市教育局: a dash in place of the colon, at the start of the clause or of a sentence; a sure label only."""
    words = labels()
    found += [
        Label(m.start(1), m.end(), *_said(words[m[1]]))._replace(vouches=False)
        for m in _DASHED.finditer(text, start, end)
        if words.get(m[1], "") in ROLES
    ]


def _colons(text: str, start: int, first: int, end: int, found: list[Label]) -> None:
    """The labels whose colons stand in ``text[first:end]``; a label begins nowhere before ``start``."""
    colon = text.find(":", first, end)
    while colon >= 0:
        at = colon
        while at > start and text[at - 1] in " *\t】":
            at -= 1
        if at > start and text[at - 1] == ")":
            opener = text.rfind("(", max(start, at - 40), at)
            if opener > start and ("第一" in text[opener:at] or text[opener + 1 : at - 1] in _WITH_PEOPLE):
                at = opener  # 责任单位(排第一的为牵头单位): the bracket states a convention; 责任单位(责任人): says who is named, too
        if at > start and text[at - 1] in _SERIAL_ENDS and not text[colon + 1 : colon + 2].isdecimal():  # 时间10:30
            serial = _SERIAL.search(text, max(start, at - 4), at)
            at = serial.start() if serial else at  # 责任单位1:…, 责任单位2:… of 整改措施1 and 2
        _add_label(text, start, at, colon + 1, found)
        colon = text.find(":", colon + 1, end)


def _add_label(text: str, start: int, at: int, end: int, found: list[Label]) -> None:
    """Add the label whose word ends at ``at`` and which itself ends, with its colon, at ``end``."""
    inside = bool(found) and at - found[-1].end < _SAME_CLAUSE and text.find("。", found[-1].end, at) < 0
    behind = ("organs" if found[-1].role else "others") if inside else ""
    word = _word_at_end(text[max(start, at - _LONGEST - _NOUN) : at], behind)
    if word is not None:
        first = at - word[0]
        if text.startswith("*", end):
            end = behind_emphasis(text, first, end)
        found.append(tuple.__new__(Label, (first, end, *word[1])))
    elif inside and text[at - 1] in _LEVEL_ENDS and (part := _LEVEL.search(text, max(start, at - 5), at)):
        found.append(found[-1]._replace(start=part.start(), end=end))  # 责任单位:市级:市教育局;县级:县教育局


@lru_cache(maxsize=1024)
def _word_at_end(text: str, behind: str) -> tuple[int, tuple[str, str | None, bool]] | None:
    """The label word that the text ends with: its length, what it says.

    ``behind`` is what the label before it in its clause introduces: ``organs``, ``others`` (people, a time), nothing.
    """
    end = len(text) - _NOUN if text.endswith(_NOUNS) else len(text)
    first = end
    while first > max(0, end - _LONGEST) and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    word = text[first:]
    words = labels()
    means = words.get(word) or (words.get(text[first:end]) if end < len(text) else None)
    if text[first - 1 : first] in _JOINTS and (pair := _pair(text, first) or _with_person(text, first)):
        return pair
    if means is None and (scope := _SCOPE.match(word)):
        means = words.get(word[scope.end() :])
    if means is not None:
        return len(text) - first, _said(means)
    if end < len(text):
        return None
    if pair := _pair(text, first):
        return pair
    if word[:1] == "页" and word[1:] in words:
        return len(word) - 1, _said(words[word[1:]])  # 第3页责任单位:市教育局, where a page ended
    apart = first == 0 or text[first - 1] in _EDGES
    if behind:
        cut = next((at for at in range(1, len(word) - 2) if word[at:] in words), 0)
        if cut and (not apart or word[cut - 1] in _ORGAN_ENDS or cut > _LONGEST_STEM):
            return len(word) - cut, _said(words[word[cut:]])  # 牵头单位:市教育局责任单位:市财政局
    if not apart or not word:
        return None
    if _BOTH.fullmatch(word):
        return len(word), _said("lead" if word[0] == "牵" else "responsible")
    if _PROSE.search(word):
        return None
    made = _made(word)
    if (
        made is None
        and behind == "organs"
        and 1 < len(word) <= _LONGEST_STEM + 4
        and word[-1] not in _LEVEL_ENDS
        and not is_organ(word)
    ):
        made = "other"
    return (len(word), _said(made)) if made else None


def _pair(text: str, first: int) -> tuple[int, tuple[str, str | None, bool]] | None:
    """责任单位及完成时限 and 完成时间、责任单位 before one colon: a list of organs in which a time stands too.

    ``first`` is where the last run of ideographs begins.
    """
    if text[first - 1 : first] == "、":
        before = first - 1
        while before > 0 and "\u4e00" <= text[before - 1] <= "\u9fff":
            before -= 1
        halves = text[before : first - 1], text[first:]
        first = before
    else:
        word = text[first:]
        at = next((at for at in range(2, len(word) - 1) if word[at] in _AND), 0)
        halves = word[:at], word[at + 1 :]
    means = [labels().get(half, "") for half in halves]
    roles = [one for one in means if one in ROLES]
    if len(roles) == 1 and any(one.endswith("schedule") for one in means):
        return len(text) - first, _said(roles[0])
    return None


def _with_person(text: str, first: int) -> tuple[int, tuple[str, str | None, bool]] | None:
    """责任部门/责任人 before one colon: organs and the people who answer for them."""
    if labels().get(text[first:]) != "person":
        return None
    before = first - 1
    while before > 0 and "\u4e00" <= text[before - 1] <= "\u9fff":
        before -= 1
    role = labels().get(text[before : first - 1], "")
    return (len(text) - before, _said(role)) if role in ROLES else None


_AND = "及和与"
_JOINTS = ("、", "/")


def _made(word: str) -> str | None:
    """What a word outside the lexicon introduces, by its make; None for no label."""
    if word.endswith(_ORGANS):
        stem = word[:-2]
        if len(stem) > 2 * _LONGEST_STEM:
            return None
        return next((role for role, parts in _STEMS if any(part in stem for part in parts)), None)
    if word.endswith(_PEOPLE):
        return "person" if len(word) <= 2 * _LONGEST_STEM else None
    if word.endswith(_MATTERS):
        return "other" if len(word) <= 2 * _LONGEST_STEM else None
    return role_of(word) + "?" if word[-1] in _VERB_ENDS and _VERBS.fullmatch(word) else None


_SAME_CLAUSE = 400
"""Characters from one label to the next of its clause."""
_LONGEST_STEM = 4
"""Characters of a word of its own before a known label: 项目 of 项目责任人."""
_EDGES = " \t*,;。(〔【[)】"
"""What may stand before a label."""
_LEVEL_ENDS = "级直面类"
"""市级:A;县级:B and 市直:A are no labels, they part a list."""
_LEVEL = lazy(r"(?:国家|[省市区县州镇乡]{1,2})[级直]$")
_BOTH = lazy(r"(?:责任|牵头)(?:人|领导)[及和](?:责任|牵头)?(?:单位|部门|科室)")
"""People and organs under one label."""
_PROSE = lazy(r"[的和与及由对为是将请各该这其按把在]|有关|相关")
_ORGANS = ("单位", "部门", "科室", "处室", "股室", "机构", "主体")
_STEMS = (
    ("lead", ("牵头", "主办", "主责")),
    ("support", ("配合", "协", "参与", "参加")),
    ("supervise", ("督", "验收", "考核", "监管", "指导")),
    ("responsible", ("责任", "负责", "包抓", "包联", "包保", "落实", "实施", "承办", "承担", "执行")),
)
"""What the stem of such a word says of the role; the first that fits."""
_PEOPLE = ("领导", "负责人", "责任人", "联系人", "联络员")
REPORTS = ("情况", "问题", "进展", "成效")
"""How a label ends before what was found or done, which is no plan."""
_REPORT = lazy(
    r"(?:实际|目前|当前|整改|项目|任务|工作|年度|总体|阶段)*(?:(?:进展|完成|落实|整改|推进|执行|基本)情况|进展)"
    r"|(?:工作|整改|主要|取得的?)*成效|(?:存在|主要|突出|当前|目前)+的?(?:主要|突出)*问题"
)
_MATTERS = (*REPORTS, "措施", "举措", "目标", "内容", "要求", "依据")
_VERBS = lazy(
    r"(?:具体|主要|共同|统筹|分工|组织)*(?:总?牵头|主办|主责|主抓|抓总|负责|落实|实施|承办|执行|办理|推进|配合|参与|参加|协助|协同|协办|协作|督办|督导|指导|督查)+"
)
_VERB_ENDS = frozenset("总头办责抓实施行理进合与加助同作导查")


on_change(_word_at_end.cache_clear)


def _said(means: str) -> tuple[str, str | None, bool]:
    """What a label says beside its place: its meaning, its role, whether it vouches."""
    return means, None if means in _NO_ROLES else means.rstrip("?"), not means.endswith("?")
