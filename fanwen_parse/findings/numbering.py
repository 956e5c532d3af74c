"""Findings in the numbers of items: gaps, repeats, skipped levels, markers of one list that are printed in several ways."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model import fold
from .record import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Section
    from .reading import Reading

_NUMERALS = "〇零一二三四五六七八九十百廿卅壹贰叁肆伍陆柒捌玖拾0123456789０１２３４５６７８９"
_LATEST_START = 9
"""A first number beyond it belongs to an excerpt, whose numbers are in order."""
_BLANK = str.maketrans(dict.fromkeys(_NUMERALS, "#"))


@lru_cache(4096)
def shape(num: str) -> str:
    """The marker with its number taken out: （一） and （十二） are both （#）."""
    blank = num.translate(_BLANK)
    first, last = blank.find("#"), blank.rfind("#")
    return blank if first < 0 else f"{blank[:first]}#{blank[last + 1 :]}"


def lists(reading: Reading) -> Iterator[list[Section]]:
    """Each run of sections under one parent whose markers have one style, width left aside."""
    for siblings in reading.children.values():
        run: list[Section] = []
        for section in siblings:
            if run and _style(section.num) != _style(run[-1].num):
                yield run
                run = []
            run.append(section)
        if run:
            yield run


@lru_cache(4096)
def _style(num: str) -> str:
    return fold(shape(num)).rstrip("、.。:") if not num.startswith("第") else shape(num)


def gaps_and_repeats(reading: Reading) -> Iterator[Mark]:
    """Numbers of one list that do not count up by one."""
    for run in lists(reading):
        for before, section in pairwise(run):
            step = section.ordinal - before.ordinal
            if step == 1 or section.ordinal == 1:  # a list may start again
                continue
            values: dict[str, object] = {"before": before.num, "num": section.num}
            if step > 1:
                missing = range(before.ordinal + 1, section.ordinal)
                if step > 20 or any(_printed(reading, before, section, number) for number in missing):
                    continue  # the number stands in the text: an item that the outline could not tell, no gap
                yield Mark("number-gap", (section.lines[0], section.lines[0]), values, section.id, quote=section.num)
            else:
                yield Mark("number-repeat", (section.lines[0], section.lines[0]), values, section.id, quote=section.num)


def late_starts(reading: Reading) -> Iterator[Mark]:
    """Lists of two and more that begin at another number than one, and go on with no list before them."""
    last: dict[tuple[str, str], int] = {}
    for run in lists(reading):
        first = run[0]
        before = last.get((reading.by_id[first.id].part.id, _style(first.num)), 0)
        for section in run:
            last[reading.by_id[section.id].part.id, _style(section.num)] = section.ordinal
        if len(run) < 2 or not 1 < first.ordinal <= _LATEST_START or first.ordinal == before + 1:
            continue  # numbers may run on through a document: 1. to 9. under 一、, 10. under 二、
        start = max(0, reading.order[first.id] - 1)
        if not any(_stands(reading, start, first, number) for number in range(1, first.ordinal)):
            yield Mark("number-start", (first.lines[0], first.lines[0]), {"num": first.num}, first.id, quote=first.num)


def _printed(reading: Reading, before: Section, after: Section, number: int) -> bool:
    """Whether a marker with this number stands somewhere between two items."""
    return _stands(reading, reading.order[before.id], after, number)


def _stands(reading: Reading, start: int, after: Section, number: int) -> bool:
    """Whether a marker with this number stands in the sections from this place on, up to another one."""
    end = reading.order[after.id]
    forms = (str(number), _in_words(number))
    for placed in reading.sections[start:end]:
        section = placed.section
        for text in (section.heading, *(paragraph.text for paragraph in section.paragraphs)):
            if any(form in text for form in forms) and _marker_of(number).search(text):
                return True
    return False


@lru_cache(4096)
def _marker_of(number: int) -> re.Pattern[str]:
    words = f"(?:{number}|{_in_words(number)})"
    return re.compile(
        rf"[(（]\s*{words}\s*[)）]|(?<![\d.]){words}\s*[、.．](?!\d)|第\s*{words}\s*[条章节]|{words}\s*[)）]"
    )


def _in_words(number: int) -> str:
    digits = "〇一二三四五六七八九"
    if number >= 100:
        rest = number % 100
        middle = (
            ""
            if rest == 0
            else ("零" + digits[rest] if rest < 10 else _in_words(rest) if rest >= 20 else "一" + _in_words(rest))
        )
        return digits[number // 100 % 10] + "百" + middle
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + ("" if ones == 0 else digits[ones])


@lru_cache(4096)
def _rank(num: str) -> int | None:
    """0 for 一、, 1 for （一）, 2 for 1., 3 for （1）; None for a marker outside the standard's row."""
    digits = any(character in "0123456789０１２３４５６７８９" for character in num)
    form = fold(shape(num))
    if form.rstrip("、.") == "(#)":
        return 3 if digits else 1
    if form in ("#、", "#."):
        return 2 if digits else 0
    return None


def skipped_levels(reading: Reading) -> Iterator[Mark]:
    """The first place where a level is left out that the document has elsewhere, once with the number of places.

    The standard says which numbers *can* be used in turn: a document of two levels that are 一、 and 1. throughout skips none.
    """
    ranks = {(placed.part.id, _rank(placed.section.num)) for placed in reading.sections}
    found = []
    for placed in reading.sections:
        parent = reading.by_id.get(placed.above)
        if parent is None:
            continue
        outer, inner = _rank(parent.section.num), _rank(placed.section.num)
        if outer is None or inner is None or inner <= outer + 1 or placed.section.ordinal != 1:
            continue
        if any((placed.part.id, rank) in ranks for rank in range(outer + 1, inner)):
            found.append((parent.section, placed.section))
    if found:
        outer_section, section = found[0]
        values: dict[str, object] = {
            "outer": outer_section.num,
            "num": section.num,
            "count": len(found),
        }
        yield Mark("level-skipped", (section.lines[0], section.lines[0]), values, section.id, quote=section.num)


def mixed_markers(reading: Reading) -> Iterator[Mark]:
    """A list whose markers are not all printed alike: （一） beside (二), 1. beside 2、."""
    for run in lists(reading):
        shapes: dict[str, list[Section]] = {}
        for section in run:
            shapes.setdefault(shape(section.num), []).append(section)
        if len(shapes) < 2:
            continue
        usual = max(shapes.values(), key=len)
        odd = next(section for section in run if section not in usual)
        values: dict[str, object] = {"num": odd.num, "usual": usual[0].num}
        yield Mark("mixed-markers", (odd.lines[0], odd.lines[0]), values, odd.id, quote=odd.num)


def look(reading: Reading) -> Iterator[Mark]:
    """Every finding of this family."""
    if len(reading.sections) > 1:
        yield from gaps_and_repeats(reading)
        yield from late_starts(reading)
        yield from skipped_levels(reading)
        yield from mixed_markers(reading)
