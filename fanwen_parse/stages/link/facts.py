"""What one item says of who, when and how much: mentions of the rules become facts with places in the source."""

from bisect import bisect_left, bisect_right
from operator import itemgetter

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

from ...model import (
    Clause,
    Context,
    Convention,
    Lines,
    Node,
    Paragraph,
    Passage,
    Source,
    Target,
    TargetMention,
    Timeline,
    TimeMention,
    UnitMention,
    UnitRef,
)
from ...rules.clause_labels import REPORTS, reports
from ...rules.clauses import (
    find_convention,
    may_hold_clause,
    read_clauses,
    read_due,
    read_handed_out,
    read_headed,
    role_of_heading,
)
from ...rules.target_lists import days as days_in_turn
from ...rules.targets import may_hold_target, read_targets
from ...rules.times import may_hold_time, read_times
from .context import year_of
from .cuts import around, extent, quoted

_TEXT = itemgetter(0)
"""The text of a passage."""
_new = tuple.__new__
"""Makes a named tuple of all its fields three times as fast as its class does: for what each paragraph and organ needs."""


class Facts(NamedTuple):
    """The facts of one item, one row or one part, and what is left of its text without the clauses."""

    units: tuple[UnitRef, ...] = ()
    open: bool = False
    timeline: tuple[Timeline, ...] = ()
    targets: tuple[Target, ...] = ()
    clauses: tuple[Paragraph, ...] = ()
    """The clauses as they stand."""
    paragraphs: tuple[Paragraph, ...] = ()
    """What the passages say beside their clauses; a passage with a clause in its middle is two."""
    conventions: tuple[Convention, ...] = ()
    taken: tuple[Passage, ...] = ()
    """``clauses`` as passages, for the map."""
    rest: tuple[Passage, ...] = ()
    """``paragraphs`` as passages, for the map."""

    def __bool__(self) -> bool:
        """Is there any fact at all?"""
        return bool(self.units or self.timeline or self.targets)


def _paragraphs(source: Source, passages: list[Passage], lines: Lines) -> list[Paragraph]:
    """Pieces of a passage on these lines as the tree shows them."""
    found = []
    for passage in passages:
        span = extent(passage)
        here = lines if lines[0] == lines[1] else source.lines_of(span)
        found.append(_new(Paragraph, (passage.printed, here, span)))
    return found


_DUTIES = ("负责", "牵头", "落实", "实施", "组织", "协调", "配合", "主办", "主抓", "承办", "协办")
"""How a heading ends that says who does it."""
_LISTED = ("单位", "部门", "单位:", "部门:")
"""How a heading ends that is a label of organs."""
_MASTHEAD = ("主管单位", "主办单位", "主管:", "主办:")
"""Labels of a page or a paper that stand above its text and hand out nothing."""
_LABEL = 14
"""Characters of a label, with its colon."""


