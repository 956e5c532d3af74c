"""A list of organs → its names: where one name ends and the next begins, and what each name leaves to its neighbours.

``区委组织部、宣传部，区文化和旅游局（牵头）及各街道等相关部门`` is four organs and an open end: 、 and ， part names, 及 and 和 only
between two whole names, brackets belong to the name before them, 区委 is carried to 宣传部, 等 opens the list. Names are
given as printed; what they leave out stands in ``canonical``. Sources: TAXONOMY part 2, rules 3 to 10.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import on_change
from .organ_names import carried, full_name, is_central, is_collective, is_function, is_organ, lends


class Name(NamedTuple):
    """One organ of a list; offsets are relative to the list."""

    name: str
    start: int
    end: int
    canonical: str | None = None
    collective: bool = False
    aka: str | None = None
    role: str | None = None
    """``lead`` where a bracket says so: 区教育局（牵头）."""
    inferred: tuple[str, ...] = ()


class Names(NamedTuple):
    """A whole list."""

    names: tuple[Name, ...]
    open: bool = False
    """It ends in 等 or 等相关部门, or holds such an end before 及各地区."""
    certain: bool = True
    """Every name has the form of an organ's name: what a list without label must have to be one."""
    rest: tuple[tuple[int, int], ...] = ()
    """Pieces that are no names: 2025年底前 between two organs."""
    convention: tuple[int, int] | None = None
    """A bracket that says what the order of the list means."""


NOTHING = Names(())

# One piece of a list: up to 、 , or ; outside brackets. Brackets nest once (各县（市、区）政府（管委会）).
_PIECE = re.compile(r"(?:[^、,;()]|\((?:[^()]|\([^()]*\))*\)|[()])+")
# 等 that opens the list, and the collective that it speaks of: 等 · 等相关部门 · 等国务院相关部门 · 等有关部门和单位.
_OPEN = re.compile(
    r"(?<![高中初同平均优])等(?![级保候离])"
    r"(?P<tail>(?:[^、,;及和与等()]{0,16}?(?:部门|单位|机构|组织|政府|企业|地区|院校|高校|团体|街道|镇|乡|区|县|市|人)(?:\((?:[^()]*)\))?"
    r"(?:[和及、](?:有关|相关)?(?:单位|部门|企业|机构|地方)(?!及))?(?=[、,;及和与 (]|$))?)"
)
_JOIN = re.compile(r"以及|[及和与暨]|并(?=[省市区县各有相])| +")
_BRACKET = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)$")
_LEAD = re.compile(r"(?:总|第一|联合|共同)?牵头(?:单位|部门|负责)?|主办(?:单位|部门)?|主责(?:单位|部门)?")
_SUPPORT = re.compile(r"(?:配合|协办|参与|协助|参加)(?:单位|部门)?")
_ALIAS = re.compile(r"(?:以下)?简称:?[“\"]?([^”\",。]+)")
_PLACE = "(?:(?:地级以上|设区的)?[省市区县旗州盟镇乡村]|自治[州县旗]|街道|开发区|园区|功能区|特区|新区|旗县区|县市区|区市县|区县|区市|县区|市州|州市|镇街|乡镇|林区|直辖市|自治区|先行区|示范区|高新区)"
# 各区、 · 有关县(市、区)、: the first half of a collective whose head noun stands in the second (市政府).
_HALF = re.compile(rf"(?:各|有关|相关|各有关|各相关)(?:级)?(?:{_PLACE})+(?:\([^()]*\))?$")
_OTHER_HALF = re.compile(
    rf"各?{_PLACE}(?:\([^()]*\))?级?(?:(?:人民)?政府|管委会|管委|党委(?:和政府|、政府)?|党工委|办事处)?(?:\([^()]*\))?(?=$|[及和与])"
)
_LEVEL_ONLY = re.compile(r"[省市区县旗州镇乡](?![\s\S])")
_SCHEDULE = re.compile(
    r"\d{1,4} ?年|\d{1,2} ?月(?:[底末上中下前份]|$)|\d 季度|年底|[年月]底前?|季度|持续|长期|常态化|立即|全年|每年|每月|每季|适时|即日起|分步|按(?:照)?(?:计划|时序|进度)"
)


def is_schedule_like(text: str) -> bool:
    """The piece speaks of time, not of an organ: 2025年底前, 持续推进."""
    return _SCHEDULE.search(text) is not None


