"""The written form: the tree as plain data, as YAML and as JSON, and back. The only file that knows YAML and JSON.

The tables of :mod:`fanwen_parse.schema` say what is written. A value that equals its default in the model is left out,
and comes back as that default: ``load(dump(plan)) == plan``. Both formats hold the same data, and each is written to be
read: in JSON an item and its own facts stand on one line, its parts below it; YAML does the same for short mappings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fanwen_parse.records import NamedTuple

from . import model
from .schema import SCHEMA, TABLES, json_schema, may_be_none

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TreeError", "dump", "from_data", "json_schema", "load", "to_data"]


class TreeError(ValueError):
    """Text or data that is no ``fanwen-parse/1`` tree; its message is one line for people."""


# --- tree to data -----------------------------------------------------------------------------------------------------


class _Key(NamedTuple):
    """How one field of a named tuple is written."""

    place: int
    name: str
    default: Any
    """Left out when equal; None where there is no default, so that only absent values are left out."""
    write: Callable[[Any], Any] | None
    """None: the value is written as it is."""


def to_data(plan: model.Plan) -> dict[str, Any]:
    """The tree as mappings, lists, texts and numbers, in the key order of the schema."""
    return {"schema": SCHEMA, **_written(plan, _KEYS["Plan"])}


def _written(value: tuple[Any, ...], keys: list[_Key]) -> dict[str, Any]:
    data = {}
    for place, name, default, write in keys:
        item = value[place]
        if item is default or item == default:
            continue
        data[name] = write(item) if write else item
    return data


def _row_written(row: model.Row, keys: list[_Key]) -> dict[str, Any]:
    """``linked`` and ``task`` are one key: a row states a task again or is one."""
    data = _written(row, keys)
    if row.linked is not None:
        facts = data.pop("facts", None)
        data["task"] = row.linked
        if facts is not None:
            data["facts"] = facts
    return data


def _writer(kind: str) -> Callable[[Any], Any] | None:
    if kind in {"text", "number", "int", "flag", "day"}:
        return None
    if kind in {"text*", "lines", "span", "cells"}:
        return list
    if kind == "cell_lines":
        return lambda places: [None if lines is None else list(lines) for lines in places]
    if kind == "marks":
        return lambda marks: [list(mark) for mark in marks]
    if kind == "places":
        return lambda places: [{"name": name, "lines": list(lines)} for name, lines in places]
    name = "Task" if kind == "link" else kind.rstrip("*")
    keys = _KEYS[name]
    one: Any = _row_written if name == "Row" else _written
    if kind.endswith("*"):
        return lambda items: [one(item, keys) for item in items]
    return lambda item: one(item, keys)


_KEYS: dict[str, list[_Key]] = {name: [] for name in TABLES}
for _name, _fields in TABLES.items():
    _held: Any = getattr(model, _name)
    _KEYS[_name] += [
        _Key(_held._fields.index(f.held or f.key), f.key, _held._field_defaults.get(f.held or f.key), _writer(f.kind))
        for f in _fields
    ]


# --- data to tree -----------------------------------------------------------------------------------------------------


def from_data(data: dict[str, Any]) -> model.Plan:
    """The tree of data that :func:`to_data` made, or a file holds.

    Raises:
        TreeError: it is no tree of this schema; the message says where it is not.
    """
    if not isinstance(data, dict) or "schema" not in data:
        raise TreeError("no `schema` key: this is not a tree that fanwen-parse wrote")
    if data["schema"] != SCHEMA:
        raise TreeError(f"schema {data['schema']!r} is not {SCHEMA}, the one this version reads")
    plan: model.Plan = _read("Plan", {key: value for key, value in data.items() if key != "schema"}, "tree")
    return plan


def _read(name: str, data: Any, where: str) -> Any:
    """A named tuple of ``model.NAME``; keys that the schema does not have are an error, never lost in silence."""
    if not isinstance(data, dict):
        raise TreeError(f"{where} is no mapping")
    values: dict[str, Any] = {}
    known = 0
    for field in TABLES[name]:
        if field.key in data:
            known += 1
            values[field.held or field.key] = _value(field.kind, data[field.key], f"{where}.{field.key}")
    if known != len(data):
        strange = next(key for key in data if key not in {field.key for field in TABLES[name]})
        raise TreeError(f"{where} has the unknown key {strange!r}")
    if name == "Row" and isinstance(data.get("task"), str):
        values["linked"] = values.pop("task")
    held: Any = getattr(model, name)
    for field in held._fields:
        if field not in values and field not in held._field_defaults:
            if not may_be_none(held, field):
                raise TreeError(f"{where} has no {field!r}")
            values[field] = None
    return held(**values)


_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "day": (str,),
    "int": (int,),
    "number": (int, float),
    "flag": (bool,),
}


def _value(kind: str, data: Any, where: str) -> Any:
    if kind in _TYPES:
        if not isinstance(data, _TYPES[kind]):
            raise TreeError(f"{where} is no {kind}")
        return data
    if kind == "link":
        return data if isinstance(data, str) else _read("Task", data, where)
    if kind in TABLES:
        return _read(kind, data, where)
    if not isinstance(data, list):
        raise TreeError(f"{where} is no list")
    if kind in {"lines", "span"}:
        return _tuple(data, (int, int), where)
    if kind == "cells":
        return tuple(None if cell is None else _value("text", cell, where) for cell in data)
    if kind == "cell_lines":
        return tuple(None if lines is None else _value("lines", lines, where) for lines in data)
    if kind == "marks":
        return tuple(model.Mark(*_tuple(mark, (int, int, str, str), where)) for mark in data)
    if kind == "places":
        return tuple(_place(place, where) for place in data)
    return tuple(_value(kind[:-1], item, f"{where}[{number}]") for number, item in enumerate(data))


def _tuple(data: Any, types: tuple[type, ...], where: str) -> tuple[Any, ...]:
    if len(data) != len(types) or not all(map(isinstance, data, types)):
        raise TreeError(f"{where} is no list of {len(types)} values")
    return tuple(data)


def _place(data: Any, where: str) -> tuple[str, model.Lines]:
    if not isinstance(data, dict) or set(data) != {"name", "lines"}:
        raise TreeError(f"{where} holds no name and lines")
    return _value("text", data["name"], where), _value("lines", data["lines"], where)


# --- text -------------------------------------------------------------------------------------------------------------


def dump(plan: model.Plan, format: str = "yaml", *, compact: bool = False) -> str:  # noqa: A002
    """The tree as text, with a line feed at its end; the same tree always gives the same text.

    Args:
        plan: the tree.
        format: ``yaml`` or ``json``.
        compact: JSON on one line, as NDJSON needs it.
    """
    data = to_data(plan)
    return dump_yaml(data) if format == "yaml" else dump_json(data, compact=compact)


def load(text: str) -> model.Plan:
    """The tree of a YAML or JSON text.

    Raises:
        TreeError: it is neither, or no tree of this schema.
    """
    import json

    # JSON is YAML too, but its own parser is a hundred times faster.
    if text.lstrip().startswith("{"):
        try:
            return from_data(json.loads(text))
        except json.JSONDecodeError as error:
            if error.msg == "Extra data":
                raise TreeError("several trees in one file: name a file that holds one") from None
    return from_data(_load_yaml(text))


# --- JSON -------------------------------------------------------------------------------------------------------------


def dump_json(data: dict[str, Any], *, compact: bool = False) -> str:
    """Plain data as JSON, Chinese as it is.

    Only the C encoder of :mod:`json` is fast, and it cannot indent: so it writes the lines, and this function breaks
    them, one line for each mapping that holds lists of mappings, one line for each mapping that holds none.
    """
    encode = _encoder()
    if compact:
        return encode(data) + "\n"
    pieces: list[str] = []
    _json_lines(data, "\n ", encode, pieces)
    pieces.append("\n")
    return "".join(pieces)


def _encoder() -> Callable[[Any], str]:
    """``json.JSONEncoder(ensure_ascii=False).encode``, made once for all lines.

    ``encode`` makes its C encoder anew at each call, and the package :mod:`json` loads a decoder with its patterns: together half of
    the time of a dump. An interpreter that has no such C encoder takes the usual way.
    """
    try:
        from _json import encode_basestring, make_encoder

        inner = make_encoder(None, _refused, encode_basestring, None, ": ", ", ", False, False, True)
    except (ImportError, TypeError):
        from json import JSONEncoder

        return JSONEncoder(ensure_ascii=False).encode
    return lambda value: "".join(inner(value, 0))


def _refused(value: object) -> object:
    """What the C encoder asks about a value that JSON does not have; :func:`to_data` makes none."""
    raise TypeError(f"{type(value).__name__} is no plain data")


def _json_lines(data: dict[str, Any], indent: str, encode: Callable[[Any], str], pieces: list[str]) -> None:
    plain: dict[str, Any] = {}
    opened = False
    for key, value in data.items():
        lists = type(value) is list and value and type(value[0]) in (dict, list)
        if not lists and not _holds_mappings(value):
            plain[key] = value
            continue
        if plain:
            pieces += ("," + indent if opened else "{", encode(plain)[1:-1])
            plain, opened = {}, True
        pieces.append(f'{"," + indent if opened else "{"}"{key}": ')
        opened = True
        if lists:
            deeper = indent + " "
            comma = "["
            for item in value:
                pieces.append(comma + deeper)
                comma = ","
                if _holds_mappings(item):
                    _json_lines(item, deeper + " ", encode, pieces)
                else:
                    pieces.append(encode(item))
            pieces.append("]")
        else:
            _json_lines(value, indent + " ", encode, pieces)
    if plain:
        pieces += ("," + indent if opened else "{", encode(plain)[1:-1])
    elif not opened:
        pieces.append("{")
    pieces.append("}")


def _holds_mappings(value: Any) -> bool:
    """Whether a mapping has another mapping in it: then it does not stand on one line."""
    if type(value) is not dict:
        return False
    for item in value.values():
        kind = type(item)
        if kind is dict or (kind is list and item and type(item[0]) is dict):
            return True
    return False


# --- YAML -------------------------------------------------------------------------------------------------------------

_LONG = 100
"""Characters beyond which a mapping takes one line a key; a Chinese one counts two, as terminals show it."""


def dump_yaml(data: dict[str, Any]) -> str:
    """Plain data as one YAML document; texts that look like dates or numbers are quoted."""
    import yaml

    base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class Dumper(base):  # type: ignore[misc]
        """Keeps the order of keys, puts short mappings on one line, and never writes an alias."""

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
            return True

    def mapping(dumper: Any, value: dict[str, Any]) -> Any:
        return dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=_is_short(value))

    def sequence(dumper: Any, value: list[Any]) -> Any:
        flat = not any(isinstance(item, (dict, list)) for item in value)
        return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=flat)

    Dumper.add_representer(dict, mapping)
    Dumper.add_representer(list, sequence)
    return str(yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=2**20))


def _is_short(value: dict[str, Any]) -> bool:
    size = 0
    for key, item in value.items():
        if isinstance(item, dict):
            return False
        if isinstance(item, list):
            if item and isinstance(item[0], dict):
                return False
            item = str(item)  # noqa: PLW2901
        size += len(key) + 4 + (len(item) if item.isascii() else 2 * len(item)) if isinstance(item, str) else 6
        if size > _LONG:
            return False
    return True


def _load_yaml(text: str) -> dict[str, Any]:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        """Leaves dates as texts: the schema knows no other."""

        yaml_implicit_resolvers = {  # noqa: RUF012
            first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
            for first, pairs in base.yaml_implicit_resolvers.items()
        }

    try:
        data: dict[str, Any] = yaml.load(text, Loader=Loader)  # noqa: S506  # a SafeLoader
    except yaml.YAMLError as error:
        raise TreeError(f"neither YAML nor JSON: {' '.join(str(error).split())}") from None
    return data
