"""Which row of the appendix states which task of the plan again: by content and order, never by number.

A row names its task in one of two ways: in a cell of its own, or as the first sentence of its measures. The title is looked
up among the plan's headings (width and punctuation ignored); what no heading equals is compared by the rare character
pairs they share. Rows that share a merged task cell state the same task together; otherwise a task has one row.
"""

from collections import Counter, defaultdict
from itertools import chain, repeat
from operator import add, itemgetter

from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple

_PUNCTUATION = "[ \t\n\u3000，,。.；;：:、（）()“”\"'‘’《》<>—–·*-]+"
_MAY_LINK = 0.5
"""Least share of the row title's weight that a heading must hold; below it the row is a task of its own."""
_COMMON = 40
"""A pair that more items hold than this tells nothing and costs time."""
_FINALISTS = 8
"""How many items a row is compared with in full."""
_WINDOW = 160
"""Characters of text that stand for an item; a longer look costs time and adds common words only."""


class Candidate(NamedTuple):
    """A section of the plan that a row may state again."""

    id: str
    heading: str
    text: str
    """Heading and the beginning of the body."""


class RowText(NamedTuple):
    """What a row says of its task."""

    id: str
    title: str
    text: str
    shared: str
    """Equal and not empty for rows that share one merged task cell."""


def bare(text: str) -> str:
    """Characters that carry content."""
    return compiled(_PUNCTUATION).sub("", text)


def pair_rows(rows: list[RowText], candidates: list[Candidate]) -> dict[str, str]:
    """Row id → section id, for every row that states a task of the plan again.

    Equal titles first, in order of reading where several are equal; then likeness, best first; ties go to the section
    that follows the previous row's section. Linear in the text, near-linear in rows.
    """
    if not rows or not candidates:
        return {}
    links: dict[str, str] = {}
    used: set[str] = set()
    order = {candidate.id: i for i, candidate in enumerate(candidates)}
    by_heading: dict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        key = bare(candidate.heading)
        if key:
            by_heading[key].append(candidate.id)
    shared: dict[str, str] = {}
    for row in rows:
        if row.shared and row.shared in shared:
            links[row.id] = shared[row.shared]
            continue
        free = [i for i in by_heading.get(bare(row.title), ()) if i not in used]
        if free:
            _take(row, free[0], links, used, shared)
    missing = [row for row in rows if row.id not in links]
    if missing:
        _link_by_likeness(missing, rows, candidates, order, links, used, shared)
    return links


def _take(row: RowText, section: str, links: dict[str, str], used: set[str], shared: dict[str, str]) -> None:
    links[row.id] = section
    used.add(section)
    if row.shared:
        shared[row.shared] = section


def _pairs(text: str) -> set[str]:
    content = bare(text[:_WINDOW])
    return set(map(add, content, content[1:])) or ({content} if content else set())


def _link_by_likeness(
    missing: list[RowText],
    rows: list[RowText],
    candidates: list[Candidate],
    order: dict[str, int],
    links: dict[str, str],
    used: set[str],
    shared: dict[str, str],
) -> None:
    """Best first over all rows that no title linked."""
    taken = set(links.values())
    bodies: list[set[str]] = [set() if c.id in taken else _pairs(c.text) for c in candidates]
    headings: list[set[str]] = [set() if c.id in taken else _pairs(c.heading) for c in candidates]
    index: dict[str, list[int]] = defaultdict(list)
    for i, pairs in enumerate(bodies):
        for pair in pairs:
            index[pair].append(i)
    rarity = {pair: 1.0 / len(holders) for pair, holders in index.items()}
    telling = {pair for pair, holders in index.items() if len(holders) <= _COMMON}
    of_headings = [_weight(heading, rarity) for heading in headings]
    expected = _expected_places(rows, links, order)
    scored: list[tuple[float, int, int, RowText, int]] = []
    for number, row in enumerate(missing):
        title, text = _pairs(row.title), _pairs(row.text)
        # the share of shared pairs bounds the score from above: most rows end here
        least = _MAY_LINK * min(len(title), len(text))
        shared_pairs = (title | text) & telling
        if 2 * len(shared_pairs) < least:
            continue
        votes = Counter(chain.from_iterable([index[pair] for pair in shared_pairs]))
        finalists = [vote for vote in votes.items() if 2 * vote[1] >= least]
        if not finalists:
            continue
        finalists.sort(key=itemgetter(1), reverse=True)
        of_title, of_text = _weight(title, rarity), _weight(text, rarity)
        for i, _ in finalists[:_FINALISTS]:
            # titles against each other (Dice), else the whole digest inside the whole item
            titles = 2 * _weight(title & headings[i], rarity) / max(of_title + of_headings[i], 1e-9)
            inside = _weight(text & bodies[i], rarity) / max(of_text, 1e-9)
            score = max(titles, inside * 0.9)
            if score >= _MAY_LINK:
                scored.append((score, abs(i - expected.get(row.id, i)), number, row, i))
    scored.sort(key=lambda entry: (-round(entry[0], 2), entry[1], entry[2]))
    for _, _, _, row, i in scored:
        section = candidates[i].id
        if row.id in links:
            continue
        if row.shared and row.shared in shared:
            links[row.id] = shared[row.shared]
        elif section not in used:
            _take(row, section, links, used, shared)


def _weight(pairs: set[str], rarity: dict[str, float]) -> float:
    """A pair that stands in one item only weighs 1, as does one that stands in none; one in ten items a tenth."""
    return sum(map(rarity.get, pairs, repeat(1.0)))


def _expected_places(rows: list[RowText], links: dict[str, str], order: dict[str, int]) -> dict[str, int]:
    """Where each row would stand if rows followed the plan: just after the section of the linked row before it."""
    expected: dict[str, int] = {}
    place = -1
    for row in rows:
        if row.id in links:
            place = order[links[row.id]]
        else:
            place += 1
            expected[row.id] = place
    return expected
