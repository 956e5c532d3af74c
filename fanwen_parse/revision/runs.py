"""What changed inside a text, run by run, never through a word, a date or a number.

``健康管理和巡诊服务`` → ``健康管理、定期巡诊等服务`` is read as 健康管理[和→、定期]巡诊[+等]服务, and 2025年底 → 2027年底 as one date for
another, not as a 5 for a 7. jieba knows the words. It is met here alone and late: its dictionary takes a second to load, so
only the stretch between the first and the last difference is cut into words, and equal texts never wake it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from fanwen_parse.model import fold
from fanwen_parse.records import NamedTuple

from .aligned import aligned
from .normal import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAME, GONE, COME = "=", "-", "+"

_WHOLE = regex.compile(
    # a date with its bound · a number with its unit · a word of letters · Chinese to be cut into words · anything else, but
    # never half a character: names of places and people hold ideographs beyond U+FFFF (𬭳) and combining marks (é)
    r"(?:\d{2,4}年)?(?:\d{1,2}月)(?:\d{1,2}日)?(?:[底末])?前?|\d{2,4}年(?:[上下]半年|第?[一二三四]季度|[底末内])?[底末]?前?"
    r"|\d+(?:[.,]\d+)*(?:%|％|‰|个百分点|[万亿]?\p{Han})?"
    r"|(?:[\p{Latin}\p{Greek}\p{Cyrillic}]\p{M}*)+"
    r"|(?P<han>\p{Han}+)"
    r"|\X"
)  # fmt: skip
_BLANKS = re.compile(r"(?<=[^\x00-\x7f])[^\S\n]+|[^\S\n]+(?=[^\x00-\x7f])")
_STOP = re.compile(r"[，。；：、,;:!?！？()（）“”\n]")
_BRIEF = 3
"""Differences that a one-line message shows."""


class Run(NamedTuple):
    """A stretch of text that both have, only the old one, or only the new one."""

    op: str
    """``=``, ``-`` or ``+``."""
    text: str


def runs(before: str, after: str) -> tuple[Run, ...]:
    """The texts as runs: what is not ``+``, put together, is ``before``; what is not ``-`` is ``after``.

    Blanks inside Chinese are the source's line width and no text: they are left out. What differs in width only is common
    and reads as in ``after``.
    """
    return _runs(_BLANKS.sub("", before), _BLANKS.sub("", after))


@lru_cache(maxsize=4096)
def _runs(before: str, after: str) -> tuple[Run, ...]:
    old, new = fold(before), fold(after)
    if old == new:
        return (Run(SAME, after),) if after else ()
    if not before or not after:
        return (Run(GONE, before),) if before else (Run(COME, after),)
    head, tail = _common_ends(old, new)
    found = [Run(SAME, after[:head])] if head else []
    end_before, end_after = len(before) - tail, len(after) - tail
    found += _words_apart(before[head:end_before], after[head:end_after])
    if tail:
        found.append(Run(SAME, after[end_after:]))
    return tuple(_joined(found))


def _common_ends(before: str, after: str) -> tuple[int, int]:
    """Lengths of the common beginning and end, each drawn back to a stop, so that no word is cut."""
    shortest = min(len(before), len(after))
    head = 0
    while head < shortest and before[head] == after[head]:
        head += 1
    stops = [match.end() for match in _STOP.finditer(before, 0, head)]
    head = stops[-1] if stops else 0
    tail = 0
    while tail < shortest - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    match = _STOP.search(before, len(before) - tail)
    return head, len(before) - match.start() if match else 0


def _words_apart(before: str, after: str) -> Iterator[Run]:
    olds, news = _tokens(before), _tokens(after)
    for common, here, there in aligned([fold(word) for word in olds], [fold(word) for word in news]):
        if common:
            yield Run(SAME, "".join(news[there]))
            continue
        if olds[here]:
            yield Run(GONE, "".join(olds[here]))
        if news[there]:
            yield Run(COME, "".join(news[there]))


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    for match in _WHOLE.finditer(text):
        if match["han"] is not None:
            found += _cutter()(match[0])
        else:
            found.append(match[0])
    return found


@lru_cache(maxsize=1)
def _cutter() -> Callable[[str], list[str]]:
    """Jieba's word cutter, without the line it prints when it loads."""
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own escapes, and the pkg_resources that it imports
        import jieba
    jieba.setLogLevel(logging.WARNING)

    def cut(text: str) -> list[str]:
        return list(jieba.cut(text, HMM=False))

    return cut


def _joined(found: list[Run]) -> list[Run]:
    """Runs put in order: neighbours of one kind are one, and a lone common character between changes belongs to them.

    甲的乙 → 丙的丁 reads better as one change than as two around a 的.
    """
    island = [
        run.op == SAME and len(run.text) == 1 and 0 < place < len(found) - 1 and not _STOP.match(run.text)
        for place, run in enumerate(found)
    ]
    joined: list[Run] = []
    gone = come = ""
    for run, alone in zip(found, island, strict=True):
        if run.op == GONE or alone:
            gone += run.text
        if run.op == COME or alone:
            come += run.text
        if run.op == SAME and not alone:
            joined += _change(gone, come)
            gone = come = ""
            if joined and joined[-1].op == SAME:
                joined[-1] = Run(SAME, joined[-1].text + run.text)
            elif run.text:
                joined.append(run)
    return joined + _change(gone, come)


def _change(gone: str, come: str) -> list[Run]:
    return [Run(op, text) for op, text in ((GONE, gone), (COME, come)) if text]


def brief(before: str, after: str) -> str:
    """The first differences on one line: ``毗邻→邻近；+定期``. Those of punctuation alone are passed over."""
    pieces = []
    gone = ""
    for run in (*runs(before, after), Run(SAME, "")):
        if run.op == GONE:
            gone = run.text
            continue
        come = run.text if run.op == COME else ""
        if letters(gone) or letters(come):
            both = f"{_short(gone)}→{_short(come)}"
            pieces.append(both if gone and come else f"+{_short(come)}" if come else f"-{_short(gone)}")
        gone = ""
    shown = "；".join(pieces[:_BRIEF])
    return f"{shown}；…" if len(pieces) > _BRIEF else shown


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 24 else f"{text[:12]}…{text[-8:]}"
