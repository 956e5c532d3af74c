"""Responsibility clauses: where one stands in a passage, and who has which role in it.

A clause is a bracket （责任单位：…）, a label line, a bracket told by its verbs （市科技局牵头，市财政局配合）, a bare list of organs
that closes an item （市科委）, or a last sentence that only hands out the work (由市科委负责。). Prose that names organs is none:
（以联合体形式申报时，牵头单位填写）, 由市科技局负责解释, 各地区要加强…. Without a label every name must have the form of an
organ's name; a label vouches for what follows it. Sources: TAXONOMY part 2, positions (a) to (g) and rules 1 to 12.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import labels, on_change
from ..model import Clause, Context, Span, UnitMention
from .clause_forms import ADVERB, FIRST_IS_LEAD, IMPLEMENTED_BY, VERB, role_of
from .organ_names import can_stand_alone, is_organ
from .units import Name, is_schedule_like, split_units

_LONGEST = 1200
"""No clause is longer; text that looks like an endless one is not read."""
_BRACKETS = re.compile(r"[(〔【\[)〕】\]]")
_PAIRS = {")": "(", "〕": "〔", "】": "【", "]": "["}
_HINT = re.compile(r"[:】]|牵头|负责|配合|参[与加]|会同|落实|指导|督办|实施|第一|首位|均[需须由]")
"""Without one of these a bracket is a clause only if it is a bare list of organs."""
_WORD = re.compile(r"[\u4e00-\u9fff]{2,14}(?:\((?:单位|部门)\))?$")
_SCOPE = re.compile(r"(?:国家|省级|市级|区级|县级|州级|镇级|省直|市直|区直|县直|本级|相关|有关|主要|具体|共同|任务|工作|其他|其它)+")
_IS = re.compile(r"(?:单位|部门|处室|科室)为(?=[^、,;]{2})")
_OBJECT_END = re.compile(r"[,;。]")
_SENTENCE_ENDS = "。;!?"


class Label(NamedTuple):
    """A label word and its colon; ``means`` as in :func:`fanwen_parse.lexicon.labels`."""

    start: int
    end: int
    means: str


class Content(NamedTuple):
    """What a clause says, with offsets relative to its text."""

    units: tuple[UnitMention, ...] = ()
    open: bool = False
    certain: bool = True
    """Every name has the form of an organ's name and every word is accounted for."""
    schedule: tuple[Span, ...] = ()
    convention: Span | None = None
    kind: str = ""
    """labels, verbs, list, convention, person."""


# --- the door ---------------------------------------------------------------------------------------------------------


def read_clauses(text: str, context: Context) -> tuple[Clause, ...]:
    """All responsibility clauses of one passage (a paragraph, run-in text or a label line), in order.

    Args:
        text: folded text.
        context: gives the level of names that print none.
    """
    found: list[Clause] = []
    level = context.level
    pairs = _bracket_pairs(text) if (")" in text or "〕" in text or "】" in text or "]" in text) else []
    reach = 0
    conventions: list[Clause] = []
    for start, end in pairs:  # outer brackets first: (牵头) inside a clause belongs to it
        if start < reach or end - start > _LONGEST:
            continue
        clause = _bracket(text, start, end, level)
        if clause is None:
            continue
        if clause.rule == "convention-bracket":
            conventions.append(clause)
        else:
            found.append(clause)
        reach = end
    if ":" in text or "】" in text:
        found += _label_runs(text, level, found)
    # 责任单位：A、B（列第一位的为牵头单位，下同）: such a bracket belongs to the clause it stands in, if any.
    found += [c for c in conventions if not any(a <= c.at[0] < b for a, b in (other.at for other in found))]
    closing = _closing_sentence(text, level, found)
    if closing is not None:
        found.append(closing)
    if len(found) > 1:
        found.sort(key=lambda clause: clause.at)
    return tuple(found)


def read_unit_cell(text: str, role: str, context: Context) -> Clause:
    """The organs of a table cell; ``role`` is what the column says, labels and verbs inside the cell say it better."""
    content = read_content(text.strip(), role, context.level)
    offset = len(text) - len(text.lstrip())
    return _clause(content, (0, len(text)), offset, "unit-cell")


