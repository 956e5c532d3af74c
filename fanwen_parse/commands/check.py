"""``fanwen-parse check``: what a careful proof-reader would mark in a plan."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from fanwen_parse.findings import review
from fanwen_parse.findings.catalogue import FAMILY_OF
from fanwen_parse.views.findings import Item, data_of, items_of, print_findings, report_of

from .files import Trouble, extend_lexicon, output, read_plan
from .policy import FINDING_SCALE, Chosen, Outcome, accepted_of, build, decide, options, write_accepted

FORMS = ("text", "json", "github", "sarif", "junit", "markdown")


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE|- ...")
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default="text", help="Form of the report; default text. Example: -f github")  # fmt: skip
@click.option("-o", "--output", "target", metavar="FILE", help="Write here; the file is whole or not there. Example: -o report.sarif")  # fmt: skip
@click.option("--encoding", metavar="NAME", help="Encoding of text and HTML; default: detected. Example: --encoding gb18030")  # fmt: skip
@click.option("--from", "kind", type=click.Choice(["text", "html", "docx", "pdf"]), help="Format of the files; default: by content and name. Example: --from html")  # fmt: skip
@click.option("--lexicon", metavar="FILE", help="Your own names of organs and labels (YAML). Example: --lexicon ours.yaml")  # fmt: skip
@options(FINDING_SCALE, "warning")
def command(
    files: tuple[str, ...],
    form: str,
    target: str | None,
    encoding: str | None,
    kind: str | None,
    lexicon: str | None,
    **given: Any,
) -> int:
    """Proof-read plans: body against appendix, numbers, elements, units, text.

    FILE is a document in any format that parse reads, or a tree that it wrote (.yaml, .json). Exit code 0: nothing at or
    above --fail-on; 1: something; 2: a file could not be read. fanwen-parse explain KIND says what a kind is.

    \b
    Examples:
      fanwen-parse check plan.txt
      fanwen-parse check -f github --fail-on error plans/*.docx
      fanwen-parse check --baseline accepted.toml --write-baseline "as published" plan.txt
    """  # noqa: D301  (click reads \b as: keep the lines below)
    chosen = build("check", given, start=_start(files), scale=FINDING_SCALE, default="warning", kinds=FAMILY_OF)
    extend_lexicon(lexicon or (str(chosen.lexicon) if chosen.lexicon else None))
    items: list[Item] = []
    failed = False
    for path in files:
        try:
            plan = read_plan(path, encoding=encoding, format=kind, check=False)
        except Trouble as error:
            error.show()
            failed = True
            continue
        items += items_of(plan, review(plan, lang=chosen.lang), path)
    outcome = decide((item.entry for item in items), chosen.policy)
    if chosen.write_reason is not None and chosen.baseline is not None:
        known = [one for one in chosen.policy.accepted if one not in outcome.unused]
        rows = accepted_of((*outcome.accepted, *outcome.entries), known, chosen.write_reason)
        write_accepted(chosen.baseline, rows)
        outcome = Outcome((), (*outcome.accepted, *outcome.entries), (), (), 0)
    _warn(outcome, chosen)
    by_name = {(item.entry.file, item.entry.fingerprint): item.finding for item in items}
    kept = [Item(by_name[entry.file, entry.fingerprint], entry) for entry in outcome.entries]
    with output(target) as write:
        write_report(kept, form, chosen.lang, len(outcome.accepted), write, colours=target is None)
    return 2 if failed else outcome.exit_code


def write_report(kept: list[Item], form: str, lang: str, accepted: int, write: Any, *, colours: bool) -> None:
    """Write the report in one form; text asks the terminal for colours only where it goes to one."""
    if form == "json":
        write(json.dumps(data_of(kept), ensure_ascii=False, indent=2) + "\n")
    elif form == "text":
        from io import StringIO

        stream = sys.stdout if colours and sys.stdout.isatty() else StringIO()
        print_findings(kept, lang, file=stream, accepted=accepted)
        if isinstance(stream, StringIO):
            write(stream.getvalue())
    else:
        from fanwen_parse.views.ci import render

        write(render(report_of((item.entry for item in kept), lang), form, lang=lang))


def _start(files: tuple[str, ...]) -> Path:
    """Where the search for a configuration begins: at the first file, or here for standard input."""
    return Path.cwd() if files[0] == "-" else Path(files[0])


def _warn(outcome: Outcome, chosen: Chosen) -> None:
    """What the file of accepted entries holds in vain is said on standard error and fails nothing."""
    for one in outcome.expired:
        click.echo(f"{chosen.baseline}: {one.kind} {one.fingerprint[:12]} was accepted until {one.until}", err=True)
    if outcome.unused:
        click.echo(f"{chosen.baseline}: {len(outcome.unused)} entries match nothing any more", err=True)
