"""Page numbers and running heads: what printing leaves between two pages, often in the middle of a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import itemgetter, sub
from typing import TYPE_CHECKING

from fanwen_parse.rules.boilerplate import is_numbered_head, is_page_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import Line, Source


_LONGEST = 24
"""Characters of a page number with its signs."""
_CHAIN = 5
"""So many numbers in a row, each alone behind a gap, are page numbers."""
_PAGE = 12
"""Lines; no page of a print has fewer, and no row of a flattened table has so many."""
_SHORTEST_HEAD = 6
_PROSE = 15
"""Characters; no shorter line is a full line of prose."""


def page_breaks(source: Source, shown: Sequence[Line], suspects: Sequence[int], marks: dict[int, str]) -> None:
    """Page numbers, and lines that are repeated beside them.

    A number with dashes or 页 says what it is. A bare number is a page number where pages are known (form feeds), or
    where numbers run on at even distances through hard-wrapped prose and break its sentences. Everywhere else it may be
    a serial cell.
    """
    if "页" in source.folded:
        heads = [line for line in shown if line[3][-1] == "页" and is_numbered_head(line[3])]
        if (
            heads
            and heads[0] is shown[0]
            and source.folded.find(heads[0].text.rsplit("第", 1)[0].strip(), heads[0].end) < 0
        ):
            del heads[0]  # the only print of the title
        marks.update((line.number, "running-head") for line in heads)
    bare: list[int] = []
    found: list[int] = []
    for index in suspects:
        text = shown[index][3]
        if len(text) > _LONGEST:
            continue
        if text[0].isdecimal():
            if len(text) <= 4 and text.isdecimal():
                bare.append(index)
        elif is_page_number(text):
            found.append(index)
    if bare:
        numbers = _at_form_feeds(source, shown, bare) if "\f" in source.text else []
        found += numbers or _apart(shown, bare) or _running_on(shown, bare) or _headed(shown, bare)
        found += _before_labels(shown, bare)
    if found:
        pages = sorted(set(found))
        marks.update((shown[index].number, "page-number") for index in pages)
        _running_heads(shown, pages, marks)


def _at_form_feeds(source: Source, shown: Sequence[Line], bare: Sequence[int]) -> list[int]:
    """Bare numbers that are the first or last line of most pages, counting up."""
    text = source.text

    def feed(left: int, right: int) -> bool:
        return text.find("\f", left, right) >= 0

    first, last = [], []
    for index in bare:
        before = shown[index - 1].end if index else 0
        after = shown[index + 1].start if index + 1 < len(shown) else len(text)
        if feed(before, shown[index].start) or index == 0:
            first.append(index)
        if feed(shown[index].end, after) or index + 1 == len(shown):
            last.append(index)
    side = first if len(first) >= len(last) else last
    if len(side) * 2 < text.count("\f"):
        return []
    return side


def _apart(shown: Sequence[Line], bare: Sequence[int]) -> list[int]:
    """Numbers that count up, each alone behind two blank lines or more, in a text whose lines follow each other.

    Serial cells can stand so too, behind empty cells: they fall out because they do not count on.
    """
    if len(bare) < _CHAIN:
        return []
    numbers = list(map(itemgetter(0), shown))
    gaps = list(map(sub, numbers[1:], numbers))
    if gaps.count(1) * 2 < len(gaps):
        return []
    values = {index: int(shown[index].text) for index in bare}
    alone = [index for index in bare if index and gaps[index - 1] >= 3]
    later: dict[int, int] = {values[index]: index for index in alone}
    chain: list[int] = []
    for index in alone:
        value = values[index]
        last = values[chain[-1]] if chain else 0
        successor = later.get(value + 1, -1) > index
        if value == last + 1 or (successor and (value == 1 or value > last)):
            chain.append(index)
    if len(chain) < _CHAIN:
        return []
    filled: list[int] = []
    for left, right in pairwise([*chain, chain[-1]]):  # numbers between two known ones, with a blank line on one side
        filled.append(left)
        for index in bare[bisect_right(bare, left) : bisect_left(bare, right)]:
            fits = values[filled[-1]] < values[index] < values[right]
            if fits and (gaps[index - 1] >= 2 or (index < len(gaps) and gaps[index] >= 2)):
                filled.append(index)
    return filled


def _running_on(shown: Sequence[Line], bare: Sequence[int]) -> list[int]:
    """Numbers n, n+1, n+2 … that stand a page apart in hard-wrapped prose and break its sentences.

    Serial cells run on too, but not at the distance of a page: each number extends the longest chain that ends in its
    predecessor about as far back as that one stands behind its own.
    """
    lengths = sorted(map(len, map(itemgetter(3), shown)))
    full = lengths[len(lengths) * 8 // 10] * 3 // 4 if len(shown) >= 40 else 0
    if full < 15:  # a flattened table
        return []
    places: dict[int, list[int]] = {}
    chains: dict[int, tuple[int, int, int]] = {}  # index: length of its chain, distance to the one before, that one
    for index in bare:
        value = int(shown[index].text)
        best = (1, 0, -1)
        for before in places.get(value - 1, ())[-6:]:
            length, page, _ = chains[before]
            distance = index - before
            if 15 <= distance <= 150 and (not page or page <= 2 * distance <= 4 * page) and length >= best[0]:
                best = (length + 1, distance, before)
        chains[index] = best
        places.setdefault(value, []).append(index)
    last = max(chains, key=lambda index: chains[index][0], default=-1)
    chain: list[int] = []
    while last >= 0:
        chain.append(last)
        last = chains[last][2]
    broken = sum(
        index > 0 and len(shown[index - 1].text) >= full and shown[index - 1].text[-1] not in "。;:!?)”"
        for index in chain
    )
    pages = [chains[index][1] for index in chain if chains[index][1]]
    even = len(pages) >= 4 and max(pages) * 4 <= min(pages) * 5
    return chain[::-1] if len(chain) >= 3 and broken and (even or broken * 4 >= len(chain)) else []


def _headed(shown: Sequence[Line], bare: Sequence[int]) -> list[int]:
    """Numbers n, n+1 … of a short print, a page apart, each beside the same line, that break a sentence at least once.

    The rows of a flattened table repeat a label beside their numbers, too, but they are shorter than a page.
    """
    for side in (1, -1):
        heads: dict[str, list[int]] = {}
        for index in bare:
            if 0 < index < len(shown) - 1 and len(head := shown[index + side].text) >= _SHORTEST_HEAD:
                heads.setdefault(head, []).append(index)
        for numbers in heads.values():
            steps = [(int(shown[b].text) - int(shown[a].text), b - a) for a, b in pairwise(numbers)]
            if steps and all(step == 1 and distance >= _PAGE for step, distance in steps):
                before = min(side, 0) - 1  # past the running head, where it stands above the number
                if any(_breaks_sentence(shown, index + before) for index in numbers):
                    return numbers
    return []


def _breaks_sentence(shown: Sequence[Line], index: int) -> bool:
    """Whether the line at ``index``, the last of its page, is prose that goes on behind it."""
    return index >= 0 and len(text := shown[index].text) >= _PROSE and (text[-1].isalnum() or text[-1] in "、,")


def _before_labels(shown: Sequence[Line], bare: Sequence[int]) -> list[int]:
    """A bare number alone between a gap and the label of an appendix: the last page of what stands before."""
    found = []
    for index in bare:
        if 0 < index < len(shown) - 1 and shown[index].number - shown[index - 1].number > 3:
            label = shown[index + 1].text.lstrip("0123456789")
            if label.startswith("附件") and len(label) <= 5:
                found.append(index)
    return found


def _running_heads(shown: Sequence[Line], pages: Sequence[int], marks: dict[int, str]) -> None:
    """A line that stands on the same side of every other page number or more, each time the same.

    A header cell that a table repeats on each page stands so too: it is shorter than any running head.
    """
    beside: dict[tuple[int, str], list[int]] = {}
    for index in pages:
        for side in (-1, 1):
            if 0 <= index + side < len(shown):
                number, _, _, text = shown[index + side]
                if _SHORTEST_HEAD <= len(text) <= 60 and number not in marks:
                    beside.setdefault((side, text), []).append(index)
    for (side, text), indices in beside.items():
        if len(indices) * 2 < len(pages) or len(indices) < 2:
            continue
        if len(indices) > 2 or _is_head_twice(shown, indices, side, text):
            for index in indices:
                marks[shown[index + side].number] = "running-head"


def _is_head_twice(shown: Sequence[Line], pages: Sequence[int], side: int, text: str) -> bool:
    """Whether a line that only two pages have, a page apart, is a running head: it stands in the middle of a sentence.

    The header of a table on two pages follows a row, and a sentence goes on in no line with spaces or a stop.
    """
    first, second = pages
    return (
        second - first >= _PAGE
        and text[-1].isalnum()
        and " " not in text
        and any(_breaks_sentence(shown, index + min(side, 0) - 1) for index in pages)
    )
