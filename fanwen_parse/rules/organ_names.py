"""What a single name says: is it an organ's name, what can it lend and borrow, and what is its official form.

An organ's name is place or level + function + rank (区域名 + 矢名 + 格级名): 市 + 市场监管 + 局. The words are data
(:mod:`fanwen_parse.lexicon`); this module knows only how they stand together.
"""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import on_change, organs
from ..model import UnitMention

PLACES = "省市区县旗州盟镇乡"
"""The last character of a place with its level, or the level alone."""
_LEVELS = frozenset(PLACES + "国")
_LENDERS = frozenset("省市区县州旗")
_AUTONOMOUS = frozenset("州县旗")
_REGION = "自治区"
"""A province's rank, and a level of three characters."""
_WORDS_OF_FUNCTIONS = frozenset("教科文卫体旅广新农林牧渔水工商经贸信外侨环住建交规土资和与")
"""What a name of several functions shortens each of them to: 教科体局, 文广新局."""
_TWO_NOUNS = ("单位)", "部门)", "区)", "街道)", "州)")
"""县(市、区), 有关单位(部门): two forms of one head noun."""
_COURTS = {"省": "高级人民法院", "州": "中级人民法院", "盟": "中级人民法院", "市": "法院"}
"""A city of a county's rank has a 人民法院, any other a 中级人民法院: 市法院 does not say which."""
_HOUSES = ("局", "委", "厅", "部", "办", "委员会", "办公室")
"""Ranks of organs that have divisions."""
_OF_THEIR_OWN = ("中心", "院", "会")
"""Ranks before which a function is not short for anything: 县中医院, 市应急中心."""
_RANK = ("主管部门", "部门", "委员会", "办公室", "总局", "中心", "局", "厅", "委", "部", "办", "署", "会", "院")


@lru_cache(maxsize=8192)
def is_organ(text: str) -> bool:
    """The text has the form of an organ's name or of a word for organs: it ends like one and holds no running prose."""
    name = text.strip()
    if not 1 < len(name) <= 40:
        return False
    tables = organs()
    if name in tables.names or name in tables.national:
        return True
    bare = name
    while bare.endswith(")") and "(" in bare:
        bare = bare[: bare.rindex("(")]
    if not bare.endswith(tables.ends) and not name.endswith(tables.ends) and not name.endswith(_TWO_NOUNS):
        return False
    if bare.endswith(tables.not_ends) and not bare.endswith(("政协办", "目督办", "督查办")):
        return False
    if bare.endswith(("责任单位", "责任部门")) and not is_collective(bare[:-4] + "部门"):
        return False  # 绩效责任单位 refers to a list, it is none; 各责任单位 is a collective
    if is_prose(name) or _is_count(bare):
        return False
    if is_work(name):
        return False
    if any(word in name for word in tables.activities):
        return lends(name) is not None or name.endswith(("组", "办", "室", "会"))
    return True


def is_work(name: str) -> bool:
    """What is built or done, whatever it ends in: 新建养老院; but 新建区教育局 is a place's."""
    return name.startswith(organs().works) and name[2:3] not in _LENDERS


def _is_count(name: str) -> bool:
    """新建站点20处, 改造二十处: places are counted, no organ is named (市一院 is a hospital)."""
    before, last = name[-2:-1], name[-1:]
    return (before.isdecimal() and last in "处所站室座院馆园家") or (
        before in "一二三四五六七八九十百千两几余多" and last in "处站"
    )


@lru_cache(maxsize=8192)
def is_prose(text: str) -> bool:
    """The text holds a word that no organ's name does: 由项目单位自行确定, 见附件的表."""
    words = organs().prose
    if not any(word in text for word in words):
        return False
    bare = text.replace("自由", "").replace("设区的", "")  # 自由贸易区 · 各设区的市人民政府
    return any(word in bare for word in words)


def is_function(name: str) -> bool:
    """A bare function of government: 财政, 人力社保 (with or without a level before it: 市财政, 市级财政)."""
    tables = organs()
    bare = name
    if name[:1] in _LEVELS and name not in tables.functions:
        bare = name[2:] if name[1:2] == "级" else name[1:]
    return bare in tables.functions or bare in tables.departments


