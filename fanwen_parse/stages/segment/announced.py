"""Titles that a notice hands on: one of them alone on a line opens the part that it announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.rules.titles import cited, normal

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTES = "《“\"'"


class Announced:
    """What the notice and the attachment notes have named so far; titles are compared without marks and spaces."""

    def __init__(self) -> None:
        """Nothing is announced yet."""
        self.due: set[str] = set()
        """Titles cited by the notice that have not opened a part yet."""
        self.issued: set[str] = set()
        """Those of them that the notice's own title issues: one is the plan even under the label 附件."""
        self.listed: set[str] = set()
        """Titles that an attachment note has listed."""
        self._starts: set[str] = set()

    def hear(self, title: str, body: Iterable[str]) -> None:
        """Take in the title of a notice and the first blocks of its text."""
        for index, text in enumerate((title, *body)):
            forms = [form for form in map(normal, cited(text)) if len(form) >= 6]
            self.due.update(forms)
            self._starts.update(form[0] for form in forms)
            if not index:
                self.issued.update(forms)

    def opened(self, title: str) -> None:
        """A part with this title is open."""
        self.due.discard(normal(title))

    def may_be_due(self, text: str) -> bool:
        """Could this line be a title that is due? A look at one character, for there are many lines."""
        return bool(self.due) and text.lstrip(_QUOTES)[:1] in self._starts

    def is_due(self, text: str) -> bool:
        """The notice has cited this title, with or without 关于 before it and a sign behind it."""
        if not 6 <= len(text) <= 160 or "。" in text or not self.may_be_due(text):
            return False
        form = normal(text)
        return form in self.due or form[:-1] in self.due or form.removeprefix("关于") in self.due
