"""``fanwen-diff/1``: a comparison as JSON for other tools, and its JSON Schema.

Like the tree, an absent value is left out; the same input gives the same bytes. ``before`` and ``after`` are values in
normal form (a day, a number with its unit, the known name of a unit), ``before_text`` and ``after_text`` what is printed.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from fanwen_parse.revision import KINDS
from fanwen_parse.revision.runs import runs

from .messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fanwen_parse.model import Plan
    from fanwen_parse.revision import Change, Comparison, Pair, Place

SCHEMA = "fanwen-diff/1"
_TEXT_KINDS = ("reworded", "retitled", "section-renamed", "punctuation", "width")


def to_data(
    comparison: Comparison, changes: Sequence[Change], old_file: str, new_file: str, lang: str
) -> dict[str, Any]:
    """The comparison as plain values.

    Args:
        comparison: for names and pairs.
        changes: the changes to write, with their final severities.
        old_file: how the old version was named.
        new_file: how the new version was named.
        lang: language of messages.
    """
    counts = Counter(change.kind for change in changes)
    return {
        "schema": SCHEMA,
        "old": _side(comparison.old, old_file),
        "new": _side(comparison.new, new_file),
        "summary": {kind: counts[kind] for kind in KINDS if counts[kind]},
        "changes": [_change(change, lang) for change in changes],
        "pairs": [_pair(pair) for pair in comparison.pairing.pairs if pair.reason != "same-text"],
    }


def dump(data: dict[str, Any], *, compact: bool = False) -> str:
    """JSON text with a line break at its end."""
    return json.dumps(data, ensure_ascii=False, indent=None if compact else 2) + "\n"


def _side(plan: Plan, file: str) -> dict[str, Any]:
    found = {
        "name": file,
        "sha256": plan.source.sha256,
        "title": plan.document.title,
        "signed_on": plan.document.signed_on,
    }
    return {key: value for key, value in found.items() if value}


def _change(change: Change, lang: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kind": change.kind,
        "severity": change.severity,
        "message": message(change, lang),
        "task": {
            side: _place(place) for side, place in (("old", change.old), ("new", change.new)) if place is not None
        },
        "field": change.field,
        "from": change.origin,
        "before": change.before,
        "after": change.after,
        "before_text": change.before_text,
        "after_text": change.after_text,
        "months": change.months,
        "days": change.days,
        "score": change.score,
        "reason": change.reason,
        "doubtful": change.doubtful or None,
        "pieces": [_place(place) for place in change.more] or None,
    }
    if change.kind in _TEXT_KINDS:
        data["runs"] = [list(run) for run in runs(change.before or "", change.after or "")]
    data["fingerprint"] = change.fingerprint
    return {key: value for key, value in data.items() if value is not None}


def _place(place: Place) -> dict[str, Any]:
    data: dict[str, Any] = {"id": place.id, "title": place.title, "lines": list(place.lines)}
    if place.num:
        data["num"] = place.num
    if place.path:
        data["path"] = [num + title for num, title in place.path]
    if place.at is not None:
        data["at"] = list(place.at)
    return data


def _pair(pair: Pair) -> dict[str, Any]:
    data: dict[str, Any] = {
        "old": [item.id for item in pair.old],
        "new": [item.id for item in pair.new],
        "score": pair.score,
        "reason": pair.reason,
    }
    if pair.doubtful:
        data["doubtful"] = True
    return data


# --- JSON Schema ------------------------------------------------------------------------------------------------------


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``fanwen-diff/1``."""
    text = {"type": "string"}
    lines = {
        "description": "First and last line, 1-based, both included.",
        "type": "array",
        "items": {"type": "integer", "minimum": 0},
        "minItems": 2,
        "maxItems": 2,
    }
    place = _object(
        {
            "id": text,
            "title": text,
            "num": text,
            "path": {"type": "array", "items": text},
            "lines": lines,
            "at": {"description": "Lines of the fact itself, where they differ.", **lines},
        },
        ("id", "title", "lines"),
    )
    side = _object({"name": text, "sha256": text, "title": text, "signed_on": text}, ("name",))
    run = {"type": "array", "prefixItems": [{"enum": ["=", "-", "+"]}, text], "minItems": 2, "maxItems": 2}
    place_ref = {"$ref": "#/$defs/place"}
    change = _object(
        {
            "kind": {"enum": list(KINDS)},
            "severity": {"enum": ["breaking", "notable", "info", "silent"]},
            "message": text,
            "task": _object({"old": place_ref, "new": place_ref}, ()),
            "field": text,
            "from": {"enum": ["plan", "appendix", "both"]},
            "before": {"description": "The old value in normal form; absent: there was none.", **text},
            "after": text,
            "before_text": {"description": "As printed.", **text},
            "after_text": text,
            "months": {"description": "How far a deadline moved; negative: earlier.", "type": "integer"},
            "days": {"type": "integer"},
            "score": {"description": "Likeness of the pair.", "type": "number", "minimum": 0, "maximum": 1},
            "reason": {"enum": ["same-text", "likeness", "containment", "children", "only-one", "pin"]},
            "doubtful": {"const": True},
            "pieces": {"description": "Further pieces of a split or merged task.", "type": "array", "items": place_ref},
            "runs": {"type": "array", "items": run},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        },
        ("kind", "severity", "message", "task", "field", "fingerprint"),
    )
    ids = {"type": "array", "items": text, "minItems": 1}
    pair = _object(
        {
            "old": ids,
            "new": ids,
            "score": {"type": "number", "minimum": 0, "maximum": 1},
            "reason": change["properties"]["reason"],
            "doubtful": {"const": True},
        },
        ("old", "new", "score", "reason"),
    )
    root = _object(
        {
            "schema": {"const": SCHEMA},
            "old": {"$ref": "#/$defs/side"},
            "new": {"$ref": "#/$defs/side"},
            "summary": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
            "changes": {"type": "array", "items": {"$ref": "#/$defs/change"}},
            "pairs": {"description": "Pairs that are not word for word the same.", "type": "array", "items": pair},
        },
        ("schema", "old", "new", "summary", "changes", "pairs"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **root,
        "$defs": {"side": side, "place": place, "change": change},
    }


def _object(properties: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}