def read_item(
    source: Source,
    heading: Passage | None,
    body: tuple[Passage, ...],
    context: Context,
    *,
    duties_only: bool,
    dated: bool = False,
) -> Facts:
    """All facts that the text of one item states.

    Args:
        source: for lines.
        heading: the item's heading; it may itself hold a deadline (2020年底前开展…).
        body: the paragraphs of the item.
        context: what phrases may borrow from the document.
        duties_only: times and targets count only beside units (normative documents, text under no number).
        dated: times count all the same (:func:`.context.hands_out`).
    """
    units: list[UnitRef] = []
    is_open = False
    timeline: list[Timeline] = []
    targets: list[Target] = []
    cut_out: list[Paragraph] = []
    paragraphs: list[Paragraph] = []
    taken: list[Passage] = []
    rest: list[Passage] = []
    conventions: list[Convention] = []
    said: tuple[Passage, ...] = (heading,) if heading is not None else ()
    """What the heading says beside a clause that it is."""
    # Most items state nothing of one kind or another: each question is put to the whole item before its passages are read. Clauses
    # are asked for by who reads them, so where a single passage may hold one, once is enough.
    whole = "\n".join(map(_TEXT, (heading, *body) if heading is not None else body))
    has_clauses = len(body) < 2 or may_hold_clause(whole)
    on_label = False  # the line above was one of labels
    label = heading if has_clauses and heading is not None and heading.text.find(":", 0, _LABEL) > 0 else None
    headed_by = role_of_heading(heading.text) if heading is not None and body else ""
    for passage in (label, *body) if label is not None else body:
        text, printed, pieces = passage
        span = pieces[0] if len(pieces) == 1 else extent(passage)
        lines = source.lines_of(span)
        clauses = read_clauses(text, context) if has_clauses else ()
        if clauses and heading is None and text.startswith(_MASTHEAD):
            clauses = ()
        if passage is label:  # 1.责任单位:区教育局: only the label line that it is
            clauses = tuple([clause for clause in clauses if clause.rule == "label-line" and not clause.at[0]])
            if not clauses:
                label = None
                continue
        elif headed_by and not clauses and (headed := read_headed(text, headed_by, context)) is not None:
            clauses = (headed,)
        elif on_label and not clauses and (due := read_due(text)) is not None:
            clauses = (due,)
        on_label = bool(clauses) and clauses[-1].rule == "label-line" and clauses[-1].at[1] == len(text)
        if not clauses:
            rest.append(passage)
            paragraphs.append(_new(Paragraph, (printed, lines, span)))
            if has_clauses and "牵头" in text:
                conventions += _convention(source, passage, find_convention(text))
            continue
        for clause in clauses:
            refs = unit_refs(source, passage, clause.units, "plan", lines)
            kind = _convention_kind(text, clause) if clause.convention is not None else ""
            if context.first_is_lead or kind == "first-is-lead":
                refs = by_convention(refs)
            units += refs
            is_open = is_open or clause.open
            if clause.schedule:
                timeline += label_times(source, passage, clause, context, "plan")
            if clause.convention is not None:
                conventions += _convention(source, passage, (clause.convention, kind))
        left, out = around(passage, [clause.at for clause in clauses])
        if passage is label:
            said = tuple(left)
            continue
        taken += out
        cut_out += _paragraphs(source, out, lines)
        if left:
            rest += left
            paragraphs += _paragraphs(source, left, lines)
    if not units and heading is not None and heading.text.endswith(_DUTIES):
        # A run-in heading may be the whole item: 1.新建站点20处,由区教育局负责。 It stays the heading, and its organs are read.
        handed = read_handed_out(heading.text, context, of_subject=not body and not duties_only)
        if handed is not None:
            units += unit_refs(source, heading, handed.units, "plan", source.lines_of(extent(heading)))
            is_open = is_open or handed.open
    tasked = bool(units) or not duties_only
    if tasked or dated:
        labelled = len(timeline)
        has_times = may_hold_time(whole)
        has_numbers, in_words = may_hold_target(whole) if tasked else (False, False)
        has_targets = has_numbers or in_words
        prose = (*said, *rest) if has_times or has_targets else ()
        if prose and (":" in whole or (heading is not None and heading.text.endswith(REPORTS))):
            prose = _planned(heading, prose)
        for passage in prose:
            times = read_times(passage.text, context) if has_times else ()
            if times:
                timeline += [timeline_ref(source, passage, mention, "plan") for mention in times]
            if has_targets:
                targets += read_item_targets(source, passage, times, context, "plan", in_words=in_words)
        if labelled:  # reading order: prose first, then what the label says
            timeline = timeline[labelled:] + timeline[:labelled]
        if targets:
            targets = with_due_days(targets, timeline)
    facts = (
        tuple(units),
        is_open,
        tuple(timeline),
        tuple(targets),
        tuple(cut_out),
        tuple(paragraphs),
        tuple(conventions),
        tuple(taken),
        tuple(rest),
    )
    return _new(Facts, facts)


