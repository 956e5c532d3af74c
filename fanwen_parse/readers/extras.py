"""Libraries that only some formats need, and what to say when they are not installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .text import ReadError


def need(module: str, extra: str, what: str) -> Any:
    """The module, imported.

    Args:
        module: its dotted name.
        extra: the extra of this package that brings it.
        what: the kind of file, for the message.

    Raises:
        ReadError: it is not installed; the message is the command that installs it.
    """
    try:
        return import_module(module)
    except ImportError:
        raise ReadError(f"reading {what} needs an extra: pip install 'fanwen-parse[{extra}]'") from None
