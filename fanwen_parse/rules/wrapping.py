"""Hard-wrapped text: is it, how wide are its lines, and which line goes on in the next.

Text taken out of a PDF breaks its lines where the page did. Nothing on a single line says so; the document does: most lines that
end in mid-sentence are equally wide, and hardly any line is wider. Widths are in half-width columns, for a line holds more
characters when some of them are digits. Two habits of extractors tell a paragraph's end better than any full stop: a space
left behind its last line, and an indent before its first.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from fanwen_parse.model import Line, Source
from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

from . import headers
from .numbering import marker
from .organ_names import is_organ, is_well_known, lends

_LONGEST_TAIL = 120
"""Characters of a bracket that go on in the next line at most."""
_STOPS = frozenset("。!?")
_SENTENCE_END = "。!?;:"
_GAP = "  "
"""Inside a line: between cells that spaces align, which are as wide as each other and wrap nothing."""
_NARROWEST, _WIDEST = 40, 150
"""Columns of a wrapped line, that is 20 to 75 Chinese characters; what is narrower is a cell or a heading."""
_NARROW = 30
"""Columns of a line that is long enough to count."""
_FEWEST = 5
"""So many lines of the same width in mid-sentence must be seen."""
_FRAME = frozenset("│┐┤┘┃┓┫┛║╗╣╝|")
"""What the lines of a drawn table end in."""
_WRAPS_NOTHING = _FRAME.union(_SENTENCE_END)
_TYPED = ("+--", "+==")
"""What its rules begin with, where they are typed."""
_CELLS = 3
_LONGEST_HEADER = 8
"""Characters of a header cell."""
_SPREAD = 6
"""Columns that a wrapped line may stay behind the widest: a number or a closing mark that did not fit any more."""
_STANDS_OUT = 0.7
CHUNK = 40
"""Lines that are judged together where a document is wrapped in parts only."""

_UNBROKEN = r"[A-Za-z0-9.%+/-]+[,。、;:)”》]?|.[,。、;:)”》!?]?"
"""What moved to the next line as one: a word or number, or one character, with the mark that must not open a line."""
_LABEL = (
    r" ?(?:[#>*-]{1,3} ?)?[(〔【\[]?(?:(?:责任|牵头|配合|参与|主办|承办|协办|督办|督查|落实|实施|指导|协同|支持|主责|联系|主管|分管|包保|完成|办理|推进|进度|时间|计划完成)"
    r"(?:[^\x00-\x7f]{0,2}(?:单位|部门|处室|科室|领导|主体|人员|地区|机构|时限|时间|期限|节点|要求|安排|进度)|人)(?:[及和与、/][^\x00-\x7f]{2,8})?"
    r"|责任|牵头|配合|协同|协办|主办|时限|期限|(?:整改|工作|具体|主要)(?:目标|措施|举措|内容))\*{0,2}:"
)
"""责任单位：, 牵头部门：, 完成时限：, 责任领导及单位："""
_OPENING = "(〔【["
_ATTACHED = r"附件 ?[0-9一二三四五六七八九十]{0,2} ?(?::|$)"
"""附件：1.…, 附件1: the note behind the last sentence, the label behind the note."""
_INDENT = 4
"""Columns of a paragraph's first indent, which are not in its text."""
_INDENTED = 2
"""Characters of such an indent at least."""
_DATE = r"[0-9〇一二三四五六七八九十X*]{2,4} ?年 ?[0-9一二三四五六七八九十X*]{1,3} ?月(?: ?[0-9一二三四五六七八九十X*]{1,3} ?日)? ?$"


class Lines(NamedTuple):
    """The lines that are not blank, as wrapping sees them; one list a property, for there are many lines."""

    texts: list[str]
    widths: list[int]
    """Columns; 0 where the line is too long to matter."""
    indents: list[int]
    """Characters of white space before the text."""
    trailed: list[bool]
    """A space stands behind it."""


class Wrap(NamedTuple):
    """How a document wraps its lines."""

    lines: Lines
    width: int
    """Columns of a full line."""
    even: int
    """Characters of a full line, where a program has cut lines of so many, however wide; 0 elsewhere."""
    trailing: bool
    """A paragraph's last line is followed by a space, other lines are not."""
    strict: bool
    """That habit is so regular that a line without a space goes on, however short it is."""
    indent: bool
    """A paragraph's first line is indented, other lines are not."""
    chunks: frozenset[int] | None
    """Which runs of ``CHUNK`` lines are wrapped; None for all."""


def columns(text: str) -> int:
    """Width in half-width columns: ASCII counts 1, everything else 2; 0 where the line is too long to matter."""
    size = len(text)
    return (len(text.encode("utf-8", "surrogatepass")) + size) // 2 if size <= _WIDEST else 0


