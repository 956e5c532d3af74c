"""Titles that a notice hands on: one of them alone on a line opens the part that it announces."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled
from fanwen_parse.rules.titles import cited, is_title, names_table, normal, unbracketed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from .pieces import Pieces

_ISSUES = r"》[^。《》]{0,80}(?:现(?:予以?|随文)?印发|印发(?:给|你们))"
_LINE = 80
"""Characters of a line of a title."""
_LINES = 4
_COPIED = 6
"""Lines of a head and its first paragraph by which a second print of the text is known."""
_QUOTES = "《“\"'"


class Announced:
    """What the notice and the attachment notes have named so far; titles are compared without marks and spaces."""

    def __init__(self) -> None:
        """Nothing is announced yet."""
        self.due: set[str] = set()
        """Titles cited by the notice that have not opened a part yet."""
        self.issued: set[str] = set()
        """Those of them that the notice's own title or its words 现印发给你们 issue: each is a plan even under the label 附件."""
        self.listed: set[str] = set()
        """Titles that an attachment note has listed."""
        self._starts: set[str] = set()
        self.first: AbstractSet[str] = frozenset()
        """Characters that a line with a title that is due may begin with: there are many lines, and few begin so."""

    def hear(self, title: str, body: Iterable[str]) -> None:
        """Take in the title of a notice and the first blocks of its text."""
        for index, text in enumerate((title, *body)):
            forms = [form for form in map(normal, cited(text)) if len(form) >= 6]
            self.due.update(forms)
            self._starts.update(form[0] for form in forms)
            if not index or (forms and compiled(_ISSUES).search(text)):
                self.issued.update(forms)
        self._look()

    def opened(self, title: str) -> None:
        """A part with this title is open."""
        self.due.discard(normal(title))
        self._look()

    def issues(self, title: str) -> bool:
        """The notice issues what has this title, whatever years stand in brackets behind it."""
        return normal(title) in self.issued or normal(unbracketed(title)) in self.issued

    def _look(self) -> None:
        self.first = self._starts.union(_QUOTES) if self.due else frozenset()

    def spelled(self, pieces: Pieces, at: int) -> bool:
        """Do 2 to 4 lines from ``at`` on spell a title that was named? They are one title then, whatever the first names alone."""
        texts = pieces.texts
        joined = normal(texts[at]) if at < len(texts) and len(texts[at]) <= _LINE else ""
        wanted = [form for form in (*self.due, *self.listed) if form.startswith(joined)] if joined else []
        for count, text in enumerate(texts[at + 1 : at + _LINES] if wanted else (), 2):
            joined += normal(text) if len(text) <= _LINE else "\0"
            if joined in wanted:
                pieces.roles.update(dict.fromkeys(range(at, at + count), "title"))
                return True
        return False

    def resembles(self, text: str) -> bool:
        """Does this line name what is due with another word or two: 青禾区…要点 for …要点, …分解表 for …分解方案?"""
        if not 8 <= len(text) <= _LINE or not (is_title(text) or names_table(text)):
            return False
        title = normal(text)
        return any(form in title or title.startswith(form[: -len(form) // 4]) for form in self.due)

    def is_due(self, text: str) -> bool:
        """The notice has cited this title, with or without 关于 before it and a sign behind it."""
        if not 6 <= len(text) <= 160 or "。" in text or not self.due or text.lstrip(_QUOTES)[:1] not in self._starts:
            return False
        form = normal(text)
        return form in self.due or form[:-1] in self.due or form.removeprefix("关于") in self.due


def printed_again(pieces: Pieces, at: int, after: int) -> list[int]:
    """Where from ``after`` on the head at ``at`` is printed again with its first paragraph: the page holds the text twice.

    Less than a paragraph is no copy: each page of a long table has its title and its header again.
    """
    texts = pieces.texts
    ends = [end for end in range(at + 2, min(at + _COPIED, len(texts)) + 1) if "。" in texts[end - 1]]
    if not ends or len(texts[at]) < _COPIED:
        return []
    wanted = texts[at : ends[0]]
    return [
        index
        for index in compress(range(after, len(texts)), map(texts[at].__eq__, texts[after:]))
        if texts[index : index + len(wanted)] == wanted
    ]
