"""Two numbers of one clause: where the statement of the first ends, and whether the first only says whose the second is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled

from . import target_words as words
from .target_sizes import SHARES

if TYPE_CHECKING:
    from fanwen_parse.model import Span, TargetMention

_AFTER = words.by_first(words.AFTER)
_JOINTS = words.by_first(words.JOINTS)
_DOING = words.by_first(words.DOING)
_NOWHERE = (-1, -1)


def joint(text: str, previous: int, start: int) -> Span:
    """The joint (和, 、) that leads from the number whose unit ends at ``previous`` to the one at ``start``; (-1, -1) for none.

    One right behind the first number is it (20%以上、文化和旅游收入增长10%), else the last one. A joint in a bracket joins other
    things (优良(达到或优于Ⅲ类)比例), and so does one before ``previous``.
    """
    end = previous + len(words.at(text, previous, _AFTER))
    end += text.startswith(" ", end)
    near = words.at(text, end, _JOINTS)
    if near and end < start:
        return end, end + len(near)
    between = text[previous:start]
    if "(" in between:
        between = compiled(r"\([^()]*\)").sub(lambda bracket: " " * len(bracket[0]), between)
    at, word = max((between.rfind(word), word) for word in words.JOINTS)
    return (previous + at, previous + at + len(word)) if at >= 0 else _NOWHERE


def take_over(found: list[TargetMention], start: int, left: int, cut: Span) -> int:
    """Cut the statement before at the joint that leads to the number at ``start``; where that one's statement begins."""
    if cut == _NOWHERE:
        return left
    last = found[-1]
    if last.at[1] > start:
        found[-1] = last._replace(at=(last.at[0], cut[0]))
    return max(left, cut[1])


def is_scope(text: str, earlier: TargetMention, previous: int, unit: str) -> bool:
    """9个断面水质优良比例达到55%: the count before a share says whose share it is, where no verb asks for it.

    ``previous`` is behind the unit of ``earlier``; nothing joins the two.
    """
    if unit not in SHARES or earlier.unit in (*SHARES, "元") or earlier.comparator != "=" or earlier.flags:
        return False
    counted = compiled(r"\d[\d,.]* ?[多余万亿]*[^\d]{1,4}$").search(text, earlier.at[0], previous)
    if counted is None or words.at(text, earlier.at[0], _DOING):
        return False
    return not words.is_verb(text[earlier.at[0] : counted.start()].rstrip(" "))