def _all_columns(texts: list[str]) -> list[int]:
    """``columns`` of each of many lines, which are encoded at once."""
    encoded = "\n".join(texts).encode("utf-8", "surrogatepass").split(b"\n")
    return [
        (wide + size) // 2 if size <= _WIDEST else 0
        for wide, size in zip(map(len, encoded), map(len, texts), strict=True)
    ]


def measure(all_lines: Sequence[Line], source: Source) -> Wrap | None:
    """How these lines are wrapped, or None where they are paragraphs; blank ones do not matter."""
    texts = list(filter(None, map(itemgetter(3), all_lines)))
    open_ended = [
        text for text in texts if 15 <= len(text) <= 80 and text[-1] not in _WRAPS_NOTHING and _GAP not in text
    ]
    if len(open_ended) < _FEWEST or not _peaked(open_ended):
        return None
    widths = _all_columns(texts)
    tally = [0] * (_WIDEST + 2)
    running = [
        at
        for at, text in enumerate(texts)
        if widths[at] >= _NARROW and text[-1] not in _WRAPS_NOTHING and _GAP not in text
    ]
    for at in running:
        if widths[at] <= _WIDEST:
            tally[widths[at]] += 1
    best, most = _peak(tally, _NARROWEST, _SPREAD)
    if most < _FEWEST or most < 0.4 * sum(tally) or sum(tally[best + 1 :]) > 0.4 * most:
        return None
    lines = [line for line in all_lines if line[3]]
    starts, folded = source.starts, source.folded
    indents = [start - starts[number - 1] for number, start, _, _ in lines]
    trailed = [folded.startswith(" ", end) for _, _, end, _ in lines]
    seen = Lines(texts, widths, indents, trailed)
    chunks = None
    too_wide = [at for at, width in enumerate(widths) if width > best + 8 or width == 0]
    if sum([texts[at][-1] not in _FRAME for at in too_wide]) > 0.3 * most:
        chunks = _wrapped_chunks(seen, best)
        if not chunks:
            return None
    return Wrap(seen, best, _even(seen, running), *_habits(seen, best), chunks)


