"""Findings in the running text: brackets and quotes, stops, doubled marks and words, masks, look-alike characters.

Every rule scans the joined text once and looks closer only where something was found.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from ..patterns import compiled
from ..rules.emphasis import masks_place
from .record import INFO, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Section
    from .reading import Piece, Reading

# --- unbalanced-bracket -----------------------------------------------------------------------------------------------

_PAIRS = (("(（", ")）"), ("《", "》"), ("“", '”"'), ("〔", "〕"), ("【", "】"), ("「", "」"))
_NEAR = 3
"""A quotation may run over paragraphs, and layout may cut one: a partner this many pieces away settles the matter."""


@cache
def _enumerator() -> re.Pattern[str]:
    # 1）首先…；2）其次…: the closing bracket of a list marker has no partner by right
    return compiled(r"(?:[0-9０-９]{1,3}|[a-zA-Z]|[一二三四五六七八九十①-⑳]{1,3})[)）]")


def unbalanced_brackets(reading: Reading) -> Iterator[Mark]:
    """Brackets and quotes without a partner, where no neighbouring paragraph holds the partner either."""
    text = reading.text
    for opening, closing in _PAIRS:
        if sum(map(text.count, opening)) == text.count(closing[0]) + text.count(closing[1:] or "\0"):
            continue
        lonely = _lonely(reading, opening, closing)
        for place, (index, offset, opens) in enumerate(lonely):
            around = lonely[max(0, place - 1) : place] + lonely[place + 1 : place + 2]
            if any(abs(other - index) <= _NEAR and kind != opens for other, _, kind in around):
                continue
            piece = reading.piece(index)
            yield _mark("unbalanced-bracket", reading, piece, offset - piece.start, 1, sign=text[offset])


def _lonely(reading: Reading, opening: str, closing: str) -> list[tuple[int, int, bool]]:
    """(piece, offset, is an opening one) of each bracket without partner inside its own piece, in reading order."""
    found: list[tuple[int, int, bool]] = []
    stack: list[int] = []
    current = -1
    listed = {match.end() - 1 for match in _enumerator().finditer(reading.text)} if ")" in closing else frozenset[int]()

    def flush() -> None:
        found.extend((current, offset, True) for offset in stack)
        stack.clear()

    for match in re.finditer(f"[{opening}{closing}]", reading.text):
        offset = match.start()
        index = reading.index_at(offset)
        if index != current:
            flush()
            current = index
        if match[0] in opening:
            stack.append(offset)
        elif stack:
            stack.pop()
        elif offset not in listed and match[0] != '"':  # "…" is a pair of its own; “…" is one for mixed-quotes
            found.append((index, offset, False))
    flush()
    return sorted(found)


@cache
def _mixed_quotes() -> re.Pattern[str]:
    return compiled(r"“[^“”\"\n]{1,60}\"|\"[^“”\"\n]{1,60}”")


def mixed_quotes(reading: Reading) -> Iterator[Mark]:
    """“…": a quote that opens curly and closes straight; once a document, with the number of places."""
    text = reading.text
    if '"' not in text or "“" not in text:
        return
    found = list(_mixed_quotes().finditer(text))
    if found:
        piece = reading.piece_at(found[0].start())
        at = found[0].start() - piece.start
        yield _mark("mixed-quotes", reading, piece, at, len(found[0][0]), count=len(found))


# --- stop-meant -------------------------------------------------------------------------------------------------------


@cache
def _condition() -> re.Pattern[str]:
    # …的重要内容、对行动迟缓…的,将依法追究: the condition 对…的 opens a sentence of its own
    return compiled(
        r"(?<=[。；;，,\n])(?P<before>[^。；;，,、\n]{10,200})、(?=对(?!于)[^。；;\n]{2,60}?的[,，]"
        r"(?:将|要|应|须|予以|给予|依法|依规|依纪|严肃|严格|坚决|一律|按))"
    )


