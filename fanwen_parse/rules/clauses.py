"""Responsibility clauses: where one stands in a passage.

A clause is a bracket （责任单位：…）, a label line, a bracket told by its verbs （市科技局牵头，市财政局配合）, a bare list of organs
that closes an item （市科委）, a last sentence that only hands out the work (由市科委负责。), or a sentence with labels as its predicates
(:mod:`.clause_sentences`). Prose that names organs is none:
（以联合体形式申报时，牵头单位填写）, 由市科技局负责解释, 各地区要加强…. Without a label every name must have the form of an
organ's name; a label vouches for what follows it. Sources: TAXONOMY part 2, positions (a) to (g).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from fanwen_parse.patterns import lazy

from ..lexicon import ROLES, labels
from ..model import Clause, Context, Span, UnitMention
from . import clause_content
from .clause_content import Content, clause_of, read_content
from .clause_forms import VERB
from .clause_labels import Label, find_labels, opens_unmarked
from .clause_people import without_people
from .clause_sentences import (
    closing_sentence,
    has_object,
    may_hold_sentence,
    read_sentences,
    sentences_like_it,
)
from .organ_names import can_stand_alone, hands_out, is_organ, names_its_owner
from .units import read_units

_LONGEST = 1200
"""No clause is longer; text that looks like an endless one is not read."""
_ROUND = r"\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)"
_BRACKET = lazy(rf"{_ROUND}|〔[^〔〕]*(?:〔[^〔〕]*〕[^〔〕]*)*〕|【[^【】]*】|\[[^\[\]]*\]")
"""A bracket with what it holds; round ones nest twice: （责任单位：各县（市、区）政府）."""
_HINT = lazy(
    r":|】|位 |门 |室 |牵头|负责|配合|参[与加]|会同|落实|指导|督办|实施|第一|首位|均[需须由]|单位为|部门为|为[责主]|主[办责抓]|协[办同助作]|承办|推进(?<![续期化步年]推进)|包抓|各负其责|齐抓共管"
)
"""Without one of these a bracket is a clause only if it is a bare list of organs."""
_LABEL_ENDS = ("单位 ", "部门 ", "单位为", "部门为", "单位——", "部门——")
_LONGEST_LABEL = 12
"""Characters of a label that is a heading or opens a line."""
_LONGEST_PERSON = 4
"""Characters of a person's name."""
_CLOSERS = ("", "。", ";")
_SENTENCE_ENDS = "。;!?"
_SPACES = " \t"
_CALLED = ("主办", "承办", "抓好落实")
_ITEM = lazy(r"\([一二三四五六七八九十]{1,3}\)(?=[^\x00-\xff])(?![、。])")
"""The marker of an item, with words behind it."""


def may_hold_clause(text: str) -> bool:
    """Whether any line of the text may hold a clause: most texts of prose hold none of its marks and verbs."""
    if ")" in text or ":" in text or "牵头" in text or "负责" in text or "〕" in text or "】" in text or "]" in text:
        return True
    return _holds_label(text) or _is_called(text)


def _holds_label(text: str) -> bool:
    """A label with a gap, a dash or 为 in place of its colon may be here."""
    if ("位" not in text or "单位" not in text) and ("门" not in text or "部门" not in text):
        return False  # one character is found faster than two
    return any(map(text.__contains__, _LABEL_ENDS))


def _is_called(text: str) -> bool:
    """A verb other than 牵头 and 负责 may give the work to organs: 由…承办."""
    return "主抓" in text or ("由" in text and any(map(text.__contains__, _CALLED)))


