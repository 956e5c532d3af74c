"""What a name of a list takes from its neighbours: its level, its head noun, its place's rank.

``区发展改革委、教育局`` is 区教育局, ``发展改革、财政部门`` are two departments, ``云泽、临川市政府`` two city governments, ``各区委、
区政府`` all districts'; and where a name ends that nothing parts from the next one (:func:`unglued`). Each is one pass over the list, however long the list is. Sources: TAXONOMY part 2, rules 5 and 6.
"""

from __future__ import annotations

from fanwen_parse.patterns import lazy

from ..model import Span, UnitMention
from .organ_names import (
    carried,
    central_name,
    full_name,
    is_central,
    is_collective,
    is_function,
    is_organ,
    leaves_out_level,
    lends,
    owner_of,
    split_prefix,
)

LEVELS = "省市区县旗州镇乡"
"""A level that stands alone in a list: 市、区教育行政部门."""
_NOUNS = ("行政主管部门", "主管部门", "行政部门", "部门")
_RANKS = ("市人民政府", "区人民政府", "县人民政府", "州人民政府", "市政府", "区政府", "县政府", "州政府")
_INFERRED = ("level",)
SECOND_HALVES = ("政府", "人民政府", "办事处", "管委会", "管委")
"""Organs that stand behind another one of the same group without it: 各乡镇党委、政府."""
OF_MANY = frozenset(("街道办事处", "社区", "幼儿园", "学校", "医院", "企业", "二级单位", "事业单位", "下属单位"))
"""Words for one organ of many: 各 before the name on their left holds of them too."""
_FIRST_HALVES = ("党委", "党工委", "人民政府", "政府")


def settle(units: list[UnitMention], unsettled: list[int], before: str | None, level: str | None, tail: str) -> None:
    """Fill ``canonical`` of the units that need their neighbours.

    Args:
        units: the whole list; changed in place.
        unsettled: which of them leave something out.
        before: what the list before this one lends.
        level: of the issuing organ; None where unknown.
        tail: what follows the last name: 等部门.
    """
    names = [unit.name for unit in units]
    lenders = _lenders(names, before)
    if lenders[-1] is None and any(is_central(name) for name in names):
        level = None  # a list of central organs: 发展改革委 beside 教育部 is the State Council's
    nouns = _nouns(names, tail)
    ranks = _ranks(names)
    shared = _shared(names)
    for index in unsettled:
        name = names[index]
        left = names[index - 1] if index else ""
        if name in LEVELS and index + 1 < len(names):
            if shared[index]:
                units[index] = units[index]._replace(canonical=name + shared[index], inferred=_INFERRED)
        elif _is_second_half(left, name):
            units[index] = units[index]._replace(canonical="各" + name, collective=True, inferred=_INFERRED)
        elif name in SECOND_HALVES and (group := _group(left)):
            units[index] = units[index]._replace(canonical=group + name, collective=True, inferred=_INFERRED)
        elif name in OF_MANY and _speaks_of_all(units[index - 1] if index else None):
            units[index] = units[index]._replace(canonical="各" + name, collective=True, inferred=_INFERRED)
        else:
            whole = name + nouns[index]
            borrowed = None if lends(name) else carried(whole, lenders[index], level)
            if borrowed:
                units[index] = units[index]._replace(canonical=borrowed, inferred=_INFERRED)
                continue
            rank = ranks[index] if 2 <= len(name) <= 3 and not is_organ(name) else ""
            official = full_name(name + rank)
            if official is None and lenders[index] is None:  # beside organs of a place 气象局 is the place's
                official = central_name(name, level)
            canonical = whole if whole != name else official
            if canonical and canonical != name:
                units[index] = units[index]._replace(canonical=canonical)


_BESIDE = lazy(r"\([^()]*\)|[两二三四]级")


def _shared(names: list[str]) -> list[str]:
    """For each name what a level before it is one of: 省、市、县财政部门, 市、县(区)教育局, 市、区两级教育部门."""
    noun = ""
    found: list[str] = []
    for name in reversed(names):
        found.append(noun)
        if name not in LEVELS:
            beside = _BESIDE.match(name, 1)
            noun = name[beside.end() if beside else 1 :]
    found.reverse()
    return found


def _group(left: str) -> str:
    """What 各乡镇党委、政府 and 各区县政府、管委会 say of both organs: 各乡镇, 各区县; empty where the first is no group's."""
    if "各" not in left[:3]:
        return ""
    return next((left[: -len(end)] for end in _FIRST_HALVES if left.endswith(end) and len(left) > len(end) + 1), "")


