"""The written form ``fanwen-parse/1`` as data: which keys, in which order, of which kind, and what they mean.

One table a type of :mod:`fanwen_parse.model`. :mod:`fanwen_parse.tree` writes and reads by these tables, and
:func:`json_schema` publishes them, so that the three cannot disagree. The order of the rows is the order of the keys.

Kinds: ``text``, ``number``, ``int``, ``flag``; ``day`` (a whole day, ISO); ``lines`` and ``span`` (pairs); the name of a
table for a mapping. A ``*`` behind a kind makes a list of it. ``cells``, ``cell_lines``, ``marks``, ``link`` and ``places`` are
the five forms that are written unlike they are held; :mod:`fanwen_parse.tree` says how.
"""

from __future__ import annotations

from types import UnionType
from typing import Any

from fanwen_parse.records import NamedTuple

SCHEMA = "fanwen-parse/1"


class Field(NamedTuple):
    """One key of one mapping."""

    key: str
    kind: str
    doc: str
    values: tuple[str, ...] = ()
    """The whole vocabulary of a text, where it is closed."""
    held: str = ""
    """Name of the field in :mod:`fanwen_parse.model`, where it differs from the key."""


LEVELS = ("national", "province", "city", "district", "township", "internal")
MEANS = ("group", "serial", "task", "measure", "schedule", "lead", "responsible", "support", "supervise", "other")
ORIGINS = ("plan", "appendix", "both")
ROLES = ("lead", "responsible", "support", "supervise")
SYSTEMS = ("party", "government", "legislature", "cppcc", "judicial", "mass", "vertical", "institution", "enterprise", "other-party")  # fmt: skip
TIMES = ("deadline", "period", "recurring", "ongoing", "unresolved")
WHERE = ("num", "heading", "text", "clause", "cell", "element", "dropped", "space")

_LINES = Field("lines", "lines", "First and last line in the source, 1-based.")
_SPAN = Field("span", "span", "Code-point offsets [start, end) in the source, 0-based.")
_FROM = Field("from", "text", "Where the fact is stated.", ORIGINS, "origin")
_RULE = Field("rule", "text", "Name of the rule that read it; `fanwen-parse explain NAME` prints it.")
_INFERRED = Field("inferred", "text*", "Which of these facts are not printed but taken from the document around it.")
_FLAGS = Field("flags", "text*", "What to know before relying on it.")
_PARAGRAPHS = Field("paragraphs", "Paragraph*", "The text under this number, without heading and clause.")
_CLAUSES = Field("clauses", "Paragraph*", "The responsibility clauses as printed.")
_TASK = Field("task", "Task", "Who, when and how much, where the document says.")