def read_clauses(text: str, context: Context) -> tuple[Clause, ...]:
    """All responsibility clauses of one passage (a paragraph, run-in text or a label line), in order.

    Args:
        text: folded text.
        context: gives the level of names that print none.
    """
    round_ = ")" in text
    brackets = round_ or "〕" in text or "】" in text or "]" in text
    verbs = "牵头" in text or "负责" in text or _is_called(text)
    labelled = ":" in text or "】" in text or _holds_label(text)
    if not (brackets or labelled or verbs):
        return ()
    level = context.level
    if round_:
        text = without_people(text)
    found: list[Clause] = []
    conventions: list[Clause] = []
    if brackets:
        _brackets(text, 0, len(text), level, found, conventions)
    if labelled:
        found += _label_runs(text, level, found)
    if verbs and (broken := _broken_bracket(text, level, found)) is not None:
        found.append(broken)
    if conventions:
        # 责任单位：A、B（列第一位的为牵头单位，下同）: such a bracket belongs to the clause it stands in, if any.
        found.sort(key=lambda clause: clause.at)
        spans = [clause.at for clause in found]
        found += [clause for clause in conventions if not _covered(spans, clause.at[0])]
    if verbs and may_hold_sentence(text):
        spans = sorted(clause.at for clause in found)
        found += [c for c in read_sentences(text, level) if not any(c.at[0] < b and a < c.at[1] for a, b in spans)]
    if verbs and (closing := closing_sentence(text, level, found)) is not None:
        found += sentences_like_it(text, level, found, closing)
        found.append(closing)
    if len(found) > 1:
        found.sort(key=lambda clause: clause.at)
    return tuple(found)


def role_of_heading(heading: str) -> str:
    """The role that a heading gives to the organs below it, where it is a label (（一）责任单位); empty for any other heading."""
    role = labels().get(heading.strip(" :。"), "") if len(heading) <= _LONGEST_LABEL else ""
    return role if role in ROLES else ""


def read_headed(text: str, role: str, context: Context) -> Clause | None:
    """The clause of an item whose heading is the label of this role: （一）责任单位 and, below, 市教育局、市财政局.

    None where the text is more than a list of organs (with what verbs say of their roles).
    """
    if len(text) > _LONGEST:
        return None
    content = read_content(text, 0, len(text), "label-heading", context.level, role=role)
    if not content.units or not content.certain or has_object(text, 0, len(text)):
        return None
    return clause_of(content, (0, len(text)), "label-heading")


def read_handed_out(text: str, context: Context, *, of_subject: bool) -> Clause | None:
    """The clause that closes a heading: 新建站点20处,由县教育局负责.

    ``of_subject``: also one whose subject is the item itself, 河道检查由县水利局负责. 本方案由…负责 speaks of the document.
    """
    for clause in read_clauses(text, context):
        if clause.rule == "closing-sentence":
            return clause
    by = text.rfind("由", max(1, len(text) - 160)) if of_subject else -1
    if by < 0 or text.startswith(("本", "此"), text.rfind(",", 0, by) + 1):
        return None
    content = read_content(text, by, len(text), "closing-sentence", context.level, marks=[])
    if content.kind != "verbs" or not content.certain or has_object(text, by, len(text)):
        return None
    if not all(unit.collective or can_stand_alone(unit.name) for unit in content.units):
        return None
    return clause_of(content, (by, len(text)), "closing-sentence")


def read_due(text: str) -> Clause | None:
    """时限：全年 on a line below one of organs; there a label of time that says little by itself is one."""
    label = next(iter(find_labels(text, 0, len(text))), None) if ":" in text[:_LONGEST_LABEL] else None
    if label is None or label.start or label.means != "weak-schedule" or label.end == len(text):
        return None
    return Clause((0, len(text)), (), False, ((label.end, len(text)),), None, "label-line")


def closing_list(text: str, start: int) -> int:
    """Where the bare list begins that closes the heading ``text[start:]``, or -1: 改造管网（市水务局，各县（市、区）政府）."""
    stop = len(text.rstrip(" 。"))
    if text[stop - 1 : stop] != ")" or text.find("、", start, stop) < 0 or stop - start > _LONGEST:
        return -1
    for m in _BRACKET.finditer(text, start, stop):
        if m.end() == stop and _HINT.search(text, m.start() + 1, stop - 1) is None:
            clause = _bare(text, m.start(), stop, None)
            return clause.at[0] if clause is not None else -1
    return -1


def read_unit_cell(text: str, role: str, context: Context) -> Clause:
    """The organs of a table cell; ``role`` is what the column says, labels and verbs inside the cell say it better."""
    content = read_content(text, 0, len(text), "cell", context.level, role=role)
    return clause_of(content, (0, len(text)), "unit-cell")