@lru_cache(maxsize=8192)
def is_collective(name: str) -> bool:
    """A word for several organs: 各街道, 有关部门, 领导小组成员单位, 乡镇人民政府."""
    starts, holds, ends = organs().collective
    if name[1:2] == "(" and name[0] in PLACES and name[2:3] in "市区县乡镇街":
        return True  # 县(市、区)政府, 镇(街道)
    return name.startswith(starts) or name.endswith(ends) or any(word in name for word in holds)


def lends(name: str) -> str | None:
    """The prefix that this name can lend to the names after it: 区 of 区教育局, 区委 of 区委组织部; None if it has none."""
    first = name[:1]
    if first == "自" and name.startswith(_REGION) and len(name) > len(_REGION):
        return _REGION + "党委" if name.startswith("党委", 3) and len(name) > 5 else _REGION
    if first == "团":
        return name[1:2] if name[1:2] in _LENDERS and name[2:3] == "委" else None
    if not first or first not in PLACES:
        return None
    if name[1:2] == "委" and len(name) > 2:
        return first + "委"
    return None if _is_word(name) else first


def carried(name: str, lender: str | None, level: str | None) -> str | None:
    """The name with the prefix that it leaves out, or None where none is left out or none is known.

    Only organs that the lexicon knows borrow: 教育局 after 区财政局 is 区教育局, 税务局 and 杭州市政府 stay as they are.
    """
    tables = organs()
    if name in _SEATS:
        return None  # 各区政府、管委会: a zone's, and no city has one
    if name.endswith(tables.vertical) and not name.startswith("地方"):  # 地方金融监管局 is each place's own
        return None
    place = (_REGION if lender.startswith(_REGION) else lender[0]) if lender else None
    if name in tables.bare_party:
        place = place or level
        if place == _REGION:
            return f"{place}党委{name}"
        return f"{place}委{name}" if place in _LENDERS else None
    if not is_well_known(name):
        return None
    if place is None:
        # Nothing in the list lends: the document's own level does.
        if name.endswith("部门") or (level not in _LENDERS and level != _REGION):
            return None
        place = level
    return place + name if place in ("省", _REGION) or not name.endswith("厅") else None


def central_name(name: str, level: str | None) -> str | None:
    """The centre's organ of this short name, where the document may mean it: 药监局 in a plan of the State Council."""
    return organs().national.get(name) if level in (None, "国") else None


def may_be_central(name: str) -> bool:
    """A short name that the centre's organ shares with those of places: 气象局, 统计局."""
    return name.endswith("局") and name in organs().national and not is_central(name)


def leaves_out_level(name: str) -> bool:
    """An organ that every level has, printed without its level: 教育局, 宣传部, 残联, 气象局."""
    tables = organs()
    if may_be_central(name):
        return True
    return (is_well_known(name) or name in tables.bare_party) and not is_central(name)


def is_well_known(name: str) -> bool:
    """Function + rank of the lexicon, a mass organisation, or a court: organs that every level has."""
    tables = organs()
    if name in tables.contracted or name in tables.mass:
        return True
    for rank in _RANK:
        if name.endswith(rank):
            function = name[: -len(rank)]
            return function in tables.functions or _is_composed(function)
    return False


@lru_cache(maxsize=2048)
def _is_composed(function: str) -> bool:
    """Functions of several organs that a place has put in one: 国土房管, 外经贸, 教科体, 住房城乡建设和交通."""
    if not 2 < len(function) <= 12:
        return False
    known = organs().functions
    reached = {0}
    for end in range(1, len(function) + 1):
        for start in range(max(0, end - 8), end):
            if start in reached and (
                function[start:end] in known if end - start > 1 else function[start] in _WORDS_OF_FUNCTIONS
            ):
                reached.add(end)
                break
    return len(function) in reached


def is_central(name: str) -> bool:
    """An organ of the centre that no place has one of: 教育部, 税务总局, 国家能源局, 中央网信办."""
    return name.startswith(("国家", "中央", "国务院", "全国", "中国")) or (
        name in organs().national and name.endswith(("部", "总局", "总署", "会"))
    )


