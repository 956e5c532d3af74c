"""``fanwen-parse explain``: what a kind of finding, a kind of change or a phrase form is, from its own record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .files import Trouble

if TYPE_CHECKING:
    from fanwen_parse.findings.record import Kind
    from fanwen_parse.rules.book import Rule

_WORDS = {
    "zh": ("级别", "依据", "示例", "不报"),
    "en": ("severity", "source", "example", "not reported"),
}


@click.command("explain")
@click.argument("name", required=False)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="Language of the record; default zh. Example: --lang en")  # fmt: skip
def command(name: str | None, lang: str) -> None:
    """Print the record of a kind of finding, a kind of change or a phrase form.

    Without NAME it lists the kinds of findings. A phrase form is what a tree names as rule of a unit, a time or a target.

    \b
    Examples:
      fanwen-parse explain
      fanwen-parse explain wording-slip
      fanwen-parse explain five-year-plan --lang en
    """  # noqa: D301  (click reads \b as: keep the lines below)
    from fanwen_parse.findings.catalogue import FAMILIES, family, kind

    if name is None:
        for title in FAMILIES:
            for record in family(title):
                click.echo(
                    f"{record.name:<26}{record.severity:<9}{record.title_zh if lang == 'zh' else record.title_en}"
                )
        return
    found = kind(name)
    if found is not None:
        click.echo(_kind_text(found, lang), nl=False)
        return
    from fanwen_parse.revision import KINDS

    if name in KINDS:
        change = KINDS[name]
        click.echo(f"{name}  {change.zh if lang == 'zh' else change.en}\n\n{_WORDS[lang][0]}: {change.severity}")
        return
    from fanwen_parse.rules.book import rule

    form = rule(name)
    if form is None:
        raise Trouble(f"{name}: no kind of finding or change and no phrase form is called so{_near(name)}")
    click.echo(_rule_text(form), nl=False)


def _near(name: str) -> str:
    from difflib import get_close_matches

    from fanwen_parse.findings.catalogue import FAMILY_OF
    from fanwen_parse.revision import KINDS
    from fanwen_parse.rules.book import books

    names = [*FAMILY_OF, *KINDS, *(record.name for _, book in books() for record in book)]
    near = get_close_matches(name, names, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _kind_text(record: Kind, lang: str) -> str:
    severity, source, example, silent = _WORDS[lang]
    title, doc = (record.title_zh, record.doc_zh) if lang == "zh" else (record.title_en, record.doc_en)
    blocks = [f"{record.name}  {title}", doc, f"{severity}: {record.severity}\n{source}: {record.source}"]
    blocks += [f"{example}:\n{_indented(text)}" for text in record.examples]
    blocks += [f"{silent}:\n{_indented(text)}" for text in record.counter_examples]
    return "\n\n".join(blocks) + "\n"


def _rule_text(record: Rule) -> str:
    blocks = [record.name, record.doc, f"pattern:\n{_indented(record.pattern)}"]
    if record.examples:
        blocks.append("examples:\n" + "\n".join(f"  {phrase}  →  {value}" for phrase, value in record.examples))
    if record.rejects:
        blocks.append("rejects:\n" + "\n".join(f"  {phrase}" for phrase in record.rejects))
    return "\n\n".join(blocks) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.strip().splitlines() if line.strip())