@cache
def _connective() -> re.Pattern[str]:
    # a connective opens a clause: GB/T 15834 4.5 keeps 、 for words side by side
    return compiled(r"、(?=(?:此外|另外|因此|从而|而且|并且|但是|然而|与此同时)[^、\n]{4})")


def stops_meant(reading: Reading) -> Iterator[Mark]:
    """、 where the sentence before it is over."""
    text = reading.text
    at = text.find("、对")
    while at >= 0:
        left = max(text.rfind(mark, max(0, at - 200), at) for mark in "。；;，,\n")
        match = _condition().match(text, left + 1) if left >= 0 else None
        if match is not None and match.end() == at + 1 and _is_sentence(match["before"]):
            piece = reading.piece_at(at)
            yield _mark("stop-meant", reading, piece, at - piece.start, 6, suggestion="。")
        at = text.find("、对", at + 2)
    for match in _connective().finditer(text):
        piece = reading.piece_at(match.start())
        yield _mark("stop-meant", reading, piece, match.start() - piece.start, 6, suggestion="，", sure=False)
    at = text.find("、\n")
    while at >= 0:
        index = reading.index_at(at)
        piece = reading.piece(index)
        # A paragraph in front of a numbered heading is whole; elsewhere layout may have cut a line too many.
        if piece.role == "text" and len(piece.text) >= 20 and reading.role(index + 1) == "heading":
            yield _mark("stop-meant", reading, piece, at - piece.start, 6, suggestion="。", sure=False)
        at = text.find("、\n", at + 2)


def _is_sentence(text: str) -> bool:
    """Whether a stretch before 、 has a predicate of its own: 将…纳入…, 建立…机制; 有市场前景 does not count."""
    return text.startswith(("将", "把")) or text[:2] in _verbs()


def _verbs() -> tuple[str, ...]:
    from ..lexicon.compiled import WORDING as DATA

    verbs: tuple[str, ...] = DATA["verbs"]
    return verbs


# --- doubled-mark, doubled-word ---------------------------------------------------------------------------------------


@cache
def _doubled_mark() -> re.Pattern[str]:
    return compiled(r"[、，；：。,;:](?=[、，；：。,;:])")


def doubled_marks(reading: Reading) -> Iterator[Mark]:
    """Two marks of pause or stop side by side: ，。 or 、、."""
    text = reading.text
    last = -2
    for match in _doubled_mark().finditer(text):
        at = match.start()
        pair = text[at : at + 2]
        if pair.isascii() or at == last + 1:  # :: and ;; belong to code and addresses; a run of marks is one slip
            last = at
            continue
        last = at
        piece = reading.piece_at(at)
        yield _mark("doubled-mark", reading, piece, at - piece.start, 2, pair=pair)


@cache
def _doubled_word() -> re.Pattern[str]:
    return compiled(r"(..)\1")


_REDUPLICATED = frozenset("一两三几个件项点步层对年月日天家户村处时次批代句字条笔级类种")
"""一步一步, 一件一件, 三三两两: measures are doubled by grammar."""
_SUFFIXES = "链化区园群带家院员者率额部网库"
"""未来产业产业链: the second one begins a longer word."""
_PARTICLES = (("的的", "目标真有", "确"), ("和和", "总共平温缓谐饱亲调", "谐睦气平"), ("与与", "参赋给授", "会"))
"""A particle written twice, unless the first ends a word or the second begins one."""


