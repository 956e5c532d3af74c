"""The name under which a change can be accepted: stable when lines move and items are numbered anew.

Its parts are the kind, the task's title, the field and both values, all in normal form. Item numbers, lines and the names
of files are no part of it; dates and figures are, so that accepting 85% → 80% does not accept 85% → 60%.
"""

from __future__ import annotations

from hashlib import blake2b

from .normal import letters


def fingerprint(kind: str, title: str, field: str, before: str | None, after: str | None) -> str:
    """32 hexadecimal digits."""
    parts = (kind, letters(title), field, letters(before or ""), letters(after or ""))
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()
