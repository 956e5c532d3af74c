"""The pattern books: every record's examples mean what they say, its look-alikes are left alone, and no name is used twice."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from fanwen_parse.rules.book import Rule, books, rule
from fanwen_parse.rules.elements import signed_line
from fanwen_parse.rules.numbering import marker

BOOKS = list(books())
RECORDS = [(module, record) for module, book in BOOKS for record in book]
IDS = [f"{module}:{record.name}" for module, record in RECORDS]


WHOLE_TEXT = {"boilerplate", "elements"}
"""These rooms ask whether the whole text is such a thing."""

BEHIND = {"numbering": marker, "signed-line": signed_line}
"""What is refused behind the pattern: cross references, a date behind words that are no organ."""


def read(module: str, record: Rule, phrase: str) -> list[tuple[str, object]]:
    """(rule, value) pairs of the phrase: through the module's whole book where it has a probe, else by this pattern alone."""
    probe = getattr(import_module(f"fanwen_parse.rules.{module}"), "probe", None)
    if probe:
        return list(probe(phrase))
    behind = BEHIND.get(record.name) or BEHIND.get(module)
    if behind and behind(phrase) is None:
        return []
    find = re.fullmatch if module in WHOLE_TEXT else re.match if module == "numbering" else re.search
    match = find(record.pattern, phrase)
    return [(record.name, record.means(match) if record.means else None)] if match else []


@pytest.mark.parametrize(("module", "record"), RECORDS, ids=IDS)
def test_examples_mean_what_they_say(module, record):
    for phrase, value in record.examples:
        assert (record.name, value) in read(module, record, phrase), phrase


@pytest.mark.parametrize(("module", "record"), RECORDS, ids=IDS)
def test_rejects_are_left_alone(module, record):
    for phrase in record.rejects:
        assert record.name not in [name for name, _ in read(module, record, phrase)], phrase


def test_names_are_unique_and_kebab_case():
    names = [record.name for _, record in RECORDS]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_every_record_explains_itself():
    for _, record in RECORDS:
        assert record.doc, record.name
    assert any(record.examples for _, record in RECORDS)


def test_a_record_is_found_by_its_name():
    assert rule("by-date") is not None
    assert rule("no-such-rule") is None


def test_every_rule_that_a_tree_quotes_is_in_a_book(samples):
    names = {record.name for _, record in RECORDS}
    quoted = set()
    for path in sorted(samples.glob("*.yaml")):
        quoted |= set(re.findall(r"rule: ([a-z0-9-]+)", path.read_text("utf-8")))
    assert len(quoted) > 5
    assert quoted <= names