def can_stand_alone(name: str) -> bool:
    """A name that says whose organ it is: with a level, a place or the centre before its function, or a collective."""
    tables = organs()
    if name in tables.national or name in tables.names or "各" in name[:1]:
        return True
    prefix, rest = split_prefix(name)
    return (
        len(rest) > 1
        and bool(prefix)
        and is_organ(name)
        and (is_well_known(rest) or rest in tables.party or rest.endswith(tables.sure_ends))
    )


_OFFICES = ("局", "委", "厅", "署", "办", "办公室", "督查室", "处", "科", "大队", "支队", "中队", "银行", "派出所")
"""Ranks by which a name tells an organ, even one without a level, where nothing else can be meant."""
_DEPARTMENTS = (
    *("部", "教科室", "教研室", "医务室", "校医室", "教研组", "年级组", "备课组"),
    *("团委", "工会", "团支部", "党委", "少先队", "卫生院", "文化站", "农技站"),
)
"""Of a firm, a school or a township, as their plans name them behind a sentence."""


def hands_out(names: list[str], *, closed: bool) -> bool:
    """Whether organs that stand in a bracket without label and verb must be those that a task is given to.

    ``closed``: the bracket stands behind a whole sentence, and so explains none of its words; 。（派出所） then is enough. Else one
    of the names must say whose organ it is, or several be of the kind that every level has.
    """
    if any(can_stand_alone(name) or owner_of(name) for name in names):
        return True
    if all(is_well_known(name) for name in names):
        return closed or len(names) > 1
    if not closed and len(names) > 1 and any(map(is_well_known, names)):
        return all(name.endswith(_OFFICES) for name in names)
    if not closed:
        return any(is_central(name) and name.endswith(organs().sure_ends) for name in names)
    return any(
        is_well_known(name)
        or (name.endswith(_OFFICES) and (len(name) > 2 or lends(name) is not None))
        or (name.endswith(_DEPARTMENTS) and (len(name) > 2 or name in _DEPARTMENTS))
        or name in organs().bare_party
        or (name.endswith(_ZONES) and len(name) < _LONGEST_ZONE and "级" not in name)
        or (name.endswith("中心") and lends(name))
        or (name.endswith("所") and is_function(name[:-1]))
        for name in names
    )


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """A person stands among organs: 各班主任, 管委会主任, 局长王某."""
    titles = organs().persons
    if text.endswith(titles):
        return True
    if not any(title in text for title in titles) or is_organ(text):
        return False
    return any(0 <= len(text) - text.rfind(title) - len(title) <= 3 for title in titles if title in text)  # the name


@lru_cache(maxsize=1024)
def owner_of(division: str) -> str | None:
    """The organ that the name of a division begins with: 交通运输部 of 交通运输部运输服务司, 市卫健委 of 市卫健委规划处."""
    for end in range(len(division) - 2, 2, -1):
        head = division[:end]
        if head in organs().national or (head.endswith(_HOUSES) and can_stand_alone(head)):
            return head
    return None


@lru_cache(maxsize=8192)
def full_name(name: str) -> str | None:
    """The official name, or None where the lexicon does not know the function."""
    tables = organs()
    if name in tables.names:
        return tables.names[name]
    if name in tables.national and not may_be_central(name) and (is_central(name) or not is_well_known(name)):
        return tables.national[name]
    if is_collective(name):
        return None
    prefix, rest = split_prefix(name)
    if not prefix:
        return None
    if prefix.startswith("团"):
        return f"共青团{prefix[1]}委员会" if not rest else None
    if prefix.endswith("委"):
        return prefix + tables.party[rest] if rest in tables.party else None
    if prefix in tables.outposts:
        return tables.outposts[prefix] + rest
    if rest == "法院" and prefix[-1] in _COURTS:
        return prefix + _COURTS[prefix[-1]]
    if rest in tables.contracted:
        return prefix + tables.contracted[rest]
    if rest in tables.mass:
        return prefix + tables.mass[rest]
    for rank in _RANK:
        if rest.endswith(rank):
            function = tables.functions.get(rest[: -len(rank)])
            if function is None or rank in _OF_THEIR_OWN:
                return None
            return prefix + function + tables.ranks[rank]
    return None


