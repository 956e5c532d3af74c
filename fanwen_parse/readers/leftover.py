r"""Text that was copied out of a page's code or a program's.

``<br>`` at its line ends, ``<p>`` around its paragraphs, ``&nbsp;`` before them, or ``\n`` in two characters for its line breaks. Such
a file is no page that an HTML reader could take: its line breaks count. So the tags are taken out where they stand, a line begins
where a browser would begin one, and entities become their characters.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled

from .text import source_of

if TYPE_CHECKING:
    from fanwen_parse.model import Source

_FEWEST = 3
"""So many tags and entities are no slip, and no example in the text."""
_ROW = r"(?m)(^[ \t]*\|.*\n?)"
_LINE = r"(?i:\n?[ \t]{0,8}</?(?:p|br|div|section|center|h[1-6])(?: [^<>\n]{0,400})?/?>[ \t]{0,8}\n?)"
_INLINE = r"(?i:</?(?:span|strong|b|em|i|u|font|a)(?: [^<>\n]{0,400})?>)"
_ENTITY = (
    r"&(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|bull|quot|apos|amp|lt|gt|times|permil|deg|ge|le"
    r"|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,4});"
)


def without_markup(source: Source) -> Source:
    """The text without what is left of its page's code; the same source where nothing is, or where it is a whole table.

    Rows between ``|`` keep theirs: there ``<br>`` parts the lines of a cell.
    """
    text = source.text
    escaped = text.count("\\n")
    if ("<" not in text or ">" not in text) and "&" not in text and escaped < _FEWEST:
        return source
    if "<td" in text or "<TD" in text:
        return source
    if escaped >= _FEWEST:
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\t", "\t")
    text, found = compiled(_ENTITY).subn(_character, text)  # first, for a page's code may be copied as text: &lt;p&gt;
    result: list[str] = []
    for run in compiled(_ROW).split(text):
        if run.lstrip(" \t").startswith("|"):
            result.append(run)
            continue
        lined, lines = compiled(_LINE).subn("\n", run)
        plain, inline = compiled(_INLINE).subn("", lined)
        found += lines + inline
        result.append(plain)
    if max(found, escaped) < _FEWEST:
        return source
    return source_of("".join(result), source.name, sha256=source.sha256, encoding=source.encoding, format="html")


def _character(entity: re.Match[str]) -> str:
    return unescape(entity[0])
