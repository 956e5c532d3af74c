"""The 修订对照表 as a browser shows and prints it: headless Chromium opens the page that ``diff -f html`` writes."""

from __future__ import annotations

import html.parser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import fanwen_parse
from fanwen_parse.model import Paragraph
from fanwen_parse.revision import compare
from fanwen_parse.views.changes.html import page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium to open the page: apt-get install chromium")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(__file__).parents[1] / "samples" / "revisions"
    old, new = (fanwen_parse.parse(folder / f"reading-{year}.txt", check=False) for year in (2024, 2025))
    comparison = compare(old, new)
    changes = [change for change in comparison.changes if change.severity != "silent"]
    file = tmp_path_factory.mktemp("html") / "changes.html"
    file.write_text(page(comparison, changes, "reading-2024.txt", "reading-2025.txt", "zh"), encoding="utf-8")
    return file


def chromium(tmp_path: Path, *words: str) -> str:
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile", *words],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.decode("utf-8")


class _Reader(html.parser.HTMLParser):
    """Every tag is closed in order; what stands in <del> and <ins>."""

    VOID = ("meta", "input", "br")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside: dict[str, list[str]] = {"del": [], "ins": []}

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag, found in self.inside.items():
            if tag in self.open:
                found.append(data)


def test_the_page_is_well_formed_and_needs_nothing_else(table: Path) -> None:
    text = table.read_text(encoding="utf-8")
    reader = _Reader()
    reader.feed(text)
    assert reader.open == []
    assert not re.search(r"<script|\ssrc=|\shref=|@import|url\(", text)
    assert {"92%", "市总工会", "80%"} <= set(reader.inside["del"])
    assert {"90%", "市科协", "85%"} <= set(reader.inside["ins"])


def test_text_of_a_plan_is_never_markup(table: Path) -> None:
    del table
    nasty = "<script>alert(1)</script>&\"'"
    old = fanwen_parse.parse("实施方案\n\n一、工作任务\n\n（一）修桥。修好。（责任单位：县交通局）\n", check=False)
    part = old.parts[-1]
    evil = old._replace(
        parts=(*old.parts[:-1], part._replace(title=nasty, paragraphs=(Paragraph(nasty, (1, 1), (0, 1)),)))
    )
    comparison = compare(old, evil)
    text = page(comparison, comparison.changes, nasty, nasty, "zh")
    assert "<script" not in text
    reader = _Reader()
    reader.feed(text)
    assert reader.open == []


@browser
def test_a_browser_sees_two_columns_and_hides_what_is_the_same(table: Path, tmp_path: Path) -> None:
    probe = tmp_path / "probe.html"
    script = """<script>
      const hidden = [...document.querySelectorAll('tr.same')].filter(r => getComputedStyle(r).display === 'none').length;
      const same = document.querySelectorAll('tr.same').length;
      const heads = document.querySelectorAll('thead th');
      const widths = [...heads].map(h => Math.round(h.getBoundingClientRect().width));
      const wide = document.documentElement.scrollWidth > innerWidth;
      document.getElementById('all').click();
      const shown = [...document.querySelectorAll('tr.same')].filter(r => getComputedStyle(r).display === 'table-row').length;
      const line = getComputedStyle(document.querySelector('del')).textDecorationLine;
      document.title = JSON.stringify([same, hidden, shown, widths[0] - widths[1], wide, line]);
    </script>"""
    probe.write_text(table.read_text(encoding="utf-8").replace("</body>", f"{script}</body>"), encoding="utf-8")
    dom = chromium(tmp_path, "--window-size=900,800", "--dump-dom", probe.as_uri())
    found = re.search(r"<title>\[(\d+),(\d+),(\d+),(-?\d+),(\w+),\"([\w-]+)\"\]</title>", dom)
    assert found is not None
    same, hidden, shown, uneven, wide, line = found.groups()
    assert int(same) == int(hidden) == int(shown) > 0
    assert abs(int(uneven)) <= 1
    assert (wide, line) == ("false", "line-through")


@browser
def test_it_prints_on_a4_with_the_heads_on_every_page(table: Path, tmp_path: Path) -> None:
    pdfminer = pytest.importorskip("pdfminer.high_level")
    pdf = tmp_path / "changes.pdf"
    chromium(tmp_path, f"--print-to-pdf={pdf}", "--no-pdf-header-footer", table.as_uri())
    pages = list(pdfminer.extract_pages(str(pdf)))
    assert len(pages) >= 2
    for one in pages:
        assert (round(one.width), round(one.height)) == (595, 842)
        words = "".join(box.get_text() for box in one if hasattr(box, "get_text"))
        assert "原稿" in words
        assert "修订稿" in words
        assert "显示未修改" not in words
