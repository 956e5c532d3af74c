"""What a responsibility clause says: organs with their roles, an open end, schedules, a convention.

Labels give the role of what follows them, verbs of what stands before them: 牵头单位：A；B、C按职责分工负责. A会同B、C负责 is a
lead and two that support. Positions are offsets in the text that is read. Source: TAXONOMY part 2, rules 1, 2, 11, 12.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fanwen_parse.patterns import lazy
from fanwen_parse.records import NamedTuple

from ..lexicon import on_change
from ..model import Clause, Span, UnitMention
from .clause_forms import ADVERB, ADVERB_ENDS, VERB, WATCHES, first_is_lead, implemented_by, role_of
from .clause_labels import Label, find_labels, unmarked_labels
from .clause_people import is_persons_name, organs_of, without_names, without_offices
from .neighbours import LEVELS, house
from .organ_names import is_organ, is_person, is_prose, names_its_owner
from .units import is_schedule_like, read_units

if TYPE_CHECKING:
    import re


class Content(NamedTuple):
    """A clause's content."""

    units: tuple[UnitMention, ...] = ()
    open: bool = False
    certain: bool = True
    """Every name has the form of an organ's name."""
    schedule: tuple[Span, ...] = ()
    convention: Span | None = None
    kind: str = ""
    """``labels``, ``person`` (labels of people only), ``verbs``, ``list``; empty where nothing is said."""


_RULES = {
    "bracket": ("labelled-bracket", "duty-bracket"),
    "line": ("label-line", "label-line"),
    "cell": ("unit-cell", "unit-cell"),
}
"""How a clause is told, by its place: with labels, without."""
_NOTHING = frozenset(("无", "暂无", "空", "/", "—", "——", "-", "--"))
_ANYBODY = frozenset(
    (
        *("政府", "部门", "企业", "单位", "社会", "市场", "群众", "学校", "社区", "村", "镇", "乡镇"),
        *("省", "市", "县", "区", "市县", "县区", "国家", "中央", "地方", "基层"),
    )
)
"""政府牵头、部门配合 and 省负总责、市县落实 are mottoes."""
_NO_NAMES = frozenset(("同上", "同前", "同左", "待定", "另定", "待明确"))
_MUST = lazy(r"要|应(?![急用对])|须")
_OBJECT_END = lazy(r"[,;。]")
SUBJECT = lazy(
    r"[ ,;。、]*(?:(?:以上|上述|此项|该项|本项|本条|具体)(?:工作|任务|事项|措施|政策|内容|条款)?(?:均|都)?,?)(?=由)"
)
"""以上工作由…: the subject of a sentence that only hands out what stands before it."""
_AROUND = " ,;。、*\t"
_WEIGHT = {"lead": 3, "responsible": 2, "support": 1, "supervise": 0}


def read_content(
    text: str,
    start: int,
    end: int,
    place: str,
    level: str | None,
    *,
    role: str | None = None,
    marks: list[Label] | None = None,
) -> Content:
    """Read ``text[start:end]``.

    Args:
        text: folded text.
        start: first offset.
        end: last offset.
        place: ``bracket``, ``line``, ``cell``, or the name of the rule that told the clause.
        level: of the issuing organ.
        role: of organs that no label and no verb gives one, known from a table column.
        marks: the labels, where the caller has looked for them.
    """
    if marks is None:
        marks = find_labels(text, start, end)
        if not marks and place == "bracket":
            marks = unmarked_labels(text, start, end)
    rules = _RULES.get(place)
    reader = _Reader(text, level, (rules[0] if marks else rules[1]) if rules else place)
    found = find_convention(text, start, end)
    limit = end
    if found:
        marks = [mark for mark in marks if not found[0][0] <= mark.start < found[0][1]]  # 第一责任单位为牵头单位
        reader.convention = found[0]
        limit = _before(text, found[0][0], start)
    if not marks:
        reader.value(start, limit, role, vouched=role is not None)
        kind = "verbs" if reader.verbs else "list"
    else:
        kind = _labelled(reader, marks, start, end, limit)
    if found and found[1] == "implemented-by":
        reader.implemented(start, end)
    units = reader.units
    if found and found[1] == "first-is-lead":
        units = _first_leads(units)
    if len(units) > 1:
        house(units)
        units = _once(units)
    motto = kind == "verbs" and len(units) > 1 and all(unit.name in _ANYBODY for unit in units)
    certain = reader.certain and bool(units) and not motto
    content = (tuple(units), reader.open, certain, tuple(reader.schedule), reader.convention, kind)
    return tuple.__new__(Content, content)


