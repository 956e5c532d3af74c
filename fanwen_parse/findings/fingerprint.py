"""The name under which a finding can be accepted: stable when lines move and items are numbered anew.

Its parts are the kind, the title of the item, and the characters that the finding quotes, without white space and
punctuation; lines, item numbers and file names are no part of it. Equal findings of one document are told apart by their order.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..model import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..model import Finding


def fingerprints(findings: Iterable[Finding], titles: Mapping[str, str]) -> tuple[str, ...]:
    """32 hexadecimal digits a finding, in order.

    Args:
        findings: of one document.
        titles: id of a section, part or row → its title without number.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for finding in findings:
        title = titles.get(finding.task or "", "") or titles.get(finding.row or "", "")
        parts = (finding.kind, _letters(title), _letters(finding.quote or ""))
        seen[parts] += 1
        named = (*parts, str(seen[parts])) if seen[parts] > 1 else parts
        made.append(blake2b("\x1f".join(named).encode("utf-8", "replace"), digest_size=16).hexdigest())
    return tuple(made)


def _letters(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())
