"""How fast ``parse`` is: cold start, memory, throughput, growth. Figures for people; nothing here asserts a time.

    python bench/speed.py             # all
    python bench/speed.py cold warm   # some of: cold, memory, warm, growth

Documents are those of ``../shared/corpus/docs`` where that folder is, else the samples. The machine is shared and noisy: the
figures to quote are ratios and medians. Byte code is written in a first run, as an installed program has it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

CORPUS = ROOT.parent / "shared" / "corpus" / "docs"
SAMPLES = ROOT / "samples"
MAIN = next(iter(sorted(CORPUS.glob("000_*.txt"))), SAMPLES / "childcare-page.txt")
PROGRAM = "from fanwen_parse.__main__ import main; main()"

SHAPES = {
    "prose": "推进各项工作，提升服务质量，健全长效机制。",
    "one item a line": "1.推进工作。完善机制。（责任单位：区教育局、区财政局）\n",
    "markers only": "一、（一）1.⑴①",
    "brackets only": "（（（）））〔〕《》",
    "dates": "2025年底前，2026年6月底前，每年2次，",
    "organs": "市发展改革委、市教育局、市财政局、",
    "cells": "序号\n任务\n责任单位\n1\n建站\n区教育局\n",
    "digits": "1234567890 ",
}


def environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPATH": str(ROOT)
    }


def seconds(program: str, *arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment()
    )
    return time.perf_counter() - started


def cold(rounds: int = 21) -> None:
    """Whole processes, taken turn by turn so that both meet the same noise."""
    arguments = {
        "parse": ("parse", "-f", "json", str(MAIN)),
        "without findings": ("parse", "-f", "json", "--no-check", str(MAIN)),
    }
    program = "import sys; sys.argv[0] = 'fanwen-parse'; " + PROGRAM
    seconds(program, *arguments["parse"])
    times: dict[str, list[float]] = {"import click": [], **{name: [] for name in arguments}}
    for _ in range(rounds):
        times["import click"].append(seconds("import click"))
        for name, given in arguments.items():
            times[name].append(seconds(program, *given))
    base = statistics.median(times["import click"])
    print(f"cold start, {MAIN.name[:20]} to JSON, median of {rounds}")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"  {name:18} {median * 1000:7.1f} ms   {median / base:.2f} x import click")


def memory() -> None:
    """Peak resident size of a whole process."""
    program = (
        "import resource, sys; sys.argv = ['fanwen-parse', 'parse', '-f', 'json', '-o', '/dev/null', sys.argv[1]]\n"
        "from fanwen_parse.commands import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(MAIN)], check=True, capture_output=True, text=True, env=environment()
    )
    print(f"peak memory  {int(done.stdout) / 1024:.1f} MB")


def documents(suffixes: set[str]) -> dict[str, bytes]:
    folder = CORPUS if CORPUS.is_dir() else SAMPLES
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in suffixes}


def warm(rounds: int = 7) -> None:
    """One process, every document once a round, from its bytes to its tree; the median round."""
    from fanwen_parse.pipeline import run
    from fanwen_parse.readers import read

    for kind, suffixes in (("texts", {".txt", ".md"}), ("texts and pages", {".txt", ".md", ".html"})):
        files = documents(suffixes)
        size = sum(map(len, files.values()))
        for check in (False, True):
            totals = []
            each: Counter[str] = Counter()
            for _ in range(rounds + 1):  # the first one warms the caches and is not counted
                started = time.perf_counter()
                for name, data in files.items():
                    begun = time.perf_counter()
                    run(read(data, name), check=check)
                    each[name] += time.perf_counter() - begun
                totals.append(time.perf_counter() - started)
            median = statistics.median(totals[1:])
            shown = f"{len(files)} {kind} of {size / 1e6:.2f} MB, findings {'on' if check else 'off'}"
            print(f"warm, {shown}: {size / 1e6 / median:.2f} MB/s")
        slow = sorted(((each[name] / (rounds + 1) / len(files[name]) * 1e5, name) for name in each), reverse=True)[:3]
        print("  slowest, seconds per 100 kB: " + ", ".join(f"{name[:3]} {value:.3f}" for value, name in slow))


def growth() -> None:
    """Time of a text 64 times as long over the time of the text; linear is 64."""
    from fanwen_parse.pipeline import run
    from fanwen_parse.readers.text import source_of

    print("growth, 64 times the text (linear is 64)")
    whole = MAIN.read_text("utf-8")
    for name, text in {**SHAPES, MAIN.name[:16]: whole}.items():
        small = text * max(1, 4_000 // len(text))
        large = small * (8 if len(small) > 10_000 else 64)
        times = []
        for piece in (small, large):
            best = min(_timed(run, source_of(piece)) for _ in range(3))
            times.append(best)
        print(
            f"  {name:18} {times[1] / times[0] * 64 / (len(large) / len(small)):6.1f}   {times[1] / len(large) * 1e9:7.0f} ns a character"
        )


def _timed(run, source) -> float:  # noqa: ANN001
    started = time.perf_counter()
    run(source, check=False)
    return time.perf_counter() - started


def main() -> None:
    parts = {"cold": cold, "memory": memory, "warm": warm, "growth": growth}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("parts", nargs="*", metavar="|".join(parts))
    for name in arguments.parse_args().parts or parts:
        parts[name]()


if __name__ == "__main__":
    main()