def find_convention(text: str, start: int, end: int) -> tuple[Span, str] | None:
    """A rule for the whole document: where it stands and its kind, ``first-is-lead`` or ``implemented-by``."""
    m = None
    kind = "first-is-lead"
    if text.find("为", start, end) >= 0 and (
        text.find("第一", start, end) >= 0
        or text.find("首位", start, end) >= 0
        or text.find("最前", start, end) >= 0
        or text.find("前者", start, end) >= 0
    ):
        m = first_is_lead().search(text, start, end)
    if m is None and text.find("均", start, end) >= 0:
        kind = "implemented-by"
        m = implemented_by().search(text, start, end)
    if m is None:
        return None
    a, b = m.span()
    while a < b and text[a] in "(,。; ":
        a += 1
    while b > a and text[b - 1] in ") ":
        b -= 1
    return (a, b), kind


class _Reader:
    """Gathers what a clause says, value by value."""

    convention: Span | None = None
    open = False
    certain = True
    verbs = False
    lender: str | None = None

    def __init__(self, text: str, level: str | None, rule: str) -> None:
        self.text = text
        self.level = level
        self.rule = rule
        self.units: list[UnitMention] = []
        self.schedule: list[Span] = []

    def value(self, start: int, end: int, role: str | None, *, vouched: bool) -> bool:
        """Groups of organs and the verbs after them; what no verb follows has the label's role. True if a unit or 无 is said."""
        text = self.text
        known = len(self.units)
        last: str | None = None
        pending: str | None = None
        at = start
        verb = VERB.search(text, start, end)
        while verb is not None:
            self.verbs = True
            stop = _without_adverb(text, at, verb.start())
            lasting = text.find("持续", stop, verb.start())
            if lasting >= 0 and not is_organ(_last_piece(text, at, stop)):
                lasting, stop = -1, verb.start()  # 年内持续推进: when alone
            if role is not None and (edge := _reach(text, at, stop, role, role_of(verb[0]))) >= 0:
                self._take(at, edge, role, vouched=vouched)
                at = edge + 1
            together = verb[0] == "会同"
            if text[at:stop].strip(_AROUND):
                last = "lead" if together else pending or _role(text, stop, verb)
                self._take(at, stop, last, vouched=vouched, beside=known)
                if lasting >= 0:
                    self.schedule.append((lasting, verb.end()))  # 各区持续推进: who and when in one
            pending = "support" if together else None
            at = verb.end()
            if not together and not text.startswith(("会同", "、"), at):  # 教育局牵头、财政局配合: the list goes on
                object_end = _OBJECT_END.search(text, at, end)  # 负责制定方案: what is done
                at = object_end.start() if object_end else end
            verb = VERB.search(text, at, end)
        rest = text[at:end].strip(_AROUND)
        if rest and not rest.startswith(("下同", "以下同")):
            self._take(
                at,
                end,
                (pending if role == "responsible" else None)
                or role
                or pending
                or ("support" if last == "lead" else last)
                or "responsible",
                vouched=vouched,
                beside=known,
            )
        return len(self.units) > known or rest in _NOTHING

    def _take(self, start: int, end: int, role: str, *, vouched: bool, beside: int | None = None) -> None:
        """Read one list; ``beside`` is where the units begin that verbs have given before it."""
        if self.text.find("由", start, end) >= 0 and (subject := SUBJECT.match(self.text, start, end)):
            start = subject.end()
        text, offset = self.text, 0
        if self.rule == "duty-bracket" and _names_people(text[start:end].strip(_AROUND)):
            return  # (县教育局局长王五负责,县财政局配合): the organs beside a person count
        if vouched and (bare := without_offices(names := text[start:end])) != names:
            text, offset, start, end = bare, start, 0, end - start
        units, is_open, certain, times, convention, self.lender, marked = read_units(
            text, start, end, role, self.level, rule=self.rule, lender=self.lender
        )
        if offset:
            units = tuple([unit._replace(at=_moved(unit.at, offset)) for unit in units])
            times = tuple([_moved(span, offset) for span in times])
            convention = _moved(convention, offset) if convention else None
        if units and units[0].name[0] == "以":
            certain = False  # 以企业为主
        if not vouched and not certain and units and beside is not None and self._has_lead(beside):
            return  # 市教育局牵头,各校通力合作: who does what nobody knows takes nothing from the lead
        if vouched:
            units = tuple(without_names([unit for unit in units if _may_be_name(unit.name)]))
        self.units += units
        if is_open:
            self.open = True
        self.schedule += times
        if not certain and (units or not (is_open or times)):
            self.certain = False
        if convention and not self.convention:
            self.convention = convention
        if marked:
            self.verbs = True  # 区教育局(牵头)、区财政局: the bracket is the verb

    def _has_lead(self, first: int) -> bool:
        """A bracket has named organs of which each says whose it is, and at least one of them leads."""
        units = self.units[first:]
        return (
            self.certain
            and self.rule == "duty-bracket"
            and any(unit.role == "lead" for unit in units)
            and all(map(names_its_owner, units))
        )

    def implemented(self, start: int, end: int) -> None:
        """Add the organs of 以下均需各市人民政府落实 that the clause does not name yet."""
        m = implemented_by().search(self.text, start, end)
        if m is None:
            return
        found = read_units(self.text, *m.span("who"), "responsible", self.level, rule=self.rule)
        known = {unit.name for unit in self.units}
        if found.certain:
            self.units += [unit for unit in found.units if unit.name not in known]


