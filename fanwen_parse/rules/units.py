"""A list of organs → its names: where one name ends and the next begins, and what each name leaves to its neighbours.

``区委组织部、宣传部，区文化和旅游局（牵头）及各街道等相关部门`` is four organs and an open end: 、 and ， part names, 及 and 和 only
between two whole names, brackets belong to the name before them, 区委 is carried to 宣传部, 等 opens the list. Names are
given as printed; what they leave out stands in ``canonical``. Sources: TAXONOMY part 2, rules 3 to 10.
"""

from __future__ import annotations

from functools import lru_cache

from fanwen_parse.patterns import lazy
from fanwen_parse.records import NamedTuple

from ..lexicon import on_change
from ..model import Span, UnitMention
from .clause_people import is_persons_name
from .emphasis import unemphasised
from .neighbours import LEVELS, OF_MANY, SECOND_HALVES, settle, unglued
from .organ_names import full_name, is_collective, is_function, is_organ, is_person, is_work, leaves_out_level, lends


class Units(NamedTuple):
    """A whole list."""

    units: tuple[UnitMention, ...] = ()
    open: bool = False
    """It ends in 等 or 等相关部门, or holds such an end before 及各地区."""
    certain: bool = False
    """Every name has the form of an organ's name: what a list without label must have to be one."""
    rest: tuple[Span, ...] = ()
    """Pieces that speak of time: 2025年底前 between two organs."""
    convention: Span | None = None
    """A bracket that says what the order of the list means."""
    lender: str | None = None
    """The level that the last name with one can lend: 区, 区委."""
    marked: bool = False
    """A bracket says who leads, 区教育局（牵头）, and the others stand beside that one."""


class Atom(NamedTuple):
    """One name of a piece, read alone; offsets are relative to the piece."""

    name: str
    start: int
    end: int
    canonical: str | None
    collective: bool
    aka: str | None
    role: str | None
    """``lead`` or ``support`` where a bracket says so: 区教育局（牵头）."""
    lends: str | None
    settled: bool
    """It needs nothing from its neighbours."""


class Piece(NamedTuple):
    """What stands between two separators: mostly one name."""

    atoms: tuple[Atom, ...]
    open: bool
    certain: bool
    rest: tuple[Span, ...]
    convention: Span | None