def _peaked(texts: list[str]) -> bool:
    """A quick look at lengths in characters, which spares most documents the exact one."""
    tally = [0] * 82
    for text in texts:
        tally[len(text)] += 1
    _, most = _peak(tally, _NARROWEST // 2, 10)
    return most >= _FEWEST and most >= 0.3 * len(texts)


def _even(lines: Lines, running: list[int]) -> int:
    """The length that most lines in mid-sentence (at ``running``) have in characters, indent included; 0 where none stands out."""
    texts, indents = lines.texts, lines.indents
    tally = [0] * (_WIDEST + 2)
    for at in running:
        tally[min(len(texts[at]) + indents[at], _WIDEST)] += 1
    most = max(tally)
    return tally.index(most) if most >= _FEWEST and most >= _STANDS_OUT * sum(tally) else 0


def _peak(tally: list[int], lowest: int, spread: int) -> tuple[int, int]:
    """The width that most lines have or come close to from below, and how many."""
    best, most = lowest, 0
    for width in range(lowest, len(tally)):
        here = sum(tally[width - spread : width + 1])
        if here > most:
            best, most = width, here
    return best, most


def _wrapped_chunks(lines: Lines, width: int) -> frozenset[int]:
    """Runs of lines in which full lines in mid-sentence abound and long lines are rare."""
    found = []
    for begin in range(0, len(lines.texts), CHUNK):
        part = range(begin, min(begin + CHUNK, len(lines.texts)))
        full = sum(
            width - _SPREAD <= lines.widths[at] <= width + 2 and lines.texts[at][-1] not in _SENTENCE_END for at in part
        )
        too_wide = [at for at in part if lines.widths[at] > width + 8 or lines.widths[at] == 0]
        long = sum(lines.texts[at][-1] not in _FRAME for at in too_wide)
        if full >= _FEWEST and 4 * long <= full:
            found.append(begin // CHUNK)
    return frozenset(found)


def _habits(lines: Lines, width: int) -> tuple[bool, bool, bool]:
    """Whether a space behind, and an indent before, tell paragraphs apart: (trailing, strict, indent)."""
    inner = inner_trailed = inner_indented = 0
    outer = outer_trailed = outer_indented = 0
    ended = ended_trailed = 0
    for text, columns_here, trailed, indent_after in zip(
        lines.texts, lines.widths, lines.trailed, lines.indents[1:], strict=False
    ):
        indented_after = indent_after >= _INDENTED
        if width - 4 <= columns_here <= width + 2 and text[-1] not in _SENTENCE_END:
            inner += 1
            inner_trailed += trailed
            inner_indented += indented_after
        elif 0 < columns_here < width - 12:
            outer += 1
            outer_trailed += trailed
            outer_indented += indented_after
            if text[-1] in _SENTENCE_END:
                ended += 1
                ended_trailed += trailed
    trailing = inner_trailed * 12 <= inner and outer_trailed * 2 >= outer > 0
    indent = inner_indented * 12 <= inner and outer_indented * 2 >= outer > 0
    return trailing, trailing and ended_trailed * 10 >= ended * 9 > 0, indent


def goes_on(wrap: Wrap, at: int, head: int, blank: int, *, item: bool) -> bool:
    """Whether the paragraph of line ``at``, which line ``head`` opened, goes on in the next, ``blank`` empty lines below.

    ``item``: the next line begins with a marker.
    """
    (texts, widths, indents, trailed), full, even, trailing, strict, indent, _ = wrap
    width = widths[at]
    if (trailing and trailed[at]) or (indent and indents[at + 1] >= _INDENTED) or width == 0:
        return False
    text, following = texts[at], texts[at + 1]
    last = text[-1]
    ended = last in _SENTENCE_END
    if last in _FRAME or following[0] in _FRAME or (len(following) < _LONGEST_HEADER and _opens_table(texts, at + 1)):
        return False
    if (last == "+" and text.startswith(_TYPED)) or (following[0] == "+" and following.startswith(_TYPED)):
        return False
    if ("   " in text and _is_row(text)) or ("   " in following and _is_row(following)):
        return False
    if ended and blank and not (trailing or indent):
        return False
    if not blank and not item:
        if 2 * width >= full:
            if last in _FIGURE_ENDS and is_cut_in_figure(text, following):
                return True
            if following[0] in CLOSING and opens_with_stop(following):
                return True
        if "(" in text and is_cut_in_bracket(text, following):
            return True
    if last == ":":
        return not item and (_opened(text) or (not blank and _leaves_label(text)))
    enough = 0 if ended else 3
    # Only a line with room for one more column, or one too wide, needs the exact measure.
    if (
        (ended or not strict)
        and indents[at] + len(text) != even
        and (full - width > enough + 1 or width > full + _SPREAD)
    ):
        room = _room(wrap, text, following, width, first=at == head)
        if room > enough:
            return last in "、," and room < full // 2 and not item
    label = compiled(_ATTACHED).match(following) if following[0] == "附" and last not in "见和与及、,:(" else None
    if label is not None and (label.end() == len(following) or last in "。;)" or text[0] == "附"):
        return False
    if opens_label(following) and following[0] not in _OPENING and last not in ";,、" and not _opened(text):
        return False
    if following.find("年", 0, 8) > 0 or text.find("年", 0, 8) > 0:
        date = compiled(_DATE)
        if date.match(text) or date.match(following):
            return False
    if item:
        # An item opens here, unless the sentence before is still running: 近岸海域优良(一、⏎二类)水质
        opening = texts[head]
        heading = at - head < 2 and "。" not in opening + text and marker(opening) is not None
        return not ended and not heading and last != ")" and not (last not in "、," and _lists_organs(texts, head, at))
    return True


def _is_row(text: str) -> bool:
    """Wide gaps part the cells of a row."""
    return len([cell for cell in text.split("   ") if cell.strip()]) >= _CELLS


def _opens_table(texts: Sequence[str], at: int) -> bool:
    """Two names of columns under each other: a header, one cell a line."""
    return headers.is_listed(texts[at]) and at + 1 < len(texts) and headers.is_listed(texts[at + 1])


def _room(wrap: Wrap, text: str, following: str, width: int, *, first: bool) -> int:
    """Columns that would have been left, had the beginning of the next line stood on this one; below 0 where it did not fit."""
    if width > wrap.width + _SPREAD:  # the end of one page and the start of the next on one line: the latter counts
        width, first = columns(text[text.rfind(" ") + 1 :]), True
    unbroken = compiled(_UNBROKEN).match(following)
    room = wrap.width - width - (columns(unbroken[0]) if unbroken else 2) - (_INDENT if first else 0)
    return room - 8 if wrap.indent else room  # what is not indented goes on, were its line a little short


def is_cut_in_bracket(text: str, following: str) -> bool:
    """（市民政局、市财 ⏎ 政局负责）: a bracket of a line that the next one closes, with no sentence in between."""
    opened = text.rfind("(")
    if opened <= text.rfind(")"):
        return False
    closed = following.find(")")
    if closed < 0 or "(" in following[:closed]:  # it goes on over a whole line: … 各县( ⏎ 市、区)政府负责)
        return len(text) - 4 <= len(following) <= _LONGEST_TAIL and _STOPS.isdisjoint(text[opened:] + following)
    if closed > _LONGEST_TAIL:
        return False
    return _STOPS.isdisjoint(text[opened:]) and _STOPS.isdisjoint(following[:closed])


CLOSING = frozenset(",。;、")
"""What opens no paragraph."""
_DIGITS = frozenset("0123456789")
_FIGURE_ENDS = _DIGITS | frozenset("年月")
"""Last characters of a line that may end in a figure."""
_COUNTED = frozenset("年月日个家万亿元%")
"""What stands behind a figure and opens no paragraph that a figure stands before."""
_REST_OF_DATE = r"[0-9]{1,2} ?[月日]"
_YEAR = r"20[0-9]{2}年"
_LEADING_ZERO = r"0[0-9]*(?![0-9.-]|月|日)"


def is_cut_in_figure(text: str, following: str) -> bool:
    """力争1 ⏎ 00家, 不超过30 ⏎ 万元, 2019年 ⏎ 6月底前: the line end stands in a figure, in a date, or before what a figure counts."""
    last, first = text[-1], following[0]
    if last in _DIGITS:
        return first in _DIGITS or first in _COUNTED
    if last not in "年月" or first not in _DIGITS or text[-2:-1] not in _DIGITS:
        return False
    return compiled(_REST_OF_DATE).match(following) is not None


def is_surely_cut(text: str, following: str) -> bool:
    """The same where nothing shows that lines are wrapped: in running text only, and two figures must be none by themselves."""
    if not is_cut_in_figure(text, following) or ("," not in text and "。" not in text):
        return False
    if text[-1] not in _DIGITS or following[0] not in _DIGITS:
        return True
    if following[0] == "0" and compiled(_LEADING_ZERO).match(following) is not None:
        return True
    head = text[len(text.rstrip("0123456789")) :]
    return len(head) < len("2019") and compiled(_YEAR).match(head + following) is not None


def opens_with_stop(following: str) -> bool:
    """到2022年 ⏎ ，培育…: no paragraph begins with such a sign."""
    return following[0] in CLOSING and following[1:2] not in CLOSING


_LONGEST_NAME = 16
"""Characters of a name that a line end cuts."""


def cut_name(text: str) -> str:
    """What a line leaves of an organ's name: it ends in a label's list (责任单位：交管站、派出) and in no whole name; or empty."""
    colon = text.rfind(":")
    if colon < 0 or text[-1] <= "\u4e00" or not _is_list(text, colon):
        return ""
    name = text[max(map(text.rfind, "、,;: ")) + 1 :]
    return name if len(name) < _LONGEST_NAME and not is_organ(name) else ""


def is_cut_in_name(text: str, following: str) -> bool:
    """责任单位：交管站、派出 ⏎ 所: the next line opens with what makes a whole name of the last one, and is none itself."""
    name = cut_name(text)
    if not name:
        return False
    rest = compiled("[^、,;。( ]*").match(following[:_LONGEST_NAME])
    if rest is None or not rest[0] or ":" in rest[0]:
        return False
    alone = is_organ(rest[0]) and (name[-1] not in "和与") and (lends(rest[0]) is not None or is_well_known(rest[0]))
    return not alone and is_organ(name + rest[0])


def _lists_organs(texts: Sequence[str], head: int, at: int) -> bool:
    """The paragraph, from line ``head`` to ``at``, ends in a label's list: …责任单位:市教育局、市财政局."""
    text = texts[at - 1] + texts[at] if at > head else texts[at]
    colon = text.rfind(":")
    return colon >= 0 and _is_list(text, colon)


def _is_list(text: str, colon: int) -> bool:
    """The colon is a label's, and no sentence ends behind it."""
    if text.find("。", colon) >= 0:
        return False
    return opens_label(text[max(text.rfind(mark, 0, colon) for mark in "。;,( ") + 1 : colon + 1])


def opens_label(text: str) -> bool:
    """Whether a line begins with a label of responsibility or time: 责任单位：市教育局."""
    return ":" in text and text.find(":", 0, 24) > 0 and compiled(_LABEL).match(text) is not None


def is_label(text: str) -> bool:
    """Whether a line is such a label and no more."""
    return compiled(_LABEL).fullmatch(text) is not None


def _leaves_label(text: str) -> bool:
    """Whether a line leaves its last label without a value: …培育主体。牵头单位： and, in the next line, 市商务局."""
    return is_label(text[max(map(text.rfind, ",。; ")) + 1 :]) and not is_label(text)


def _opened(text: str) -> bool:
    """Whether a bracket is still open at the line's end, as in （责任单位：市教育局、 and no more."""
    return max(map(text.rfind, _OPENING)) > max(map(text.rfind, ")〕】]"))
