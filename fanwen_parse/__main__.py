"""``python -m fanwen_parse``: the same as the command ``fanwen-parse``."""

from .commands import main

main()
