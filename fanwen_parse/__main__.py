"""The command ``fanwen-parse``, and ``python -m fanwen_parse``."""

from __future__ import annotations

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; see :func:`fanwen_parse.commands.main`."""
    # A start makes some 100,000 objects that all stay: to collect among them costs a tenth of it and frees nothing.
    gc.set_threshold(200_000)
    from .commands import main as run

    run()


if __name__ == "__main__":
    main()