@lru_cache(maxsize=8192)
def split_units(text: str, level: str | None = None) -> Names:
    """Names, open end and certainty of a list of organs without label, verb and outer brackets.

    Args:
        text: folded text.
        level: 国, 省, 市, 区 … of the document's issuing organ, for names without any level.
    """
    pieces = _pieces(text)
    if not pieces:
        return NOTHING
    names: list[Name] = []
    rest: list[tuple[int, int]] = []
    opened = False
    certain = True
    convention = None
    for start, end in pieces:
        piece = _read_piece(text[start:end])
        opened = opened or piece.open
        certain = certain and piece.certain
        if piece.convention:
            convention = (start + piece.convention[0], start + piece.convention[1])
        rest += [(start + a, start + b) for a, b in piece.rest]
        names += [n._replace(start=n.start + start, end=n.end + start) if start else n for n in piece.names]
    if any(n.role == "lead" for n in names):
        # 区教育局(牵头)、区财政局: who is not marked stands beside the lead (bench: support).
        names = [n if n.role else n._replace(role="support", inferred=(*n.inferred, "role")) for n in names]
    return Names(_carry(names, level, text), opened, certain and bool(names), tuple(rest), convention)


on_change(split_units.cache_clear)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Spans between separators, with the two halves of 各区、市政府 put together again."""
    if "(" not in text and "各" not in text and "关" not in text:
        spans: list[tuple[int, int]] = []
        at = 0
        for piece in text.replace(",", "、").replace(";", "、").split("、"):
            if piece and not piece.isspace():
                spans.append((at, at + len(piece)))
            at += len(piece) + 1
        return spans
    spans = [m.span() for m in _PIECE.finditer(text) if not m[0].isspace()]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start] == "、":
            first = joined[-1]
            before = text[first[0] : first[1]].strip()
            if _HALF.search(before.rsplit("、", 1)[0] if "、" in before else before) and _OTHER_HALF.match(
                text[start:end].strip()
            ):
                joined[-1] = (first[0], end)
                continue
        joined.append((start, end))
    return joined


@lru_cache(maxsize=8192)
def _read_piece(piece: str) -> Names:
    """The names of one piece: mostly one; more where 及, 和, a space or 等 stands between whole names."""
    opened = False
    spans: list[tuple[int, int]] = []
    if "等" in piece:
        at = 0
        for m in _OPEN.finditer(piece):
            spans.append((at, m.start()))
            opened = True
            at = m.end()
        spans.append((at, len(piece)))
    else:
        spans.append((0, len(piece)))
    names: list[Name] = []
    rest: list[tuple[int, int]] = []
    certain = True
    convention: tuple[int, int] | None = None
    for start, end in spans:
        for a, b in _joined(piece, start, end):
            if _SCHEDULE.search(piece, a, b) and not is_organ(piece[a:b]):
                rest.append((a, b))
                continue
            name = _read_name(piece, a, b)
            if isinstance(name, Name):
                names.append(name)
                certain = certain and (
                    is_organ(name.name) or is_function(name.name) or _LEVEL_ONLY.match(name.name) is not None
                )
            elif name is not None:
                convention = name
    return Names(tuple(names), opened, certain, tuple(rest), convention)


on_change(_read_piece.cache_clear)


def _joined(piece: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at 及, 和, 与 and spaces where a whole name stands on the left, never inside 文化和旅游局 or brackets."""
    spans: list[tuple[int, int]] = []
    at = start
    depth_free = piece
    if "(" in piece:  # joints inside brackets are no joints: blank them out, length for length
        depth_free = re.sub(r"\((?:[^()]|\([^()]*\))*\)", lambda m: "(" + "x" * (len(m[0]) - 2) + ")", piece)
    for m in _JOIN.finditer(depth_free, start, end):
        left = piece[at : m.start()].strip()
        right = piece[m.end() : end].strip()
        if not right or (not left and at == start and not spans):
            if not left:
                at = m.end()
            continue
        if left and not (is_organ(left) and _whole(left)):
            continue
        if right in ("政府", "人民政府") and left.endswith("党委"):
            continue  # 各级党委和政府
        if right in ("单位", "部门", "企业", "机构", "地区", "高校", "院校") and is_collective(left):
            continue  # 各有关部门和单位 is one collective
        if m[0].strip() in ("和", "与") and not (is_organ(right) or is_collective(right)):
            continue
        spans.append((at, m.start()))
        at = m.end()
    spans.append((at, end))
    return [trimmed for a, b in spans if (trimmed := _trim(piece, a, b))[0] < trimmed[1]]


def _whole(left: str) -> bool:
    """The left side is a whole name, not 中国共产党… or 全部: one that could stand alone."""
    return len(left) > 1 and not left.endswith(("社会", "全部", "内部", "干部", "城市", "地区的"))


_OPENERS = {")": "(", "〕": "〔", "】": "【", "]": "["}
_EDGE = " 。.:*\t由请"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in ")〕】]" and _OPENERS[text[end - 1]] not in text[start:end]:
        end -= 1  # the clause was broken off: its opening bracket is in another passage
    while start < end and text[end - 1] in " 。.*\t及和":
        end -= 1
    return start, end


