"""Take a picture of a real run: ``python bench/screenshot.py docs/diff.png samples/revisions -- fanwen-parse diff a.txt b.txt``.

The command runs in a pseudo-terminal, so that it shows what a person would see; rich draws the screen, Chromium takes the
picture. Needs Chromium and a CJK font (``apt-get install chromium fonts-noto-cjk``).
"""

from __future__ import annotations

import io
import os
import pty
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

COLUMNS = 100
LINE = 24
FRAME = """<!DOCTYPE html><meta charset=utf-8><style>
body {{ margin: 0; background: #292929; color: #c5c8c6; }}
header {{ font: bold 15px sans-serif; text-align: center; padding: 12px; }}
pre {{ margin: 0 16px; font: 16px/24px "Noto Sans Mono CJK SC", monospace; white-space: pre; }}
</style><header>{title}</header><pre>{lines}</pre>"""


def run(command: list[str], folder: str) -> str:
    """What the command writes to a terminal, colours and all."""
    reader, writer = pty.openpty()
    environment = {
        **os.environ,
        "COLUMNS": str(COLUMNS),
        "LINES": "60",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    environment.pop("NO_COLOR", None)
    child = subprocess.Popen(
        command, stdout=writer, stderr=writer, stdin=subprocess.DEVNULL, cwd=folder, env=environment
    )
    os.close(writer)
    written = b""
    while True:
        try:
            piece = os.read(reader, 65536)
        except OSError:  # how Linux says that the other end was closed
            break
        if not piece:
            break
        written += piece
    child.wait()
    return written.decode("utf-8").replace("\r\n", "\n")


def main() -> int:
    target, folder, command = sys.argv[1], sys.argv[2], sys.argv[4:]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "bold green"), shlex.join(command)))
    console.print(Text.from_ansi(run(command, folder)))
    # rich's SVG gives a Chinese character the width of one column; a page lets the font say it: two.
    lines = console.export_html(inline_styles=True, code_format="{code}", theme=SVG_EXPORT_THEME)
    height = 64 + LINE * len(lines.rstrip().splitlines())
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "screen.html"
        page.write_text(FRAME.format(title=shlex.join(command[:2]), lines=lines.rstrip()), encoding="utf-8")
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={place}/profile",
             f"--window-size={COLUMNS * 8 + 64},{height}", "--hide-scrollbars", "--force-device-scale-factor=2",
             f"--screenshot={Path(target).resolve()}", page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
