"""Settings of ``check`` and ``diff``: ``[tool.fanwen-parse]`` in pyproject.toml, or the same keys in fanwen.toml.

::

    [tool.fanwen-parse]                 # in fanwen.toml: no table name, the keys stand at the top
    lang = "zh"
    lexicon = "ours.yaml"               # relative to the file that says so

    [tool.fanwen-parse.severity]        # of findings and of changes; "off" silences a kind
    wording-slip = "error"
    unit-removed = "notable"

    [tool.fanwen-parse.check]           # and the same keys under [tool.fanwen-parse.diff]
    ignore = ["mask"]
    fail-on = "error"
    baseline = "fanwen-baseline.toml"   # relative to the file that says so

A key that nobody reads is an error: a misspelt ``ignroe`` must not pass for a clean run.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from fanwen_parse.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TABLE = "fanwen-parse"
_TOP = frozenset({"lang", "lexicon", "severity", "check", "diff"})
_SECTION = frozenset({"select", "ignore", "fail-on", "baseline"})


class ConfigError(ValueError):
    """The file cannot be read or holds what no command understands; the message is one line and names the file."""


class Settings(NamedTuple):
    """What the file says of one command; an option of the command line wins over it."""

    select: tuple[str, ...] = ()
    """Kinds or families to look at; empty means all."""
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    baseline: Path | None = None
    """The file of accepted fingerprints, resolved against the folder of the configuration."""


class Config(NamedTuple):
    """One configuration file, or the defaults where there is none."""

    path: Path | None = None
    lang: str | None = None
    severity: tuple[tuple[str, str], ...] = ()
    """(kind, severity) of findings and of changes alike; the names never clash."""
    check: Settings = Settings()
    diff: Settings = Settings()
    lexicon: Path | None = None
    """The user's own names of organs and labels."""


def load(start: Path) -> Config:
    """The nearest configuration at or above ``start`` (a file or a folder).

    In one folder fanwen.toml wins over pyproject.toml; a pyproject.toml without our table is passed over; the search
    ends at the root of the git repository, so that nothing outside a project changes its result.

    Raises:
        ConfigError: the file is no TOML, or a key or value is not understood.
    """
    folder = start.resolve()
    if not folder.is_dir():
        folder = folder.parent
    for place in (folder, *folder.parents):
        own = place / "fanwen.toml"
        if own.is_file():
            return read(own)
        shared = place / "pyproject.toml"
        if shared.is_file() and _names_us(shared):
            return read(shared)
        if (place / ".git").exists():
            break
    return Config()


def read(path: Path) -> Config:
    """The configuration in this very file (``--config FILE``).

    Raises:
        ConfigError: see :func:`load`.
    """
    data = read_toml(path)
    if path.name == "pyproject.toml":
        table = data.get("tool", {}).get(TABLE)
        data = {} if table is None else table
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: [tool.{TABLE}] is no table")
    _refuse_unknown(path, "", data, _TOP)
    severity = data.get("severity", {})
    if not isinstance(severity, dict) or not all(isinstance(value, str) for value in severity.values()):
        raise ConfigError(f'{path}: severity is a table of kind = "severity"')
    lexicon = _word(path, "lexicon", data)
    return Config(
        path=path,
        lexicon=None if lexicon is None else path.parent / lexicon,
        lang=_word(path, "lang", data),
        severity=tuple(severity.items()),
        check=_settings(path, "check", data),
        diff=_settings(path, "diff", data),
    )


def read_toml(path: Path) -> dict[str, Any]:
    """The whole TOML file as plain values; shared with the file of accepted fingerprints.

    Raises:
        ConfigError: the file cannot be opened, is not UTF-8 or is no TOML.
    """
    from importlib import import_module

    toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    try:
        data: dict[str, Any] = toml.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as trouble:
        raise ConfigError(f"{path}: {trouble.strerror or trouble}") from trouble
    except ValueError as trouble:
        raise ConfigError(f"{path}: {trouble}") from trouble
    return data


def _names_us(path: Path) -> bool:
    """Whether a pyproject.toml holds our table, without paying for a TOML parser where it cannot."""
    try:
        text = path.read_bytes()
    except OSError:
        return False
    return TABLE.encode() in text and TABLE in read_toml(path).get("tool", {})


def _settings(path: Path, name: str, data: Mapping[str, Any]) -> Settings:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: {name} is no table")
    _refuse_unknown(path, f"{name}.", table, _SECTION)
    baseline = _word(path, "baseline", table)
    return Settings(
        select=_words(path, f"{name}.select", table.get("select", ())),
        ignore=_words(path, f"{name}.ignore", table.get("ignore", ())),
        fail_on=_word(path, "fail-on", table),
        baseline=None if baseline is None else path.parent / baseline,
    )


def _word(path: Path, name: str, table: Mapping[str, Any]) -> str | None:
    value = table.get(name)
    if value is None or isinstance(value, str):
        return value
    raise ConfigError(f"{path}: {name} is a string, not {value!r}")


def _words(path: Path, name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise ConfigError(f"{path}: {name} is a list of strings, not {value!r}")


def _refuse_unknown(path: Path, prefix: str, table: Mapping[str, Any], known: frozenset[str]) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{path}: unknown key {prefix}{key}; known: {', '.join(sorted(known))}")
