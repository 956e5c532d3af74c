"""Link: who, when and how much of each item; which row states which task; the registry; the tree.

Afterwards: every block of every part stands in the tree, every fact on the item that states it, every row beside the task
that it states again, every unit once in the registry, and (if asked) every character of the source in the map.
"""

from ...model import (
    Cleaned,
    Context,
    Convention,
    Dropped,
    Finding,
    Lines,
    Mark,
    Node,
    Outlined,
    Part,
    PartDraft,
    Passage,
    Plan,
    Row,
    RowDraft,
    Section,
    Segmented,
    Source,
    SourceInfo,
    Span,
    Table,
    Tabled,
    TableDraft,
    Task,
    Timeline,
    UnitRef,
)
from ...rules.target_past import is_review
from .blocks import close_lists, lift
from .context import context_of, contexts_of_texts, hands_out, year_of
from .cuts import extent
from .facts import Facts, read_item, read_listed
from .registry import registry
from .rows import Candidate, RowText, bare, pair_rows
from .unnumbered import loose_facts, read_row, undittoed

Drafts = tuple[tuple[PartDraft, Tabled, Outlined], ...]
_TASK_COLUMNS = frozenset({"schedule", "lead", "responsible", "support", "supervise"})


def link(source: Source, cleaned: Cleaned, segmented: Segmented, parts: Drafts, *, with_map: bool) -> Plan:
    """The tree of a document from what the stages before found.

    Args:
        source: for lines, sizes and the quotes of the tree.
        cleaned: for what was dropped.
        segmented: document elements and parts.
        parts: each part with its tables and its outline.
        with_map: also account for every character.
    """
    builder = _Builder(source, segmented, with_map=with_map)
    if builder.normative:
        nodes = [node for _, _, outlined in parts for node in outlined.nodes]
        builder.dated = hands_out(nodes, builder.context)
    built = _linked([builder.part(draft, tabled, outlined) for draft, tabled, outlined in parts])
    findings: list[Finding] = []
    for _, tabled, outlined in parts:
        findings += (*tabled.findings, *outlined.findings)
    dropped = cleaned.dropped
    if segmented.dropped:
        dropped = tuple(sorted((*dropped, *segmented.dropped), key=lambda entry: entry.span))
    marks = builder.map(dropped, segmented, built) if with_map else ()
    document = segmented.document
    if builder.conventions:
        known = {convention.text for convention in document.conventions}
        fresh = [c for c in builder.conventions if c.text not in known]
        document = document._replace(conventions=(*document.conventions, *fresh))
    info = SourceInfo(source.name, source.sha256, source.encoding, len(source.text), _line_count(source), source.format)
    units = registry(built, builder.context.level)
    return Plan(info, document, built, units, dropped, tuple(findings), marks)


def _line_count(source: Source) -> int:
    return len(source.starts) if source.text else 0