def find_convention(text: str) -> tuple[Span, str] | None:
    """A rule for the whole document: where it stands and its kind, ``first-is-lead`` or ``implemented-by``."""
    if "第一" in text or "首位" in text or "最前" in text or "前列" in text:
        m = FIRST_IS_LEAD.search(text)
        if m:
            return _bare(text, m), "first-is-lead"
    if "均" in text:
        m = IMPLEMENTED_BY.search(text)
        if m:
            return _bare(text, m), "implemented-by"
    return None


def _bare(text: str, m: re.Match[str]) -> Span:
    """The rule without brackets and commas at its ends."""
    start, end = m.span()
    while start < end and text[start] in "(,。; ":
        start += 1
    while end > start and text[end - 1] in ") ":
        end -= 1
    return start, end


# --- CASE 1 a bracket -------------------------------------------------------------------------------------------------


def _bracket_pairs(text: str) -> list[Span]:
    """Matching brackets in order of their openers; an opener without a partner is passed over."""
    stack: list[tuple[str, int]] = []
    pairs: list[Span] = []
    for m in _BRACKETS.finditer(text):
        mark = m[0]
        opener = _PAIRS.get(mark)
        if opener is None:
            stack.append((mark, m.start()))
            continue
        # The partner is the nearest one of its kind; three deep is as deep as real clauses go.
        for depth in range(1, min(len(stack), 4) + 1):
            if stack[-depth][0] == opener:
                pairs.append((stack[-depth][1], m.end()))
                del stack[-depth:]
                break
    pairs.sort()
    return pairs


def _bracket(text: str, start: int, end: int, level: str | None) -> Clause | None:
    inner = text[start + 1 : end - 1]
    if _HINT.search(inner):
        content = read_content(inner, None, level)
        if content.kind in ("labels", "person") or ((content.kind == "verbs" or content.convention) and content.units and content.certain):
            rule = "labelled-bracket" if content.kind in ("labels", "person") else "duty-bracket"
            return _clause(content, _widened(text, start, end), start + 1, rule)
        if content.convention and not content.units:
            return _clause(content, _widened(text, start, end), start + 1, "convention-bracket")
        return None
    if _closes_item(text, start, end, inner):
        content = read_content(inner, None, level)
        if content.kind == "list" and content.certain:
            return _clause(content, _widened(text, start, end), start + 1, "bare-bracket")
    return None


_ALIAS_BEFORE = ("局", "委", "厅", "办", "部", "部门", "单位", "公司", "机构", "政府", "会", "院", "队", "所", "”")


def _closes_item(text: str, start: int, end: int, inner: str) -> bool:
    """A bracket without label and verb is a clause only where it closes a sentence and lists organs of some level.

    市科技主管部门（市科委） gives another name, 经“三委两局”（市发展改革委、市科委）认定 explains: neither is a clause.
    """
    before = text[:start].rstrip()
    after = text[end : end + 3].lstrip()
    if not before or after[:1] not in ("", "。", ";"):
        return False
    if before[-1] not in _SENTENCE_ENDS:
        if after and text[end:].strip(" 。;") and after[:1] != "。":
            return False
        if before.endswith(_ALIAS_BEFORE) and "、" not in inner:
            return False
        if after[:1] == "。" and text[end:].strip(" 。"):
            return False
    names = split_units(inner, None)
    return names.certain and not names.rest and any(can_stand_alone(n.name) for n in names.names)


def _widened(text: str, start: int, end: int) -> Span:
    """With the spaces before it, and with the stop after it where the sentence before is closed already."""
    while start and text[start - 1] in " \t":
        start -= 1
    if (start == 0 or text[start - 1] in _SENTENCE_ENDS) and text[end : end + 1] in ("。", ";", "."):
        end += 1
    return start, end


# --- CASE 2 labels in running text or on a line of their own ----------------------------------------------------------


def _label_runs(text: str, level: str | None, taken: list[Clause]) -> list[Clause]:
    """牵头单位：… 配合单位：… 完成时限：…, outside the clauses found so far."""
    found: list[Clause] = []
    spans = [clause.at for clause in taken]
    marks = [m for m in find_labels(text) if not any(a <= m.start < b for a, b in spans)]
    index = 0
    while index < len(marks):
        if marks[index].means == "other":
            index += 1
            continue
        first = marks[index]
        end = first.end
        last = index
        while True:
            limit = marks[last + 1].start if last + 1 < len(marks) else len(text)
            limit = min([limit, *(a for a, _ in spans if a >= marks[last].end)])
            stop = text.find("。", marks[last].end, limit)
            end = limit if stop < 0 else stop + 1
            follows = (
                last + 1 < len(marks)
                and marks[last + 1].means != "other"
                and not text[end : marks[last + 1].start].strip(" 。;,*")
            )
            if not follows:
                break
            last += 1
        index = last + 1
        if end - first.start > _LONGEST:
            continue
        content = read_content(text[first.start : end], None, level)
        if content.kind in ("labels", "person") and _plausible(content, text, first, end):
            start = first.start
            while start and text[start - 1] in " \t*([〔【":  # an opener without partner: the layout broke the bracket off
                start -= 1
            found.append(_clause(content, (start, end), first.start, "label-line"))
    return found


