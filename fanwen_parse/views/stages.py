"""What each stage made, as lines to look at (``parse --until STAGE``). For people; no other tool reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fanwen_parse.model import Block, Cleaned, Node, Outlined, Passage, Source, Tabled
    from fanwen_parse.pipeline import Run

_WIDTH = 88
"""Characters of a text that are shown."""


def stage_text(source: Source, run: Run, until: str) -> str:
    """What the stage ``until`` made of the source, one thing a line, cut to a readable width."""
    views: dict[str, Callable[[Source, Run], Iterator[str]]] = {
        "clean": lambda source, run: _clean(source, run.cleaned),
        "layout": lambda source, run: (_block(source, block) for block in run.blocks),
        "segment": _segment,
        "table": _table,
        "outline": _outline,
    }
    return "".join(f"{line}\n" for line in views[until](source, run))


def _clean(source: Source, cleaned: Cleaned) -> Iterator[str]:
    """Every line that is not blank, with the reason why it was dropped."""
    kinds = {n: dropped.kind for dropped in cleaned.dropped for n in range(dropped.lines[0], dropped.lines[1] + 1)}
    for number, line in enumerate(source.text.splitlines(), 1):
        if line.strip():
            yield f"{number:>5}  {kinds.get(number, ''):12}  {_cut(line)}"


def _block(source: Source, block: Block) -> str:
    marks = ("glued" if block.glued else "") or (f"+{block.blank_before}" if block.blank_before else "")
    return f"{_lines(source, block.passage):>9}  {marks:5}  {_cut(block.passage.printed)}"


def _segment(source: Source, run: Run) -> Iterator[str]:
    if run.segmented is None:
        return
    for element in run.segmented.elements:
        yield f"{_lines(source, element.passage):>9}  {element.name}: {_cut(element.passage.printed)}"
    for entry in run.segmented.dropped:
        yield f"{f'{entry.lines[0]}-{entry.lines[1]}':>9}  dropped {entry.kind}: {_cut(entry.text)}"
    for part in run.segmented.parts:
        first, last = source.lines_of((part.start, part.end))
        title = part.title or part.label
        number = f" {part.number}" if part.number else ""
        name = f": {_cut(title.printed)}" if title else ""
        yield f"{f'{first}-{last}':>9}  {part.kind}{number}{name}  ({len(part.body)} blocks)"


def _table(source: Source, run: Run) -> Iterator[str]:
    for part, tabled, _ in run.parts:
        yield f"{part.kind}: {len(tabled.tables)} tables, {len(tabled.rest)} blocks in none"
        yield from _tables(source, tabled)


def _tables(source: Source, tabled: Tabled) -> Iterator[str]:
    for table in tabled.tables:
        yield "           " + " | ".join(f"{column.name} ({column.means})" for column in table.columns)
        for row in table.rows:
            cells = [
                ("^" if cell.inherited else "") + _cut(cell.passage.printed, 24) if cell.passage else "-"
                for cell in row.cells
            ]
            first = next((cell.passage for cell in row.cells if cell.passage and not cell.inherited), None)
            yield f"{_lines(source, first) if first else '':>9}  " + " | ".join(cells)
    for finding in tabled.findings:
        yield f"{finding.lines[0]:>9}  ! {finding.kind}: {finding.message}"


def _outline(source: Source, run: Run) -> Iterator[str]:
    for part, _, outlined in run.parts:
        title = part.title or part.label
        yield f"{part.kind}: {_cut(title.printed) if title else ''}".rstrip()
        yield from _nodes(source, outlined)


def _nodes(source: Source, outlined: Outlined) -> Iterator[str]:
    for passage in outlined.preamble:
        yield f"{_lines(source, passage):>9}  {_cut(passage.printed)}"

    def walk(node: Node, depth: int) -> Iterator[str]:
        heading = _cut(node.num.printed + node.heading.printed, _WIDTH - 2 * depth)
        yield f"{_lines(source, node.num):>9}  {'  ' * depth}{heading}  ({sum(len(p.text) for p in node.body)})"
        for child in node.children:
            yield from walk(child, depth + 1)

    for node in outlined.nodes:
        yield from walk(node, 0)
    for passage in outlined.closing:
        yield f"{_lines(source, passage):>9}  {_cut(passage.printed)}"
    for finding in outlined.findings:
        yield f"{finding.lines[0]:>9}  ! {finding.kind}: {finding.message}"


def _lines(source: Source, passage: Passage) -> str:
    first, last = source.lines_of((passage.start, passage.end))
    return str(first) if first == last else f"{first}-{last}"


def _cut(text: str, width: int = _WIDTH) -> str:
    """The text on one line, cut."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