# One piece of a list: up to 、 , or ; outside brackets, which nest once (各县（市、区）政府（管委会）, 各县〔市、区〕政府).
_PIECE = lazy(r"(?:[^、,;()〔〕]+|\([^()]*(?:\([^()]*\)[^()]*)*\)|〔[^〔〕]*〕|[()〔〕])+")
# 等 that opens the list, and the collective that it speaks of: 等 · 等相关部门 · 等国务院相关部门 · 等有关部门和单位.
_OPEN = lazy(
    r"(?<![高中初同平均优])等(?![级保候离])"
    r"(?:[^、,;及和与等()]{0,16}?(?:部门|单位|机构|组织|政府|企业|地区|院校|高校|团体|街道|镇|乡|区|县|市|人)(?:\([^()]*\))?"
    r"(?:[和及、](?:有关|相关)?(?:单位|部门|企业|机构|地方)(?!及))?(?=[、,;及和与 (]|$))?"
)
_JOIN = lazy(r"以及|[及和与暨/+|·①-⑳]|并(?=[省市区县各有相])|<br ?/?>|\. *| +")
_BETWEEN_TWO = "和与/+|·."
"""What parts names only where the right side is one too."""
_ROLE_END = lazy(r"\((?:总?牵头|联合牵头|配合)(?:单位|部门)?\)(?=[^,;、 ()])")
_NUMBER = lazy(r"\d{1,2}(?:\.(?!\d)|$)|[①-⑳]")
"""The number of a name in a numbered list: 1.市教育局."""
_BRACKETED = lazy(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_PLACE = "(?:地级以上|设区的?)?(?:县级市|社区|[省市区县旗州盟镇乡村园]|街道|自治[区州县旗]|直辖市|开发区|园区|功能区|特区|新区|林区|先行区|示范区|高新区)+"
# 各区、 · 有关县(市、区)、: the first half of a collective whose head noun stands in the second (市政府).
_HALF = lazy(rf"(?:各|有关|相关|各有关|各相关)级?{_PLACE}(?:\([^()]*\))?$")
_OTHER_HALF = lazy(
    rf"{_PLACE}(?:\([^()]*\))?级?(?:(?:人民)?政府|管委会|管委|党委(?:和政府|、政府)?|党工委|办事处)?(?:\([^()]*\))?(?=$|[及和与])"
)
_SCHEDULE = lazy(
    r"\d{1,4} ?年|\d{1,2} ?月(?:[底末上中下前份]| ?\d{1,2} ?[日号]|完成|取得|建成|实现|出台|启动|$)|\d 季度|年底|月底|季度|持续|长期|常态化|立即|全年|每[年月季周]|逐[年步]推进|适时|即日起|分步|按照?(?:计划|时序|进度)"
)
_NOTHING = frozenset(("无", "暂无", "空", "/", "—", "——", "-", "--", "下同", "等"))
_OTHER_BRACKETS = lazy(r"\[((?:[市县区旗州镇乡]、?){1,4})\]")
"""Brackets of another form within brackets: （责任单位:各县[市、区]政府）."""
_LONGEST = 400
"""No piece of a list is longer: what stands between two separators is then prose, and is not read."""
_LEADS = frozenset(
    stem + noun for stem in ("牵头", "总牵头", "联合牵头", "主办", "主责") for noun in ("", "单位", "部门")
)
_SUPPORTS = frozenset(stem + noun for stem in ("配合", "协办", "参与", "协助", "参加") for noun in ("", "单位", "部门"))
_ALTERNATIVES = frozenset(
    "市 区 县 州 街道 部门 单位 企业 管委会 街道办事处 办事处 街道办 社区 自治县 园区 党组 党委 公司 集团 管委 开发区 乡镇 中心".split()  # noqa: SIM905
)
"""Second forms of a head noun, kept with the name: 镇（街道）, 单位（部门）, 政府（管委会）."""


def read_units(
    text: str, start: int, end: int, role: str, level: str | None = None, *, rule: str = "", lender: str | None = None
) -> Units:
    """Read a list of organs without label, verb and outer brackets.

    Args:
        text: folded text; ``text[start:end]`` is the list, and positions are offsets in ``text``.
        start: first offset.
        end: last offset.
        role: what the clause says of the list.
        level: 国, 省, 市, 区 … of the document's issuing organ, for names without any level.
        rule: the form that the clause was told by.
        lender: the level that the list before this one can lend.
    """
    if text.find("[", start, end) >= 0 and _OTHER_BRACKETS.search(text, start, end):
        found = read_units(_OTHER_BRACKETS.sub(r"(\1)", text), start, end, role, level, rule=rule, lender=lender)
        return found._replace(units=tuple([_as_printed(unit, text) for unit in found.units]))
    units: list[UnitMention] = []
    unsettled: list[int] = []
    rest: list[Span] = []
    before = lender
    opened = marked = False
    certain = True
    convention = None
    new = tuple.__new__  # there is a mention for each organ that a document names: this takes a third of the time
    pieces = _pieces(text, start, end)
    if text.find("*", start, end) >= 0:
        pieces = [(a, unemphasised(text, a, piece)) for a, piece in pieces]
    for a, piece in pieces:
        if len(piece) > _LONGEST:
            certain = False
            continue
        atoms, piece_open, piece_certain, times, rule_of_order = _read_piece(piece)
        if piece_open:
            opened = True
        if not piece_certain:
            certain = False
        if times:
            rest += [(a + x, a + y) for x, y in times]
        if rule_of_order:
            convention = (a + rule_of_order[0], a + rule_of_order[1])
        for name, x, y, canonical, collective, aka, own_role, own_level, settled in atoms:
            if own_level:
                lender = own_level
            if not settled:
                unsettled.append(len(units))
            if own_role:
                marked = True
            mention = (name, (a + x, a + y), own_role or role, canonical, collective, aka, (), rule)
            units.append(new(UnitMention, mention))
    if len(units) == 1 and units[0].name in LEVELS:
        return new(Units, ((), opened, False, tuple(rest), convention, lender, False))  # 市 and no more names nobody
    if unsettled:
        settle(units, unsettled, before, level, text[units[-1].at[1] : end])
    if marked and role == "responsible":
        # 区教育局(牵头)、区财政局: who is not marked stands beside the lead.
        marked = role in {unit.role for unit in units}
        units = [u if u.role != role else u._replace(role="support", inferred=(*u.inferred, "role")) for u in units]
    else:
        marked = False
    return new(Units, (tuple(units), opened, certain and bool(units), tuple(rest), convention, lender, marked))


def is_unit_list(text: str) -> bool:
    """The whole text is a list of organs and nothing else: what a unit cell of a table looks like."""
    if len(text) > 400 or not text or text.isspace() or text[-1] == "。":
        return False  # …。 is a sentence: 建设老年大学。
    found = read_units(text, 0, len(text), "responsible")
    return found.certain and not found.rest


# --- pieces -----------------------------------------------------------------------------------------------------------


_BARE_NOUNS = ("单位", "机构")
"""What closes 各部门、…: no organ of its own there."""


def _pieces(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """What stands between separators and where, with the halves of 各区、市政府 put together again."""
    part = text[start:end]
    if "(" not in part and "各" not in part and "关" not in part:
        found = []
        at = start
        for piece in part.replace(",", "、").replace(";", "、").split("、"):
            if piece and not piece.isspace():
                found.append((at, piece))
            at += len(piece) + 1
        return found
    spans: list[Span] = []
    for m in _PIECE.finditer(text, start, end):
        a, b = m.span()
        if m[0].isspace():
            continue
        if (
            spans
            and b - spans[-1][0] < _LONGEST
            and text[spans[-1][1] : a] == "、"
            and _OTHER_HALF.match(m[0].strip(" 。"))
        ):
            first = text[spans[-1][0] : spans[-1][1]].strip()
            if _HALF.search(first.partition("、")[0]):
                spans[-1] = (spans[-1][0], b)
                continue
        if (
            m[0].startswith(_BARE_NOUNS)
            and spans
            and text[spans[-1][1] : a] == "、"
            and text.endswith("部门", a - 3, a - 1)
        ):
            spans[-1] = (spans[-1][0], b)  # 各部门、单位: one word for several organs
            continue
        if "头)" in m[0] or "合)" in m[0]:
            for role in _ROLE_END.finditer(m[0]):  # 市教育局(牵头)市财政局: no separator stands behind the bracket
                spans.append((a, m.start() + role.end()))
                a = m.start() + role.end()
        spans.append((a, b))
    return [(a, text[a:b]) for a, b in spans]


@lru_cache(maxsize=8192)
def _read_piece(piece: str) -> Piece:
    """The names of one piece: mostly one; more where 及, 和, a space or 等 stands between whole names."""
    opened = False
    spans: list[Span] = []
    at = 0
    if "等" in piece:
        for m in _OPEN.finditer(piece):
            spans.append((at, m.start()))
            opened = True
            at = m.end()
    spans.append((at, len(piece)))
    atoms: list[Atom] = []
    rest: list[Span] = []
    certain = True
    convention: Span | None = None
    for start, end in spans:
        for a, b in _parted(piece, start, end):
            if is_schedule_like(piece[a:b]) and not is_organ(piece[a:b]):
                rest.append((a, b))
                continue
            if atoms and piece[a - 1] == " " and is_persons_name(piece[a:b]):
                continue  # 县教育局 李明
            if (b - a == 2 and _is_stump(piece[a:b])) or (piece[a - 1 : a] == "由" and is_person(piece[a:b])):
                certain = False  # …,由王主任负责: the work is a person's
                continue
            name = _read_name(piece, a, b)
            if isinstance(name, Atom):
                atoms.append(name)
                certain = certain and (is_organ(name.name) or is_function(name.name) or name.name in LEVELS)
            elif name is not None:
                convention = name
    return Piece(tuple(atoms), opened, certain, tuple(rest), convention)


on_change(_read_piece.cache_clear)


def _is_stump(name: str) -> bool:
    """A level and the beginning of a function that was cut off: 区政 of 区政务服务局; but 市直 and 市级 wait for their noun."""
    return name[0] in "省市区县州旗" and name[1] not in "直级属" and not is_organ(name)


def _as_printed(unit: UnitMention, text: str) -> UnitMention:
    """The unit with the brackets of its name as ``text`` has them."""
    printed = text[slice(*unit.at)]
    return unit._replace(name=printed) if _OTHER_BRACKETS.sub(r"(\1)", printed) == unit.name else unit


def is_schedule_like(text: str) -> bool:
    """The piece speaks of time, not of an organ: 2025年底前, 持续推进."""
    return _SCHEDULE.search(text) is not None


def _parted(piece: str, start: int, end: int) -> list[Span]:
    """Cut at 及, 和, 与, /, +, <br> and spaces where a whole name stands on the left, never inside 文化和旅游局 or brackets."""
    spans: list[Span] = []
    while start < end and piece[start] in " 由请":
        start += 1
    at = start
    outside = _BRACKETED.sub(lambda m: "(" * len(m[0]), piece) if "(" in piece else piece
    for m in _JOIN.finditer(outside, start, end):
        left = piece[at : m.start()].strip()
        right = piece[m.end() : end].strip(" \t|+·")
        if not right:
            if m[0][0] == "<":
                end = m.start()
                break
            continue
        if not left:
            at = m.end()
            continue
        if m[0].isspace() and is_persons_name(left):
            at = m.end()
            continue  # 县教育局 李明 县财政局
        if not is_organ(left) or (right in ("政府", "人民政府") and left.endswith("党委")):
            continue  # 文化 · 各级党委和政府
        if right in ("单位", "部门", "企业", "机构", "地区", "高校", "院校") and is_collective(left):
            continue  # 各有关部门和单位 is one collective
        if m[0] in _BETWEEN_TWO and not (is_organ(right) or is_collective(right) or is_persons_name(right)):
            continue
        spans.append((at, m.start()))
        at = m.end()
    spans.append((at, end))
    trimmed = [_trimmed(piece, a, b) for a, b in spans]
    return [(a + first, a + last) for a, b in trimmed if a < b for first, last in unglued(piece[a:b])]


_PARTNERS = {")": "(", "〕": "〔", "】": "【", "]": "[", ">": "<", "›": "‹", "》": "《", "}": "{"}


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " 。.:|+·\t由请★☆▲△●■◆※—–-":
        start += 1
    if start < end and text[start] == "*" and text[end - 1] == "*":  # 市财政局 **市税务局**
        start += len(text[start:end]) - len(text[start:end].lstrip("*"))
    if start < end and text[start] <= "⑳" and (number := _NUMBER.match(text, start, end)):
        start = number.end()
        while start < end and text[start] == " ":
            start += 1
    while start < end and text[end - 1] in " 。.*|+·\t及和(〔":
        end -= 1
    while start < end and text[end - 1] in _PARTNERS and _PARTNERS[text[end - 1]] not in text[start:end]:
        end -= 1  # the clause was broken off: its opening bracket is in another passage
    return start, end


def _read_name(piece: str, start: int, end: int) -> Atom | Span | None:
    """One name without the brackets that are not part of it; a convention's span; None for no unit (无, —, 各班主任, 新建养老院)."""
    aka = role = None
    while end > start and piece[end - 1] == ")":
        opener = _opener(piece, start, end)
        if opener < 0:
            break
        outer, inner = piece[start:opener].strip(), piece[opener + 1 : end - 1].strip()
        if inner in _LEADS:
            role = "lead"
        elif inner in _SUPPORTS:
            role = "support"
        elif inner.startswith(("以下简称", "简称")):
            aka = inner.removeprefix("以下").removeprefix("简称").strip(' :“”"')
        elif "第一" in inner or "首位" in inner or "为牵头" in inner:
            if not outer:
                return opener, end
        elif not outer or is_collective(outer) or _same_noun(outer, inner):
            break
        elif is_organ(inner) and not inner.startswith("设在"):
            aka = inner
        end = opener
        while end > start and piece[end - 1] == " ":
            end -= 1
    name = piece[start:end]
    if not name or name in _NOTHING or name in _LEADS or is_person(name) or is_work(name):
        return None
    collective = is_collective(name)
    own = lends(name)
    asks = not collective and own is None and (leaves_out_level(name) or (len(name) <= 3 and not is_organ(name)))
    twin = own is not None and name[1:] in ("", "政府", "人民政府", "委")  # 市、区…部门 · 各区委、区政府
    settled = not asks and not twin and not is_function(name) and name not in SECOND_HALVES and name not in OF_MANY
    canonical = full_name(name) if settled and not collective else None
    return Atom(name, start, end, canonical if canonical != name else None, collective, aka, role, own, settled)


def _opener(piece: str, start: int, end: int) -> int:
    """The bracket that the one at ``end - 1`` closes, or -1."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        if piece[at] == ")":
            depth += 1
        elif piece[at] == "(":
            depth -= 1
            if depth == 0:
                return at
    return -1


def _same_noun(outer: str, inner: str) -> bool:
    """县(市、区) · 镇(街道) · 政府(管委会): two forms of one head noun, kept with the name."""
    return inner in _ALTERNATIVES or "、" in inner or outer.endswith(("县", "区", "市", "镇", "乡", "省", "州", "旗"))
