"""Patterns that compile when they are first needed.

A document has few of the forms that a book knows, and a compiled pattern costs half a millisecond: the start of a parse
would be spent on what it never meets.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``re.compile``, once for each pattern and without the limit of its own cache."""
    return re.compile(pattern)
