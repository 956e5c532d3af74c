"""wording-slip: a row of the appendix that says nearly what the body says, but for a word that went wrong.

Rows are digests of their task: whole clauses and words are cut by right, so a cut is never looked at. What counts is a
clause of the row that no clause of the body equals or holds, and that differs from one of them in a single place:

1. one word for another, where the document attests the body's form and the row's form nowhere else; near synonyms and
   grammar words are style (推进/推动, 和/与);
2. a light verb before something that cannot be done (进行…机制), whatever the body's verb was;
3. a verb phrase glued to the end of a clause that is complete in the body (…平均水平提供数据依据).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from operator import add
from typing import TYPE_CHECKING

from fanwen_parse.records import NamedTuple

from ..model import fold
from ..patterns import compiled
from .record import INFO, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..model import Lines, Section
    from .reading import Reading, Set

_SHORTEST = 6
"""Clauses shorter than this have too little in common with anything."""
_LONGEST_WORD = 4
_LONG_FRAME = 10
"""Characters that two clauses share when there is no doubt that one was meant to say what the other says."""
_SHORTEST_PLAN = 4
"""The same for a clause of the body, which the row may have glued something to."""
_LONGEST = 400
"""Characters; what runs on for longer without a mark is no clause."""
_MOST_CLAUSES = 200
"""Clauses of one side that are compared at most: a table cell holds a digest, not a book."""


class Slip(NamedTuple):
    """One clause of a row that went wrong."""

    row: str
    """What the row says: the word with what stands around it."""
    plan: str
    """What the body says in the same place."""
    row_clause: str
    plan_clause: str
    sure: bool


class Words(NamedTuple):
    """The lexicon of this rule; see lexicon/wording.yaml."""

    verbs: frozenset[str]
    empty: frozenset[str]
    """Adverbs of effort and grammar words: swapping one of them for anything is style."""
    light: tuple[str, ...]
    things: tuple[str, ...]
    transitive: frozenset[str]
    groups: tuple[frozenset[str], ...]
    """Nouns that stand for each other."""

    def near(self, one: str, other: str) -> bool:
        """Whether the two words mean much the same, so that a swap is style."""
        return (one in self.verbs and other in self.verbs) or any(one in g and other in g for g in self.groups)


class Forms:
    """The text of the document, where forms are counted; a budget keeps the time linear when every clause is a near miss."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = 3_000

    def count(self, form: str) -> int:
        """How often the form stands in the document; 0, which proves nothing, when the budget is spent."""
        self._left -= 1
        return self._text.count(form) if self._left >= 0 else 0


@cache
def words() -> Words:
    """The words, loaded when the first row differs from its task."""
    from ..lexicon.compiled import WORDING as DATA

    verbs = frozenset(DATA["verbs"])
    empty = frozenset(DATA["efforts"] + DATA["particles"])
    return Words(
        verbs, empty, DATA["light"], DATA["things"], frozenset(DATA["transitive"]), tuple(map(frozenset, DATA["nouns"]))
    )


@cache
def _clause_ends() -> re.Pattern[str]:
    return compiled(r"[。;,:!?\n]+")


def clauses(text: str) -> dict[str, None]:
    """The clauses of folded text without white space, in order, each once."""
    return dict.fromkeys(filter(None, _clause_ends().split("".join(text.split(" ")))))


def look(reading: Reading) -> Iterator[Mark]:
    """The slips of every row that states a task of the plan again."""
    whole: Forms | None = None
    for section_id, rows in reading.rows_of.items():
        section = reading.by_id[section_id].section if section_id in reading.by_id else None
        if section is None:
            continue
        texts = [section.heading, *(paragraph.text for paragraph in section.paragraphs)]
        body = "".join(fold("。".join(texts)).split(" "))
        known = clauses(body)
        for placed in rows:
            for index, cell in enumerate(placed.row.cells):
                if not cell or placed.table.columns[index].means not in ("task", "measure", "other"):
                    continue
                said = clauses(fold(cell))
                some = islice(said, _MOST_CLAUSES)
                odd = [c for c in some if _SHORTEST <= len(c) <= _LONGEST and c not in known and c not in body]
                if not odd:
                    continue
                if whole is None:
                    whole = Forms("".join(fold(reading.text).split(" ")))
                unsaid = [clause for clause in known if clause not in said]  # what it says to the letter is settled
                for slip in slips(odd, unsaid, body, whole):
                    yield _mark(slip, section, placed, index, cell)


def _mark(slip: Slip, section: Section, placed: Set, index: int, cell: str) -> Mark:
    at = fold(cell).find(slip.row)
    quote = cell[at : at + len(slip.row)] if at >= 0 else None
    values: dict[str, object] = {"row": slip.row, "plan": slip.plan}
    place = _line_of(section, slip.plan_clause)
    lines = min(place, row := cell_lines(placed, index)[0]), max(place, row)
    severity = None if slip.sure else INFO
    return Mark(
        "wording-slip", lines, values, section.id, placed.row.id, quote, slip.plan, slip.sure, severity=severity
    )


def _line_of(section: Section, clause: str) -> int:
    for paragraph in section.paragraphs:
        if clause in "".join(fold(paragraph.text).split(" ")):
            return paragraph.lines[0]
    return section.lines[0]