def read_listed(source: Source, heading: Passage, children: tuple[Node, ...], context: Context) -> tuple[UnitRef, ...]:
    """The units of an item whose heading is the label and whose sub-items are the organs: （三）责任单位 1.市教育局 2.市财政局.

    Empty where any of them is more than organs: the sub-items are then items as any other.
    """
    if not heading.text.endswith(_LISTED) or any(child.body or child.children for child in children):
        return ()
    units: list[UnitRef] = []
    role = role_of_heading(heading.text)
    for child in children:
        clause = read_headed(child.heading.text, role, context) if role else None
        if clause is None:
            return ()
        units += unit_refs(source, child.heading, clause.units, "plan", source.lines_of(extent(child.heading)))
    return tuple(units)


def _planned(heading: Passage | None, prose: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages without those that report: 完成情况:已建成20处, and what stands under the heading 存在问题."""
    if heading is not None and reports(heading.text + ":"):
        return ()
    return tuple([passage for passage in prose if not reports(passage.text)])


def unit_refs(
    source: Source, passage: Passage, mentions: tuple[UnitMention, ...], origin: str, lines: Lines
) -> list[UnitRef]:
    """The units of one list with their places; names are quoted with the widths of the source.

    ``lines`` are those of the passage.
    """
    text, printed, pieces = passage
    begin = pieces[0][0]
    one_line = len(pieces) == 1 and lines[0] == lines[1]  # so is all that stands in it
    found = []
    for name, (start, end), role, canonical, collective, aka, inferred, rule in mentions:
        whole = printed[start:end]
        stands = (whole, lines, (begin + start, begin + end)) if one_line else quoted(source, passage, start, end)
        ref = (
            whole if name == text[start:end] else name,
            role,
            stands[0],
            origin,
            *stands[1:],
            canonical if canonical != name else None,
            collective,
            aka,
            inferred,
            rule,
            None,
        )
        found.append(_new(UnitRef, ref))
    return found


def unit_ref(source: Source, passage: Passage, mention: UnitMention, origin: str) -> UnitRef:
    """One unit with its place."""
    return unit_refs(source, passage, (mention,), origin, source.lines_of(extent(passage)))[0]


def by_convention(units: list[UnitRef]) -> list[UnitRef]:
    """One list under the rule 列第一位者为牵头单位，下同: the role that the rule gives stands beside the role as printed.

    A list that prints a lead of its own is left alone.
    """
    printed = [unit._replace(role="responsible") if "role" in unit.inferred else unit for unit in units]
    if any(unit.role != "responsible" for unit in printed):
        return printed
    return [unit._replace(by_convention="support" if i else "lead") for i, unit in enumerate(printed)]


def timeline_ref(source: Source, passage: Passage, mention: TimeMention, origin: str) -> Timeline:
    """A time expression with its place."""
    kind, (start, end), *rest = mention
    words, lines, span = quoted(source, passage, start, end)
    return _new(Timeline, (kind, words, origin, lines, span, *rest))


def label_times(source: Source, passage: Passage, clause: Clause, context: Context, origin: str) -> list[Timeline]:
    """What 完成时限 and 进度安排 labels say; a value that names no time is kept as ``unresolved``, never dropped."""
    found: list[Timeline] = []
    for start, end in clause.schedule:
        value = passage.cut(start, end).stripped()
        found += schedule_times(source, value, context, origin)
        if year := year_of(value.text):  # 2025年6月底前取得成果,12月底前完成: the year holds for what follows
            context = context._replace(year=year)
    return found


def schedule_times(source: Source, value: Passage, context: Context, origin: str) -> list[Timeline]:
    """The times of a schedule cell or label value."""
    mentions = read_times(value.text, context, column=True)
    if not mentions and value.text.strip("-—–/ 无"):
        mentions = (TimeMention("unresolved", (0, len(value.text)), rule="schedule-without-time"),)
    return [timeline_ref(source, value, mention, origin) for mention in mentions]


def read_item_targets(
    source: Source,
    passage: Passage,
    times: tuple[TimeMention, ...],
    context: Context,
    origin: str,
    *,
    in_words: bool = True,
) -> list[Target]:
    """The targets of one passage; ``by`` is the day of the deadline that governs the target's sentence, if one does."""
    text = passage.text
    mentions = read_targets(text, context, in_words=in_words)
    if not mentions:
        return []
    paired = days_in_turn(text, mentions, times) if len(mentions) > 1 and ("分别" in text or "年和" in text) else {}
    days = _Days.of(text, mentions, times) if times else None
    return [
        _target_ref(source, passage, mention, paired.get(place) or (days.due(mention) if days else None), origin)
        for place, mention in enumerate(mentions)
    ]


class _Days(NamedTuple):
    """The deadlines of a passage, in order, with what decides which of them governs a target."""

    starts: list[int]
    days: list[str]
    stops: list[int]
    """Where its sentences end."""
    ends: list[int]
    """Where the statements of its targets end."""

    @classmethod
    def of(cls, text: str, mentions: tuple[TargetMention, ...], times: tuple[TimeMention, ...]) -> "_Days | None":
        """None where no deadline has a day."""
        deadlines = sorted((time.at[0], time.end) for time in times if time.kind == "deadline" and time.end)
        if not deadlines:
            return None
        stops = [match.start() for match in compiled("。").finditer(text)]
        ends = sorted(mention.at[1] for mention in mentions)
        return cls([at for at, _ in deadlines], [day for _, day in deadlines], [*stops, len(text)], ends)

    def due(self, mention: TargetMention) -> str | None:
        """The day of the nearest deadline in the target's sentence, else of the last one before it in the paragraph.

        A day behind the target governs it where no figure follows that the day is said of. Where one does
        (年均增长10%,到2024年达到2万亿元) and no other day is named, the answer is empty: the task's day is not the target's.
        """
        start, end = mention.at
        sentence = bisect_left(self.stops, start)
        left = self.stops[sentence - 1] if sentence else -1
        right = self.stops[min(bisect_left(self.stops, end), len(self.stops) - 1)]
        inside, behind = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if inside < behind:
            return self.days[inside]
        before = self.days[inside - 1] if inside else None  # 到2027年,…。…。: what follows is due then as well
        if inside and self.starts[inside - 1] > left:
            return before
        if behind == len(self.starts) or self.starts[behind] >= right:
            return before
        follower = bisect_right(self.ends, self.starts[behind])
        if follower < len(self.ends) and self.ends[follower] <= right:
            return before or ""
        return self.days[behind]


def with_due_days(targets: list[Target], timeline: list[Timeline]) -> list[Target]:
    """A target without a day of its own is due with the task, where the task has exactly one deadline; an empty day is none."""
    days = {entry.end for entry in timeline if entry.kind == "deadline" and entry.end}
    day = days.pop() if len(days) == 1 else None
    if day is None and not any(target.by == "" for target in targets):
        return targets
    return [target if target.by else target._replace(by=None if target.by == "" else day) for target in targets]


def _target_ref(source: Source, passage: Passage, mention: TargetMention, by: str | None, origin: str) -> Target:
    (start, end), sign, value, unit, indicator, low, high, flags, baseline, rule = mention
    words, lines, span = quoted(source, passage, start, end)
    target = (words, origin, lines, span, sign, value, unit, indicator, low, high, by, baseline, flags, rule)
    return _new(Target, target)


def _convention_kind(text: str, clause: Clause) -> str:
    """``first-is-lead`` or ``implemented-by``; empty where the clause states no rule."""
    if clause.convention is None:
        return ""
    found = find_convention(text[clause.convention[0] : clause.convention[1]])
    return found[1] if found else "first-is-lead"


def _convention(source: Source, passage: Passage, found: tuple[tuple[int, int], str] | None) -> list[Convention]:
    if found is None:
        return []
    (start, end), kind = found
    return [Convention(passage.printed[start:end], kind, source.lines_of(passage.span(start, end)))]