def find_convention(text: str) -> tuple[Span, str] | None:
    """A rule for the whole document: where it stands and its kind, ``first-is-lead`` or ``implemented-by``."""
    return clause_content.find_convention(text, 0, len(text))


def _covered(spans: list[Span], position: int) -> bool:
    """One of the spans, which are in order and apart, holds the position."""
    index = bisect_right(spans, (position, 1 << 62)) - 1
    return index >= 0 and position < spans[index][1]


# --- CASE 1 a bracket -------------------------------------------------------------------------------------------------


def _brackets(
    text: str, start: int, end: int, level: str | None, found: list[Clause], conventions: list[Clause]
) -> None:
    """Outer brackets first: （牵头） inside a clause belongs to it; a clause inside a bracket of prose is found too."""
    for m in _BRACKET.finditer(text, start, end):
        a, b = m.span()
        if b - a < 4:
            continue
        if _HINT.search(text, a + 1, b - 1) is None and not opens_unmarked(text, a + 1):
            if text[b : b + 1] in ("", "。", ";", " ", "\t") and (clause := _bare(text, a, b, level)) is not None:
                found.append(clause)
            continue
        if b - a <= _LONGEST:
            content = read_content(text, a + 1, b - 1, "bracket", level)
            if content.kind in ("labels", "person"):
                found.append(clause_of(content, _widened(text, a, b), "labelled-bracket"))
                continue
            if content.units and content.certain and (content.kind == "verbs" or content.convention):
                found.append(clause_of(content, _widened(text, a, b), "duty-bracket"))
                continue
            if content.convention and not content.units:
                conventions.append(clause_of(content, _widened(text, a, b), "convention-bracket"))
                continue
            if content.kind == "list" and content.certain and (clause := _bare(text, a, b, level)) is not None:
                found.append(clause)  # (市推进办、市财政局): the word is part of a name
                continue
        if text.find("(", a + 1, b) >= 0:
            _brackets(text, a + 1, b - 1, level, found, conventions)


_OTHER_NAMES = ("局", "委", "厅", "办", "部", "部门", "单位", "公司", "机构", "政府", "会", "院", "队", "所", "”")


def _bare(text: str, start: int, end: int, level: str | None) -> Clause | None:
    """A bracket without label and verb is a clause only where it closes a sentence and lists organs of some level.

    市科技主管部门（市科委） gives another name, 经“三委两局”（市发展改革委、市科委）认定 explains: neither is a clause.
    """
    before = text[:start].rstrip() if start < 64 else text[start - 64 : start].rstrip()
    after = text[end : end + 8].strip()
    if after[:1] not in _CLOSERS:
        return None
    if not before:
        if after.strip("。;"):
            return None  # the whole passage, behind a heading
    elif before[-1] not in _SENTENCE_ENDS:
        if after.strip("。;") or end + 8 < len(text):
            return None  # the sentence is not the last one: a bracket in its middle explains
        if before.endswith(_OTHER_NAMES) and text.find("、", start, end) < 0:
            return None
    first = start + 1
    person = text.find(";", first, first + _LONGEST_PERSON + 1)
    if person - first >= 2 and not is_organ(text[first:person]):
        first = person + 1  # (王晓明；市财政局，市税务局): who answers for it, then the organs
    names = read_units(text, first, end - 1, "responsible", level, rule="bare-bracket")
    if not names.certain:
        return None
    # A time beside the organs says that they have something to do by then: 事项达到30个(行政审批局,6月底前);
    closed = bool(names.rest) or not before or before[-1] in _SENTENCE_ENDS
    if not hands_out([unit.name for unit in names.units], closed=closed):
        return None
    return Clause(_widened(text, start, end), names.units, names.open, names.rest, None, "bare-bracket")


def _widened(text: str, start: int, end: int) -> Span:
    """With the spaces before it, and with the stop after it where the sentence before is closed already."""
    while start and text[start - 1] in _SPACES:
        start -= 1
    if (start == 0 or text[start - 1] in _SENTENCE_ENDS) and text[end : end + 1] in ("。", ";", "."):
        end += 1
    return start, end


