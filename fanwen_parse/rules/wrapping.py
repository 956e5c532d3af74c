"""Hard-wrapped text: is it, how wide are its lines, and which line goes on in the next.

Text taken out of a PDF breaks its lines where the page did. Nothing on a single line says so; the document does: most lines that
end in mid-sentence are equally wide, and hardly any line is wider. Widths are in half-width columns, for a line holds more
characters when some of them are digits. Two habits of extractors tell a paragraph's end better than any full stop: a space
left behind its last line, and an indent before its first.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fanwen_parse.model import Line

from .numbering import marker

_SENTENCE_END = "。!?;:"
_NARROWEST, _WIDEST = 40, 150
"""Columns of a wrapped line, that is 20 to 75 Chinese characters; what is narrower is a cell or a heading."""
_FEWEST = 5
"""So many lines of the same width in mid-sentence must be seen."""
_SPREAD = 6
"""Columns that a wrapped line may stay behind the widest: a number or a closing mark that did not fit any more."""
_CHUNK = 40
"""Lines that are judged together where a document is wrapped in parts only."""

_TOKEN = re.compile(r"[A-Za-z0-9.%+/-]+[,。、;:)”》]?|.[,。、;:)”》!?]?")
"""What moved to the next line as one: a word or number, or one character, with the mark that must not open a line."""
LABEL = re.compile(
    r" ?(?:[#>*-]{1,3} ?)?[(〔【\[]?(?:责任|牵头|配合|参与|主办|承办|协办|督办|督查|落实|实施|指导|协同|支持|主责|联系|主管|分管|包保|完成|办理|推进|进度|时间|计划完成)"
    r"(?:[\u4e00-\u9fff]{0,2}(?:单位|部门|处室|科室|领导|主体|人员|地区|机构|时限|时间|期限|节点|要求|安排|进度)|人)(?:[及和与、/][\u4e00-\u9fff]{2,8})?\*{0,2}:"
)
"""责任单位：, 牵头部门：, 完成时限：, 责任领导及单位："""
_OPENING = "(〔【["
_INDENT = 4
"""Columns of a paragraph's first indent, which are not in its text."""
_DATE = re.compile(r"[0-9〇一二三四五六七八九十X*]{2,4} ?年 ?[0-9一二三四五六七八九十X*]{1,3} ?月(?: ?[0-9一二三四五六七八九十X*]{1,3} ?日)? ?$")


class Wrap(NamedTuple):
    """How a document wraps its lines."""

    width: int
    """Columns of a full line."""
    trailing: bool
    """A paragraph's last line is followed by a space, other lines are not."""
    strict: bool
    """That habit is so regular that a line without a space goes on, however short it is."""
    indent: bool
    """A paragraph's first line is indented, other lines are not."""
    chunks: frozenset[int] | None
    """Which runs of ``_CHUNK`` lines are wrapped; None for all."""


class Row(NamedTuple):
    """A line that is not blank, as wrapping sees it."""

    line: Line
    width: int
    """Columns; 0 where the line is too long to matter."""
    indented: bool
    trailed: bool
    """A space stands behind it."""


def columns(text: str) -> int:
    """Width in half-width columns, good enough for a comparison: ASCII counts 1, everything else in the plane 2."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) // 2


def measure(rows: list[Row]) -> Wrap | None:
    """How these lines are wrapped, or None where they are paragraphs."""
    open_ended = [row.width for row in rows if 30 <= row.width <= _WIDEST and row.line.text[-1] not in _SENTENCE_END]
    if len(open_ended) < _FEWEST:
        return None
    tally = [0] * (_WIDEST + 2)
    for width in open_ended:
        tally[width] += 1
    peaks = [sum(tally[width - _SPREAD : width + 1]) for width in range(_NARROWEST, _WIDEST + 1)]
    most = max(peaks)
    best = _NARROWEST + peaks.index(most)
    wider = sum(tally[best + 1 :])
    if most < _FEWEST or most < 0.4 * len(open_ended) or wider > 0.4 * most:
        return None
    chunks = None
    long = sum(row.width > best + 8 or row.width == 0 for row in rows)
    if long > 0.3 * most:
        chunks = _wrapped_chunks(rows, best)
        if not chunks:
            return None
    return Wrap(best, *_habits(rows, best), chunks)


def _wrapped_chunks(rows: list[Row], width: int) -> frozenset[int]:
    """Runs of lines in which full lines in mid-sentence abound and long lines are rare."""
    found = []
    for chunk in range(0, len(rows), _CHUNK):
        part = rows[chunk : chunk + _CHUNK]
        full = sum(width - _SPREAD <= row.width <= width + 2 and row.line.text[-1] not in _SENTENCE_END for row in part)
        long = sum(row.width > width + 8 or row.width == 0 for row in part)
        if full >= _FEWEST and 4 * long <= full:
            found.append(chunk // _CHUNK)
    return frozenset(found)


def _habits(rows: list[Row], width: int) -> tuple[bool, bool, bool]:
    """Whether a space behind, and an indent before, tell paragraphs apart: (trailing, strict, indent)."""
    inner = inner_trailed = inner_indented = 0
    outer = outer_trailed = outer_indented = 0
    ended = ended_trailed = 0
    for row, after in zip(rows, rows[1:], strict=False):
        if width - 4 <= row.width <= width + 2 and row.line.text[-1] not in _SENTENCE_END:
            inner += 1
            inner_trailed += row.trailed
            inner_indented += after.indented
        elif 0 < row.width < width - 12:
            outer += 1
            outer_trailed += row.trailed
            outer_indented += after.indented
            if row.line.text[-1] in _SENTENCE_END:
                ended += 1
                ended_trailed += row.trailed
    trailing = inner_trailed * 12 <= inner and outer_trailed * 2 >= outer > 0
    indent = inner_indented * 12 <= inner and outer_indented * 2 >= outer > 0
    return trailing, trailing and ended_trailed * 10 >= ended * 9 > 0, indent


def goes_on(wrap: Wrap, row: Row, after: Row, head: Row) -> bool:
    """Whether the paragraph of ``row``, which ``head`` opened, goes on in ``after``."""
    text, following = row.line.text, after.line.text
    last = text[-1]
    opened = max(text.rfind("("), text.rfind("〔"), text.rfind("【")) > max(text.rfind(")"), text.rfind("〕"), text.rfind("】"))
    if (wrap.trailing and row.trailed) or (wrap.indent and after.indented):
        return False
    if row.width == 0 or _DATE.match(text) or _DATE.match(following):
        return False
    if last == ":":
        return opened and marker(following) is None
    if LABEL.match(following) and following[0] not in _OPENING and not opened and last not in ";,、":
        return False
    ended = last in _SENTENCE_END
    token = _TOKEN.match(following)
    width, first = row.width, row is head
    if width > wrap.width + _SPREAD:  # the end of one page and the start of the next on one line: the latter counts
        width, first = columns(text[text.rfind(" ") + 1 :]), True
    room = wrap.width - width - (columns(token[0]) if token else 2) - (_INDENT if first else 0)
    if wrap.indent:
        room -= 8  # what is not indented goes on, were its line a little short
    if room > (0 if ended else 3) and not (wrap.strict and not ended):
        return last in "、," and room < wrap.width // 2 and marker(following) is None
    if marker(following) is not None:
        # An item opens here, unless the sentence before is still running: 近岸海域优良(一、⏎二类)水质
        heading = marker(head.line.text) is not None and (head is not row or "。" not in text)
        return not ended and not heading and last not in ")"
    return True
