"""Numbers of items that the digit behind their stop hides: 3.5G网络建设, 11.121人才工程, 5.100%覆盖; and the letter l for 1.

Such a number looks like the whole part of a decimal, and nothing in its own line decides. The numbers around it do: 10. stands
before, what follows is 12. or another level, and no second 11. is there. Decimals do not open paragraphs by chance in just
this place. In the same way 2.1 before it shows that 2.2人员培训 and 2.2分类目标 are no measures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

from .numbering import OPENERS, STYLES, Marker, marker

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fanwen_parse.model import Passage

_HIDDEN = r" ?(?P<n>[1-9][0-9]?|l) ?[.、](?:(?=(?P<rest>[1-9][0-9]{0,5}) ?(?P<behind>[^0-9.、 ]))|(?<=l.))"
"""A number, its stop and a digit; not 2.0, nor 2.3.1 or 3、5、7. Or the letter l and a stop."""
_DOTTED = r" ?(?P<n>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})[、.]?(?= ?(?P<behind>[^\x00-\x7f]))"
_MULTIPLES = frozenset("万亿千百倍")
"""What hardly stands at the start of a heading; so the number behind has to be there as well."""
_FIRST = frozenset("123456789l")
_MEASURED = frozenset("万亿千百个倍元米公里吨升亩度平分%年月日前以左至到-~—–")
"""What stands behind a decimal or a date; behind any other number it belongs to the item's words (6.3岁以下, 12.24小时)."""
_DIGIT = STYLES.index("digit")
_DEEPER = ("dotted", "dotted-3")


class _Number(NamedTuple):
    ordinal: int
    place: int
    found: Marker | None
    """None where the number is not hidden."""
    measured: bool = False
    rest: int = 0
    """Of what reads as 6.3: the 3."""


class _Level(NamedTuple):
    above: tuple[int, ...]
    """Of 2.3.1: 2 and 3."""
    ordinal: int
    place: int
    found: Marker | None
    """None where the number is not hidden."""
    multiple: bool


def hidden_numbers(passages: Sequence[Passage], cells: Collection[int] = ()) -> dict[int, Marker]:
    """The paragraphs that open with such a number: place in ``passages`` → its marker.

    Args:
        passages: the blocks of a part, in order.
        cells: places of texts of tables.
    """
    maybe: dict[int, _Number] = {}
    levels: list[_Level] = []
    opened = [(index, passage[0]) for index, passage in enumerate(passages) if passage[0][:1] in _FIRST]
    for index, text in opened:
        if index in cells:
            continue
        if (number := _hidden(index, text)) is not None:
            maybe[index] = number
        if "." in text[1:4] and (level := _level(index, text)) is not None:
            levels.append(level)
    accepted = _deeper(levels) if any(level.found is not None for level in levels) else {}
    if not maybe:
        return accepted
    dotted = {(number.ordinal, number.rest) for number in maybe.values() if number.rest}
    if any(rest == 1 or (whole, rest + 1) in dotted for whole, rest in dotted):
        maybe = {index: number for index, number in maybe.items() if not number.rest}  # 6.1, 6.2: a level of its own
    return accepted | _expected(passages, cells, {at: number for at, number in maybe.items() if at not in accepted})


def _level(index: int, text: str) -> _Level | None:
    """A number such as 2.2, whether or not its marker can be told."""
    match = compiled(_DOTTED).match(text)
    if match is None:
        return None
    *above, last = map(int, match["n"].split("."))
    found = marker(text)
    if found is not None:
        return _Level((*above,), last, index, None, multiple=False) if found.style in _DEEPER else None
    here = Marker(_DEEPER[len(above) > 1], last, match.start("n"), match.end())
    return _Level((*above,), last, index, here, match["behind"] in _MULTIPLES)


def _deeper(levels: list[_Level]) -> dict[int, Marker]:
    """Those of 2.2, 2.3.1 … that count on from a number of their level, or open a level that goes on."""
    known = {(*level.above, level.ordinal) for level in levels if level.found is None}
    last: dict[tuple[int, ...], int] = {}
    accepted: dict[int, Marker] = {}
    for above, ordinal, place, found, multiple in levels:
        if found is not None:
            goes_on = (*above, ordinal + 1) in known or (*above, ordinal, 1) in known
            counts = last.get(above) == ordinal - 1 if ordinal > 1 else goes_on
            if (*above, ordinal) in known or not counts or (multiple and not goes_on):
                continue
            accepted[place] = found
        last[above] = ordinal
    return accepted


def _hidden(index: int, text: str) -> _Number | None:
    match = compiled(_HIDDEN).match(text)
    found = marker(text) if match else None
    if match is None or (found is not None and found.style != "dotted"):
        return None
    ordinal = 1 if match["n"] == "l" else int(match["n"])
    return _Number(
        ordinal,
        index,
        Marker("digit", ordinal, match.start("n"), match.end()),
        match["behind"] in _MEASURED if match["behind"] else False,
        int(match["rest"]) if found else 0,
    )


def _expected(passages: Sequence[Passage], cells: Collection[int], maybe: dict[int, _Number]) -> dict[int, Marker]:
    """Those that stand where the count expects them. A run ends where a marker of a higher level opens."""
    accepted: dict[int, Marker] = {}
    run: list[_Number] = []
    for index, (text, _, _) in enumerate(passages):
        if text[:1] not in OPENERS and index not in maybe:
            continue
        number = maybe.get(index)
        if number is None:
            found = marker(text) if index not in cells else None
            if found is None or STYLES.index(found.style) > _DIGIT:
                continue
            if found.style != "digit":
                accepted |= _counting(run)
                run = []
                continue
            number = _Number(found.ordinal, index, None)
            if run and run[-1].found is not None and run[-1].ordinal == number.ordinal:
                run.pop()  # here is the item itself
        elif number.ordinal != (run[-1].ordinal + 1 if run else 1):
            continue  # a decimal
        if run and number.ordinal != run[-1].ordinal + 1:
            accepted |= _counting(run)
            run = []
        run.append(number)
    return accepted | _counting(run)


def _counting(run: list[_Number]) -> dict[int, Marker]:
    """The hidden numbers of a run that others hold: the one before, or for the first and before a measure the one behind."""
    if all(number.found is not None for number in run):
        return {}
    last = len(run) - 1
    return {
        number.place: number.found
        for at, number in enumerate(run)
        if number.found is not None and (at < last or (at and not number.measured))
    }
