"""Chinese official plans (通知, 实施方案, 附件任务清单) as a tree of tasks, units and timelines.

::

    import fanwen_parse

    plan = fanwen_parse.parse(Path("plan.txt"))
    for section in plan.parts[0].sections:
        print(section.num, section.heading)
    print(fanwen_parse.dump(plan))

Everything is immutable; the types are in :mod:`fanwen_parse.model`. Importing this package loads nothing else: each
function brings what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from .model import Finding, Plan
    from .revision import Comparison

__all__ = ["__version__", "check", "diff", "dump", "load", "parse"]

__version__ = "0.1.0"


def parse(
    source: str | bytes | os.PathLike[str],
    *,
    name: str = "-",
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002
    check: bool = True,
    with_map: bool = False,
) -> Plan:
    """Parse a plan.

    Args:
        source: its text (never a file name), the bytes of a file, or the path of a file.
        name: what to call it in ``plan.source.name``; a path has its own.
        encoding: of bytes, where it is not to be told from them.
        format: of bytes: ``text``, ``html``, ``docx`` or ``pdf``; None: from the bytes and the name.
        check: also look for findings.
        with_map: also account for every character of the source (``plan.map``).

    Raises:
        fanwen_parse.readers.ReadError: the bytes cannot be read. Text is never refused.
        OSError: the path cannot be opened.
    """
    from .pipeline import run

    if isinstance(source, str):
        from .readers.text import source_of

        read_source = source_of(source, name)
    else:
        import os

        from .readers import read

        if not isinstance(source, bytes):
            name = os.path.basename(os.fspath(source))  # noqa: PTH119  (any PathLike)
            with open(source, "rb") as file:  # noqa: PTH123  (any PathLike)
                source = file.read()
        read_source = read(source, name, encoding=encoding, format=format)
    plan = run(read_source, check=check, with_map=with_map).plan
    assert plan is not None, "the last stage makes the plan"  # noqa: S101
    return plan


def check(plan: Plan) -> tuple[Finding, ...]:
    """What a careful proof-reader would mark in a plan: the findings it came with, and those that its tree shows."""
    from .findings import find

    return tuple(dict.fromkeys((*plan.findings, *find(plan))))


def diff(old: Plan, new: Plan, *, pins: tuple[tuple[str, str], ...] = ()) -> Comparison:
    """Pair the tasks of two versions of a plan and say what changed.

    Args:
        old: the earlier version.
        new: the later version.
        pins: ids of tasks (old, new) that are the same whatever their words say.
    """
    from .revision import compare

    return compare(old, new, pins=pins)


def dump(plan: Plan, format: str = "yaml") -> str:  # noqa: A002
    """The written form of a plan (schema ``fanwen-parse/1``) as ``yaml`` or ``json``."""
    from .tree import dump as write

    return write(plan, format)


def load(text: str) -> Plan:
    """The plan of a text that :func:`dump` wrote, YAML or JSON: ``load(dump(plan)) == plan``.

    Raises:
        fanwen_parse.tree.TreeError: it is no such text.
    """
    from .tree import load as read

    return read(text)
