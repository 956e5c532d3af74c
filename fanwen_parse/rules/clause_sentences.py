"""A sentence that hands out roles with label words as its predicates.

``县教育局为总牵头单位，县财政局为本项工作的配合单位。``: each of its clauses is organs + 为 + what for + label. Two and more of
them that open a sentence, or one that is the whole sentence, are a responsibility clause; 以市林业局为牵头单位的联合体 defines,
牵头单位为企业的 is a condition, and neither is one.
"""

from __future__ import annotations

from fanwen_parse.patterns import lazy

from ..model import Clause, UnitMention
from .clause_forms import role_of
from .organ_names import can_stand_alone, lends
from .units import read_units

_PREDICATE = lazy(
    r"[ ]*(?P<who>(?:[^,;。:()为以]|\([^()]{1,20}\)){2,60})为(?:[^,;。:、()为]{1,24}的)?(?P<label>总?牵头|主责|主办|责任|配合|协办|参与|督办)(?:责任)?(?:单位|部门)"
    r"(?P<stop>[,;、。]|$)"
)
_NOT_WHO = ("由", "如", "若", "凡", "当", "即", "其中", "明确", "确定", "原则上")
"""What opens another kind of sentence."""
_LONGEST = 400


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


def names_its_owner(unit: UnitMention) -> bool:
    """A name with a level or place before it, or a word for several organs: what a sentence needs to hand out work."""
    return unit.collective or can_stand_alone(unit.name) or lends(unit.name) is not None
