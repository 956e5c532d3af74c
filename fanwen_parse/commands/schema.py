"""``fanwen-parse schema``: the JSON Schema of what ``parse`` writes."""

from __future__ import annotations

import click

from .files import output


@click.command("schema")
@click.option("-o", "--output", "target", metavar="FILE", help="Write here; the file is whole or not there. Example: -o fanwen-parse-1.schema.json")  # fmt: skip
def command(target: str | None) -> None:
    """Write the JSON Schema (draft 2020-12) of the trees.

    \b
    Example:
      fanwen-parse schema > fanwen-parse-1.schema.json
    """  # noqa: D301  (click reads \b as: keep the lines below)
    import json

    from fanwen_parse.tree import json_schema

    with output(target) as write:
        write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