def _plausible(content: Content, text: str, first: Label, end: int) -> bool:
    """A label in running text vouches less than one in brackets: its value must be short, or organs."""
    if content.kind == "person" or (not content.units and content.schedule):
        return end - first.start <= 80 and (first.start == 0 or text[first.start - 1] in " \t*。;,:)")
    return content.certain or all(len(unit.name) <= 24 for unit in content.units)


def find_labels(text: str) -> list[Label]:
    """Label words with their colons, in order: 责任单位：, 【责任单位】, **责任单位**：, 责任单位（排第一的为牵头单位）：."""
    found: list[Label] = []
    words = labels()
    at = text.find(":")
    while at >= 0:
        end = at
        while end and text[end - 1] in " *\t】":
            end -= 1
        if end and text[end - 1] == ")":  # 责任单位(排第一的为牵头单位): the bracket is read as part of the value
            opener = text.rfind("(", max(0, end - 40), end)
            if opener > 0 and "第一" in text[opener:end]:
                end = opener
        if label := _label_before(text, end, at + 1, words):
            found.append(label)
        at = text.find(":", at + 1)
    if "位为" in text or "门为" in text or "室为" in text:  # 牵头单位为市科技局
        found += [label for m in _IS.finditer(text) if (label := _label_before(text, m.end() - 1, m.end(), words))]
        found.sort()
    if "】" in text:
        boxed = re.finditer(r"【([^【】]{2,12})】(?!:)", text)
        found += [Label(m.start(), m.end(), words[m[1]]) for m in boxed if m[1] in words]
        found.sort()
    return found


def _label_before(text: str, end: int, colon: int, words: dict[str, str]) -> Label | None:
    """The label word that ends here, with a word of scope before it or not (市级牵头单位)."""
    m = _WORD.search(text, max(0, end - 14), end)
    if m is None:
        return None
    word = m[0]
    if word not in words:
        scope = _SCOPE.match(word)
        if scope is None or word[scope.end() :] not in words:
            return None
        word = word[scope.end() :]
    return Label(m.start(), colon, words[word])


# --- CASE 3 a last sentence that only hands out the work --------------------------------------------------------------

def _closing_sentence(text: str, level: str | None, taken: list[Clause]) -> Clause | None:
    """由市科委负责。 · 市科技局牵头，市财政局配合。 as the whole last sentence, or 由…牵头 as its last clause."""
    tail_at = max(0, len(text) - 220)
    tail = text[tail_at:]
    if "牵头" not in tail and "负责" not in tail:
        return None
    limit = max((clause.at[1] for clause in taken), default=0)
    stripped = tail.rstrip(" 。;")
    if not stripped.endswith(("牵头", "负责", "配合", "落实", "参与", "实施", "协助", "推进", "组织实施")):
        return None
    begin = max(stripped.rfind("。"), stripped.rfind(";")) + 1
    for start in (begin, stripped.rfind(",由", begin) + 1):
        if start == 0 and (begin or tail_at):
            continue
        what = stripped[start:].lstrip()
        if subject := _SUBJECT.match(what):
            what = what[subject.end() :]
        at = tail_at + len(stripped) - len(what)
        if at < limit or len(what) > 160 or not what:
            continue
        content = read_content(what, None, level)
        if content.kind == "verbs" and content.certain and content.units and not _has_object(what):
            begin_at = tail_at + start
            if text[start + tail_at - 1 : start + tail_at] == "," and not all(u.collective or can_stand_alone(u.name) for u in content.units):
                continue
            while begin_at and text[begin_at - 1] in " \t":
                begin_at -= 1
            if begin_at and text[begin_at - 1] == ",":
                begin_at -= 1
                return _clause(content, (begin_at, tail_at + len(stripped)), at, "closing-sentence")
            return _clause(content, (begin_at, len(text)), at, "closing-sentence")
    return None