def _labelled(reader: _Reader, marks: list[Label], start: int, end: int, limit: int) -> str:
    """Read the value of each label; give back the kind of the clause."""
    text = reader.text
    kind = ""
    if marks[0].start > start:
        before = _stripped(text, start, marks[0].start)
        if before[0] < before[1] and is_schedule_like(text[before[0] : before[1]]):
            reader.schedule.append(before)  # (5月底完成，牵头考核单位：…)
        elif marks[0].means not in ("person", "other") and _unlabelled(reader, *before):
            kind = "labels"  # (市数据局牵头，市司法局配合，完成时限：…)
    for index, (first, last, means, role, vouches) in enumerate(marks):
        stop = marks[index + 1].start if index + 1 < len(marks) else end
        if last < limit < stop:
            stop = limit
        if role is not None:
            known, sure = len(reader.units), reader.certain
            said = reader.value(last, stop, role, vouched=vouches)
            if not vouches and not reader.certain:
                del reader.units[known:]
                reader.certain = sure
                continue
            if text.find("人", first, last) >= 0 or text.find("领导", first, last) >= 0:  # 责任单位及责任人
                reader.units[known:] = organs_of(reader.units[known:])
            if said:
                kind = "labels"
            elif _names_people(text[last:stop].strip(_AROUND)):
                kind = kind or "person"  # 责任单位：各班主任
        elif means == "person":
            kind = kind or "person"
            after = text.find(";", last, stop) + 1
            if after and _unlabelled(reader, after, stop):  # 责任领导：王某；市民政局牵头
                kind = "labels"
        elif means == "schedule" or (means == "weak-schedule" and (kind or any(mark.role for mark in marks))):
            span = _stripped(text, last, stop)
            if span[0] < span[1]:
                reader.schedule.append(span)
                kind = "labels"
    return kind


