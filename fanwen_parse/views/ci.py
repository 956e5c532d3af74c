"""The forms that CI systems read: GitHub annotations, JUnit XML, SARIF 2.1.0, Markdown for a pull-request comment.

They know nothing of plans: ``check`` and ``diff`` both hand over a :class:`~fanwen_parse.model.Report`. Output depends on
the report alone (no clock, no environment), so that the same input gives the same bytes.

Text of a plan ends up inside formats with commands and markup of their own; each form escapes what its reader would obey:
workflow commands (``::error::``, ``##[error]``), control characters that XML forbids, mentions and ``**`` masks in Markdown.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fanwen_parse.model import Entry, Report

FORMS = ("github", "junit", "sarif", "markdown")

ANNOTATIONS = 10
"""GitHub shows ten annotations of a level (error, warning, notice) for one step; the rest is lost without a word."""
MARKDOWN_BYTES = 64 * 1024
"""A GitHub comment holds 65,536 characters; counted in UTF-8 bytes the form also fits the stricter forges."""
MARKDOWN_PIECE = 400
"""Characters of one message in Markdown; a quoted paragraph may be as long as a page."""
JUNIT_NAME = 120
"""Characters of a message in the name of a test case; the end of the fingerprint behind it keeps names apart."""
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = ("error", "warning", "notice")

_WORDS = {
    "zh": {
        "none": "没有发现问题。",
        "same": "两个版本没有差异。",
        "more": "另有 {n} 条未列出",
        "rest": "其余 {n} 条",
        "total": "共 {n} 条",
        "kind": "类别",
        "count": "条数",
        "severity": "级别",
        "meaning": "说明",
    },
    "en": {
        "none": "Nothing to report.",
        "same": "The two versions do not differ.",
        "more": "{n} more are not listed",
        "rest": "{n} more",
        "total": "{n} in total",
        "kind": "Kind",
        "count": "Count",
        "severity": "Severity",
        "meaning": "Meaning",
    },
}


def render(report: Report, form: str, *, lang: str = "zh") -> str:
    """Write a report in one of ``FORMS``; the result ends with a line break.

    Args:
        report: entries in reading order; each form puts the worst first where its reader cuts the list off.
        form: ``github``, ``junit``, ``sarif`` or ``markdown``.
        lang: language of the few words around the entries, ``zh`` or ``en``; messages come translated.

    Raises:
        KeyError: for any other form or language.
    """
    return _RENDER[form](report, _WORDS[lang])


# --- GitHub workflow commands -----------------------------------------------------------------------------------------


def _github(report: Report, words: dict[str, str]) -> str:
    """At most ten annotations a level; what GitHub would swallow is printed as a folded group of plain log lines."""
    level_of = dict(report.levels)
    lines: list[str] = []
    rest: list[str] = []
    for level in _LEVELS:
        entries = [entry for entry in report.entries if level_of.get(entry.severity, "notice") == level]
        lines += [_annotation(level, entry) for entry in entries[:ANNOTATIONS]]
        rest += [_log_line(level, entry) for entry in entries[ANNOTATIONS:]]
    if rest:
        lines += [f"::group::{words['rest'].format(n=len(rest))}", *rest, "::endgroup::"]
    if not lines:
        lines.append(_nothing(report, words))
    return "\n".join(lines) + "\n"


def _annotation(level: str, entry: Entry) -> str:
    properties = [
        ("file", entry.file),
        ("line", str(entry.lines[0])),
        ("endLine", str(entry.lines[1])),
        ("title", entry.kind),
    ]
    if entry.file == "-":  # standard input is no file of the repository
        properties = properties[3:]
    written = ",".join(f"{name}={_command_property(value)}" for name, value in properties)
    return f"::{level} {written}::{_command_data(_located(entry))}"


def _command_data(text: str) -> str:
    """``@actions/core`` escapeData."""
    return _printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _command_property(text: str) -> str:
    """``@actions/core`` escapeProperty."""
    return _command_data(text).replace(":", "%3A").replace(",", "%2C")


def _log_line(level: str, entry: Entry) -> str:
    # A line that starts with `::` or holds `##[` is a command for the runner, whoever wrote it.
    text = " ".join(_printable(_located(entry)).split()).replace("##[", "# #[")
    return f"- {level} {entry.kind} {entry.file}:{entry.lines[0]} {text}"


def _located(entry: Entry) -> str:
    return f"{entry.where}：{entry.message}" if entry.where and entry.where not in entry.message else entry.message


# --- JUnit XML --------------------------------------------------------------------------------------------------------


def _junit(report: Report, words: dict[str, str]) -> str:
    """One suite a file, one case an entry. Errors and warnings fail, notices pass with their message as output.

    A report without entries is one passed case, because many readers take a file without cases for a broken run.
    """
    level_of = dict(report.levels)
    suites: dict[str, list[Entry]] = {}
    for entry in report.entries:
        suites.setdefault(entry.file, []).append(entry)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    total = max(1, len(report.entries))
    failed = sum(level_of.get(entry.severity, "notice") != "notice" for entry in report.entries)
    lines.append(f'<testsuites name="{_xml(report.tool)}" tests="{total}" failures="{failed}" errors="0" time="0">')
    if not suites:
        lines += [
            f'  <testsuite name="{_xml(report.tool)}" tests="1" failures="0" errors="0" skipped="0" time="0">',
            f'    <testcase classname="{_xml(report.tool)}" name="{_xml(_nothing(report, words))}" time="0"/>',
            "  </testsuite>",
        ]
    for file, entries in suites.items():
        failed = sum(level_of.get(entry.severity, "notice") != "notice" for entry in entries)
        lines.append(
            f'  <testsuite name="{_xml(file)}" tests="{len(entries)}" failures="{failed}" errors="0" skipped="0" time="0">'
        )
        for entry in entries:
            name = _xml(f"{_located(entry)[:JUNIT_NAME]} [{entry.fingerprint[-12:]}]")
            lines.append(
                f'    <testcase classname="{_xml(entry.kind)}" name="{name}" file="{_xml(file)}" line="{entry.lines[0]}" time="0">'
            )
            text = _xml(
                f"{file}:{entry.lines[0]}-{entry.lines[1]}\n{_located(entry)}\n{entry.severity} {entry.fingerprint}"
            )
            if level_of.get(entry.severity, "notice") == "notice":
                lines.append(f"      <system-out>{text}</system-out>")
            else:
                lines.append(
                    f'      <failure type="{_xml(entry.kind)}" message="{_xml(entry.message)}">{text}</failure>'
                )
            lines.append("    </testcase>")
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _xml(text: str) -> str:
    text = _printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


# --- SARIF 2.1.0 ------------------------------------------------------------------------------------------------------


def _sarif(report: Report, words: dict[str, str]) -> str:
    """One run with its rules; ``partialFingerprints`` let code scanning follow an entry when lines move."""
    del words  # every word of this form comes from the report
    level_of = dict(report.levels)
    described = dict(report.catalogue)
    severity_of: dict[str, str] = {}
    for entry in report.entries:
        severity_of.setdefault(entry.kind, entry.severity)
    kinds = sorted(severity_of)
    rules: list[dict[str, Any]] = [
        {
            "id": kind,
            "shortDescription": {"text": _printable(described.get(kind, kind))},
            "defaultConfiguration": {"level": _sarif_level(level_of, severity_of[kind])},
        }
        for kind in kinds
    ]
    results = [
        _sarif_result(entry, kinds.index(entry.kind), _sarif_level(level_of, entry.severity))
        for entry in report.entries
    ]
    run = {
        "tool": {"driver": {"name": report.tool, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _sarif_level(level_of: dict[str, str], severity: str) -> str:
    level = level_of.get(severity, "notice")
    return "note" if level == "notice" else level


def _sarif_result(entry: Entry, index: int, level: str) -> dict[str, Any]:
    from urllib.parse import quote

    first, last = max(1, entry.lines[0]), max(1, *entry.lines)  # SARIF lines start at 1
    uri = quote(_printable(entry.file).replace("\\", "/"), safe="/~")
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {"startLine": first, "endLine": last},
        }
    }
    if entry.where:
        location["logicalLocations"] = [{"fullyQualifiedName": _printable(entry.where), "kind": "element"}]
    return {
        "ruleId": entry.kind,
        "ruleIndex": index,
        "level": level,
        "message": {"text": _printable(entry.message)},
        "locations": [location],
        "partialFingerprints": {"fanwenParse/v1": entry.fingerprint},
        "properties": {"severity": entry.severity},
    }


# --- Markdown ---------------------------------------------------------------------------------------------------------


def _markdown(report: Report, words: dict[str, str]) -> str:
    """A table of counts, then the entries of each severity folded away; cut to whole entries below 64 KiB."""
    head = [f"### {_md(report.tool)}", ""]
    if not report.entries:
        return "\n".join([*head, _nothing(report, words)]) + "\n"
    described = dict(report.catalogue)
    severities = _worst_first(report)
    counts = Counter((entry.severity, entry.kind) for entry in report.entries)
    head += [
        f"{words['total'].format(n=len(report.entries))}: "
        + ", ".join(f"{severity} {sum(n for (s, _), n in counts.items() if s == severity)}" for severity in severities),
        "",
        f"| {words['severity']} | {words['kind']} | {words['count']} | {words['meaning']} |",
        "|---|---|--:|---|",
    ]
    for (severity, kind), n in sorted(counts.items(), key=lambda item: (severities.index(item[0][0]), item[0][1])):
        head.append(f"| {_md(severity)} | `{kind}` | {n} | {_md(described.get(kind, ''))} |")
    blocks: list[tuple[str, list[str]]] = []
    for severity in severities:
        chosen = [entry for entry in report.entries if entry.severity == severity]
        blocks.append((f"{severity} ({len(chosen)})", [_md_entry(entry) for entry in chosen]))
    return _fit(head, blocks, words)


def _worst_first(report: Report) -> list[str]:
    level_of = dict(report.levels)
    order = [name for name, _ in report.levels]
    found = {entry.severity for entry in report.entries}
    return sorted(
        found,
        key=lambda name: (
            _LEVELS.index(level_of.get(name, "notice")),
            order.index(name) if name in order else len(order),
            name,
        ),
    )


def _md_entry(entry: Entry) -> str:
    message = " ".join(entry.message.split())
    if len(message) > MARKDOWN_PIECE:
        message = message[: MARKDOWN_PIECE - 1] + "…"
    where = f" {_md(entry.where)}" if entry.where and entry.where not in entry.message else ""
    return f"- `{entry.kind}`{where} {_md(message)} <sub>{_md(entry.file)}:{entry.lines[0]}</sub>"


def _fit(head: list[str], blocks: list[tuple[str, list[str]]], words: dict[str, str]) -> str:
    text = "\n".join(head) + "\n"
    # Room for the last line, `</details>` and the summaries, so that what is cut is always a whole entry.
    room = MARKDOWN_BYTES - len(text.encode()) - 200 - sum(len(title.encode()) + 80 for title, _ in blocks)
    pieces = [text]
    left = 0
    for position, (title, entries) in enumerate(blocks):
        kept: list[str] = []
        for entry in entries:
            size = len(entry.encode()) + 1
            if size > room:
                room = 0  # keep the order: nothing after the first entry that does not fit
                left += 1
                continue
            room -= size
            kept.append(entry)
        if kept:
            # The worst severity stands open: it is what the reviewer came for.
            opened = " open" if position == 0 else ""
            pieces.append(
                f"\n<details{opened}><summary>{_md(title)}</summary>\n\n" + "\n".join(kept) + "\n\n</details>\n"
            )
    if left:
        pieces.append(f"\n{words['more'].format(n=left)}\n")
    return "".join(pieces)


_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!$-])")


def _md(text: str) -> str:
    """Escape markup (a ``**`` mask is a name here) and take the power from mentions of people and issues."""
    return _MARKUP.sub(r"\\\1", _printable(text)).replace("@", "@\u200b").replace("\n", " ").replace("\r", " ")


# --- common -----------------------------------------------------------------------------------------------------------

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _printable(text: str) -> str:
    """Replace what XML 1.0 forbids and UTF-8 cannot hold: control characters and lone surrogates."""
    return _FORBIDDEN.sub("\ufffd", text)


def _nothing(report: Report, words: dict[str, str]) -> str:
    return words["same" if report.tool.endswith(" diff") else "none"]


def catalogue_of(entries: Iterable[Entry], described: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The (kind, description) pairs of the kinds that occur, in alphabetical order: ``Report.catalogue``."""
    return tuple((kind, described.get(kind, kind)) for kind in sorted({entry.kind for entry in entries}))


_RENDER: dict[str, Callable[[Report, dict[str, str]], str]] = {
    "github": _github,
    "junit": _junit,
    "sarif": _sarif,
    "markdown": _markdown,
}
