"""Findings for people and for other tools: entries of a report, plain JSON values, and text for a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TextIO

from fanwen_parse.findings.catalogue import TWO_PLACES, kind
from fanwen_parse.findings.fingerprint import fingerprints
from fanwen_parse.model import Entry, Report
from fanwen_parse.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fanwen_parse.model import Finding, Plan, Section

TOOL = "fanwen-parse check"
SCHEMA = "fanwen-check/1"
LEVELS = (("error", "error"), ("warning", "warning"), ("info", "notice"))

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_WORDS = {
    "zh": {
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "clean": "没有发现问题。",
        "range": "第 {0}—{1} 行",
        "line": "第 {0} 行",
        "places": "第 {0}、{1} 行",
        "accepted": "另有 {} 条已接受。",
        "total": "共 {} 条：",
        "suggestion": "建议：{}",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "clean": "Nothing to report.",
        "range": "lines {0}-{1}",
        "line": "line {0}",
        "places": "lines {0} and {1}",
        "accepted": "{} more are accepted.",
        "total": "{} in total: ",
        "suggestion": "suggestion: {}",
    },
}


class Item(NamedTuple):
    """A finding with the entry that the policy judges and the CI forms write."""

    finding: Finding
    entry: Entry


def items_of(plan: Plan, findings: Sequence[Finding], file: str) -> tuple[Item, ...]:
    """One item a finding, in the same order."""
    titles, places = _named(plan)
    prints = fingerprints(findings, titles)
    return tuple(
        Item(finding, Entry(finding.kind, finding.severity, finding.message, file, finding.lines, name, _where(finding, places)))
        for finding, name in zip(findings, prints, strict=True)
    )  # fmt: skip


def _where(finding: Finding, places: dict[str, str]) -> str | None:
    return places.get(finding.task or "") or places.get(finding.row or "")


def _named(plan: Plan) -> tuple[dict[str, str], dict[str, str]]:
    """Id → title, and id → section path for people (二、(三)4. 标题)."""
    titles: dict[str, str] = {}
    places: dict[str, str] = {}

    def walk(section: Section, path: str) -> None:
        here = path + section.num
        heading = " ".join(section.heading.split())
        titles[section.id] = heading
        places[section.id] = f"{here} {heading[:30]}{'…' if len(heading) > 30 else ''}".rstrip()
        for child in section.sections:
            walk(child, here)

    for part in plan.parts:
        titles[part.id] = part.title or ""
        for section in part.sections:
            walk(section, "")
        for table in part.tables:
            for row in table.rows:
                facts = row.facts or row.task
                titles[row.id] = facts.title if facts else (row.group or "")
    return titles, places


def report_of(entries: Iterable[Entry], lang: str) -> Report:
    """What :mod:`fanwen_parse.views.ci` writes."""
    kept = tuple(entries)
    records = [record for name in dict.fromkeys(entry.kind for entry in kept) if (record := kind(name))]
    catalogue = tuple((record.name, record.title_zh if lang == "zh" else record.title_en) for record in records)
    return Report(TOOL, kept, LEVELS, catalogue)


def data_of(items: Sequence[Item]) -> dict[str, Any]:
    """The report as plain values, ``schema: fanwen-check/1``: absent values are left out, as in the tree."""
    summary = Counter(item.entry.kind for item in items)
    findings = []
    for finding, entry in items:
        row = {
            "file": entry.file,
            "kind": entry.kind,
            "severity": entry.severity,
            "message": entry.message,
            "lines": list(entry.lines),
            "where": entry.where,
            "task": finding.task,
            "row": finding.row,
            "quote": finding.quote,
            "suggestion": finding.suggestion,
            "fingerprint": entry.fingerprint,
        }
        findings.append({name: value for name, value in row.items() if value is not None})
    return {"schema": SCHEMA, "summary": dict(sorted(summary.items())), "findings": findings}


def print_findings(
    items: Sequence[Item], lang: str, *, file: TextIO, accepted: int = 0, width: int | None = None
) -> None:
    """Write the findings to a stream, by file and in order of place; colours only on a terminal.

    Args:
        items: to show.
        lang: ``zh`` or ``en``.
        file: where to; lines are folded at the width of a terminal, and never in a pipe, where grep reads them.
        accepted: how many findings an accepted fingerprint keeps out.
        width: columns, where they are not to be asked of the terminal.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=file, highlight=False, emoji=False, markup=False, width=width)
    fold = console.is_terminal or width is not None
    words = _WORDS[lang]

    def line(*pieces: tuple[str, str]) -> None:
        console.print(Text.assemble(*pieces), soft_wrap=not fold)

    current = None
    for finding, entry in items:
        if entry.file != current:
            if current is not None:
                line(("", ""))
            line((entry.file, "bold"))
            current = entry.file
        line(
            (f"  {_place(entry, words)}  ", "dim"),
            (words.get(entry.severity, entry.severity), _STYLES.get(entry.severity, "")),
            (f"  {entry.message}", ""),
            (f"  {entry.kind}", "dim"),
        )
        details = [entry.where or ""]
        if finding.suggestion:
            details.append(words["suggestion"].format(finding.suggestion))
        if any(details):
            line(("      " + "  ".join(filter(None, details)), "dim"))
    if items:
        counts = Counter(entry.severity for _, entry in items)
        shown = "，" if lang == "zh" else ", "
        parts = shown.join(f"{words.get(name, name)} {counts[name]}" for name in _STYLES if counts[name])
        line(("", ""))
        line((words["total"].format(len(items)) + parts, ""))
    else:
        line((words["clean"], "green"))
    if accepted:
        line((words["accepted"].format(accepted), "dim"))


def _place(entry: Entry, words: dict[str, str]) -> str:
    first, last = entry.lines
    if first == last:
        return words["line"].format(first)
    # Body against appendix: the two lines are two places, not the ends of a range.
    return words["places" if entry.kind in TWO_PLACES else "range"].format(first, last)