def doubled_words(reading: Reading) -> Iterator[Mark]:
    """A word written twice in a row: 河道河道."""
    text = reading.text
    for match in _doubled_word().finditer(text):
        word = match[1]
        if word[0] == word[1] or not all("\u4e00" <= character <= "\u9fff" for character in word):
            continue
        if word[1] == "共" and word[0] not in "公总" and text[match.end() : match.end() + 1] > "\u4e00":
            continue  # 构建共建共享: a verb before a set phrase
        if word[0] in _REDUPLICATED or word[1] in _REDUPLICATED or text[match.end() : match.end() + 1] in _SUFFIXES:
            continue
        piece = reading.piece_at(match.start())
        mark = _mark("doubled-word", reading, piece, match.start() - piece.start, 4, word=word)
        # A verb may be doubled by grammar (研究研究), though hardly in a plan.
        yield mark._replace(sure=False, severity=INFO) if word in _verbs() else mark
    for pair, ends, begins in _PARTICLES:
        at = text.find(pair)
        while at >= 0:
            if text[at - 1 : at] not in ends and text[at + 2 : at + 3] not in begins:
                piece = reading.piece_at(at)
                yield _mark("doubled-word", reading, piece, at - piece.start, 2, word=pair[0])
            at = text.find(pair, at + 2)


# --- mask, look-alike -------------------------------------------------------------------------------------------------


@cache
def _rare() -> re.Pattern[str]:
    """Signs that mask, and characters that look like others; one class for both rules, for a scan costs what it costs.

    The others: without width, Kangxi radicals, private use, compatibility ideographs, broken decoding, and ○ for 〇.
    """
    return compiled("[*＊×\u200b-\u200f\u2060\u2e80-\u2fdf\ue000-\ufaff\ufeff\ufffd○]")


@cache
def _mask() -> re.Pattern[str]:
    # 5×3 is a sum, *.doc a file, 带*的指标 a footnote: a single sign is a mask only inside a year
    # One class of first characters: a search for two forms that begin otherwise costs ten times as much.
    return compiled(r"[*＊×12](?:(?<=[*＊×])[*＊×]+|(?:(?<=1)9|(?<=2)0)\d?[*＊×xXＸ]{1,2}(?=[年\-—–至]))")


def rare_characters(reading: Reading) -> Iterator[Mark]:
    """Masked names and years, and characters that look like others: each once a document, with the number of places."""
    text = reading.text
    first: dict[str, int] = {}
    count: Counter[str] = Counter()
    for match in _rare().finditer(text):
        at = match.start()
        # ○ is a sign of its own (○ yes, × no); only in a number it stands for 〇
        if match[0] != "○" or set(text[at - 1 : at + 2]) & set("一二三四五六七八九"):
            first.setdefault(match[0], at)
            count[match[0]] += 1
    if not first.keys().isdisjoint("*＊×") and (masks := _masks(text)):
        start, end = masks[0]
        piece = reading.piece_at(start)
        yield _mark("mask", reading, piece, start - piece.start, end - start, count=len(masks))
    for sign, at in first.items():
        if sign not in "*＊×":
            piece = reading.piece_at(at)
            yield _mark("look-alike", reading, piece, at - piece.start, 1, code=f"U+{ord(sign):04X}", count=count[sign])
    yield from _strange_numbers(reading)


_OPENING = tuple("《“〔【（(")


def _masks(text: str) -> list[tuple[int, int]]:
    """Where something is masked; the stars of Markdown around words emphasise them."""
    masks: list[tuple[int, int]] = []
    done = 0
    for match in _mask().finditer(text):
        start, end = match.span()
        if start < done:
            continue
        last = text.find("\n", end)
        last = len(text) if last < 0 else last
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        opens = match[0][0] == "*" and not before.isalnum() and (after.isalnum() or after in _OPENING)
        if opens and not masks_place(text, start, last, sentence_ends="。:：；;"):
            close = text.find(match[0], end, last)
            done = close + end - start if close >= 0 else end
        else:
            masks.append((start, end))
    return masks


