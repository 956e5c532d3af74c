"""The two types of this room: a kind of finding as a record, and one mark that a rule makes.

A kind says everything about itself: what it is, where the rule comes from, how its message reads in both languages, and
texts that show it. The examples are whole small documents: a test parses each of them and finds the kind in every example
and in no counter-example; ``explain KIND`` and docs/check.md print the same record.
"""

from fanwen_parse.records import NamedTuple

from ..model import Lines

ERROR = "error"
WARNING = "warning"
INFO = "info"


class Kind(NamedTuple):
    """One entry of the catalogue."""

    name: str
    severity: str
    """error, warning or info: what it is where nothing else is said."""
    title_zh: str
    title_en: str
    doc_zh: str
    """What is compared with what, and where the rule keeps silent."""
    doc_en: str
    source: str
    """The standard that the rule rests on, or why a proof-reader asks for it."""
    says_zh: str
    """The message, with the names of :class:`Mark.values` in braces."""
    says_en: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class Mark(NamedTuple):
    """One place that a rule points at; it becomes a :class:`~fanwen_parse.model.Finding` with a message."""

    kind: str
    lines: Lines
    values: dict[str, object]
    """What the message of the kind names."""
    task: str | None = None
    """Id of the section."""
    row: str | None = None
    quote: str | None = None
    """Exact characters of the source."""
    suggestion: str | None = None
    sure: bool = True
    """False: the message begins with 疑似."""
    severity: str | None = None
    """Where this one is less grave than its kind."""
