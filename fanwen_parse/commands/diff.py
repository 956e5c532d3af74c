"""``fanwen-parse diff``: what changed between two versions of a plan."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fanwen_parse.records import NamedTuple
from fanwen_parse.revision import KINDS, compare
from fanwen_parse.views import ci
from fanwen_parse.views.changes.report import entries_of, report_of

from . import policy
from .config import ConfigError
from .files import Trouble, extend_lexicon, output
from .pins import read_pins
from .revisions import base_of, exists, in_base, read_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fanwen_parse.model import Entry
    from fanwen_parse.revision import Change, Comparison, Pin

FORMS = ("text", "json", "html", *ci.FORMS)


class _Told(NamedTuple):
    """One pair of files, ready to be written."""

    old: str
    new: str
    comparison: Comparison
    changes: tuple[Change, ...]
    entries: tuple[Entry, ...]
    outcome: policy.Outcome


@click.command("diff")
@click.argument("files", nargs=-1, metavar="OLD NEW | --git BASE FILE ...")
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default="text", help="Form of the report.  [default: text] Example: -f markdown")  # fmt: skip
@click.option("-o", "--output", "target", metavar="FILE", help="Write here; the file is whole or not there. Example: -o changes.html")  # fmt: skip
@click.option("--git", "base", metavar="BASE", help="Compare files with their version in this commit; BASE... is where the branch left BASE. Example: --git origin/main... plan.txt")  # fmt: skip
@click.option("--pins", "pin_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="TOML file of tasks that belong together. Example: --pins pins.toml")  # fmt: skip
@click.option("--all", "show_all", is_flag=True, help="Also tell what is silent: numbers, order, punctuation, width, aliases. Example: --all")  # fmt: skip
@click.option("--encoding", metavar="NAME", help="Encoding of text and HTML; default: detected. Example: --encoding gb18030")  # fmt: skip
@click.option("--lexicon", metavar="FILE", help="Your own names of organs and labels (YAML). Example: --lexicon ours.yaml")  # fmt: skip
@click.option("--json-schema", "schema", is_flag=True, help="Write the JSON Schema of -f json and stop. Example: --json-schema")  # fmt: skip
@policy.options(policy.CHANGE_SCALE, "any")
def command(
    files: tuple[str, ...],
    form: str,
    target: str | None,
    base: str | None,
    pin_file: Path | None,
    show_all: bool,
    encoding: str | None,
    lexicon: str | None,
    schema: bool,
    **given: Any,
) -> int:
    """Tell what changed between two versions of a plan, task by task.

    OLD and NEW are documents in any form that parse reads, trees that it wrote (.yaml, .json), - for standard input, or
    REV:FILE for a version that git keeps. Tasks are paired by what they say, never by number or place.

    Exit code 0: no change at or above --fail-on; 1: at least one; 2: trouble. The report is written in any case.

    \b
    Examples:
      fanwen-parse diff plan-2024.txt plan-2025.txt
      fanwen-parse diff -f html -o changes.html HEAD~1:plan.txt plan.txt
      fanwen-parse diff --git origin/main... -f github --fail-on breaking plans/*.txt
    """  # noqa: D301  (click reads \b as: keep the lines below)
    if schema:
        return _write_schema(target)
    versions = _versions(files, base)
    chosen = policy.build(
        "diff",
        given,
        start=Path(versions[0][2]) if versions and Path(versions[0][2]).exists() else Path(),
        scale=policy.CHANGE_SCALE,
        default="any",
        kinds={kind.name: kind.family for kind in KINDS.values()},
    )
    extend_lexicon(lexicon or (str(chosen.lexicon) if chosen.lexicon else None))
    told = [
        _tell(old, new, name, chosen, _pins(pin_file), show_all=show_all, encoding=encoding)
        for old, new, name in versions
    ]
    if form == "html" and len(told) > 1:
        raise click.UsageError("-f html shows one file.")
    if chosen.write_reason is not None and chosen.baseline is not None:
        now = [entry for one in told for entry in one.entries]
        policy.write_accepted(chosen.baseline, policy.accepted_of(now, chosen.policy.accepted, chosen.write_reason))
        click.echo(f"{chosen.baseline}: {len(now)} accepted", err=True)
        return 0
    with output(target) as write:
        write(_written(told, form, chosen.lang, to_terminal=target is None))
    for one in told:
        for row in one.outcome.expired:
            click.echo(f"Note: no longer accepted since {row.until}: {row.note or row.fingerprint}", err=True)
    return max((one.outcome.exit_code for one in told), default=0)


def _versions(files: tuple[str, ...], base: str | None) -> list[tuple[str, str, str]]:
    """(old spec, new spec, name of the new file) of each comparison."""
    if base is None:
        if len(files) != 2:
            raise click.UsageError("Give OLD and NEW, or --git BASE and at least one FILE.")
        if files == ("-", "-"):
            raise click.UsageError("Only one of OLD and NEW can be standard input.")
        return [(files[0], files[1], files[1].rpartition(":")[2] if not Path(files[1]).exists() else files[1])]
    if not files:
        raise click.UsageError("--git BASE needs at least one FILE.")
    commit = base_of(base)
    found = []
    for file in files:
        spec = in_base(commit, file)
        if exists(spec):
            found.append((spec, file, file))
        else:
            click.echo(f"{file}: new since {base}, nothing to compare", err=True)
    return found


def _pins(path: Path | None) -> tuple[Pin, ...]:
    if path is None:
        return ()
    try:
        return read_pins(path)
    except ConfigError as error:
        raise Trouble(str(error)) from None


def _tell(
    old: str, new: str, name: str, chosen: policy.Chosen, pins: Sequence[Pin], *, show_all: bool, encoding: str | None
) -> _Told:
    comparison = compare(read_version(old, encoding=encoding), read_version(new, encoding=encoding), pins=pins)
    for pin in comparison.unmet:
        click.echo(f"Note: a pin names nothing in these files: {' '.join(pin.old)} → {' '.join(pin.new)}", err=True)
    asked = {kind for kind, _ in chosen.policy.severity} | set(chosen.policy.select)
    changes = [_loud(one) for one in comparison.changes if one.severity != "silent" or show_all or one.kind in asked]
    entries = entries_of(changes, old, name, chosen.lang)
    outcome = policy.decide(entries, chosen.policy)
    return _Told(old, name, comparison, tuple(_kept(changes, entries, outcome.entries)), entries, outcome)


def _loud(change: Change) -> Change:
    """A silent change that was asked for is one to be informed of."""
    return change._replace(severity="info") if change.severity == "silent" else change


def _kept(changes: Iterable[Change], entries: Iterable[Entry], kept: Iterable[Entry]) -> Iterable[Change]:
    """The changes of the entries that a policy kept, with the severities it gave them. Both lists have one order."""
    both = zip(changes, entries, strict=True)
    for entry in kept:
        for change, own in both:
            if own._replace(severity=entry.severity) == entry:
                yield change._replace(severity=entry.severity)
                break


def _written(told: Sequence[_Told], form: str, lang: str, *, to_terminal: bool) -> str:
    if form == "text":
        return "\n".join(_as_text(one, lang, to_terminal=to_terminal) for one in told)
    if form == "json":
        from fanwen_parse.views.changes.data import dump, to_data

        return "".join(
            dump(to_data(one.comparison, one.changes, one.old, one.new, lang), compact=len(told) > 1) for one in told
        )
    if form == "html":
        from fanwen_parse.views.changes.html import page

        return "".join(page(one.comparison, one.changes, one.old, one.new, lang) for one in told)
    entries = tuple(entry for one in told for entry in one.outcome.entries)
    return ci.render(report_of(entries, lang), form, lang=lang)


def _as_text(one: _Told, lang: str, *, to_terminal: bool) -> str:
    from rich.console import Console

    from fanwen_parse.views.changes.text import print_changes

    # Rendered aside, so that the report is whole or not there; rich is told what it would have found out by itself.
    terminal = Console(file=sys.stdout)
    colours = to_terminal and terminal.is_terminal
    buffer = io.StringIO()
    print_changes(
        one.comparison, one.changes, one.old, one.new, lang,
        file=buffer, accepted=len(one.outcome.accepted),
        width=terminal.width if colours else None, colours=terminal.color_system if colours else None,
    )  # fmt: skip
    return buffer.getvalue()


def _write_schema(target: str | None) -> int:
    from fanwen_parse.views.changes.data import dump, json_schema

    with output(target) as write:
        write(dump(json_schema()))
    return 0