TABLES: dict[str, tuple[Field, ...]] = {
    "Plan": (
        Field("source", "SourceInfo", "The text that every position points into."),
        Field("document", "Document", "The elements of GB/T 9704, and what the plan says of itself."),
        Field("parts", "Part*", "In reading order."),
        Field("units", "Unit*", "Every unit that a task names, once."),
        Field("dropped", "Dropped*", "Boilerplate of the site, line by line restorable."),
        Field("findings", "Finding*", "What a careful proof-reader would mark."),
        Field("map", "marks", "A partition of the source: where every character went (`parse --map`)."),
    ),
    "SourceInfo": (
        Field("name", "text", "The name given, without folders; `-` for standard input."),
        Field("sha256", "text", "Of the bytes given."),
        Field("encoding", "text", "The codec that read the bytes."),
        Field("characters", "int", "Length of the source in code points."),
        Field("lines", "int", "Length of the source in lines."),
        Field("format", "text", "Left out for plain text.", ("text", "html", "docx", "pdf")),
    ),
    "Document": (
        Field("title", "text", "Of the notice, or of the plan that stands alone."),
        Field("kind", "text", "文种: 通知, 意见, 方案 …"),
        Field("doc_number", "DocNumber", "发文字号."),
        Field("addressees", "text*", "主送机关."),
        Field("issuers", "text*", "发文机关署名; from the red head or the title where nothing is signed."),
        Field("signed_on", "text", "成文日期, ISO; masked digits are X."),
        Field("attachments", "Attachment*", "附件说明."),
        Field("imprint", "Imprint", "版记."),
        Field("basis", "Basis*", "Documents that the plan rests on (根据《…》)."),
        Field("period", "Period", "The years that the plan covers."),
        Field("conventions", "Convention*", "Rules that the document states for all its tasks."),
        Field("normative", "flag", "A law, regulation, measure or report: it has provisions, not tasks."),
        Field("elements", "places", "Where each element stands.", held="lines"),
    ),
    "DocNumber": (
        Field("text", "text", "As printed."),
        Field("code", "text", "机关代字."),
        Field("year", "int", "Left out where masked."),
        Field("number", "int", "Left out where masked."),
        _LINES,
    ),
    "Attachment": (Field("title", "text", "As printed."), Field("number", "int", "附件1 is 1."), _LINES),
    "Imprint": (
        Field("organ", "text", "印发机关."),
        Field("printed_on", "text", "印发日期, ISO; masked digits are X."),
        Field("copied_to", "text*", "抄送机关."),
        _LINES,
    ),
    "Basis": (
        Field("title", "text", "Without the marks 《》."),
        Field("issuers", "text*", "As printed before it."),
        _LINES,
    ),
    "Period": (Field("text", "text", "As printed."), Field("interval", "text", "EDTF."), _LINES),
    "Convention": (
        Field("text", "text", "As printed."),
        Field("kind", "text", "first-is-lead, implemented-by, alias."),
        _LINES,
    ),
    "Part": (
        Field("id", "text", "notice, plan, appendix; plan-2 … for further ones."),
        Field("kind", "text", "What the part is.", ("notice", "plan", "appendix")),
        Field("title", "text", "As printed; a label such as 附件1 where there is no title."),
        Field("number", "int", "附件1 is 1."),
        Field("paragraphs", "Paragraph*", "What stands under no numbered section."),
        _CLAUSES,
        _LINES,
        _SPAN,
        Field("task", "Task", "Of a clause that stands under no section."),
        Field("sections", "Section*", "The numbered items of the first level."),
        Field("tables", "Table*", "Rebuilt tables."),
    ),
    "Section": (
        Field("id", "text", "The part and the ordinals of the path: plan/2.1.3."),
        Field("num", "text", "The printed marker, inner spaces removed."),
        Field("ordinal", "int", "Its value."),
        Field("level", "int", "Nesting depth in this part, from 1."),
        Field("heading", "text", "Run-in headings too: up to the first 。"),
        _PARAGRAPHS,
        _CLAUSES,
        _LINES,
        _SPAN,
        _TASK,
        Field("sections", "Section*", "The items below it."),
    ),
    "Paragraph": (Field("text", "text", "As printed, line breaks removed."), _LINES, _SPAN),
    "Task": (
        Field("title", "text", "The heading of the item, or the name of the task in its row."),
        Field("units", "UnitRef*", "Who."),
        Field("open", "flag", "The list of units ends in 等."),
        Field("timeline", "Timeline*", "When."),
        Field("targets", "Target*", "How much."),
        Field("rows", "text*", "Ids of the appendix rows that state this task again."),
    ),
    "UnitRef": (
        Field("name", "text", "As printed, tails such as 等 cut off."),
        Field("canonical", "text", "With the level prefix carried over, or the full name of an alias."),
        Field("role", "text", "牵头, 责任, 配合, 督办.", ROLES),
        Field("text", "text", "The exact characters of the source."),
        _FROM,
        Field("collective", "flag", "各街道, 各相关部门."),
        Field("aka", "text", "Second nameplate: 区委宣传部（区文明办）."),
        Field(
            "by_convention",
            "text",
            "Role by a rule of the document: the first unit of each list is the lead (下同).",
            ("lead", "support"),
        ),
        _INFERRED,
        _LINES,
        _SPAN,
        _RULE,
    ),
    "Timeline": (
        Field("kind", "text", "What the expression sets.", TIMES),
        Field("interval", "text", "EDTF; R/P1Y for a recurring one."),
        Field("start", "day", "First day, inclusive."),
        Field("end", "day", "Last day, inclusive."),
        Field("text", "text", "The exact characters of the source."),
        _FROM,
        Field(
            "by",
            "text",
            "Recurring: the day within each period: --03-31 in a year, ---25 in a month, -W-5 Friday; several with commas.",
        ),
        Field("times", "text", "Recurring: how often within each period, >=2."),
        _INFERRED,
        _FLAGS,
        _LINES,
        _SPAN,
        _RULE,
    ),
    "Target": (
        Field("text", "text", "The exact characters of the source."),
        Field("indicator", "text", "What is measured."),
        Field("comparator", "text", "How the value is meant.", (">", ">=", "=", "<=", "<", "change")),
        Field("value", "number", "Left out for relative targets and trends."),
        Field("low", "number", "Lower end of a range."),
        Field("high", "number", "Upper end of a range."),
        Field("unit", "text", "%, 百分点, 元 (multiplied out), 项 …"),
        Field("by", "day", "The day the target is due."),
        Field("baseline", "text", "What it is compared with, as printed."),
        _FROM,
        Field(
            "flags",
            "text*",
            "What to know before relying on it: approximate, implied, relative, trend, ratio, fraction, range, from-to, increase, "
            "decrease, at-least, at-most, per-year; grant for an amount that a measure gives (给予, 奖励, 补助), which is no goal.",
        ),
        _LINES,
        _SPAN,
        _RULE,
    ),
    "Table": (
        Field("id", "text", "The part and t1, t2 …"),
        Field("caption", "text", "As printed."),
        Field("columns", "Column*", "From the printed header."),
        _LINES,
        _SPAN,
        Field("rows", "Row*", "Of a table that names units or times: each row states a task."),
        Field("grid", "Row*", "Rows of any other table: cells and places only."),
    ),
    "Column": (Field("name", "text", "As printed."), Field("means", "text", "What its cells are.", MEANS)),
    "Row": (
        Field("id", "text", "The part and the place of the row."),
        Field("group", "text", "Merged label, joined where the source broke it."),
        Field("cells", "cells", "One per column; null where the table has no data."),
        Field("cell_lines", "cell_lines", "Where each cell stands; null where the table has no data."),
        _LINES,
        _SPAN,
        Field("task", "link", "Id of the plan's task that it states again; else the task that it is."),
        Field("facts", "Task", "What the cells of a linked row say."),
    ),
    "Unit": (
        Field("name", "text", "As printed first."),
        Field("canonical", "text", "Full official name, where it differs."),
        Field("aliases", "text*", "Other printed names of the same organ."),
        Field("collective", "flag", "各街道, 各相关部门."),
        Field("level", "text", "Of the organ.", LEVELS),
        Field("system", "text", "Of the organ.", SYSTEMS),
        Field("tasks", "text*", "Ids of its tasks."),
    ),
    "Dropped": (
        Field(
            "kind",
            "text",
            "What it was taken for.",
            ("navigation", "breadcrumb", "page-title", "widget", "page-number", "running-head", "metadata", "footer"),
        ),
        _LINES,
        _SPAN,
        Field("text", "text", "The printed lines."),
    ),
    "Finding": (
        Field("kind", "text", "`fanwen-parse explain KIND` says more."),
        Field("severity", "text", "How much it matters.", ("error", "warning", "info")),
        Field("message", "text", "One sentence."),
        Field("task", "text", "Id of the task."),
        Field("row", "text", "Id of the row."),
        Field("quote", "text", "The words in question."),
        Field("suggestion", "text", "What was probably meant."),
        _LINES,
    ),
}
"""Name of a type of the tree → its keys in order."""

