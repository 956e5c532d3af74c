"""Every type that crosses a border between stages, and the glossary Chinese ↔ English of the project.

Two families live here and nothing else: the *drafts* that stages hand to each other, and the *tree* that a reader
gets (schema ``fanwen-parse/1``). All of them are immutable named tuples: they cost 0.15 ms a class at import and
0.4 µs an instance, a seventh and a quarter of a frozen slots dataclass, and the cold start of ``parse`` is a promise.

Positions are 0-based offsets of code points in the decoded source, ``[start, end)``; lines are 1-based, both ends
included, and counted as :meth:`str.splitlines` counts them. ``printed`` is the source as given, ``text`` is the same
text *folded* by :func:`fold`: width and look-alike code points made equal, one character for one character, so that an
offset in one is an offset in the other. Rules match folded text only; the tree quotes printed text only.

Glossary: 通知 notice · 实施方案 plan · 附件 appendix · 附件说明 attachment note · 版记 imprint · 发文字号 doc number ·
主送机关 addressees · 署名 issuers · 成文日期 signed on · 文种 kind · 责任单位 responsible · 牵头 lead · 配合 support ·
督办 supervise · 进度安排/完成时限 timeline · 指标 target · 依据 basis · 简称 alias · 任务 task · 条目编号 num.
"""

import re
from bisect import bisect_right

from fanwen_parse.patterns import lazy
from fanwen_parse.records import NamedTuple

Span = tuple[int, int]
"""``[start, end)`` in code points."""
Lines = tuple[int, int]
"""First and last line, 1-based, both included."""