def _has_object(what: str) -> bool:
    """负责解释, 牵头制定方案: the verb hands out something else than the item itself."""
    for m in VERB.finditer(what):
        rest = what[m.end() :]
        if m[0] != "会同" and rest and rest[0] not in ",;。" and not VERB.match(rest):
            return True
    return False


# --- the grammar of a clause's content --------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def read_content(text: str, role: str | None, level: str | None) -> Content:
    """What a clause says. ``role`` is known from a table column; else labels or verbs give it."""
    marks = find_labels(text)
    units: list[UnitMention] = []
    schedule: list[Span] = []
    opened = False
    certain = True
    convention: Span | None = None
    kinds: set[str] = set()
    limit = len(text)
    implemented: tuple[int, int] | None = None
    found = find_convention(text)
    if found:
        convention = found[0]
        limit = _before_convention(text, convention[0])
        if found[1] == "implemented-by" and (m := IMPLEMENTED_BY.search(text)):
            implemented = m.span("who")
    first = marks[0].start if marks else limit
    has_roles = any(m.means not in ("other", "weak-schedule", "schedule") for m in marks)
    if not marks or text[:first].strip():
        if marks:
            span = _trimmed(text, 0, first)
            if span[0] < span[1] and is_schedule_like(text[span[0] : span[1]]):
                schedule.append(span)  # (5月底完成，牵头考核单位：…): before the first label only a schedule counts
        else:
            part = _value(text, 0, min(first, limit), role, level, strict=role is None)
            units += part.units
            schedule += part.schedule
            opened, certain = part.open, part.certain
            convention = convention or part.convention
            kinds.add(part.kind)
    for index, mark in enumerate(marks):
        stop = marks[index + 1].start if index + 1 < len(marks) else len(text)
        stop = min(stop, limit) if limit > mark.end else stop
        means = mark.means
        if means in ("schedule", "weak-schedule"):
            span = _trimmed(text, mark.end, stop)
            if span[0] < span[1] and (means == "schedule" or has_roles):
                schedule.append(span)
                kinds.add("labels")
        elif means == "person":
            kinds.add("person")
        elif means != "other":
            part = _value(text, mark.end, stop, means.rstrip("?"), level, strict=means.endswith("?"))
            if means.endswith("?") and not part.certain:
                continue
            if "人" in text[mark.start : mark.end] or "领导" in text[mark.start : mark.end]:
                part = part._replace(units=tuple(u for u in part.units if is_organ(u.name)))  # 责任单位及责任人
            units += part.units
            schedule += part.schedule
            opened = opened or part.open
            certain = certain and part.certain
            convention = convention or part.convention
            kinds.add("labels" if part.units or part.nothing else "empty")
    if implemented:
        names = split_units(text[implemented[0] : implemented[1]], level)
        known = {unit.name for unit in units}
        units += [
            _mention(name, implemented[0], "responsible")
            for name in names.names
            if names.certain and name.name not in known
        ]
    if convention and found and found[1] == "first-is-lead":
        units = _first_leads(units)
    kind = next((k for k in ("labels", "person", "verbs", "list") if k in kinds), "")
    return Content(tuple(_once(units)), opened, certain, tuple(schedule), convention, kind)


on_change(read_content.cache_clear)


_SUBJECT = re.compile(r"[ ,;。、]*(?:(?:以上|上述|此项|该项|本项|本条|具体)(?:工作|任务|事项|措施|政策|内容|条款)?(?:均|都)?,?)(?=由)")
"""以上工作由…: the subject of a sentence that only hands out what stands before it."""


class Value(NamedTuple):
    """One labelled value, or a clause without labels."""

    units: tuple[UnitMention, ...]
    open: bool
    certain: bool
    schedule: tuple[Span, ...]
    convention: Span | None
    kind: str
    nothing: bool = False
    """无 or —: there is no unit, and that is said."""