def _speaks_of_all(unit: UnitMention | None) -> bool:
    """各中小学 before 幼儿园, and 幼儿园, once it is settled, before 社区."""
    return unit is not None and (unit.canonical or unit.name).startswith("各")


def _is_second_half(left: str, name: str) -> bool:
    """各区委、区政府 · 各盟行政公署、市人民政府: what 各 holds of reaches on to the second organ."""
    if left[:1] != "各" or name[1:] not in ("政府", "人民政府", "委"):
        return False
    return left[1:2] == name[:1] or left.endswith("行政公署")


_DIVISIONS = ("司", "处", "科", "局")


def house(units: list[UnitMention]) -> None:
    """Give the divisions of a clause the organ that they leave out: 教育部职业教育司牵头, 财务司配合; changed in place.

    Only of the same rank and only after a division that prints its organ; a name with an organ or a level of its own has one.
    """
    owners: dict[str, str] = {}
    for index, unit in enumerate(units):
        name = unit.name
        rank = name[-1]
        if rank not in _DIVISIONS or unit.collective or unit.canonical:
            continue
        owner = owner_of(name)
        if owner:
            if rank != "局" or owner.endswith("部"):  # 公安部交通管理局; what 国家税务总局 has under it are places' own
                owners[rank] = owner
        elif rank in owners and not (lends(name) or leaves_out_level(name) or is_central(name)):
            units[index] = unit._replace(canonical=owners[rank] + name, inferred=(*unit.inferred, *_INFERRED))


def _lenders(names: list[str], before: str | None) -> list[str | None]:
    """For each name the level of the nearest name before it that has one, else that of the first name that has one."""
    own = [lends(name) for name in names]
    lender = before or next((one for one in own if one), None)
    found: list[str | None] = []
    for one in own:
        found.append(lender)
        lender = one or lender
    return found


def _nouns(names: list[str], tail: str) -> list[str]:
    """For each bare function the head noun that ends its run: 发展改革、财政、人力社保部门, 发展改革、财政等部门."""
    noun = "部门" if tail.startswith("等") and "部门" in tail else ""
    found: list[str] = []
    for name in reversed(names):
        bare = is_function(name)
        found.append(noun if bare else "")
        if not bare:
            noun = next((one for one in _NOUNS if name.endswith(one)), "")
    found.reverse()
    return found


def _ranks(names: list[str]) -> list[str]:
    """For each name the rank of the local government that ends its run of bare places: 云泽、临川、青禾市政府."""
    rank = ""
    found: list[str] = []
    for name in reversed(names):
        found.append(rank)
        if len(name) > 3:
            rank = next((one for one in _RANKS if name.endswith(one) and 2 <= len(name) - len(one) + 1 <= 6), "")
    found.reverse()
    return found


_WHOLE_ENDS = frozenset("局厅部办会行院馆心司校")
"""Last characters of names that go on in none: 省委省政府督查室, 市委市政府研究室 are one."""
_OF_ANOTHER = ("分局", "分行", "支行", "支队", "大队", "分公司", "调查队")
_PLACES = frozenset(LEVELS + "街")
_SHORTEST = 3


def unglued(name: str) -> list[Span]:
    """The names in one that begins with a level, where another begins with it right behind a whole one: 市财政局市教育局.

    A line break between them was lost. 各 opens a name as well: 市财政局各县区人民政府.
    """
    spans: list[Span] = []
    start = 0
    level = split_prefix(name)[0].removesuffix("委")[-1:] if len(name) > 2 * _SHORTEST else ""
    if not level or level not in LEVELS:
        return [(0, len(name))]
    for at in range(_SHORTEST, len(name) - _SHORTEST + 1):
        if name[at] not in (level, "各") or at - start < _SHORTEST:
            continue
        if name[at - 1] not in _WHOLE_ENDS and (name[at - 1] != "委" or at - start == _SHORTEST):
            continue  # 市发展改革委市财政局, but 市纪委市监委
        left, right = name[start:at], name[at:]
        if name[at] == "各":
            follows = right[1] in _PLACES and is_collective(right)  # but 市食安委各成员单位 are the committee's own
        else:
            follows = bool(split_prefix(right)[0]) and is_organ(right)
        if follows and is_organ(left) and not right.startswith(_OF_ANOTHER, 1) and not right.endswith(_OF_ANOTHER):
            spans.append((start, at))
            start = at
    return [*spans, (start, len(name))]
