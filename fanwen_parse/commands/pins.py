"""The pin file of ``diff``: which tasks belong together, said by hand.

::

    [[pin]]
    old = "plan/2.3.1"                       # an id (from -f json) or an exact title
    new = ["plan/2.3.1", "plan/2.3.2"]       # several: it was split

    [[pin]]
    old = "深化公办养老机构改革"
    new = ""                                 # it has no partner, whatever it looks like
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .config import ConfigError, read_toml

if TYPE_CHECKING:
    from pathlib import Path

    from fanwen_parse.revision import Pin


def read_pins(path: Path) -> tuple[Pin, ...]:
    """The pins of a file.

    Raises:
        ConfigError: no TOML, or a pin is not two names or lists of names.
    """
    from fanwen_parse.revision import Pin

    data = read_toml(path)
    rows = data.get("pin", [])
    if set(data) - {"pin"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{path}: expected [[pin]] tables with old and new, and nothing else")
    pins = []
    for row in rows:
        if set(row) - {"old", "new"}:
            raise ConfigError(f"{path}: a pin has old and new, and nothing else: {row!r}")
        old, new = _names(path, row, "old"), _names(path, row, "new")
        if not old and not new:
            raise ConfigError(f"{path}: a pin that names nothing: {row!r}")
        pins.append(Pin(old, new))
    return tuple(pins)


def _names(path: Path, row: dict[str, object], side: str) -> tuple[str, ...]:
    value = row.get(side, "")
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, list) and all(isinstance(name, str) and name for name in value):
        return tuple(value)
    raise ConfigError(f"{path}: {side} is an id, a title or a list of them, not {value!r}")
