"""People inside lists of organs, who are no organs: 县水利局（责任人：王某）、县水利局局长王某.

They are blanked, one space for one character, before a list is read: what stands around them is then a list as any other, and
offsets do not move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import lazy

from ..lexicon import organs
from .organ_names import can_stand_alone, full_name, is_collective, is_function, is_organ

if TYPE_CHECKING:
    import re

    from ..model import UnitMention

_ENDS = "局委厅办部府会院队心司处团科室股站所镇乡区县市校道社"
"""What the name of an organ ends in, before the bracket or the office of a person."""
_LONGEST_VALUE = 200
"""Characters from a label's colon to a bracket of its list."""
_BRACKET = lazy(rf"(?<=[{_ENDS}])\((?:[^():;,]{{0,4}})(?:责任人|负责人|领导|联系人|联系电话):[^()]*\)")
_OFFICE = lazy(
    rf"(?:^|(?<=[{_ENDS}、,;: ]))(?:党[委组工])?副?(?:[局县区市镇乡处科部厅院校站所队会组股司]长|秘书长|主任|主席|书记|经理)"
    rf"(?![^、,;。]{{0,8}}[{_ENDS}室](?:[、,;。]|$))[^\x00-\xff]{{0,4}}(?=[、,;。 ]|$)"
)
_WORDS = ("长", "主任", "书记", "主席", "经理")


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤施牛樊葛邢齐乔伍庞颜倪庄聂鲁"
    "岳翟殷詹申欧耿焦俞柳甘祝符舒阮柯纪梅童凌毕季裴霍涂苗曲翁冉骆辛靳鲍喻祁滕饶牟艾尤穆卓缪芦褚娄窦戚岑"
)
"""The commonest, which nine people of ten bear."""
_LONGER_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "皇甫", "令狐")
_SETTLEMENTS = "庄寨屯坝湾沟坡堡店窑圩坪铺"
"""What the name of a village ends in that prints no 村: 李庄."""
_NOBODY = frozenset(("高新", "高铁", "石化", "石油", "武警", "金控"))
"""What looks like a name and is short for a zone, a firm or a force."""


def is_persons_name(word: str) -> bool:
    """The word has the shape of a person's name, 李明 or 欧阳小明, and is no organ, no function and no word for several."""
    size = len(word)
    if not 2 <= size <= 4 or word in _NOBODY or word[-1] in _SETTLEMENTS:
        return False
    if (word[0] not in _SURNAMES or size == 4) and not (size > 2 and word.startswith(_LONGER_SURNAMES)):
        return False
    return not (is_organ(word) or is_function(word) or is_collective(word) or word in organs().provinces)


def without_people(text: str) -> str:
    """The text without the brackets that name who answers for an organ of a label's list."""
    if "人:" not in text and "领导:" not in text and "电话:" not in text:
        return text
    return _BRACKET.sub(_blank_in_list, text)


def without_offices(names: str) -> str:
    """The list without the offices in it and the names behind them: 县水利局局长王某 → 县水利局."""
    return _OFFICE.sub(_blank, names) if any(map(names.__contains__, _WORDS)) else names


def organs_of(units: list[UnitMention]) -> list[UnitMention]:
    """The organs of a label that asks for organs and people: 县水利局王某 → 县水利局."""
    named = [(unit, _organ_before(unit.name)) for unit in units]
    return [_cut(unit, organ) for unit, organ in named if organ]


def without_names(units: list[UnitMention]) -> list[UnitMention]:
    """The units of a label that asks for organs only, without the people among them and behind them: 李明, 县水利局王某.

    Short names that no person bears, 云泽、金华, are places, and so are then those beside them.
    """
    if all(unit.canonical or unit.collective or is_organ(unit.name) for unit in units):
        return units
    places = any(2 <= len(unit.name) <= 4 and not unit.canonical and _is_place(unit.name) for unit in units)
    kept = []
    for unit in units:
        name = unit.name
        if unit.canonical or unit.collective or is_organ(name):
            kept.append(unit)
        elif places or not is_persons_name(name):
            organ = _organ_before(name)
            kept.append(_cut(unit, organ) if organ and is_persons_name(name[len(organ) :]) else unit)
    return kept


def _is_place(name: str) -> bool:
    return not (is_persons_name(name) or is_organ(name) or is_function(name) or is_collective(name))


def _organ_before(name: str) -> str:
    """县水利局王某 → 县水利局, where a person may stand behind it; empty for no organ at all."""
    if is_organ(name):
        return name
    heads = [name[:size] for size in range(len(name) - 2, len(name) - 5, -1) if size > 2]
    return next((head for head in heads if is_organ(head) and can_stand_alone(head)), "")


def _cut(unit: UnitMention, name: str) -> UnitMention:
    if name == unit.name:
        return unit
    official = full_name(name)
    return unit._replace(
        name=name, at=(unit.at[0], unit.at[0] + len(name)), canonical=official if official != name else None
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_in_list(match: re.Match[str]) -> str:
    text = match.string
    colon = text.rfind(":", max(0, match.start() - _LONGEST_VALUE), match.start())
    return _blank(match) if colon >= 0 and text.find("。", colon, match.start()) < 0 else match[0]
