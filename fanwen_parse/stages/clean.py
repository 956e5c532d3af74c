"""Which lines are the site's? Each line of the source is kept or dropped, once.

A page has a rim at its head (navigation, breadcrumb, metadata, tools) and one at its foot; between them only widget
labels, pagers, page numbers and running heads can stand. The rims are looked at with every rule, the middle only with
those that cannot be meant otherwise: a short line there may be a cell of a flattened table. When in doubt a line is kept.
"""

from __future__ import annotations

from itertools import count, pairwise, repeat
from operator import add, sub
from typing import TYPE_CHECKING

from fanwen_parse.model import Cleaned, Dropped, Line, Source
from fanwen_parse.rules.boilerplate import (
    OPENINGS,
    PAGERS,
    WIDGETS,
    footer,
    furniture,
    is_header_row,
    is_imprint,
    is_page_number,
    labels,
)
from fanwen_parse.rules.elements import is_addressees
from fanwen_parse.rules.numbering import marker
from fanwen_parse.rules.patterns import compiled
from fanwen_parse.rules.titles import is_title, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = 150
"""Lines with text that a page's head may have before its first line of content."""
_FOOT = 60
_INVISIBLE = "".join(map(chr, (*range(9), *range(14, 32), 127, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
_RIM = " \t\u0085\u1680\u2028\u2029" + _INVISIBLE
_SUSPECT = frozenset((*(word[0] for word in (*WIDGETS, *PAGERS)), *"<-—–─~·第Pp0123456789"))
"""First characters of what can be furniture in the middle of a document, page numbers included."""
_KEY = r"[A-Za-z_-]{2,30}:|- |\w{1,8}: "
_SENTENCE = frozenset("。;!?《〔")
_USUAL = ("\0", "\b", "\x7f", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
"""The invisible characters that files really have: a text without them is stripped as Python does, which is faster."""


def clean(source: Source) -> Cleaned:
    """Part the lines of ``source`` into kept ones and dropped ones (with their kind).

    Afterwards: the numbers of the kept lines and the ranges of the dropped entries partition ``1 … len(source.starts)``.
    Blank lines between two dropped lines of one kind go with them; all other blank lines are kept.
    """
    lines = _lines(source)
    shown = [line for line in lines if line[3]]
    marks: dict[int, str] = {}
    suspects = [index for index, line in enumerate(shown) if line[3][0] in _SUSPECT]
    _page_breaks(source, shown, suspects, marks)
    _middle(shown, suspects, marks)
    _head(shown, marks)
    _foot(shown, marks)
    if not marks:
        return Cleaned(tuple(lines), ())
    dropped = _entries(source, lines, marks)
    gone = {number for entry in dropped for number in range(entry.lines[0], entry.lines[1] + 1)}
    return Cleaned(tuple(line for line in lines if line[0] not in gone), tuple(dropped))


def _lines(source: Source) -> list[Line]:
    """Every line without the white space (and invisible characters) at its ends; all in C, for there are many."""
    strip = _RIM if any(sign in source.folded for sign in _USUAL) else None
    raw = source.folded.splitlines()
    left = [line.lstrip(strip) for line in raw]
    texts = [line.rstrip(strip) for line in left]
    firsts = list(map(sub, map(add, source.starts, map(len, raw)), map(len, left)))
    ends = map(add, firsts, map(len, texts))
    return list(map(tuple.__new__, repeat(Line), zip(count(1), firsts, ends, texts)))


def _entries(source: Source, lines: Sequence[Line], marks: dict[int, str]) -> list[Dropped]:
    """The dropped lines in runs of one kind, blank lines between them included."""
    runs: list[list[int]] = []
    blank = {line.number for line in lines if not line.text}
    for number in sorted(marks):
        if runs:
            kind, _, last = marks[runs[-1][0]], *runs[-1]
            if kind == marks[number] and all(between in blank for between in range(last + 1, number)):
                runs[-1][1] = number
                continue
        runs.append([number, number])
    entries = []
    for first, last in runs:
        start, end = lines[first - 1].start, lines[last - 1].end
        text = source.text[source.starts[first - 1] : end]
        entries.append(Dropped(marks[first], (first, last), "\n".join(text.splitlines()), (start, end)))
    return entries


# --- the middle: what cannot be meant otherwise -----------------------------------------------------------------------


def _middle(shown: Sequence[Line], suspects: Sequence[int], marks: dict[int, str]) -> None:
    """Widget labels with the list of links under them, pagers, links and comments of scrapers."""
    for index in suspects:
        line = shown[index]
        text = line[3]
        if len(text) > 80 or text[0].isdigit():
            continue
        if text.rstrip(":") in WIDGETS:
            marks[line[0]] = "widget"
            for below in shown[index + 1 : index + 31]:
                if below.text[0] not in "·•●★>-" or len(below.text) > 60 or "。" in below.text:
                    break
                marks[below.number] = "widget"
        elif text.startswith(PAGERS):
            if "。" not in text:
                marks[line[0]] = "navigation"
        elif text.startswith(("<!--", "- [", "-[")) and furniture(text) == "metadata":
            marks[line[0]] = "metadata"


# --- page numbers and running heads -----------------------------------------------------------------------------------


def _page_breaks(source: Source, shown: Sequence[Line], suspects: Sequence[int], marks: dict[int, str]) -> None:
    """Page numbers, and lines that are repeated beside them.

    A number with dashes or 页 says what it is. A bare number is a page number where pages are known (form feeds), or
    where numbers run on at even distances through hard-wrapped prose and break its sentences. Everywhere else it may be
    a serial cell.
    """
    bare: list[int] = []
    for index in suspects:
        text = shown[index][3]
        if text[0].isdecimal():
            if len(text) <= 4 and text.isdecimal():
                bare.append(index)
        elif len(text) <= 24 and is_page_number(text):
            marks[shown[index].number] = "page-number"
    found: list[int] = []
    if bare:
        if "\f" in source.text:
            found = _at_form_feeds(source, shown, bare)
        found = found or _apart(shown, bare) or _running_on(shown, bare)
        found += _before_labels(shown, bare)
    for index in found:
        marks[shown[index].number] = "page-number"
    if marks:
        _running_heads(shown, marks)


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
    gaps = [after.number - before.number for before, after in pairwise(shown)]
    if sum(gap == 1 for gap in gaps) * 2 < len(gaps):
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
    if len(chain) < 5:
        return []
    filled: list[int] = []
    for left, right in pairwise([*chain, chain[-1]]):  # numbers between two known ones, with a blank line on one side
        filled.append(left)
        for index in bare:
            fits = left < index < right and values[filled[-1]] < values[index] < values[right]
            if fits and (gaps[index - 1] >= 2 or (index < len(gaps) and gaps[index] >= 2)):
                filled.append(index)
    return filled


def _running_on(shown: Sequence[Line], bare: Sequence[int]) -> list[int]:
    """Numbers n, n+1, n+2 … that stand a page apart in hard-wrapped prose and break its sentences.

    Serial cells run on too, but not at the distance of a page: each number extends the longest chain that ends in its
    predecessor about as far back as that one stands behind its own.
    """
    lengths = sorted(len(line.text) for line in shown)
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


def _before_labels(shown: Sequence[Line], bare: Sequence[int]) -> list[int]:
    """A bare number alone between a gap and the label of an appendix: the last page of what stands before."""
    found = []
    for index in bare:
        if 0 < index < len(shown) - 1 and shown[index].number - shown[index - 1].number > 3:
            label = shown[index + 1].text.lstrip("0123456789")
            if label.startswith("附件") and len(label) <= 5:
                found.append(index)
    return found


def _running_heads(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """A line that stands on the same side of every other page number or more, each time the same.

    A header cell that a table repeats on each page stands so too: it is shorter than any running head.
    """
    beside: dict[tuple[int, str], list[int]] = {}
    pages = 0
    for index, line in enumerate(shown):
        if marks.get(line.number) == "page-number":
            pages += 1
            for side in (-1, 1):
                neighbour = shown[max(index + side, 0) : index + side + 1]
                if neighbour and neighbour[0].number not in marks and 6 <= len(neighbour[0].text) <= 60:
                    beside.setdefault((side, neighbour[0].text), []).append(neighbour[0].number)
    for numbers in beside.values():
        if len(numbers) >= 3 and len(numbers) * 2 >= pages:
            for number in numbers:
                marks[number] = "running-head"


# --- the rims ---------------------------------------------------------------------------------------------------------


def _head(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """Everything between the first and the last line of furniture before the content, and titles that come again."""
    zone: list[Line] = []
    kinds: list[str | None] = []
    waiting = False
    _front_matter(shown, marks)
    for line in shown[:_HEAD]:
        text = line.text
        count, _, value = labels(text)
        kind = marks.get(line.number)
        if kind == "page-number":
            continue
        kind = kind or furniture(text)
        if waiting and not kind and not count and len(text) <= 120 and "。" not in text:
            kind = "metadata"  # the value of a label that stands alone: 发文字号: / 国发〔2019〕4号
            waiting = False
        elif count:
            kind = kind or ("metadata" if kinds and kinds[-1] else "?")
            waiting = not value
        elif not kind and _is_content(text):
            break
        else:
            waiting = False
        zone.append(line)
        kinds.append(kind)
    for index, kind in enumerate(kinds):  # a weak label counts beside furniture
        if kind == "?":
            near = [k for k in kinds[max(index - 1, 0) : index + 2] if k and k != "?"]
            kinds[index] = near[0] if near else None
    seen = [index for index, kind in enumerate(kinds) if kind]
    if not seen:
        return
    first, last = seen[0], seen[-1]
    while len(seen) >= 3 and first and len(zone[first - 1].text) <= 12 and not _is_heading(zone[first - 1].text):
        first -= 1
    for index, line in enumerate(zone[: last + 1]):
        kind = kinds[index]
        if kind is None and _is_heading(line.text):
            if _comes_again(line.text, shown[index + 1 : _HEAD + 60]) or _is_replaced(zone, index):
                kind = "page-title"
        elif kind is None and index >= first and _is_scrap(line.text):
            kind = "navigation"
        if kind:
            marks[line.number] = kind
    for line, below in zip(zone[last:], zone[last + 1 :], strict=False):  # the page's heading straight over the title
        if line.number not in marks and is_title(line.text) and normal(line.text) == normal(below.text):
            marks[line.number] = "page-title"


def _front_matter(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """The block of ``key: value`` between two rules ``---`` at the very start of a Markdown file."""
    if not shown or shown[0].text != "---":
        return
    for index, line in enumerate(shown[1:40], 1):
        if line.text == "---":
            marks.update((inner.number, "metadata") for inner in shown[: index + 1])
            return
        if not compiled(_KEY).match(line.text):
            return


def _is_content(text: str) -> bool:
    """A line that no head of a page holds: a sentence, a numbered heading, an addressee line, the header of a table."""
    if ("。" in text and len(text) >= 25) or len(text) > 150:
        return True
    return is_addressees(text) or (len(text) < 60 and marker(text) is not None) or is_header_row(text)


def _is_heading(text: str) -> bool:
    """A title by its kind, or because a scraper marks it as the first heading."""
    return text.startswith("# ") or is_title(text)


def _is_scrap(text: str) -> bool:
    """A line between furniture that carries no sentence and no element: 规章, 政府信息公开, 2023-11-07."""
    short = len(text) <= 24 or (len(text) <= 80 and (" " in text or "|" in text))
    return short and _SENTENCE.isdisjoint(text) and not text.endswith("文件")


def _comes_again(title: str, below: Sequence[Line]) -> bool:
    """The same title on one line below, on two lines, or at the end of a longer one."""
    wanted = normal(title)
    last = wanted[-1:]
    for index, line in enumerate(below):
        if last in line.text[-12:]:  # most lines end otherwise, and need no folding
            text = normal(line.text)
            if text == wanted or (text.endswith(wanted) and len(text) < len(wanted) + 30):
                return True
            if index and wanted.endswith(text) and normal(below[index - 1].text) + text == wanted:
                return True
    return False


def _is_replaced(zone: Sequence[Line], index: int) -> bool:
    """A scraper's heading over 政策全文, under which the text has a title of its own."""
    opening = next((i for i in range(len(zone) - 1, index, -1) if zone[i].text.strip("# *") in OPENINGS), None)
    return opening is not None and any(is_title(line.text) for line in zone[opening + 1 :])


def _foot(shown: Sequence[Line], marks: dict[int, str]) -> None:
    """From the first line of furniture after which nothing but short lines comes, to the end.

    One short tool word alone (发布, 大) may be the last cell of a table and begins no foot.
    """
    start = len(shown)
    kinds: dict[int, str] = {}
    beside = any(is_imprint(line.text) for line in shown[-12:])
    for index in range(len(shown) - 1, max(0, len(shown) - _FOOT), -1):
        line = shown[index]
        kind = marks.get(line.number)
        if kind in ("page-number", "running-head"):
            continue
        kind = kind or footer(line.text, beside=beside)
        if kind and (kind != "navigation" or len(line.text) >= 4 or kinds):
            kinds[index] = kind
            start = index
        elif len(line.text) > 40 or "。" in line.text or start - index > 12:
            break
    for index in range(start, len(shown)):
        marks.setdefault(shown[index].number, kinds.get(index, "footer"))
