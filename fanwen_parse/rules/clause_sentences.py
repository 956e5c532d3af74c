"""Sentences that hand out roles: with label words as their predicates, or the last one with verbs of duty and nothing else.

``县教育局为总牵头单位，县财政局为本项工作的配合单位。``: each of its clauses is organs + 为 + what for + label. Two and more of
them that open a sentence, or one that is the whole sentence, are a responsibility clause; 以市林业局为牵头单位的联合体 defines,
牵头单位为企业的 is a condition, and neither is one. 由市科委负责。 says of the item before it who answers for it.
"""

from __future__ import annotations

from fanwen_parse.patterns import lazy

from ..model import Clause, UnitMention
from .clause_content import SUBJECT, clause_of, read_content
from .clause_forms import VERB, role_of
from .organ_names import can_stand_alone, names_its_owner
from .units import read_units

_PREDICATE = lazy(
    r"[ ]*(?P<who>(?:[^,;。:()为以]|\([^()]{1,20}\)){2,60})为(?:[^,;。:、()为]{1,24}的)?(?P<label>总?牵头|主责|主办|责任|配合|协办|参与|督办)(?:责任)?(?:单位|部门)"
    r"(?P<stop>[,;、。]|$)"
)
_NOT_WHO = ("由", "如", "若", "凡", "当", "即", "其中", "明确", "确定", "原则上")
"""What opens another kind of sentence."""
_LONGEST = 400
_LONGEST_ITEM = 1200
"""Characters of an item whose every sentence is looked at."""
_SPACES = " \t"
_STOP = lazy("[;。]")


def may_hold_sentence(text: str) -> bool:
    """Whether a sentence of the text may give roles so: few texts hold 为 with one of the labels behind it."""
    return "为" in text and ("单位" in text or "部门" in text) and ("牵头" in text or "责任" in text)


def read_sentences(text: str, level: str | None) -> list[Clause]:
    """The clauses that open a sentence of ``text`` with such predicates, in order."""
    found: list[Clause] = []
    start = 0
    while start < len(text):
        stop = text.find("。", start)
        end = len(text) if stop < 0 else stop + 1
        clause = _read(text, start, end, level)
        if clause is not None:
            found.append(clause)
        start = end
    return found


def _read(text: str, start: int, end: int, level: str | None) -> Clause | None:
    """The predicates that open the sentence ``text[start:end]``."""
    units: list[UnitMention] = []
    number = 0
    opened = False
    lender: str | None = None
    at = start
    limit = min(end, start + _LONGEST)
    while at < limit and (match := _PREDICATE.match(text, at, limit)) is not None:
        a, b = match.span("who")
        role = role_of(match["label"])
        names = read_units(text, a, b, role, level, rule="role-sentence", lender=lender)
        if (
            match["who"].startswith(_NOT_WHO)
            or not names.certain
            or names.rest
            or not all(map(names_its_owner, names.units))
        ):
            break
        units += names.units
        opened = opened or names.open
        lender = names.lender
        number += 1
        at = match.end()
    whole = at >= end or not text[at:end].strip(" 。")
    if not number or not (whole or number > 1):
        return None
    if not any(unit.role == "lead" for unit in units):
        return None
    return Clause((start, at), tuple(units), opened, (), None, "role-sentence")


# --- the last sentence, which only hands out the work ------------------------------------------------------------------

_LAST_VERBS = (
    *("牵头", "负责", "配合", "落实", "参与", "参加", "实施", "协助", "推进", "支持", "完成", "主办"),
    *("承办", "协办", "主抓", "组织", "协调", "统筹", "办理", "执行", "开展", "协作", "指导", "督导", "监督", "督促"),
)
_DIVISIONS = ("处", "科", "室", "股", "办", "团委", "工会")
"""What the name of an organ's own division ends in, which needs no level."""


def closing_sentence(text: str, level: str | None, taken: list[Clause]) -> Clause | None:
    """由市科委负责。 · 市科技局牵头，市财政局配合。 as the whole last sentence, or 由…牵头 as its last clause."""
    stop = len(text)
    while stop and text[stop - 1] in " 。;":
        stop -= 1
    if not text.endswith(_LAST_VERBS, max(0, stop - 4), stop):
        return None
    floor = max(0, stop - 200)
    sentence = max(text.rfind("。", floor, stop), text.rfind(";", floor, stop)) + 1
    if sentence == 0 and floor:
        return None
    taken_to = max((clause.at[1] for clause in taken), default=0)
    for start in (sentence, text.rfind("——", sentence + 1, stop), _last_clause(text, sentence, stop)):
        if start < taken_to or stop - start > 160 or (start < sentence):
            continue
        first = start + 1 if text[start] == "," else start
        first = subject.end() if (subject := SUBJECT.match(text, first, stop)) else first
        content = read_content(text, first, stop, "closing-sentence", level, marks=[])
        if content.kind != "verbs" or not content.certain or has_object(text, first, stop):
            continue
        if text[start] == "," or (text[start] == "—" and start > sentence):
            if all(u.collective or can_stand_alone(u.name) or u.name.endswith(_DIVISIONS) for u in content.units):
                return clause_of(content, (start, stop), "closing-sentence")
            continue
        begin = start
        while begin and text[begin - 1] in _SPACES:
            begin -= 1
        return clause_of(content, (begin, len(text)), "closing-sentence")
    return None


def sentences_like_it(text: str, level: str | None, taken: list[Clause], last: Clause) -> list[Clause]:
    """The ends of the sentences before it that hand out what these say as the last one does: …,由A负责;…,由B负责."""
    found: list[Clause] = []
    if text[last.at[0]] != "," or "由" not in text[: last.at[0]] or len(text) > _LONGEST_ITEM:
        return found
    stop = 0
    for mark in _STOP.finditer(text, 0, last.at[0]):
        clause = closing_sentence(text[: mark.end()], level, [c for c in taken if c.at[0] < mark.end()])
        if clause is not None and clause.at[0] >= stop and text[clause.at[0]] == ",":
            found.append(clause)
        stop = mark.end()
    return found


def _last_clause(text: str, start: int, end: int) -> int:
    """The comma before 由 or 此项工作由, or -1."""
    by = text.rfind("由", start, end)
    comma = text.rfind(",", start, by) if by > 0 else -1
    if comma < 0 or by == comma + 1:
        return comma
    subject = SUBJECT.match(text, comma, end)
    return comma if subject is not None and subject.end() == by else -1


def has_object(text: str, start: int, end: int) -> bool:
    """负责解释, 牵头制定方案: the verb hands out something else than the item itself."""
    for m in VERB.finditer(text, start, end):
        after = m.end()
        if m[0] != "会同" and after < end and text[after] not in ",;。" and VERB.match(text, after, end) is None:
            return True
    return False
