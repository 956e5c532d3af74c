"""Changes on a terminal: grouped by section, the gravest marked, old and new side by side on one line where they fit."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, TextIO, cast

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from fanwen_parse.revision.runs import COME, GONE, runs

from .messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.revision import Change, Comparison, Item, Place

    Path = tuple[tuple[str, str], ...]

_STYLES = {"breaking": "bold red", "notable": "yellow", "info": "", "silent": "dim"}
_MARKS = {"breaking": "✗", "notable": "!", "info": "·", "silent": " "}
_NAMES = {
    "zh": {"breaking": "重大", "notable": "注意", "info": "一般", "silent": "形式"},
    "en": {"breaking": "breaking", "notable": "notable", "info": "info", "silent": "silent"},
}
_WORDS = {
    "zh": {"same": "两个版本没有差异。", "document": "公文要素", "top": "全文", "accepted": "另有 {} 条已接受。"},
    "en": {"same": "The two versions do not differ.", "document": "Document", "top": "Whole text", "accepted": "{} more are accepted."},
}  # fmt: skip
_BLANKS = re.compile(r"\s+")
_AROUND = 12
"""Characters of common text shown beside a difference."""


def print_changes(
    comparison: Comparison,
    changes: Sequence[Change],
    old_file: str,
    new_file: str,
    lang: str,
    *,
    file: TextIO,
    accepted: int = 0,
    width: int | None = None,
    colours: str | None = None,
) -> None:
    """Write the report to a stream.

    Args:
        comparison: for the headings of both plans that are one.
        changes: to show, in reading order.
        old_file: name of the old version.
        new_file: name of the new version.
        lang: ``zh`` or ``en``.
        file: where to.
        accepted: how many changes an accepted fingerprint keeps out.
        width: columns of the terminal to fold lines at; None (a pipe): one change is one line, for grep.
        colours: colour system of the terminal as rich names it; None: no colours.
    """
    console = Console(
        file=file, highlight=False, emoji=False, markup=False, width=width, force_terminal=colours is not None,
        color_system=cast("Any", colours),
    )  # fmt: skip
    fold = width is not None
    words = _WORDS[lang]

    def show(text: Text, left: int) -> None:
        if fold:
            console.print(Padding(text, (0, 0, 0, left)))
        else:
            console.print(Text(" " * left) + text, soft_wrap=True)

    show(Text.assemble((old_file, "bold"), " → ", (new_file, "bold")), 0)
    if changes:
        counts = Counter(change.severity for change in changes)
        parts = [Text(f"{_NAMES[lang][name]} {counts[name]}", _STYLES[name]) for name in _STYLES if counts[name]]
        show(Text("  ").join(parts), 0)
    else:
        show(Text(words["same"], "green"), 0)
    headings = {
        _under(pair.old[0]): _under(pair.new[0]) for pair in comparison.pairing.pairs if pair.old[0].kind == "section"
    }
    section: str | None = None
    for change in changes:
        heading = _heading(change, words, headings)
        if heading != section:
            section = heading
            console.print()
            show(Text(heading, "bold"), 0)
        style = _STYLES[change.severity]
        line = Text.assemble((_MARKS[change.severity], style), " ", (message(change, lang), style))
        line.append(f"  {_at(change)}", "dim")
        show(line, 2)
        if change.kind in ("reworded", "retitled") and change.before and change.after:
            show(marked(change.before, change.after), 6)
    if accepted:
        console.print()
        show(Text(words["accepted"].format(accepted), "dim"), 0)


def _under(item: Item) -> Path:
    return (*item.path, (item.num, item.title))


def _heading(change: Change, words: dict[str, str], headings: dict[Path, Path]) -> str:
    """The section in the new plan; what was removed stands under what has become of its section."""
    place: Place | None = change.new or change.old
    if place is None or change.field.startswith("document."):
        return words["document"]
    path = place.path if change.new is not None else headings.get(place.path, place.path)
    above = [num + title for num, title in path]
    if change.field in ("section", "title") and change.kind.startswith("section"):
        above.append(f"{place.num}{place.title}")
    return " › ".join(" ".join(title.split()) for title in above) or words["top"]


def _at(change: Change) -> str:
    """Lines: ``31 → 33``, ``43 →`` for what was removed, ``→ 29`` for what is new."""
    old = str((change.old.at or change.old.lines)[0]) if change.old is not None else ""
    new = str((change.new.at or change.new.lines)[0]) if change.new is not None else ""
    return f"[{old}→{new}]"


def marked(before: str, after: str) -> Text:
    """The differences with a little of the common text around them; marks beside colours, for those who see none."""
    text = Text()
    found = runs(before, after)
    for place, run in enumerate(found):
        words = _BLANKS.sub(" ", run.text)
        if run.op == GONE:
            text.append(f"[-{words}-]", "red strike")
        elif run.op == COME:
            text.append(f"{{+{words}+}}", "green")
        else:
            text.append(_cut(words, first=place == 0, last=place == len(found) - 1), "dim")
    return text


def _cut(words: str, *, first: bool, last: bool) -> str:
    if first and last:
        return words
    if first:
        return words if len(words) <= _AROUND else f"…{words[-_AROUND:]}"
    if last:
        return words if len(words) <= _AROUND else f"{words[:_AROUND]}…"
    return words if len(words) <= 2 * _AROUND else f"{words[:_AROUND]}…{words[-_AROUND:]}"
