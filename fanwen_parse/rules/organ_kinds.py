"""Of which level and which system the organ of a name is: what the registry says of a unit.

The level is that of the last place before the organ's own name; a name without any has the level of the document's issuing organ
where every level has such an organ, and none where nothing says whose it is. Source: TAXONOMY part 2, "Normalised unit".
"""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import on_change, organs
from .organ_names import (
    OUTPOSTS,
    PLACES,
    full_name,
    is_collective,
    is_function,
    leaves_out_level,
    may_be_central,
    split_prefix,
)

_LEVELS = dict.fromkeys("市州盟", "city") | dict.fromkeys("区县旗", "district") | dict.fromkeys("镇乡", "township")
_LEVELS |= {"国": "national", "省": "province", "自治区": "province"}


@lru_cache(maxsize=8192)
def describe(name: str, level: str | None = None) -> tuple[str | None, str | None, str | None, bool]:
    """(official name where known and different, level, system, collective) of one name, for the registry.

    Args:
        name: as printed, or with its carried prefix.
        level: 国, 省, 市, 区 … of the issuing organ: the level of a name that says none.
    """
    collective = is_collective(name)
    official = full_name(name)
    return (official if official != name else None), _level(name, level), _system(name, collective), collective


_CENTRES = ("国务院", "中央", "国家", "中共中央", "全国", "中国", "最高人民")
_BODIES = ("总局", "局", "银行", "监会", "委员会", "电网", "铁路")
"""What the name of an outpost holds before its place: 国家税务总局云泽市税务局."""
_OF_PROVINCES = (
    "监管局",
    "证监局",
    "银保监局",
    "通信管理局",
    "邮政管理局",
    "税务局",
    "气象局",
    "地震局",
    "监管办公室",
    "监管办",
)
"""Outposts that stand one a province and bear its name."""
_LOCAL_COMPANIES = ("供电公司", "分公司", "支公司")
_ANYWHERE = ("地区", "各地", "地方", "各方")
"""Collectives that say no level: the 各地区 of the State Council are provinces, those of a county are its towns."""
_SCOPES = ("有关", "相关", "其他", "各", "团", "地级以上", "设区的")
_INTERNAL = ("处", "科", "室", "股", "司", "处室", "科室")


def _level(name: str, level: str | None) -> str | None:
    tables = organs()
    if name in tables.national and (level in (None, "国") or not may_be_central(name)):
        return "national"
    if _is_outpost(name):
        return _level_of_outpost(name)
    if name.startswith(_CENTRES):
        return "national"
    if (name.endswith(_ANYWHERE) or name.startswith("各级")) and is_collective(name):
        return None
    if name.startswith(("各街道", "各镇", "各乡", "街道", "有关街道", "相关街道", "各有关街道")) or name.endswith(
        ("街道", "街道办事处", "镇政府", "乡政府", "镇人民政府", "乡镇", "镇街")
    ):
        return "township"
    if name.endswith(_INTERNAL) and not name.endswith(
        ("公司", "办公室", "研究室", "教研室", "督导室", "督查室", "实验室")
    ):
        return "internal"
    stripped = name
    while stripped.startswith(_SCOPES):
        stripped = next(stripped.removeprefix(scope) for scope in _SCOPES if stripped.startswith(scope))
    if stripped.startswith(("自治区", "直辖市")):
        return "province"
    if stripped.startswith("市县"):
        return None  # of two levels
    prefix, _ = split_prefix(stripped)
    head = prefix.removesuffix("委") or (stripped if stripped[-1:] in PLACES else "")
    if not head and stripped[:1] in PLACES and not stripped.startswith(organs().no_levels):
        head = stripped[:1]
    if head.endswith(("新区", "高新区", "开发区", "自治区")):
        return "province" if head.endswith("自治区") else "district"
    if head:
        return _LEVELS.get(head[-1], "township" if head.endswith("街道") else None)
    if leaves_out_level(name) or is_collective(name) or is_function(name) or name.endswith(("部门", "分局")):
        return _LEVELS.get(level or "")
    return _province(name)


def _is_outpost(name: str) -> bool:
    """A central organ's or company's own body in a place: 国家税务总局云泽市税务局, 人民银行云泽市分行."""
    if name.startswith(tuple(organs().outposts)):
        return name.endswith(OUTPOSTS)
    if not name.startswith(_CENTRES) or name.startswith("国务院"):
        return False
    if name.endswith(_LOCAL_COMPANIES) or (name.endswith("公司") and not name.endswith("集团有限公司")):
        return True
    return name.endswith(("局", *OUTPOSTS)) and any(body in name[:-2] for body in _BODIES)


def _level_of_outpost(name: str) -> str | None:
    """The level of the last place that is named with its level, else of the province that is named without."""
    for at in range(len(name) - 2, 1, -1):
        if name[at] in PLACES and not name.startswith(organs().no_levels, at):
            return _LEVELS[name[at]]
    return _province(name)


def _province(name: str) -> str | None:
    """安徽证监局 is a province's; 青岛海洋科技中心, 上海海关: nothing says whose they are."""
    tables = organs()
    if not name.endswith(_OF_PROVINCES):
        return None
    return "province" if any(map(name.__contains__, tables.provinces)) else None


def _system(name: str, collective: bool) -> str | None:
    if collective and name.endswith(("单位", "地区", "各地", "各方")):
        return None  # 各有关单位 may be anything
    prefix, rest = split_prefix(name)
    starts = next(entry[1] for entry in organs().systems if entry[0] == "other-party")  # 民革区委会
    if prefix.endswith("委") and not prefix.startswith(("团", "共青团", *starts)) and rest and not collective:
        return "party"
    while name.endswith(")") and name.find("(") > 0:
        name = name[: name.rindex("(")]  # 县(市、区)政府(管委会)
    for system, starts, holds, ends in organs().systems:
        if name.endswith(ends) or name.startswith(starts) or any(map(name.__contains__, holds)):
            return system
    return None


on_change(describe.cache_clear)
