"""``fanwen-parse parse``: documents in, trees out."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from fanwen_parse.pipeline import STAGES, run

from . import Quick
from .files import Trouble, extend_lexicon, output, read_source

if TYPE_CHECKING:
    from fanwen_parse.model import Source


class _Command(Quick):
    """A command whose short options are found at once.

    click looks for ``-f`` among the long options first, and to say that it is none loads difflib and the translations of its
    message: 2 ms, as much as reading and cleaning a plan.
    """

    def make_parser(self, ctx: click.Context) -> Any:
        parser = super().make_parser(ctx)
        with suppress(AttributeError):  # only an economy: a later click may name them otherwise
            parser._long_opt.update(parser._short_opt)  # noqa: SLF001  (there is no other way in)
        return parser


@click.command("parse", cls=_Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE|- ...")
@click.option("-f", "--format", "form", type=click.Choice(["yaml", "json"]), help="Form of the tree; default yaml, or by the suffix of -o. Example: -f json")  # fmt: skip
@click.option("-o", "--output", "target", metavar="FILE", help="Write here; the file is whole or not there. Example: -o plan.yaml")  # fmt: skip
@click.option("--compact", is_flag=True, help="JSON on one line; several files are always so (NDJSON). Example: -f json --compact")  # fmt: skip
@click.option("--map", "with_map", is_flag=True, help="Also say of every character where it went. Example: -f json --map")  # fmt: skip
@click.option("--no-check", is_flag=True, help="Do not look for findings. Example: --no-check")
@click.option("--text", "as_text", is_flag=True, help="Write the text that positions point into. Example: plan.pdf --text")  # fmt: skip
@click.option("--until", type=click.Choice(STAGES), help="Show what this stage made instead of the tree. Example: --until outline")  # fmt: skip
@click.option("--encoding", metavar="NAME", help="Encoding of text and HTML; default: detected. Example: --encoding gb18030")  # fmt: skip
@click.option("--from", "kind", type=click.Choice(["text", "html", "docx", "pdf"]), help="Format of the files; default: by content and name. Example: --from html")  # fmt: skip
@click.option("--lexicon", metavar="FILE", help="Your own names of organs and labels (YAML). Example: --lexicon ours.yaml")  # fmt: skip
def command(
    files: tuple[str, ...],
    form: str | None,
    target: str | None,
    compact: bool,
    with_map: bool,
    no_check: bool,
    as_text: bool,
    until: str | None,
    encoding: str | None,
    kind: str | None,
    lexicon: str | None,
) -> int:
    """Parse plans to YAML or JSON trees.

    FILE is text in any usual encoding, HTML, .docx or PDF; - is standard input. Several files give one YAML document each,
    or one line of JSON each. A file that cannot be read is named on standard error and the others are still written;
    the exit code is then 2.

    \b
    Examples:
      fanwen-parse parse plan.txt
      fanwen-parse parse -f json -o plan.json page.html
      fanwen-parse parse -f json plans/*.txt > plans.ndjson
    """  # noqa: D301  (click reads \b as: keep the lines below)
    if form is None:
        form = "json" if target is not None and target.lower().endswith((".json", ".ndjson", ".jsonl")) else "yaml"
    if len(files) > 1 and (as_text or (until and until != "link")):
        raise click.UsageError("--text and --until show one file.")
    extend_lexicon(lexicon)
    failed = 0
    with output(target) as write:
        for path in files:
            try:
                source = read_source(path, encoding=encoding, format=kind)
            except Trouble as error:
                error.show()
                failed += 1
                continue
            if as_text:
                write(source.text)
            elif until and until != "link":
                write(_stage(source, until))
            else:
                if form == "yaml" and len(files) > 1:
                    write("---\n")
                write(_tree(source, form, compact=compact or len(files) > 1, check=not (no_check or until), with_map=with_map))  # fmt: skip
    return 2 if failed else 0


def _tree(source: Source, form: str, *, compact: bool, check: bool, with_map: bool) -> str:
    from fanwen_parse.tree import dump

    plan = run(source, check=check, with_map=with_map).plan
    assert plan is not None, "the last stage makes the plan"  # noqa: S101
    return dump(plan, form, compact=compact)


def _stage(source: Source, until: str) -> str:
    from fanwen_parse.views.stages import stage_text

    return stage_text(source, run(source, until=until), until)
