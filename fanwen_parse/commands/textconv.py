"""``fanwen-parse textconv``: a plan as short canonical text, for git."""

from __future__ import annotations

import sys

import click

from .files import Trouble, read_bytes, read_plan


@click.command("textconv")
@click.argument("file", metavar="FILE|-")
@click.option("--encoding", metavar="NAME", help="Encoding of text and HTML; default: detected. Example: --encoding gb18030")  # fmt: skip
def command(file: str, encoding: str | None) -> int:
    """Write a plan as short canonical text, so that plain git diff shows what changed.

    A file that cannot be read as a plan is written as it is: git diff must never fail because of one file.

    \b
    Set it up once in a repository:
      echo '*.docx diff=fanwen' >> .gitattributes
      git config diff.fanwen.textconv 'fanwen-parse textconv'
      git config diff.fanwen.cachetextconv true
    """  # noqa: D301  (click reads \b as: keep the lines below)
    from fanwen_parse.views.canonical import canonical

    out = sys.stdout.buffer
    try:
        out.write(canonical(read_plan(file, encoding=encoding, check=False)).encode("utf-8", "replace"))
    except Trouble:
        if file == "-":
            raise
        out.write(read_bytes(file))
    out.flush()
    return 0