def _value(text: str, start: int, end: int, role: str | None, level: str | None, *, strict: bool) -> Value:
    """Groups of organs and the verbs after them; what no verb follows has the label's role."""
    units: list[UnitMention] = []
    schedule: list[Span] = []
    opened = False
    certain = True
    convention: Span | None = None
    last_role = role
    pending: str | None = None
    verbs = marked = False
    at = start

    def take(a: int, b: int, given: str, *, sure: bool) -> None:
        nonlocal opened, certain, convention, marked
        if subject := _SUBJECT.match(text, a, b):
            a = subject.end()
        names = split_units(text[a:b], level)
        for name in names.names:
            if not strict and len(name.name) > 40:
                continue
            units.append(_mention(name, a, given))
            marked = marked or name.role is not None
        schedule.extend((a + x, a + y) for x, y in names.rest)
        opened = opened or names.open
        if sure and text[a:b].strip(" ,;。、") and not names.rest:
            certain = certain and (names.certain or (names.open and not names.names))
        if names.convention:
            convention = (a + names.convention[0], a + names.convention[1])

    for verb in VERB.finditer(text, start, end):
        if verb.start() < at:
            continue
        verbs = True
        a, b = at, _without_adverb(text, at, verb.start())
        given = role_of(verb[0])
        edge = text.rfind(";", a, b) if role else -1
        if edge >= 0:
            take(
                a, edge, role or given, sure=True
            )  # 配合单位：A、B；各县政府负责落实: the verb reaches back to ； only
            a = edge + 1
        if verb[0] == "会同":
            take(a, b, "lead", sure=True)
            pending = "support"
            at = verb.end()
            continue
        if text[a:b].strip(" ,;。、"):
            take(a, b, pending or given, sure=True)
            last_role = pending or given
        pending = None
        after = VERB.match(text, verb.end(), end)
        if after is not None and after[0] == "会同":
            at = verb.end()
            continue
        stop = _OBJECT_END.search(text, verb.end(), end)
        at = stop.start() if stop else end
    rest = text[at:end].strip(" ,;。、*")
    if rest and not rest.startswith(("下同", "以下同")):
        given = role or pending or ("support" if last_role == "lead" else last_role) or "responsible"
        take(at, end, given, sure=True)
    nothing = not units and rest in _NOTHING
    verbs = verbs or marked
    if not units:
        certain = False
    return Value(tuple(units), opened, certain, tuple(schedule), convention, "verbs" if verbs else "list", nothing)


_NOTHING = ("无", "暂无", "空", "/", "—", "——", "-", "--")


def _without_adverb(text: str, start: int, end: int) -> int:
    """The end of the organs before 按职责分工, 分别, 共同 …."""
    m = ADVERB.search(text, max(start, end - 24), end)
    return m.start() if m and m.end() == end else end


def _before_convention(text: str, start: int) -> int:
    while start and text[start - 1] in "(,。; ":
        start -= 1
    return start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ,;。*\t、":
        start += 1
    while end > start and text[end - 1] in " ,;。*\t、)〕】":
        end -= 1
    return start, end


def _mention(name: Name, offset: int, role: str) -> UnitMention:
    return UnitMention(
        name.name,
        (offset + name.start, offset + name.end),
        name.role if name.role and (role == "responsible" or name.role == "lead") else role,
        name.canonical,
        name.collective,
        name.aka,
        name.inferred,
    )


def _first_leads(units: list[UnitMention]) -> list[UnitMention]:
    """The clause says itself that its first organ leads, and no printed role says otherwise."""
    if not units or any(unit.role != "responsible" for unit in units):
        return units
    return [
        u._replace(role="lead" if i == 0 else "support", inferred=(*u.inferred, "role")) for i, u in enumerate(units)
    ]


_WEIGHT = {"lead": 3, "responsible": 2, "support": 1, "supervise": 0}


def _once(units: list[UnitMention]) -> list[UnitMention]:
    """A unit given twice in one clause counts once, with its heavier role (TAXONOMY part 2, rule 12)."""
    if len({unit.name for unit in units}) == len(units):
        return units
    best: dict[str, UnitMention] = {}
    for unit in units:
        known = best.get(unit.name)
        if known is None or _WEIGHT[unit.role] > _WEIGHT[known.role]:
            best[unit.name] = unit if known is None else known._replace(role=unit.role)
    return list(best.values())


def _clause(content: Content, at: Span, offset: int, rule: str) -> Clause:
    units = tuple(u._replace(at=(u.at[0] + offset, u.at[1] + offset), rule=rule) for u in content.units)
    schedule = tuple((a + offset, b + offset) for a, b in content.schedule)
    convention = content.convention
    if convention is not None:
        convention = (convention[0] + offset, convention[1] + offset)
    return Clause(at, units, content.open, schedule, convention, rule)