def kind_of(name: str) -> str | None:
    """The place and the kind of an organ of which a place has one: the same for 市文旅局 and 市文化旅游广电局, else None."""
    prefix, rest = split_prefix(full_name(name) or name)
    for rank in _RANK:
        if prefix and rest.endswith(rank) and (kind := organs().rivals.get(rest[: -len(rank)])):
            return prefix + kind
    return None


def _place_end(name: str) -> int:
    """The end of a place with its level that opens the name, or 0: 云泽市|教育局, 浦东新区|政府, **区|法院."""
    for end in range(2, min(10, len(name) - 1)):
        if name[end - 1] in PLACES and (end > 2 or name[0] not in PLACES) and not _in_word(name, end):
            return end
        if name.startswith("街道", end - 2):
            return end
    at = name.find("自治", 2) + 3  # 云和布依族苗族自治州|教育局: the longest names of places
    return at if at > 3 and name[at - 1 : at] in _AUTONOMOUS and len(name) > at + 1 else 0


def _in_word(name: str, end: int) -> bool:
    """The place character before ``end`` belongs to a function: 住房和城乡建设部, 城市管理局, 云泽市场监管局."""
    if name[end - 2] == "城":  # 运城市 is a city, and a township 新城乡 has a government only
        return (
            end == 2 if name[end - 1] == "市" else name[end - 1] == "乡" and name[end : end + 2] not in ("政府", "人民")
        )
    return name.startswith(organs().no_levels, end - 1) and not _is_levelled(name, end - 1)


def _is_word(name: str) -> bool:
    """The first character is no level: 市场监管局, 区域办. But 市市场监管局 and 市民政局 are the city's."""
    return name.startswith(organs().no_levels) and not _is_levelled(name, 0)


def _is_levelled(name: str, at: int) -> bool:
    """What begins at ``at`` is a level and an organ, though it looks like a word: 市民政局, 市政府金融办."""
    return is_well_known(name[at + 1 :]) or name.startswith(organs().levels_yet, at)


OUTPOSTS = ("监管局", "监管分局", "监管办公室", "监管支局", "税务局", "分行", "支行")
"""What the name of a central organ's body in a place ends in."""
_ZONES = ("新区", "开发区", "经开区")
_LONGEST_ZONE = 9
_SEATS = ("管理委员会", "管委会", "管委")


def _seat(name: str) -> int:
    """Where the rank begins in the name of a zone's own organ, however long the zone's name is: 云泽起步区|管委会; or 0."""
    for rank in _SEATS:
        if name.endswith(rank):
            at = len(name) - len(rank)
            return at if at > 1 and name[at - 1] == "区" else 0
    return 0


def split_prefix(name: str) -> tuple[str, str]:
    """(区委, 宣传部) · (市, 市场监管局) · (云泽市, 教育局) · (团区委, "") · (云泽起步区, 管委会) · ("", 上海海关)."""
    if name[:1] == "团" and name[1:2] in _LENDERS and name[2:3] == "委":
        return name[:3], name[3:]
    seat = _seat(name)
    if seat:
        return name[:seat], name[seat:]
    if name.endswith(OUTPOSTS):
        centre = next((one for one in organs().outposts if name.startswith(one)), "")
        if centre and len(name) > len(centre) + 2:
            return centre, name[len(centre) :]
    first = name[:1]
    if first and first in PLACES:
        if name[1:2] == "委" and len(name) > 2:
            return name[:2], name[2:]
        if not _is_word(name):
            return first, name[1:]
    end = _place_end(name)
    if end:
        if name[end : end + 1] == "委" and len(name) > end + 1:
            end += 1
        return name[:end], name[end:]
    return "", name


def names_its_owner(unit: UnitMention) -> bool:
    """A name with a level or place before it, or a word for several organs: what a sentence needs to hand out work."""
    return unit.collective or can_stand_alone(unit.name) or lends(unit.name) is not None


on_change(is_organ.cache_clear)
on_change(is_collective.cache_clear)
on_change(_is_composed.cache_clear)
on_change(owner_of.cache_clear)
on_change(is_person.cache_clear)
on_change(full_name.cache_clear)
