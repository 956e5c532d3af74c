"""The header of a flattened table: where it is, and the ways in which its pieces can be names of columns.

A name may be broken over lines, and one name may span several columns, so a header is not read but offered: each reading has a
price, and the cells behind it decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import or_
from typing import Final

from fanwen_parse.records import NamedTuple

from ...model import Block, Passage
from ...rules import cells, headers
from ...rules.numbering import marker
from .draft import Heading, joined

_STOPS: Final = "。;!?"
_MOST_HEADER_CELLS: Final = 24
_UNKNOWN_NAMES: Final = 6
_LONGEST_UNKNOWN: Final = 12
_QUOTES: Final = frozenset("”》")
_OPEN_ENDED: Final = 1.5
_ORGANS: Final = headers.DUTIES - {"schedule"}
_FEWEST_INNER: Final = 2
_WHOLE: Final = 4
"""Characters of a name that is no half of another."""
_FAR: Final = 1 << 60


class Run(NamedTuple):
    """A header: ``blocks[first:last]``, one or more for each cell."""

    first: int
    last: int


def header_runs(blocks: Sequence[Block]) -> list[Run]:
    """All runs of header words: at least two names of columns beside each other, one of them an anchor (序号, 责任单位 …)."""
    runs: list[Run] = []
    floor = 0
    longest, ends, halves = headers.LONGEST, headers.ENDS, headers.HALVES
    for index, block in enumerate(blocks):
        text = block[0][0]
        if len(text) > longest or (text[-1:] not in ends and text not in halves):
            continue  # most blocks
        if index < floor or not _is_anchor(blocks, index, text):
            continue
        first = index
        while first > floor and index - first < _MOST_HEADER_CELLS and _goes_left(blocks[first - 1].passage.text):
            first -= 1
        last = _before_labels(blocks, first, _right_end(blocks, index))
        if last - first > 1 and _names(blocks[first:last]) > 1:
            runs.append(Run(first, last))
            floor = last
    return runs


def _is_anchor(blocks: Sequence[Block], index: int, text: str) -> bool:
    if headers.is_anchor(text):
        return True
    if text in headers.HALVES and index + 1 < len(blocks) and len(blocks[index + 1].passage.text) <= 4:
        whole = text + headers.compact(blocks[index + 1].passage.text)
        return headers.is_listed(whole) and headers.meaning(whole) in headers.ANCHORS
    return False


def _goes_left(text: str) -> bool:
    return headers.is_listed(text) and len(text) <= headers.LONGEST


def _right_end(blocks: Sequence[Block], anchor: int) -> int:
    """Behind the last header cell: known names, short unknown ones before a known name, all of them before a first serial."""
    last = ahead = anchor + 1
    limit = min(len(blocks), anchor + _MOST_HEADER_CELLS)
    while ahead < limit and ahead - last < _UNKNOWN_NAMES:
        text = blocks[ahead].passage.text
        if cells.count_of(text) == 1:
            break
        organs = headers.names_organs(text)
        if not organs and not _could_name(text):
            break
        ahead += 1
        if headers.is_listed(text) or (headers.meaning(text) in headers.ANCHORS and (not organs or last == ahead - 1)):
            last = ahead  # behind a name that is none, 行业主管部门 may be the first row's cell
    return ahead if counts_from_one(blocks, ahead, limit) else last


def _before_labels(blocks: Sequence[Block], first: int, last: int) -> int:
    """The end of a header without the first row's labels, which stand between it and the first serial.

    There are as many of them as columns stand left of the serials; where no column is named for serials, what is no name is one.
    """
    if last == len(blocks) or cells.count_of(blocks[last].passage.text) != 1:
        return last
    texts = [block.passage.text for block in blocks[first:last]]
    serial = next((at for at, text in enumerate(texts) if headers.meaning(text) == "serial"), None)
    labels = 0
    while labels < (1 if serial is None else serial):
        text = texts.pop()
        if headers.column(text) is not None or (texts and headers.is_listed(texts[-1] + text)):
            break
        if serial is None and len(text) < _LONGEST_UNKNOWN and not cells.opens_with_verb(text):
            break
        labels += 1
    return last - labels


def counts_from_one(blocks: Sequence[Block], first: int, limit: int = _FAR) -> bool:
    """A first serial stands here, or behind a label or two."""
    near = (cells.count_of(blocks[i].passage.text) for i in range(first, min(first + 4, limit, len(blocks))))
    return next((count for count in near if count is not None), 0) == 1


def _could_name(text: str) -> bool:
    """A short piece that could be a header cell, or a part of one."""
    return headers.is_listed(text) or (
        len(text) <= headers.LONGEST
        and not any(stop in text for stop in _STOPS)
        and text[-1] not in ":,、"
        and not text.isdecimal()
        and (marker(text) is None or text[0] in "12")
        and cells.look(text) in (cells.SHORT, cells.NUMBER, cells.SCHEDULE, cells.LABEL, cells.REPEATED)
    )


def _names(run: Sequence[Block]) -> int:
    """How many names of columns a run holds, broken ones counted once."""
    names = 0
    skip = False
    for block, following in zip(run, [*run[1:], None], strict=True):
        if skip:
            skip = False
            continue
        text = block.passage.text
        if following is not None and headers.is_listed(headers.compact(text) + headers.compact(following.passage.text)):
            names, skip = names + 1, True
        elif headers.meaning(text) is not None:
            names += 1
    return names


def readings(run: Sequence[Block]) -> list[tuple[float, list[list[Passage]]]]:
    """The ways to cut a run of header pieces into names, with what each costs; the cheapest for each number of columns."""
    best: list[dict[int, tuple[float, list[list[Passage]]]]] = [{0: (0.0, [])}]
    spread = len([block for block in run[1:] if block.blank_before > 0]) * 2 > len(run)
    texts = [headers.compact(block.passage.text) for block in run]
    seams = [0.0, *(1.0 if headers.is_listed(one + two) else 0.0 for one, two in pairwise(texts))]
    for end in range(1, len(run) + 1):
        here: dict[int, tuple[float, list[list[Passage]]]] = {}
        for start in range(max(end - 4, 0), end):
            cost = _name_cost(run[start:end], texts[start:end], spread=spread) + seams[start]
            names = [block.passage for block in run[start:end]]
            for count, (before, cut) in best[start].items():
                known = here.get(count + 1)
                if known is None or before + cost < known[0]:
                    here[count + 1] = (before + cost, [*cut, names])
        best.append(here)
    ways = [(cost + _doubles(cut), cut) for count, (cost, cut) in best[-1].items() if count > 1]
    ways.sort(key=lambda way: way[0])
    return [way for way in ways[:4] if way[0] <= ways[0][0] + 2.5]


def _name_cost(pieces: Sequence[Block], texts: Sequence[str], *, spread: bool) -> float:
    """What it costs to read these pieces as one name; ``spread``: blank lines stand between the cells of this header."""
    if len(pieces) == 1:
        known = 0.0 if headers.is_listed(texts[0]) else 0.3 if headers.column(texts[0]) else 0.8
        return known + _cut_off(texts)
    whole = "".join(texts)
    listed = [headers.is_listed(text) for text in texts]
    if all(block.passage.text[0] in "([〔" for block in pieces[1:]):
        return _name_cost(pieces[:1], texts[:1], spread=spread) + 0.1
    if headers.is_listed(whole):
        return 0.2 + 0.2 * sum(listed)
    if spread and not any(block.blank_before for block in pieces[1:]):
        return 0.4 + 0.2 * sum(listed)
    anchors = [headers.is_anchor(text) for text in texts]
    names = list(map(or_, listed, anchors))
    if sum(names) > 1 and (
        any(anchors) or sum(known and len(text) >= _WHOLE for text, known in zip(texts, names, strict=True)) > 1
    ):
        return 4.0
    more = len(pieces) - 1
    known = (0.5 if headers.meaning(whole) else 0.8) + 0.7 * listed[0] + 0.3 * sum(listed[1:])
    return known + 0.5 * more * more + _cut_off(texts)


def _cut_off(texts: Sequence[str]) -> float:
    """What it costs that a name ends in a quoted word, which says of what the next piece speaks: “十四五” ⏎ 投资."""
    return _OPEN_ENDED if texts[-1][-1:] in _QUOTES else 0.0


def _doubles(cut: Sequence[Sequence[Passage]]) -> float:
    names = Counter(headers.compact("".join(p.text for p in name)) for name in cut)
    return 1.5 * sum(count - 1 for count in names.values())


def headings_of(cut: Sequence[Sequence[Passage]]) -> list[Heading]:
    """The columns of one reading; a column of text left of the serials holds labels that rows share."""
    found = []
    for name in cut:
        whole = joined(name)
        found.append(Heading(whole.printed, headers.column(whole.text) or "other"))
    serial = next((i for i, heading in enumerate(found) if heading.means == "serial"), 0)
    return [
        heading._replace(means="group") if i < serial and heading.means in ("task", "measure", "other") else heading
        for i, heading in enumerate(found)
    ]


def spanning(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """The same columns with a name that spans labels, serials and tasks, as 重点任务 often does."""
    text = next((i for i, heading in enumerate(headings) if heading.means in ("task", "measure", "group")), None)
    if text is None or any(heading.means == "serial" for heading in headings):
        return
    name = headings[text].name
    spans = [("serial", "task"), ("group", "serial", "task"), ("group", "group", "serial", "task")]
    if any(heading.means in ("task", "measure") for heading in headings[text + 1 :]):
        spans.append(("group", "serial"))
    for parts in spans:
        yield [*headings[:text], *(Heading(name, part) for part in parts), *headings[text + 1 :]]


def nested(headings: Sequence[Heading]) -> list[Heading] | None:
    """The same columns where the last names stand under one of the names before them: 责任分工, 完成时限 over 牵头单位, 配合单位."""
    inner = len(headings)
    while inner and headings[inner - 1].means in _ORGANS:
        inner -= 1
    over = [i for i, heading in enumerate(headings[:inner]) if heading.means in _ORGANS]
    if not over and inner < len(headings) and headings[inner].means == "responsible":
        over = [inner]
        inner += 1
    if len(headings) - inner < _FEWEST_INNER or len(over) != 1:
        return None
    return [*headings[: over[0]], *headings[inner:], *headings[over[0] + 1 : inner]]


def sharing(headings: Sequence[Heading]) -> list[Heading] | None:
    """The same columns with the first of two columns of text as labels that rows share, where none is yet."""
    texts = [i for i, heading in enumerate(headings) if heading.means in ("task", "measure")]
    if len(texts) < 2 or any(heading.means == "group" for heading in headings):
        return None
    return [heading._replace(means="group") if i == texts[0] else heading for i, heading in enumerate(headings)]
