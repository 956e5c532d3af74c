#!/usr/bin/env python3
"""The door for a clone that is not installed: ``python cli.py parse FILE``. Not shipped in the wheel."""

from fanwen_parse.__main__ import main

if __name__ == "__main__":
    main()