class _Builder:
    """Walks the drafts once; keeps ids unique and, where the map is asked for, remembers what went where."""

    def __init__(self, source: Source, segmented: Segmented, *, with_map: bool) -> None:
        self.source = source
        self.context = context_of(segmented.document)
        self.texts = contexts_of_texts(segmented, self.context)
        self.normative = segmented.document.normative
        self.dated = False
        """Times count in a normative document too, for it hands out duties."""
        self.with_map = with_map
        self.claims: list[tuple[int, int, str, str]] = []
        """(start, end, role, id) of what was read from where, for the map."""
        self.conventions: list[Convention] = []
        self.ids: dict[str, int] = {}
        """How often each id was wanted."""

    def part(self, draft: PartDraft, tabled: Tabled, outlined: Outlined) -> Part:
        """One part of the tree."""
        part_id = self._unique(draft.kind)
        self.context = self.texts.get(draft.start, self.context)
        loose = (*outlined.preamble, *outlined.closing)
        facts = read_item(self.source, None, loose, self.context, duties_only=True)
        self._remember(facts, part_id)
        if not facts.units and (draft.kind == "notice" or not self.normative):
            timeline, targets = loose_facts(self.source, loose, self.context, goals=not self.normative)
            facts = facts._replace(timeline=timeline, targets=targets)
        task = self._task(draft.title.printed if draft.title else "", facts) if facts else None
        sections = self._lifted(
            tuple(self._section(node, f"{part_id}/", self.context) for node in close_lists(outlined.nodes))
        )
        tables = tuple(
            self._table(table, part_id, number, plain=number == 1 and not sections)
            for number, table in enumerate(tabled.tables, 1)
        )
        span = (draft.start, draft.end)
        title = draft.title
        if title is not None and self._is_caption(draft, tabled):
            tables = (tables[0]._replace(caption=title.printed), *tables[1:])
            title = None
        return Part(
            part_id,
            draft.kind,
            title.printed if title else (draft.label.printed if draft.label else None),
            self._lines(span),
            span,
            draft.number,
            facts.paragraphs,
            sections,
            tables,
            task,
            facts.clauses,
        )

    def _lifted(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """The sections with label lines that close a block on the block; the map follows."""
        lifted = lift(sections, self.source.text)
        if lifted.moved and self.with_map:
            self.claims = [
                (start, end, role, lifted.moved.get((start, end), owner) if role == "clause" else owner)
                for start, end, role, owner in self.claims
            ]
        return lifted.sections

    def _is_caption(self, draft: PartDraft, tabled: Tabled) -> bool:
        """Is the title of an appendix the caption row of its table?

        Pages and Word files print label and title of an appendix inside the table, in a merged row above the header; the
        readers write that row as lines. Such a title is the table's, and the part is called by its label.
        """
        if self.source.format not in ("html", "docx") or draft.label is None or draft.title is None:
            return False
        first = tabled.tables[0] if tabled.tables else None
        if first is None or first.caption is not None:
            return False
        return not self.source.text[draft.title.end : first.start].strip()

    def _lines(self, span: Span) -> tuple[int, int]:
        """Lines of a part: white space at its ends is nobody's."""
        start, end = span
        piece = self.source.text[start:end]
        return self.source.lines_of((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))

    def _unique(self, wanted: str) -> str:
        """The id, or the id with the next free suffix where the source prints the same number again."""
        count = self.ids[wanted] = self.ids.get(wanted, 0) + 1
        return wanted if count == 1 else self._unique(f"{wanted}-{count}")

    def _section(self, node: Node, above: str, context: Context, *, review: bool = False) -> Section:
        num, ordinal, level, heading, body, children, closing = node
        section_id = self._unique(f"{above}{ordinal}")
        text = heading.text
        review = review or is_review(text)
        year = year_of(text)
        if year:
            context = context._replace(year=year)
        if context.first_is_lead is not self.context.first_is_lead:
            context = context._replace(first_is_lead=self.context.first_is_lead)
        own = (*body, *closing) if closing else body
        duties_only, dated = self.normative or review, self.dated and not review
        facts = read_item(self.source, heading, own, context, duties_only=duties_only, dated=dated)
        if children and not facts.units and (listed := read_listed(self.source, heading, children, context)):
            facts = facts._replace(units=listed)
        if facts.conventions or self.with_map:
            self._remember(facts, section_id)
        if self.with_map:
            self._claim(num, "num", section_id)
            self._claim(heading, "heading", section_id)
        last = body[-1] if body else heading  # in order of reading
        span = (num.pieces[0][0], max(num.pieces[-1][1], last.pieces[-1][1]))
        below = f"{section_id}."
        section = (
            section_id,
            "".join(num.printed.split()),
            ordinal,
            level,
            heading.printed,
            self.source.lines_of(span),
            span,
            facts.paragraphs,
            tuple([self._section(child, below, context, review=review) for child in children]) if children else (),
            self._task(heading.printed, facts) if facts.units or facts.timeline or facts.targets else None,
            facts.clauses,
        )
        return tuple.__new__(Section, section)

    def _task(self, title: str, facts: Facts) -> Task:
        return tuple.__new__(Task, (title, facts.units, facts.open, facts.timeline, facts.targets, ()))

    def _remember(self, facts: Facts, owner: str) -> None:
        if facts.conventions:
            self.conventions += facts.conventions
            if not self.context.first_is_lead and any(c.kind == "first-is-lead" for c in facts.conventions):
                self.context = self.context._replace(first_is_lead=True)
        if self.with_map:
            for passage in facts.taken:
                self._claim(passage, "clause", owner)
            for passage in facts.rest:
                self._claim(passage, "text", owner)

    def _table(self, draft: TableDraft, part_id: str, number: int, *, plain: bool) -> Table:
        table_id = f"{part_id}/t{number}"
        stem = part_id if plain else table_id
        duties = any(column.means in _TASK_COLUMNS for column in draft.columns)
        lines_of = self.source.lines_of
        rows = []
        label = None
        said: RowDraft | None = None
        for place, row in enumerate(draft.rows, 1):
            row_id = f"{stem}/{place}"
            cells: list[str | None] = []
            places: list[Lines | None] = []
            spans: list[Span] = []
            inherited: list[Span] = []
            for passage, is_inherited in row.cells:
                if passage is None:
                    cells.append(None)
                    places.append(None)
                    continue
                _, printed, pieces = passage
                at = pieces[0] if len(pieces) == 1 else extent(passage)
                cells.append(printed)
                places.append(lines_of(at))
                if is_inherited:
                    inherited.append(at)
                    continue
                spans.append(at)
                if self.with_map:
                    self._claim(passage, "cell", row_id)
            if self.with_map and row.group is not None and row.group is not label:
                self._claim(row.group, "cell", row_id)
            label = row.group
            span = _hull(spans or inherited or [(draft.start, draft.start)])
            said = undittoed(draft.columns, row, said) if duties else None
            facts = read_row(self.source, draft.columns, said, self.context) if said is not None else None
            group = row.group.printed if row.group is not None else None
            rows.append(Row(row_id, tuple(cells), lines_of(span), span, group, None, None, facts, tuple(places)))
        if self.with_map:
            for passage in (*draft.header, *((draft.caption,) if draft.caption else ())):
                self._claim(passage, "cell", table_id)
        span = (draft.start, draft.end)
        caption = draft.caption.printed if draft.caption else None
        table = Table(table_id, draft.columns, self.source.lines_of(span), span, caption=caption)
        return table._replace(rows=tuple(rows)) if duties else table._replace(grid=tuple(rows))

    def _claim(self, passage: Passage, role: str, owner: str) -> None:
        """One claim for each piece of the passage."""
        self.claims += [(start, end, role, owner) for start, end in passage.pieces if end > start]

    def map(self, dropped: tuple[Dropped, ...], segmented: Segmented, parts: tuple[Part, ...]) -> tuple[Mark, ...]:
        """The partition of the source."""
        from .cover import partition  # seldom asked for

        for element in segmented.elements:
            self._claim(element.passage, "element", element.name)
        for number, entry in enumerate(dropped, 1):
            self.claims.append((*entry.span, "dropped", f"dropped/{number}"))
        return partition(self.source, self.claims, [(part.span, part.id) for part in parts])


def _hull(spans: list[Span]) -> Span:
    """The least span that holds them all."""
    return min(spans)[0], max([end for _, end in spans])


# --- rows and tasks ---------------------------------------------------------------------------------------------------


def _linked(parts: list[Part]) -> tuple[Part, ...]:
    """Rows linked with the tasks they state again; both carry the link, the task also the facts of its rows."""
    tables = [table for part in parts for table in part.tables]
    facts = {row.id: row.facts for table in tables for row in table.rows if row.facts is not None}
    if not facts:
        return tuple(parts)
    candidates: list[Candidate] = []
    groups: set[str] = set()

    def offer(section: Section) -> None:
        if section.task or not section.sections:
            body = "".join([p.text for p in section.paragraphs[:2]])
            candidates.append(Candidate(section.id, section.heading, section.heading + body[:160]))
        else:
            groups.add(bare(section.heading))
        for child in section.sections:
            offer(child)

    for part in parts:
        for section in part.sections:
            offer(section)
    groups.difference_update([bare(candidate.heading) for candidate in candidates])
    texts = [_row_text(table, row, groups) for table in tables for row in table.rows if row.id in facts]
    links = pair_rows(texts, candidates)
    of_section: dict[str, list[str]] = {}
    for row_id, section_id in links.items():
        of_section.setdefault(section_id, []).append(row_id)

    def walk(section: Section) -> Section:
        rows = of_section.get(section.id)
        if section.sections:
            section = section._replace(sections=tuple([walk(child) for child in section.sections]))
        if rows:
            base = section.task or Task(section.heading)
            section = section._replace(task=with_rows(base, [(r, facts[r]) for r in rows]))
        return section

    def tie(row: Row) -> Row:
        if row.id in links:
            return row._replace(linked=links[row.id])
        return row._replace(task=row.facts, facts=None)

    return tuple(
        part._replace(
            sections=tuple(walk(section) for section in part.sections),
            tables=tuple(table._replace(rows=tuple(tie(row) for row in table.rows)) for table in part.tables),
        )
        for part in parts
    )


def _row_text(table: Table, row: Row, groups: set[str]) -> RowText:
    """What a row says of its task; where its task cell repeats the heading of a group of tasks, its measures say which."""
    named = [(column.means, cell) for column, cell in zip(table.columns, row.cells, strict=False) if cell is not None]
    task = next((cell for means, cell in named if means == "task"), "")
    measures = " ".join(cell for means, cell in named if means in ("measure", "other"))
    if measures and task and bare(task) in groups:
        return RowText(row.id, measures, measures, "")
    title = row.facts.title if row.facts is not None else ""
    return RowText(row.id, title, f"{title}{measures}", task if measures else "")


def with_rows(task: Task, rows: list[tuple[str, Task]]) -> Task:
    """The task with what its rows state: equal facts become ``both``, the others stand beside as ``appendix``."""
    units = list(task.units)
    timeline = list(task.timeline)
    targets = list(task.targets)
    open_list = task.open
    has_units = bool(task.units)
    for _, facts in rows:
        for unit in facts.units:
            place = next((i for i, known in enumerate(units) if _same_unit(known, unit)), None)
            if place is None:
                units.append(unit)
            elif units[place].origin == "plan":
                units[place] = units[place]._replace(origin="both")
        free = [i for i, known in enumerate(timeline) if known.origin == "plan"]
        for time in facts.timeline:
            twin = next((i for i in free if _same_time(timeline[i], time)), None)
            if twin is None:
                timeline.append(time)
            else:
                free.remove(twin)
                timeline[twin] = timeline[twin]._replace(origin="both")
        for target in facts.targets:
            at = next((i for i, t in enumerate(targets) if t.origin == "plan" and t[4:10] == target[4:10]), None)
            if at is None:
                targets.append(target)
            else:
                targets[at] = targets[at]._replace(origin="both")
        open_list = open_list or (facts.open and not has_units)
    return task._replace(
        units=tuple(units),
        open=open_list,
        timeline=tuple(timeline),
        targets=tuple(targets),
        rows=tuple(row_id for row_id, _ in rows),
    )


def _same_unit(one: UnitRef, other: UnitRef) -> bool:
    return one.role == other.role and (
        one.name == other.name or (one.canonical or one.name) == (other.canonical or other.name)
    )


def _same_time(one: Timeline, other: Timeline) -> bool:
    return one.kind == other.kind and one.interval == other.interval and one.end == other.end
