"""The command ``fanwen-parse``, and ``python -m fanwen_parse``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; see :func:`fanwen_parse.commands.main`. Does not return, and does not raise."""
    # A start makes some 100,000 objects that all stay: to collect among them costs a tenth of it and frees nothing.
    gc.set_threshold(200_000)
    from .commands import main as run

    try:
        run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    # All output is written and closed. To take the modules and objects apart one by one would cost a twentieth of a short run.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # a full disk was reported above
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