def cell_lines(placed: Set, index: int) -> Lines:
    """Lines of one cell; those of the row where the tree does not say more."""
    lines = placed.row.cell_lines[index] if index < len(placed.row.cell_lines) else None
    return lines or placed.row.lines


# --- comparison -------------------------------------------------------------------------------------------------------


def slips(odd: list[str], known: Iterable[str], body: str, whole: Forms) -> Iterator[Slip]:
    """What went wrong in clauses of a row that the body has nowhere.

    Args:
        odd: clauses of the row that no clause of the body equals or holds.
        known: clauses of the body that the row does not say to the letter; of very many only the first are looked at, so that time
            stays linear.
        body: heading and text of the task.
        whole: text of the document, where forms are looked for.
    """
    candidates = [plan for plan in islice(known, _MOST_CLAUSES) if len(plan) >= _SHORTEST_PLAN]
    for clause in odd:
        for plan in _nearest(clause, candidates):
            slip = _one_word(clause, plan, whole) or _glued(clause, plan, body)
            if slip is not None:
                yield slip
                break


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map(add, text, text[1:]))


def _nearest(clause: str, known: Iterable[str]) -> list[str]:
    """The clauses of the body that share at least half of their character pairs with this one, nearest first."""
    pairs = _pairs(clause)
    least, longest = len(pairs) / 2, 4 * len(clause)
    scored = []
    for plan in known:
        if len(plan) > longest:
            continue
        shared = sum(map(plan.__contains__, pairs))  # cheaper than the pairs of each clause of the body
        if shared >= least:
            scored.append((-shared / max(len(pairs), len(_pairs(plan))), plan))
    return [plan for _, plan in sorted(scored)[:3]]


def _one_word(row: str, plan: str, whole: Forms) -> Slip | None:
    """The slip where two clauses differ in one word and nothing else."""
    start = _common(row, plan)
    end = _common(row[start:][::-1], plan[start:][::-1])
    one, other = row[start : len(row) - end], plan[start : len(plan) - end]
    if not (1 <= len(one) <= _LONGEST_WORD and 1 <= len(other) <= _LONGEST_WORD) or start + end < _SHORTEST:
        return None
    if any(character.isdigit() or character in "*%" for character in one + other):
        return None
    known = words()
    left, right = row[max(0, start - 2) : start], row[len(row) - end : len(row) - end + 2]
    around = _letters_at_end(left), _letters_at_end(right[::-1])[::-1]
    shown = Slip(one.join(around), other.join(around), row, plan, sure=True)
    if start == 0 and one in known.light:
        # The verb was swapped for one without a meaning: a slip only where its object cannot be done.
        broken = plan.endswith(known.things) and other not in known.light
        return shown._replace(row=_in_short(row, one), plan=_in_short(plan, other)) if broken else None
    if {one, other} & known.empty or one in other or other in one:
        return None
    before, after = row[max(0, start - 1) : start], row[len(row) - end : len(row) - end + 1]
    named = "“" in row[:start] and row.rfind("”", 0, start) < row.rfind("“", 0, start)  # a name is kept to the letter
    longer = ((one, other), (before + one, before + other), (one + after, other + after))
    if not named and any(known.near(*pair) for pair in longer):
        return None  # 建立 and 建设 share a character: the words are longer than what differs
    verbs = one in known.verbs or other in known.verbs
    if verbs and start == 0:  # a clause begins with its verb: one that the lexicon lacks is a verb all the same
        return None
    if not _attested(left, one, other, right, whole):
        return None
    twice = row.count(one) > plan.count(one) > 0
    usual = max(whole.count(left + other), whole.count(other + right)) >= 3 and start + end >= _LONG_FRAME
    return shown._replace(sure=len(one) > 1 and (twice or named or (usual and not verbs)))


def _letters_at_end(text: str) -> str:
    """The Chinese characters that end a text: quotes and masks beside a word say nothing of it."""
    kept = ""
    for character in reversed(text):
        if not "\u4e00" <= character <= "\u9fff":
            break
        kept = character + kept
    return kept


def _in_short(clause: str, verb: str) -> str:
    return clause if len(clause) <= 24 else f"{verb}…{clause[-4:]}"


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    for length, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return length
    return min(len(one), len(other))


def _attested(left: str, one: str, other: str, right: str, whole: Forms) -> bool:
    """The document has the body's word beside a neighbour twice or more, and the row's word there once: in the row."""
    for before, after in ((left, ""), ("", right)):
        if before or after:
            ours, theirs = whole.count(before + one + after), whole.count(before + other + after)
            if len(before + after) == 2 and theirs >= 2 and ours <= 1:
                return True
    return False


def _glued(row: str, plan: str, body: str) -> Slip | None:
    """The slip where a verb phrase that the body does not have is glued to a clause that is complete there."""
    tail = row[len(plan) :]
    if not row.startswith(plan) or not 4 <= len(tail) <= 12 or len(plan) < 8:
        return None
    if tail[:2] not in words().transitive or tail in body or tail.endswith(("等", "的")):
        return None
    # 建设平台提供服务 can be said: the noun is what provides. A level or a number (不低于…水平, 800张) provides nothing.
    return Slip(plan[-6:] + tail, plan[-6:], row, plan, sure=bool(_level().search(plan)))


@cache
def _level() -> re.Pattern[str]:
    return compiled(r"不[低少高]于|不超过|达到|超过|高于|低于|\d[^\d]{0,4}$|[以之][上下内]$")