def _names_people(names: str) -> bool:
    """All are people, by office or by name."""
    return all(is_person(name) or is_persons_name(name) for name in names.lstrip("由").split("、"))


def _unlabelled(reader: _Reader, start: int, end: int) -> bool:
    """Read organs that stand beside labels and have none; nothing is kept where any name has not the form of an organ's."""
    known, sure, schedules = len(reader.units), reader.certain, len(reader.schedule)
    if start < end and reader.value(start, end, None, vouched=False) and reader.certain:
        return True
    del reader.units[known:], reader.schedule[schedules:]
    reader.certain = sure
    return False


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _role(text: str, start: int, verb: re.Match[str]) -> str:
    """The role that a verb gives with the words before it, which begin at ``start``: 督促落实 supervises."""
    role = role_of(verb[0])
    if role == "responsible" and start < verb.start() and any(word in text[start : verb.start()] for word in WATCHES):
        return "supervise"
    return role


@lru_cache(maxsize=1024)
def _may_be_name(name: str) -> bool:
    """What a label vouches for, and no sentence: 责任主体:各镇要落实责任."""
    if len(name) > 40 or name in _NO_NAMES or is_prose(name):
        return False
    if name.isdecimal() or name[:-1].isdecimal() or (len(name) == 1 and name not in LEVELS):
        return False  # a telephone number; 5项; what a mask leaves of a person's name
    return is_organ(name) or _MUST.search(name) is None


on_change(_may_be_name.cache_clear)


def _reach(text: str, start: int, end: int, role: str, verb: str) -> int:
    """The mark that a verb behind a label does not reach over, or -1: 配合单位：A；各县政府负责.

    A comma is one where the verb says less than the label: 责任单位：A，B、C配合.
    """
    edge = text.rfind(";", start, end)
    if edge >= 0 or _WEIGHT[verb] >= _WEIGHT[role]:
        return edge
    edge = text.rfind(",", start, end)
    if text.find(")", edge, end) >= 0 > text.find("(", edge, end):  # 各县(市,区)
        edge = text.rfind(",", start, max(start, text.rfind("(", start, edge)))
    return edge if edge >= 0 and text[start:edge].strip(_AROUND) else -1


def _without_adverb(text: str, start: int, end: int) -> int:
    """The end of the organs before 按职责分工, 分别, 共同 …."""
    if end == start or text[end - 1] not in ADVERB_ENDS:
        return end
    m = ADVERB.search(text, max(start, end - 24), end)
    return m.start() if m else end


def _last_piece(text: str, start: int, end: int) -> str:
    """What stands behind the last separator."""
    return text[max(start, *[text.rfind(mark, start, end) + 1 for mark in "、,;。"]) : end].strip()


def _before(text: str, at: int, start: int) -> int:
    while at > start and text[at - 1] in "(,。; ":
        at -= 1
    return at


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,;。*\t、":
        start += 1
    while end > start and text[end - 1] in " ,;。*\t、)〕】]":
        end -= 1
    return start, end


def _first_leads(units: list[UnitMention]) -> list[UnitMention]:
    """The clause says itself that its first organ leads, and no printed role says otherwise."""
    if any(unit.role != "responsible" for unit in units):
        return units
    return [u._replace(role="support" if i else "lead", inferred=(*u.inferred, "role")) for i, u in enumerate(units)]


def _once(units: list[UnitMention]) -> list[UnitMention]:
    """A unit given twice in one clause counts once, with its heavier role."""
    if len({unit.name for unit in units}) == len(units):
        return units
    best: dict[str, UnitMention] = {}
    for unit in units:
        known = best.setdefault(unit.name, unit)
        if _WEIGHT[unit.role] > _WEIGHT[known.role]:
            best[unit.name] = known._replace(role=unit.role)
    return list(best.values())


def clause_of(content: Content, at: Span, rule: str) -> Clause:
    """The clause that has this content."""
    units, is_open, _, schedule, convention, _ = content
    return tuple.__new__(Clause, (at, units, is_open, schedule, convention, rule))