def _strange_numbers(reading: Reading) -> Iterator[Mark]:
    """A sign of a private font or of broken decoding in place of the stop behind a number: once a sign."""
    found: dict[str, list[Section]] = {}
    for placed in reading.sections:
        for sign in _rare().findall(placed.section.num):
            found.setdefault(sign, []).append(placed.section)
    for sign, sections in found.items():
        first = sections[0]
        quote = first.num + first.heading[:_AROUND]
        values: dict[str, object] = {"quote": quote, "code": f"U+{ord(sign):04X}", "count": len(sections)}
        place = (first.lines[0], first.lines[0])
        yield Mark("look-alike", place, values, first.id, quote=quote)


# --- implausible-year -------------------------------------------------------------------------------------------------


@cache
def _no_year() -> re.Pattern[str]:
    return compiled(r"[02](?:(?<=0)\d{3}|(?<=2)(?:0\d{3}|[Oo]\d\d|\d[Oo]\d|0\d[OoIl]))(?= ?年)")


def implausible_years(reading: Reading) -> Iterator[Mark]:
    """Years with a leading 0, five digits or a letter: the readers of times pass over them, so each is told here."""
    text = reading.text
    for match in _no_year().finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isdigit() or before == ".":
            continue  # looked at here: a look behind at every character would cost ten times the search
        piece = reading.piece_at(match.start())
        size = match.end() - match.start()
        yield _mark("implausible-year", reading, piece, match.start() - piece.start, size, year=match[0])


# --- repeated-text ----------------------------------------------------------------------------------------------------

_LONG = 20
"""Characters of a paragraph that does not stand twice by chance."""
_DRIFT = 8
"""Pieces by which the two prints of a document may part, where one was read otherwise."""
_COPY = (3, 150)
"""Paragraphs and characters of the shortest document that is reported."""


def repeated_text(reading: Reading) -> Iterator[Mark]:
    """A document that is printed twice: half of its text or more, from its beginning on, stands once more in the same order.

    Rows restate sections by right, so cells are left out; so is what categories of one plan have in common.
    """
    first: dict[str, int] = {}
    openers: list[int] = []
    """The first long pieces: a second print begins with one of them."""
    run: list[tuple[int, int]] = []
    printed = once = 0
    for index in range(len(reading)):
        text = reading.text_at(index)
        if len(text) < _LONG or reading.role(index) == "cell":
            continue
        before = first.setdefault(text, index)
        if before == index:
            printed += len(text)
            if len(openers) < _COPY[0]:
                openers.append(index)
        elif run and before > run[-1][0] and abs(index - before - run[-1][1] + run[-1][0]) <= _DRIFT:
            run.append((before, index))
        elif len(run) < _COPY[0] and before in openers:
            run, once = [(before, index)], printed
    size = sum(len(reading.text_at(index)) for _, index in run)
    if len(run) >= _COPY[0] and size >= max(_COPY[1], once // 2):
        original, start, end = (reading.piece(index) for index in (run[0][0], run[0][1], run[-1][1]))
        quote = start.text[: 2 * _AROUND]
        values = {"line": original.lines[0], "count": len(run), "quote": quote}
        yield Mark("repeated-text", (start.lines[0], end.lines[1]), values, *reading.ids(start), quote)


# --- the family -------------------------------------------------------------------------------------------------------

_AROUND = 10
"""Characters of the sentence shown on either side."""


def _mark(
    kind: str,
    reading: Reading,
    piece: Piece,
    at: int,
    size: int,
    *,
    sure: bool = True,
    suggestion: str | None = None,
    **values: object,
) -> Mark:
    quote = piece.text[max(0, at - _AROUND) : at + size + _AROUND]
    return Mark(kind, piece.lines, {"quote": quote, **values}, *reading.ids(piece), quote, suggestion, sure)


def look(reading: Reading) -> Iterator[Mark]:
    """Every finding of this family."""
    yield from unbalanced_brackets(reading)
    yield from mixed_quotes(reading)
    yield from stops_meant(reading)
    yield from doubled_marks(reading)
    yield from doubled_words(reading)
    yield from rare_characters(reading)
    yield from implausible_years(reading)
    yield from repeated_text(reading)