INVISIBLE = "".join(map(chr, (*range(9), *range(14, 32), 127, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
"""Characters that print nothing and are no white space: control characters, zero-width ones, byte order marks."""

# --- folding ----------------------------------------------------------------------------------------------------------

_COMMON = (
    ("，", ","),
    ("：", ":"),
    ("；", ";"),
    ("（", "("),
    ("）", ")"),
    ("\u3000", " "),
    ("\u00a0", " "),
    ("．", "."),
    ("﹒", "."),
    ("？", "?"),
    ("！", "!"),
    ("％", "%"),
    ("～", "~"),
    ("＋", "+"),
    ("〈", "<"),
    ("〉", ">"),
)
_RARE = lazy("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff02-\uff07\uff0a-\uff0f\uff1c-\uff1e\uff3b-\uff40\uff5b-\uff5d"
                   "\u2e80-\u2fdf\uf900-\ufaff\u2000-\u200a\u202f\u205f\ufe10-\ufe19\ufe30-\ufe6b\uff61-\uff65〇○﹝﹞〖〗]")  # fmt: skip
_rare_cache: dict[int, str] = {}


def fold(printed: str) -> str:
    """Make width and look-alike code points equal, one character for one: ``len(fold(x)) == len(x)``.

    Full-width ASCII, U+3000, NBSP and the Unicode spaces become ASCII; Kangxi radicals and compatibility ideographs
    become the unified ideograph; 〈〉 become ``<>``, ``﹝﹞`` become 〔〕, 〖〗 become 【】 and ○ becomes 〇 (二○二五). 、。“”《》〔〕【】 and all dashes stay.
    """
    text = printed
    for wide, narrow in _COMMON:
        text = text.replace(wide, narrow)
    return _RARE.sub(_fold_one, text)


def _fold_one(match: re.Match[str]) -> str:
    import unicodedata

    character = match[0]
    code = ord(character)
    if code not in _rare_cache:
        special = {"○": "〇", "〇": "〇", "﹝": "〔", "﹞": "〕", "〖": "【", "〗": "】"}
        folded = special.get(character) or unicodedata.normalize("NFKC", character)
        _rare_cache[code] = folded if len(folded) == 1 else character
    return _rare_cache[code]


# --- the source and its pieces ----------------------------------------------------------------------------------------


class Source(NamedTuple):
    """What a reader hands to the pipeline: decoded text, unchanged, and what is known of where it came from."""

    name: str
    """The name given, without folders; ``-`` for standard input."""
    text: str
    """The decoded text exactly as given (for HTML, docx and PDF: as extracted)."""
    folded: str
    """``fold(text)``."""
    starts: tuple[int, ...]
    """Offset of the first character of each line; ``str.splitlines`` lines."""
    sha256: str
    """Of the bytes given."""
    encoding: str
    format: str = "text"
    """``text``, ``html``, ``docx`` or ``pdf``."""

    def line_at(self, position: int) -> int:
        """The 1-based line that holds this offset."""
        return bisect_right(self.starts, position) or 1

    def lines_of(self, span: Span) -> Lines:
        """First and last line of a span; an empty span has the line it stands on."""
        start, end = span
        starts = self.starts
        first = bisect_right(starts, start) or 1
        if first == len(starts) or end <= starts[first]:
            return first, first
        return first, bisect_right(starts, end - 1)


class Line(NamedTuple):
    """One line of the source without the white space at its ends."""

    number: int
    """1-based."""
    start: int
    end: int
    """``start == end`` for a blank line."""
    text: str
    """Folded."""


class Passage(NamedTuple):
    """A run of text that a reader sees as one: a paragraph, a heading, a cell; mostly one slice of the source.

    ``pieces`` are the source spans whose characters, put together, are ``printed`` (hard-wrapped text has one a line).
    """

    text: str
    printed: str
    pieces: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.pieces[-1][1]

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``; it may run over a line break or a dropped line between pieces."""
        if len(self.pieces) == 1:
            first = self.pieces[0][0]
            return first + start, first + end
        return self._at(start), (self._at(end - 1) + 1 if end > start else self._at(start))

    def _at(self, index: int) -> int:
        for first, last in self.pieces:
            length = last - first
            if index < length:
                return first + index
            index -= length
        return self.pieces[-1][1]

    def cut(self, start: int, end: int) -> "Passage":
        """``text[start:end]`` as a passage of its own; white space at its ends stays with it. Empty cuts are allowed."""
        text, printed, spans = self
        if len(spans) == 1:
            first = spans[0][0]
            return tuple.__new__(Passage, (text[start:end], printed[start:end], ((first + start, first + end),)))
        pieces: list[Span] = []
        at = 0
        for first, last in spans:
            after = at + last - first
            if start < after:
                if at >= end:
                    break
                a = first + start - at if start > at else first
                b = first + end - at if end < after else last
                if a < b:
                    pieces.append((a, b))
            at = after
        if not pieces:
            here = self._at(start)
            pieces.append((here, here))
        return tuple.__new__(Passage, (text[start:end], printed[start:end], tuple(pieces)))

    def stripped(self) -> "Passage":
        """The passage without white space at its ends."""
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        return self if left == 0 and right == len(self.text) else self.cut(left, max(left, right))


class Dropped(NamedTuple):
    """Site boilerplate, kept so that every line is restorable."""

    kind: str
    """navigation, breadcrumb, page-title, widget, page-number, running-head, metadata, footer."""
    lines: Lines
    text: str
    """The printed lines, joined by ``\\n``."""
    span: Span


# --- mentions: what rules read in one folded text; offsets are relative to that text ----------------------------------


class UnitMention(NamedTuple):
    """One organ of a responsibility clause or a unit cell."""

    name: str
    """As printed (folded), tail such as 等 cut off, brackets of seat, alias or (牵头) cut off; 县(市、区) kept."""
    at: Span
    role: str
    """lead, responsible, support, supervise."""
    canonical: str | None = None
    """With the level prefix carried over, or the full official name, where it differs from ``name``."""
    collective: bool = False
    aka: str | None = None
    """Second nameplate, 区委宣传部（区文明办）."""
    inferred: tuple[str, ...] = ()
    """Which of its facts are inferred: ``level``, ``role``."""
    rule: str = ""


class Clause(NamedTuple):
    """A responsibility clause: （责任单位：…）, a label line, a bare bracket or a sentence that closes an item."""

    at: Span
    """The whole clause with its brackets; this much is taken out of the body text."""
    units: tuple[UnitMention, ...]
    open: bool = False
    """The list ends in 等 / 等相关部门."""
    schedule: tuple[Span, ...] = ()
    """Values of 完成时限/进度安排 labels inside this clause or label line."""
    convention: Span | None = None
    """列第一位者为牵头单位，下同, where the clause states it."""
    rule: str = ""


class TimeMention(NamedTuple):
    """One time expression, TAXONOMY part 1."""

    kind: str
    """deadline, period, recurring, ongoing, unresolved."""
    at: Span
    interval: str | None = None
    """EDTF; ``R/P1Y`` for recurring; None for ongoing and unresolved."""
    start: str | None = None
    end: str | None = None
    """Whole days, ISO, inclusive; None where unknown or masked."""
    inferred: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    """ambiguous, approximate, degenerate, masked."""
    by: str | None = None
    """recurring: the day within each period: ``--03-31`` in a year, ``---10`` in a month, ``-W-5`` Friday; several with commas."""
    times: str | None = None
    """recurring: how often within each period, ``>=2``."""
    rule: str = ""


class TargetMention(NamedTuple):
    """One quantitative target (指标), TAXONOMY part 3."""

    at: Span
    """The clause that states the target."""
    comparator: str
    """``>``, ``>=``, ``=``, ``<=``, ``<``, ``change``."""
    value: float | int | None
    """None for relative and trend targets."""
    unit: str | None
    """%, 个百分点 as 百分点, 元 (multiplied out), 项 …"""
    indicator: str | None = None
    low: float | int | None = None
    high: float | int | None = None
    flags: tuple[str, ...] = ()
    """approximate, implied, relative, trend, decrease, increase, per-year …; grant for an amount that a measure gives."""
    baseline: str | None = None
    rule: str = ""


class Context(NamedTuple):
    """What a phrase may borrow from its document. Nothing ever comes from today."""

    date: str | None = None
    """成文日期 (ISO) or None."""
    period: tuple[int, int] | None = None
    """First and last year of the plan, from its title."""
    year: int | None = None
    """Year of the nearest heading that names one (各年任务, 2025年工作要点)."""
    level: str | None = None
    """国, 省, 市, 区, 县, 镇 of the issuing organ, where known."""
    first_is_lead: bool = False
    """The document states that the first unit of a list is the lead."""
    now: int | None = None
    """The year of the document itself where no date tells it: what lies before it is past, whatever year a heading names."""
    school: int | None = None
    """The first year of the school year (学年) that the title names: its January is of the second."""


# --- the tree: what a reader gets (schema fanwen-parse/1) -------------------------------------------------------------


class UnitRef(NamedTuple):
    """One unit of one task."""

    name: str
    """As printed."""
    role: str
    text: str
    """The exact characters of the source."""
    origin: str
    """``plan``, ``appendix`` or ``both``; written as ``from``."""
    lines: Lines
    span: Span
    canonical: str | None = None
    collective: bool = False
    aka: str | None = None
    inferred: tuple[str, ...] = ()
    rule: str = ""
    by_convention: str | None = None
    """lead or support, where the document states that the first unit of each list is the lead (下同); ``role`` stays as
    printed."""


class Timeline(NamedTuple):
    """One time expression of one task."""

    kind: str
    text: str
    origin: str
    lines: Lines
    span: Span
    interval: str | None = None
    start: str | None = None
    end: str | None = None
    inferred: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    by: str | None = None
    times: str | None = None
    rule: str = ""


class Target(NamedTuple):
    """One quantitative target of one task."""

    text: str
    origin: str
    lines: Lines
    span: Span
    comparator: str
    value: float | int | None = None
    unit: str | None = None
    indicator: str | None = None
    low: float | int | None = None
    high: float | int | None = None
    by: str | None = None
    """The day the target is due, ISO."""
    baseline: str | None = None
    flags: tuple[str, ...] = ()
    rule: str = ""


class Task(NamedTuple):
    """The facts of a section, a part or a row."""

    title: str
    units: tuple[UnitRef, ...] = ()
    open: bool = False
    timeline: tuple[Timeline, ...] = ()
    targets: tuple[Target, ...] = ()
    rows: tuple[str, ...] = ()
    """Ids of the appendix rows that state this task again."""


class Paragraph(NamedTuple):
    """Text under a number, or under none."""

    text: str
    lines: Lines
    span: Span


class Section(NamedTuple):
    """One numbered item of the outline with what stands under it."""

    id: str
    num: str
    ordinal: int
    level: int
    heading: str
    lines: Lines
    """Own lines: number, heading and own paragraphs, not the children."""
    span: Span
    paragraphs: tuple[Paragraph, ...] = ()
    sections: "tuple[Section, ...]" = ()
    task: Task | None = None
    clauses: tuple[Paragraph, ...] = ()
    """The responsibility clauses as printed; they are not in ``paragraphs``."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    means: str
    """group, serial, task, measure, schedule, lead, responsible, support, supervise, other."""


class Row(NamedTuple):
    """One row of a table."""

    id: str
    cells: tuple[str | None, ...]
    lines: Lines
    span: Span
    group: str | None = None
    linked: str | None = None
    """Id of the plan's section that this row states again; written as ``task``."""
    task: Task | None = None
    """The row's own facts where the plan has no such task; written as ``task``."""
    facts: Task | None = None
    """What the row's own cells say, also where it is linked (written only for linked rows, as ``facts``)."""
    cell_lines: tuple[Lines | None, ...] = ()
    """Where each cell stands, one entry a cell; None for a cell without data."""


class Table(NamedTuple):
    """A table rebuilt from its cells."""

    id: str
    columns: tuple[Column, ...]
    lines: Lines
    span: Span
    rows: tuple[Row, ...] = ()
    """Rows of a table that names units or times: each states a task, its own or one of the plan."""
    caption: str | None = None
    grid: tuple[Row, ...] = ()
    """Rows of any other table (indicators, lists of places): cells and places only."""


class Part(NamedTuple):
    """A notice, a plan or an appendix."""

    id: str
    kind: str
    title: str | None
    lines: Lines
    span: Span
    number: int | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    task: Task | None = None
    clauses: tuple[Paragraph, ...] = ()


class DocNumber(NamedTuple):
    """发文字号 (GB/T 9704 7.2.5)."""

    text: str
    code: str
    year: int | None
    number: int | None
    lines: Lines


class Attachment(NamedTuple):
    """One entry of the 附件说明 (GB/T 9704 7.3.4)."""

    title: str
    number: int | None = None
    lines: Lines | None = None


class Imprint(NamedTuple):
    """版记 (GB/T 9704 7.4)."""

    organ: str | None = None
    printed_on: str | None = None
    copied_to: tuple[str, ...] = ()
    lines: Lines | None = None


class Basis(NamedTuple):
    """A document that the plan rests on (根据《…》)."""

    title: str
    issuers: tuple[str, ...] = ()
    lines: Lines | None = None


class Period(NamedTuple):
    """The years that the plan covers, as its title prints them."""

    text: str
    interval: str
    lines: Lines | None = None


class Convention(NamedTuple):
    """A rule that the document states for all its tasks."""

    text: str
    kind: str
    """first-is-lead, implemented-by, alias."""
    lines: Lines


class Document(NamedTuple):
    """The elements of GB/T 9704, and what the plan says of itself."""

    title: str | None = None
    kind: str | None = None
    doc_number: DocNumber | None = None
    addressees: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    signed_on: str | None = None
    attachments: tuple[Attachment, ...] = ()
    imprint: Imprint | None = None
    basis: tuple[Basis, ...] = ()
    period: Period | None = None
    conventions: tuple[Convention, ...] = ()
    normative: bool = False
    """A law, regulation, measure or report: it has provisions, not tasks. Not written."""
    lines: tuple[tuple[str, Lines], ...] = ()
    """Where each element stands: (name, lines) with the names of :class:`Element`."""


class Unit(NamedTuple):
    """One entry of the registry."""

    name: str
    tasks: tuple[str, ...]
    canonical: str | None = None
    level: str | None = None
    """national, province, city, district, township, internal."""
    system: str | None = None
    """party, government, legislature, cppcc, judicial, mass, vertical, institution, enterprise, other-party."""
    collective: bool = False
    aliases: tuple[str, ...] = ()
    """Other printed names of the same organ in this document."""


class Finding(NamedTuple):
    """What a careful proof-reader would mark."""

    kind: str
    severity: str
    """error, warning, info."""
    message: str
    lines: Lines
    task: str | None = None
    row: str | None = None
    quote: str | None = None
    suggestion: str | None = None


class SourceInfo(NamedTuple):
    """What was read."""

    name: str
    sha256: str
    encoding: str
    characters: int
    lines: int
    format: str = "text"


class Mark(NamedTuple):
    """One entry of the map: where the characters of ``[start, end)`` went."""

    start: int
    end: int
    role: str
    """num, heading, text, clause, cell, element, dropped, space."""
    id: str


class Plan(NamedTuple):
    """The whole tree."""

    source: SourceInfo
    document: Document
    parts: tuple[Part, ...]
    units: tuple[Unit, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    findings: tuple[Finding, ...] = ()
    map: tuple[Mark, ...] = ()
    """Empty unless asked for."""


# --- drafts: what stages hand to each other ---------------------------------------------------------------------------


class Cleaned(NamedTuple):
    """Result of :func:`fanwen_parse.stages.clean.clean`. Afterwards: each line of the source is kept or dropped, once."""

    lines: tuple[Line, ...]
    """Kept lines in order, blank ones included (a blank line can be an empty cell)."""
    dropped: tuple[Dropped, ...]


class Block(NamedTuple):
    """A passage with what layout knows of its surroundings. Blocks are what segment, table and outline walk over."""

    passage: Passage
    blank_before: int = 0
    """Blank lines of the source before it."""
    glued: bool = False
    """It does not start its line: it was cut out of a line that holds several."""
    cell: bool = False
    """Text, whatever number it begins with: of a table that could not be rebuilt, or of a page that a site has numbered."""


class PartDraft(NamedTuple):
    """A notice, a plan or an appendix: its elements and the blocks that are its content."""

    kind: str
    """notice, plan, appendix."""
    title: Passage | None
    """None where no title is printed; spaces and Markdown marks around it are not part of it."""
    body: tuple[Block, ...]
    """Content in order, without title, label and elements."""
    start: int
    end: int
    """Offsets of the part in the source, elements included."""
    label: Passage | None = None
    """附件1, as printed."""
    number: int | None = None
    subtitle: Passage | None = None
    """（征求意见稿）, （2021年8月1日…通过）, a second title line that is not joined to the title."""


class Element(NamedTuple):
    """A GB/T 9704 element where it stands: what the map calls ``element``."""

    name: str
    """doc-number, title, addressees, issuer, date, attachment-note, imprint, contents, label, subtitle, convention."""
    passage: Passage


class Segmented(NamedTuple):
    """Result of :func:`fanwen_parse.stages.segment.segment`. Afterwards: each block is in one part or one element, or dropped."""

    document: Document
    parts: tuple[PartDraft, ...]
    elements: tuple[Element, ...]
    dropped: tuple[Dropped, ...] = ()
    """Lines of the site that only the head of the document tells."""


class Cell(NamedTuple):
    """One cell of a rebuilt row."""

    passage: Passage | None
    """None where the table has no data here; a group cell filled down quotes the passage it was first printed in."""
    inherited: bool = False
    """Filled down from an earlier row (merged cell)."""


class RowDraft(NamedTuple):
    """One row of a table draft, a cell for each column."""

    group: Passage | None
    cells: tuple[Cell, ...]


class TableDraft(NamedTuple):
    """A table in terms of passages."""

    columns: tuple[Column, ...]
    header: tuple[Passage, ...]
    """The printed header cells, and repeats of header or group labels at page breaks: part of the table, not of a row."""
    rows: tuple[RowDraft, ...]
    caption: Passage | None = None
    start: int = 0
    end: int = 0


class Tabled(NamedTuple):
    """Result of :func:`fanwen_parse.stages.table.tables` for one part: the tables and the blocks that are not in one."""

    tables: tuple[TableDraft, ...]
    rest: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()


class Node(NamedTuple):
    """One numbered item of the outline, or one 条."""

    num: Passage
    """The printed marker, inner spaces included."""
    ordinal: int
    level: int
    """Nesting depth in this part, from 1."""
    heading: Passage
    """Up to the first 。 (the stop itself is in no passage of the node but stays in ``body`` cover for the map)."""
    body: tuple[Passage, ...]
    """The text after a run-in heading, then the paragraphs under this number before the first child."""
    children: "tuple[Node, ...]" = ()
    closing: tuple[Passage, ...] = ()
    """Paragraphs after the last child that belong to this node and to none of its children (rare)."""


class Outlined(NamedTuple):
    """Result of :func:`fanwen_parse.stages.outline.outline` for one part."""

    preamble: tuple[Passage, ...]
    """Paragraphs under no number, before the first node."""
    nodes: tuple[Node, ...]
    closing: tuple[Passage, ...] = ()
    """Unnumbered paragraphs after the last node that close the part (本方案自印发之日起施行)."""
    findings: tuple[Finding, ...] = ()


# --- what check and diff report through one set of forms --------------------------------------------------------------


class Entry(NamedTuple):
    """One thing to report, whatever found it: a finding of ``check`` or a change of ``diff``."""

    kind: str
    severity: str
    message: str
    file: str
    lines: Lines
    fingerprint: str
    """Hexadecimal, free of numbers and positions, stable when lines move."""
    where: str | None = None
    """Section path for people: 二、(三)4. 标题."""


class Report(NamedTuple):
    """Entries with what a CI form needs to know of the tool that found them."""

    tool: str
    """``fanwen-parse check`` or ``fanwen-parse diff``."""
    entries: tuple[Entry, ...]
    levels: tuple[tuple[str, str], ...]
    """(severity, CI level) with CI levels error, warning, notice."""
    catalogue: tuple[tuple[str, str], ...] = ()
    """(kind, one-line description) of every kind that occurs."""
