"""Numbers of items that lost the stop behind them: 1突破技术。…, 2<private-use sign>建设平台。…, where 1.突破技术。… was printed.

Converters drop the full-width stop of 1．, or leave a sign of a private font for it. One such number proves nothing (3类企业, 12
岁以下), so the numbers of a whole part are looked at: only where they count up, one paragraph each, are they numbers of items. So it
is with headings whose stop is another mark, 三。准备工作, 三：准备工作, 三，准备工作, 三 准备工作.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

from .numbering import Marker, marker, number

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fanwen_parse.model import Passage

_NUMBER = r" ?(?P<n>[1-9][0-9]?)(?P<sign> ?[\ue000-\uf8ff\ufffd·•。︒｡,]| |)(?=[^\x00-\xff]{2})"
_ROOT = r"(?P<n>[一二三四五六七八九十]{1,3})(?P<sign>[。:,] ?| )(?=[^\x00-\xff]{2}[^。 ]*。?$)"
_ROOTS = frozenset("一二三四五六七八九十")
_ROOT_SIGNS = frozenset("。:, ")
_HEADING = 30
"""Characters of a heading of the first level."""
_MEASURES = frozenset("年月日号天周时分秒岁个项家户人名位次条件只台套所座处幢栋层楼间亿万千百十元角米公里亩吨克倍度级类种批期轮届场份笔组对块片段章节款%、,。：；）")  # fmt: skip
"""What stands behind a number that counts or measures something."""
_OPENERS = frozenset(" 123456789")
_SHORTEST = 12
"""Characters; what is shorter is a cell, a label or a line of a list."""
_ENOUGH = 3
"""So many in a row with a sign or a stop among them, and one more without any."""


class _Number(NamedTuple):
    place: int
    ordinal: int
    found: Marker | None
    """None for a number that has its stop."""
    sign: str
    """What stands in the stop's place, the stop itself included; empty where nothing does."""


def lost_stops(passages: Sequence[Passage], cells: Collection[int] = ()) -> dict[int, Marker]:
    """The paragraphs that open with such a number: place in ``passages`` → its marker, of the style ``digit``.

    Args:
        passages: the blocks of a part, in order.
        cells: places of texts of tables.
    """
    numbers: list[_Number] = []
    lost = root = False
    for index, (text, _, _) in enumerate(passages):
        if text[:1] in _ROOTS:
            root = root or not _ROOT_SIGNS.isdisjoint(text[1:4])
            continue
        if text[:1] not in _OPENERS or len(text) < _SHORTEST or index in cells:
            continue
        stopped = marker(text)
        if stopped is not None:
            if stopped.style == "digit":
                numbers.append(tuple.__new__(_Number, (index, stopped.ordinal, None, ".")))
            continue
        match = compiled(_NUMBER).match(text)
        if match is None or text[match.end()] in _MEASURES or "。" not in text[match.end() :]:
            continue
        lost = True
        sign = match["sign"].strip() or match["sign"]
        found = Marker("digit", int(match["n"]), match.start("n"), match.end() if sign else match.end("n"))
        numbers.append(_Number(index, found.ordinal, found, sign))
    below = _counting(numbers) if lost else {}
    return below | _counting(_roots(passages, cells)) if root else below


def _roots(passages: Sequence[Passage], cells: Collection[int]) -> list[_Number]:
    """The headings 一、 and those with another mark behind their number."""
    numbers: list[_Number] = []
    for index, (text, _, _) in enumerate(passages):
        if text[:1] not in _ROOTS or index in cells:
            continue
        if (stopped := marker(text)) is not None:
            if stopped.style == "cjk":
                numbers.append(_Number(index, stopped.ordinal, None, "、"))
        elif len(text) <= _HEADING and (match := compiled(_ROOT).match(text)) is not None:
            found = Marker("cjk", number(match["n"]), 0, match.end())
            numbers.append(_Number(index, found.ordinal, found, match["sign"].strip() or " "))
    return numbers


def _counting(numbers: Sequence[_Number]) -> dict[int, Marker]:
    """Those that stand in a run 1, 2, 3 … that is long enough, and those with a sign that such a run shows to be a stop.

    A space that is shown to be one still needs the next number of its run: 3 类企业 is printed so, too.
    A long run may miss one number, which then opens with a measure (3类企业…).
    """
    runs: list[list[_Number]] = [[]]
    for entry in numbers:
        run = runs[-1]
        if run and 0 < entry.ordinal - run[-1].ordinal <= (2 if len(run) >= _ENOUGH else 1):
            run.append(entry)
        elif entry.found is None or entry.ordinal == 1:
            runs.append([entry])
        else:
            runs.append([])  # it counts nothing here
    accepted = [run for run in runs if len(run) >= _ENOUGH + (not any(entry.sign for entry in run))]
    stops = {entry.sign for run in accepted for entry in run} - {""}
    accepted += [run for run in runs if len(run) > 1 and all(entry.sign in stops for entry in run)]
    stops -= {" "}
    found = {entry.place: entry.found for run in accepted for entry in run}
    found |= {entry.place: entry.found for entry in numbers if entry.sign in stops}
    return {place: marker for place, marker in found.items() if marker is not None}