# --- CASE 2 labels in running text or on a line of their own ----------------------------------------------------------


def _label_runs(text: str, level: str | None, taken: list[Clause]) -> list[Clause]:
    """牵头单位：… 配合单位：… 完成时限：…, outside the clauses found so far."""
    spans = [clause.at for clause in taken]
    labels = find_labels(text, 0, len(text), spans)
    if not labels:
        return []
    marks = [m for m in labels if not _covered(spans, m.start)]
    found: list[Clause] = []
    index = 0
    while index < len(marks):
        first = last = index
        end = 0
        while True:
            end = _value_end(text, marks, last, spans)
            goes_on = (
                last + 1 < len(marks)
                and "other" not in (marks[first].means, marks[last + 1].means)
                and not text[end : marks[last + 1].start].strip(" 。;,*")
            )
            if not goes_on:
                break
            last += 1
        index = last + 1
        run = marks[first : last + 1]
        if run[0].means == "other" or end - run[0].start > _LONGEST:
            continue
        content = read_content(text, run[0].start, end, "line", level, marks=run)
        if text[run[0].end - 1] == "为" and not all(map(names_its_owner, content.units)):
            continue  # 牵头单位为企业, 责任单位为依法登记的机构: a condition
        if content.kind in ("labels", "person") and _plausible(content, text, run[0], end):
            start = run[0].start
            if text[max(0, start - 1) : start] in _OPENERS and end == len(text):
                content = content._replace(units=_without_half(text, content.units))
            while (
                start and text[start - 1] in " \t*—([〔【<‹《{"
            ):  # an opener without partner: the bracket was broken off
                start -= 1
            found.append(clause_of(content, (start, end), "label-line"))
    return found


def _value_end(text: str, marks: list[Label], index: int, spans: list[Span]) -> int:
    """A value in running text ends at the next label, the next clause or the first full stop, which it takes along."""
    start = marks[index].end
    limit = marks[index + 1].start if index + 1 < len(marks) else len(text)
    following = bisect_left(spans, (start, 0))
    if following < len(spans):
        limit = min(limit, spans[following][0])
    stop = text.find("。", start, limit)
    if stop >= 0:
        limit = stop + 1
    if text.find("(", start, limit) >= 0 and (item := _ITEM.search(text, start, limit)) is not None:
        return item.start()  # 市政科、园林科(二)整治小街:… of a text that lost its line breaks
    return limit


def _plausible(content: Content, text: str, first: Label, end: int) -> bool:
    """A label in running text vouches less than one in brackets: its value must be short, or organs."""
    if content.kind == "person" or not content.units:
        return end - first.start <= 80 and (first.start == 0 or text[first.start - 1] in " \t*。;,:()")
    return content.certain or all(len(unit.name) <= 24 for unit in content.units)


# --- a bracket that the end of the text cut off --------------------------------------------------------------------

_OPENERS = ("(", "〔", "【", "[")
_CUT_OFF = 400
"""Characters of such a bracket."""


def _broken_bracket(text: str, level: str | None, taken: list[Clause]) -> Clause | None:
    """(市教育局牵头,市财政局、市人 and nothing more: the whole names count, told by a verb as in a bracket that closes."""
    at = text.rfind("(", max(0, len(text) - _CUT_OFF))
    if at < 0 or text.find(")", at) >= 0 or (at and text[at - 1] not in _SENTENCE_ENDS):
        return None
    if any(clause.at[1] > at for clause in taken):
        return None
    end = max(text.rfind(mark, at) for mark in "、,;")
    last = VERB.search(text, max(end, at)) or is_organ(text[end + 1 :].strip(" 。"))
    content = read_content(text, at + 1, len(text) if last or end < 0 else end, "bracket", level, marks=[])
    if content.kind != "verbs" or not content.certain:
        return None
    return clause_of(content, _widened(text, at, len(text)), "duty-bracket")


def _without_half(text: str, units: tuple[UnitMention, ...]) -> tuple[UnitMention, ...]:
    """The units without a last one that the end of the text cut off: 区政 of 区政府."""
    if units and units[-1].at[1] == len(text.rstrip()) and not is_organ(units[-1].name):
        return units[:-1]
    return units