def _read_name(piece: str, start: int, end: int) -> Name | tuple[int, int] | None:
    """One name without the brackets that are not part of it; a convention's span; None for no unit (无, —)."""
    aka = role = None
    while (m := _BRACKET.search(piece, start, end)) and m.end() == end:
        inner = m[1].strip()
        if _LEAD.fullmatch(inner):
            role = "lead"
        elif _SUPPORT.fullmatch(inner):
            role = "support"
        elif alias := _ALIAS.match(inner):
            aka = alias[1].strip()
        elif "第一" in inner or "首位" in inner or "为牵头" in inner:
            if not piece[start : m.start()].strip():
                return m.start(), m.end()
        else:
            outer = piece[start : m.start()].strip()
            if not outer or is_collective(outer) or _part_of_name(outer, inner):
                break
            if is_organ(inner) and not inner.startswith("设在"):
                aka = inner
        end = m.start()
        while end > start and piece[end - 1] == " ":
            end -= 1
    name = piece[start:end]
    if not name or name in _NOTHING:
        return None
    return Name(name, start, end, None, is_collective(name), aka, role)


_NOTHING = frozenset(("无", "暂无", "空", "/", "—", "——", "-", "--", "下同", "等"))


def _part_of_name(outer: str, inner: str) -> bool:
    """县(市、区) · 镇(街道) · 单位(部门) · 政府(管委会): two forms of one head noun, kept with the name."""
    return inner in _ALTERNATIVES or "、" in inner or outer.endswith(("县", "区", "市", "镇", "乡", "省", "州", "旗"))


_ALTERNATIVES = frozenset(
    (
        "市",
        "区",
        "县",
        "州",
        "街道",
        "部门",
        "单位",
        "企业",
        "管委会",
        "街道办事处",
        "办事处",
        "街道办",
        "社区",
        "自治县",
        "园区",
        "党组",
        "党委",
        "公司",
        "集团",
        "管委",
        "开发区",
        "乡镇",
    )
)


def _carry(names: list[Name], level: str | None, text: str) -> tuple[Name, ...]:
    """Fill ``canonical``: the level of the names before, the suffix of the names after, else the official name."""
    lender = next((own for name in names if (own := lends(name.name))), None)
    if lender is None and any(is_central(name.name) for name in names):
        level = None  # a list of central organs: 发展改革委 beside 教育部 is the State Council's
    filled: list[Name] = []
    for index, name in enumerate(names):
        printed = name.name
        if len(printed) == 1 and _LEVEL_ONLY.match(printed) and index + 1 < len(names):
            # 市、区教育行政部门: a level alone borrows the rest of the next name.
            following = names[index + 1].name
            filled.append(name._replace(canonical=printed + following[1:], inferred=(*name.inferred, "level")))
            continue
        own = lends(printed)
        if own:
            lender = own
        suffix = _shared_suffix(names, index, text)
        whole = printed + suffix
        if not name.collective and not own and (borrowed := carried(whole, lender, level)):
            filled.append(name._replace(canonical=borrowed, inferred=(*name.inferred, "level")))
        elif suffix:
            filled.append(name._replace(canonical=whole))
        elif name.collective:
            filled.append(name)
        elif filled and len(printed) <= 5 and (whose := _everyone(filled[-1].name, printed)):
            filled.append(name._replace(canonical=whose, collective=True, inferred=(*name.inferred, "level")))
        else:
            official = _shared_place(names, index) or full_name(printed, level in (None, "国"))
            filled.append(name._replace(canonical=official) if official and official != printed else name)
    return tuple(filled)


def _everyone(before: str, printed: str) -> str | None:
    """各区委、区政府: 各 of the name before reaches over to the twin of the same level."""
    return (
        "各" + printed
        if before[:1] == "各" and before[1:2] == printed[:1] and printed[1:] in ("政府", "人民政府", "委")
        else None
    )


def _shared_suffix(names: list[Name], index: int, text: str) -> str:
    """发展改革、财政、人力社保部门: a bare function takes the head noun that ends its run."""
    if not is_function(names[index].name):
        return ""
    for following in names[index + 1 :]:
        for head in ("行政主管部门", "主管部门", "行政部门", "部门"):
            if following.name.endswith(head):
                return head
        if not is_function(following.name):
            return ""
    tail = text[names[-1].end :].lstrip()
    return "部门" if tail.startswith("等") and "部门" in tail else ""


_LOCAL = re.compile(r".{2,6}?([市区县州]人民政府|[市区县州]政府)")


def _shared_place(names: list[Name], index: int) -> str | None:
    """云泽、临川、青禾市政府: a bare place takes 市政府 from the end of its run."""
    name = names[index].name
    if not 2 <= len(name) <= 3 or is_organ(name):
        return None
    for following in names[index + 1 :]:
        m = _LOCAL.fullmatch(following.name)
        if m:
            return name + m[1]
        if len(following.name) > 3:
            return None
    return None


def is_unit_list(text: str) -> bool:
    """The whole text is a list of organs and nothing else: what a unit cell of a table looks like."""
    stripped = text.strip()
    if not stripped or len(stripped) > 400:
        return False
    found = split_units(stripped)
    return found.certain and not found.rest
