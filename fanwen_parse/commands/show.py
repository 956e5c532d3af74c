"""``fanwen-parse show``: a plan as a tree for the eye."""

from __future__ import annotations

import sys

import click

from .files import extend_lexicon, read_plan


@click.command("show", epilog="Example: fanwen-parse show --full plan.docx | less")
@click.argument("file", metavar="FILE|-")
@click.option("--full", is_flag=True, help="Do not fold long text. Example: --full")
@click.option("--no-check", is_flag=True, help="Do not look for findings. Example: --no-check")
@click.option("--color/--no-color", default=None, help="Colours; default: on a terminal, unless NO_COLOR is set. Example: --no-color")  # fmt: skip
@click.option("--encoding", metavar="NAME", help="Encoding of text and HTML; default: detected. Example: --encoding gb18030")  # fmt: skip
@click.option("--from", "format_", type=click.Choice(["text", "html", "docx", "pdf"]), help="Format of the file; default: by content and name. Example: --from html")  # fmt: skip
@click.option("--lexicon", metavar="FILE", help="Your own names of organs and labels (YAML). Example: --lexicon ours.yaml")  # fmt: skip
def command(
    file: str,
    full: bool,
    no_check: bool,
    color: bool | None,
    encoding: str | None,
    format_: str | None,
    lexicon: str | None,
) -> int:
    """Show a plan as a tree: sections, tasks with units, timeline and targets.

    FILE is text, HTML, .docx, PDF or a stored tree; - is standard input. Without a terminal the tree is plain text.
    """
    from fanwen_parse.views.terminal import show

    extend_lexicon(lexicon)
    plan = read_plan(file, encoding=encoding, format=format_, check=not no_check)
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="replace")
    show(plan, out, full=full, color=color)
    return 0
