"""Which lines are the site's? Each line of the source is kept or dropped, once.

A page has a rim at its head (navigation, breadcrumb, metadata, tools) and one at its foot; between them only widget
labels, pagers, page numbers and running heads can stand. The rims are looked at with every rule, the middle only with
those that cannot be meant otherwise: a short line there may be a cell of a flattened table. When in doubt a line is kept.
"""

from __future__ import annotations

from itertools import count, repeat
from operator import add, sub
from typing import TYPE_CHECKING

from fanwen_parse.model import INVISIBLE, Cleaned, Dropped, Line, Source
from fanwen_parse.rules.boilerplate import (
    PAGERS,
    SITE_WORDS,
    TIPS,
    WIDGETS,
    furniture,
    insertion,
    is_named_widget,
    is_widget,
)
from fanwen_parse.rules.titles import is_title

from .headings import drop_second_headings
from .pages import page_breaks
from .rims import drop_foot, drop_head

if TYPE_CHECKING:
    from collections.abc import Sequence

_RIM = " \t\u0085\u1680\u2028\u2029" + INVISIBLE
_SUSPECT = frozenset((*(word[0] for word in (*WIDGETS, *PAGERS, *TIPS)), *"…<-—–─~·第Pp0123456789【[本共文来原转>"))
"""First characters of what can be furniture in the middle of a document, page numbers included."""
_NAMED = frozenset("【[")
"""First characters of the label of a widget that says what its links are about."""
_INSERTED = frozenset("本共文来原转>[")
"""First characters of what a site puts between two paragraphs."""
_LINK = 60
"""Characters of a link."""
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
    page_breaks(source, shown, suspects, marks)
    _middle(shown, suspects, marks)
    head = drop_head(shown, marks)
    drop_second_headings(shown, marks)
    drop_foot(shown, marks, head)
    if not marks:
        return Cleaned(tuple(lines), ())
    dropped = _entries(source, lines, marks)
    kept: list[Line] = []
    after = 0
    for _, (first, last), _, _ in dropped:
        kept += lines[after : first - 1]
        after = last
    kept += lines[after:]
    return Cleaned(tuple(kept), tuple(dropped))


def _lines(source: Source) -> list[Line]:
    """Every line without the white space (and invisible characters) at its ends; all in C, for there are many."""
    folded = source.folded
    raw = folded.splitlines()
    strip = [repeat(_RIM)] if any(map(folded.__contains__, _USUAL)) else []
    right = list(map(str.rstrip, raw, *strip))
    texts = list(map(str.lstrip, right, *strip))
    ends = list(map(add, source.starts, map(len, right)))
    firsts = map(sub, ends, map(len, texts))
    return list(map(tuple.__new__, repeat(Line), zip(count(1), firsts, ends, texts)))


def _entries(source: Source, lines: Sequence[Line], marks: dict[int, str]) -> list[Dropped]:
    """The dropped lines in runs of one kind, blank lines between them included."""
    runs: list[list[int]] = []
    for number in sorted(marks):
        if runs:
            kind, _, last = marks[runs[-1][0]], *runs[-1]
            if kind == marks[number] and not any(line.text for line in lines[last : number - 1]):
                runs[-1][1] = number
                continue
        runs.append([number, number])
    entries = []
    for first, last in runs:
        start, end = lines[first - 1].start, lines[last - 1].end
        text = source.text[source.starts[first - 1] : end]
        entries.append(Dropped(marks[first], (first, last), "\n".join(text.splitlines()), (start, end)))
    return entries


def _middle(shown: Sequence[Line], suspects: Sequence[int], marks: dict[int, str]) -> None:
    """Widget labels with the list under them, pagers, links and comments of scrapers."""
    for index in suspects:
        line = shown[index]
        text = line[3]
        if len(text) > 80 or text[0].isdigit():
            continue
        if is_widget(text) or (text[0] in _NAMED and is_named_widget(text)):
            marks[line[0]] = "widget"
            sure = text[0] in _NAMED or _closes(shown[index + 1 : index + 31], len(shown) - index - 1)
            marks.update((below.number, "widget") for below in _links(shown[index + 1 : index + 31], sure=sure))
        elif text.rstrip(":") in TIPS:
            if tips := _tips(shown[index + 1 : index + 11]):
                marks.update((below.number, "widget") for below in (line, *tips))
        elif text.startswith(PAGERS):
            if "。" not in text:
                marks[line[0]] = "navigation"
        elif text[0] in _INSERTED and (kind := insertion(text)):
            marks[line[0]] = kind
        elif text[0] == "…" and "此处隐藏" in text and len(text) <= 30:  # ……此处隐藏4926个字……
            marks[line[0]] = "widget"
        elif text.startswith(("<!--", "- [", "-[")) and furniture(text) == "metadata":
            marks[line[0]] = "metadata"


def _links(below: Sequence[Line], *, sure: bool) -> list[Line]:
    """The links under the label of a widget: lines behind bullets, or titles that are numbered from 1.

    ``sure``: no more than links can stand there, and so they need not be titles, 2.文明养犬倡议书, if they have a number or a day.
    """
    found: list[Line] = []
    for line in below:
        text = line.text
        rest = _numbered(text, len(found) + 1)
        if len(text) > _LINK or "。" in text:
            break
        certain = sure and (rest or (text[-1].isdigit() and "-" in text[-3:]))  # …倡议书05-06
        if not (certain or (is_title(rest) if rest else text[0] in "·•●★>-")):
            break
        found.append(line)
    return found


def _closes(below: Sequence[Line], left: int) -> bool:
    """Do lines that are numbered from 1, and short, run to the end of the page?"""
    return 1 < left == len(below) and all(
        _numbered(line.text, number) and len(line.text) <= _LINK and "。" not in line.text
        for number, line in enumerate(below, 1)
    )


def _tips(below: Sequence[Line]) -> list[Line]:
    """What a library site says about its files under 温馨提示: numbered from 1; an event's own hints name no files."""
    found: list[Line] = []
    for line in below:
        rest = _numbered(line.text, len(found) + 1)
        if not rest or not any(map(rest.__contains__, SITE_WORDS)):
            break
        found.append(line)
    return found if len(found) >= 2 and any("文档" in line.text for line in found) else []


def _numbered(text: str, number: int) -> str:
    """What stands behind the number that is due: 1. or 1、; empty where another one stands, or none."""
    printed = str(number)
    return text[len(printed) + 1 :].lstrip() if text.startswith((printed + ".", printed + "、")) else ""