_SIMPLE: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "int": {"type": "integer"},
    "flag": {"const": True},
    "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "lines": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2},
    "span": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
    "cells": {"type": "array", "items": {"type": ["string", "null"]}},
    "link": {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/Task"}]},
    "marks": {
        "type": "array",
        "items": {
            "type": "array",
            "prefixItems": [
                {"type": "integer", "minimum": 0},
                {"type": "integer", "minimum": 1},
                {"enum": list(WHERE)},
                {"type": "string"},
            ],
            "minItems": 4,
            "items": False,
        },
    },
    "cell_lines": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/Lines"}, {"type": "null"}]}},
    "places": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "lines": {"$ref": "#/$defs/Lines"}},
            "required": ["name", "lines"],
            "additionalProperties": False,
        },
    },
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one written tree."""
    from fanwen_parse import model

    definitions: dict[str, Any] = {"Lines": _SIMPLE["lines"], "Span": _SIMPLE["span"]}
    for name, fields in TABLES.items():
        held: Any = getattr(model, name)
        mapping = {
            "type": "object",
            "properties": {field.key: {**_of_kind(held, field), "description": field.doc} for field in fields},
            "required": [field.key for field in fields if _is_required(held, field)],
            "additionalProperties": False,
        }
        definitions[name] = {"description": held.__doc__, **mapping}
    plan = definitions.pop("Plan")
    plan["properties"] = {
        "schema": {"const": SCHEMA, "description": "Name and number of this form."},
        **plan["properties"],
    }
    plan["required"] = ["schema", *plan["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:fanwen-parse:1",
        "title": SCHEMA,
        **plan,
        "$defs": definitions,
    }


def _of_kind(held: Any, field: Field) -> dict[str, Any]:
    kind = field.kind
    if kind.endswith("*"):
        items = _of_kind(held, field._replace(kind=kind[:-1]))
        # An empty list is left out, so a list that is there has something in it; `parts` and the like are always there.
        return {"type": "array", "items": items, "minItems": 0 if _is_required(held, field) else 1}
    if kind in TABLES:
        return {"$ref": f"#/$defs/{kind}"}
    if kind in {"lines", "span"}:
        return {"$ref": f"#/$defs/{kind.capitalize()}"}
    return {"type": "string", "enum": list(field.values)} if field.values else dict(_SIMPLE[kind])


def _is_required(held: Any, field: Field) -> bool:
    """Always written: it has no default in the model, and cannot be None there."""
    name = field.held or field.key
    return name not in held._field_defaults and not may_be_none(held, name)


def may_be_none(held: Any, name: str) -> bool:
    """Is None a value of this field itself, and not only of what it holds?"""
    return isinstance(held.__annotations__[name], UnionType)
