"""Which entries count, and with which exit code: one policy for ``check`` and ``diff``.

An entry is a finding or a change. A policy says which kinds are looked at, how grave each is, which single entries
somebody accepted (with a reason, for a time), and from which severity on the run fails.

Accepted entries stand in a TOML file that people edit and review::

    [[accepted]]
    fingerprint = "9c1f0a44d2b7e630"
    kind = "wording-slip"
    note = "青禾区…方案.txt: 附件与正文用词不一致"
    reason = "印发稿如此，下次修订时改"
    until = "2026-12-31"
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from fanwen_parse.records import NamedTuple

from .config import Config, ConfigError, Settings, load, read, read_toml
from .files import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fanwen_parse.model import Entry

    Function = TypeVar("Function", bound=Callable[..., Any])

FINDING_SCALE = ("error", "warning", "info")
"""Severities of findings, gravest first."""
CHANGE_SCALE = ("breaking", "notable", "info")
"""Severities of changes, gravest first."""
OFF = "off"
"""As a severity: the kind is not reported."""


class Accepted(NamedTuple):
    """One entry of the file of accepted fingerprints."""

    fingerprint: str
    kind: str = ""
    note: str = ""
    """What was accepted, for the reader of the file."""
    reason: str = ""
    until: str | None = None
    """Last day on which it is accepted, ISO; None for good."""


class Policy(NamedTuple):
    """The options of one run, with the configuration file under them."""

    scale: tuple[str, ...]
    fail_on: str
    """A word of ``scale``, ``any`` or ``never``."""
    severity: tuple[tuple[str, str], ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()


class Outcome(NamedTuple):
    """What a policy makes of the entries of a run."""

    entries: tuple[Entry, ...]
    """To report, with their final severities, in the order given."""
    accepted: tuple[Entry, ...]
    """Left out, because somebody accepted them."""
    expired: tuple[Accepted, ...]
    """Accepted once, but their day is over: their entries are reported again."""
    unused: tuple[Accepted, ...]
    """Accepted, but nothing of the kind occurs any more: they can be deleted from the file."""
    exit_code: int
    """0, or 1 where an entry to report is as grave as ``fail_on``."""


def decide(entries: Iterable[Entry], policy: Policy, *, today: str | None = None) -> Outcome:
    """Apply the policy. ``today`` (ISO) is only asked for when an accepted entry has an end; None takes the clock."""
    severities = dict(policy.severity)
    accepted = {one.fingerprint: one for one in policy.accepted}
    kept: list[Entry] = []
    waived: list[Entry] = []
    expired: dict[str, Accepted] = {}
    met: set[str] = set()
    for entry in entries:
        if (policy.select and entry.kind not in policy.select) or entry.kind in policy.ignore:
            continue
        severity = severities.get(entry.kind, entry.severity)
        if severity == OFF:
            continue
        ranked = entry if severity == entry.severity else entry._replace(severity=severity)
        pardon = accepted.get(entry.fingerprint)
        if pardon is None:
            kept.append(ranked)
            continue
        met.add(pardon.fingerprint)
        if pardon.until is not None and pardon.until < (today := today or _today()):
            expired[pardon.fingerprint] = pardon
            kept.append(ranked)
        else:
            waived.append(ranked)
    unused = tuple(one for one in policy.accepted if one.fingerprint not in met)
    failing = any(_as_grave(entry.severity, policy) for entry in kept)
    return Outcome(tuple(kept), tuple(waived), tuple(expired.values()), unused, int(failing))


def _as_grave(severity: str, policy: Policy) -> bool:
    if policy.fail_on in ("any", "never"):
        return policy.fail_on == "any"
    # what is not on the scale at all (a change that is told only when asked for) fails nothing
    return severity in policy.scale[: policy.scale.index(policy.fail_on) + 1]


def _today() -> str:
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()


# --- the file of accepted fingerprints --------------------------------------------------------------------------------


def read_accepted(path: Path) -> tuple[Accepted, ...]:
    """The accepted entries in this file.

    Raises:
        ConfigError: no TOML; an entry without fingerprint or reason; ``until`` is no day.
    """
    rows = read_toml(path).get("accepted", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{path}: expected [[accepted]] tables")
    return tuple(_accepted(path, row) for row in rows)


def _accepted(path: Path, row: Mapping[str, Any]) -> Accepted:
    fingerprint, reason = row.get("fingerprint"), row.get("reason")
    if not isinstance(fingerprint, str) or not isinstance(reason, str) or not reason.strip():
        raise ConfigError(f"{path}: every [[accepted]] has a fingerprint and a reason: {dict(row)!r}")
    until = row.get("until")
    if until is not None:
        from datetime import date

        try:
            until = date.fromisoformat(str(until)).isoformat()  # TOML has dates of its own: both forms are read
        except ValueError as trouble:
            raise ConfigError(f"{path}: until is a day (2026-12-31), not {until!r}") from trouble
    return Accepted(fingerprint, str(row.get("kind", "")), str(row.get("note", "")), reason, until)


def write_accepted(path: Path, rows: Iterable[Accepted]) -> None:
    """Write the file anew, sorted, so that its own diff is small."""
    lines = [
        "# Entries that fanwen-parse does not report. Every one has a reason; after `until` it is reported again.\n"
    ]
    for row in sorted(rows, key=lambda one: (one.kind, one.note, one.fingerprint)):
        lines.append("\n[[accepted]]\n")
        lines.extend(f"{name} = {_toml(value)}\n" for name, value in row._asdict().items() if value)
    path.write_text("".join(lines), encoding="utf-8")


def _toml(value: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of TOML's, but for DEL, which TOML wants escaped."""
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def accepted_of(entries: Iterable[Entry], known: Iterable[Accepted], reason: str) -> tuple[Accepted, ...]:
    """Accept these entries: what the file knows of them stays, the others get ``reason``."""
    old = {one.fingerprint: one for one in known}
    return tuple(
        old.get(entry.fingerprint) or Accepted(entry.fingerprint, entry.kind, f"{entry.file}: {entry.message}", reason)
        for entry in {entry.fingerprint: entry for entry in entries}.values()
    )


# --- options of the command line --------------------------------------------------------------------------------------


def options(scale: tuple[str, ...], default: str) -> Callable[[Function], Function]:
    """The click options of a policy, for a command whose entries have severities of ``scale``.

    The command takes them as ``**given`` and hands them to :func:`build`.
    """
    names = "|".join((*scale, "any", "never"))
    added = (
        click.option(
            "--select",
            multiple=True,
            metavar="KIND",
            help="Report only this kind or family (repeatable). Example: --select KIND",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="KIND",
            help="Do not report this kind or family (repeatable). Example: --ignore KIND",
        ),
        click.option(
            "--severity",
            multiple=True,
            metavar="KIND=LEVEL",
            help=f"Change how grave a kind is: {', '.join(scale)} or {OFF} (repeatable). Example: --severity KIND={OFF}",
        ),
        click.option(
            "--fail-on",
            metavar=f"[{names}]",
            help=f"Exit 1 from this severity on. Example: --fail-on never  [default: {default}]",
        ),
        click.option(
            "--baseline",
            "--accept",
            "baseline",
            type=click.Path(dir_okay=False, path_type=Path),
            help="File of accepted fingerprints with reason and expiry; what it holds is not reported. Example: --baseline known.toml",
        ),
        click.option(
            "--write-baseline",
            metavar="REASON",
            help="Accept what is reported now: write it to --baseline. Example: --write-baseline 'seen in review'",
        ),
        click.option(
            "--config",
            "config_file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="Read this file instead of the nearest fanwen.toml or pyproject.toml. Example: --config ci/fanwen.toml",
        ),
        click.option(
            "--lang", type=click.Choice(["zh", "en"]), help="Language of messages. Example: --lang en  [default: zh]"
        ),
    )

    def add(function: Function) -> Function:
        for option in reversed(added):
            function = option(function)
        return function

    return add


class Chosen(NamedTuple):
    """What the options and the configuration file together ask for."""

    policy: Policy
    lang: str
    baseline: Path | None
    write_reason: str | None
    """Why everything reported now is accepted; None: accept nothing new."""
    lexicon: Path | None = None
    """The user's own words, where the configuration names a file of them."""


def build(
    command: str,
    given: Mapping[str, Any],
    *,
    start: Path,
    scale: tuple[str, ...],
    default: str,
    kinds: Mapping[str, str],
) -> Chosen:
    """Put options over configuration.

    Args:
        command: ``check`` or ``diff``, the section of the configuration.
        given: the parameters that :func:`options` added.
        start: the first input, where the search for a configuration begins.
        scale: severities, gravest first.
        default: ``fail_on`` where neither says it.
        kinds: every kind that the command can report → its family.

    Raises:
        Trouble: a kind, a severity or a file is not known.
    """
    try:
        config = read(given["config_file"]) if given["config_file"] else load(start)
        settings: Settings = getattr(config, command)
        baseline: Path | None = given["baseline"] or settings.baseline
        reason: str | None = given["write_baseline"]
        if reason is not None and (baseline is None or not reason.strip()):
            raise Trouble("--write-baseline takes the reason as its value and needs --baseline FILE")
        started_now = baseline is not None and reason is not None and not baseline.exists()
        accepted = () if baseline is None or started_now else read_accepted(baseline)
    except ConfigError as trouble:
        raise Trouble(str(trouble)) from trouble
    fail_on = given["fail_on"] or settings.fail_on or default
    if fail_on not in (*scale, "any", "never"):
        raise Trouble(f"fail-on: {fail_on!r} is none of {', '.join((*scale, 'any', 'never'))}")
    policy = Policy(
        scale=scale,
        fail_on=fail_on,
        severity=_severities(config, given["severity"], scale, kinds),
        select=_kinds(given["select"] or settings.select, kinds),
        ignore=_kinds((*settings.ignore, *given["ignore"]), kinds),
        accepted=accepted,
    )
    lang = given["lang"] or config.lang or "zh"
    if lang not in ("zh", "en"):
        raise Trouble(f"lang: {lang!r} is none of zh, en")
    return Chosen(policy, lang, baseline, reason, config.lexicon)


def _severities(
    config: Config, given: Iterable[str], scale: tuple[str, ...], kinds: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    # The file is shared by check and diff: what is meant for the other command stands there by right and is passed over.
    names = {*kinds, *kinds.values()}
    if strange := [name for name, _ in config.severity if name not in names and name not in _all_names()]:
        raise Trouble(f"{config.path}: severity of {strange[0]}: no kind of finding or change is called so")
    levels = {*FINDING_SCALE, *CHANGE_SCALE} - {*scale}
    asked = [(name, level) for name, level in config.severity if name in names and level not in levels]
    for text in given:
        name, equals, level = text.partition("=")
        if not equals:
            raise Trouble(f"--severity {text}: expected KIND=LEVEL")
        asked.append((name, level))
    found: dict[str, str] = {}
    for name, level in asked:
        if level not in (*scale, OFF):
            raise Trouble(f"severity of {name}: {level!r} is none of {', '.join((*scale, OFF))}")
        found.update(dict.fromkeys(_kinds((name,), kinds), level))
    return tuple(found.items())


def _all_names() -> set[str]:
    """Kinds and families of both commands; imported only where a configuration names one that this command lacks."""
    from fanwen_parse.findings.catalogue import FAMILY_OF
    from fanwen_parse.revision import KINDS

    return {*FAMILY_OF, *FAMILY_OF.values(), *KINDS, *(kind.family for kind in KINDS.values())}


def _kinds(names: Iterable[str], kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Kinds by their own name or by the name of their family."""
    found: dict[str, None] = {}
    for name in names:
        members = [name] if name in kinds else [kind for kind, family in kinds.items() if family == name]
        if not members:
            import difflib

            near = difflib.get_close_matches(name, (*kinds, *set(kinds.values())), 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise Trouble(f"unknown kind {name!r}{hint}")
        found.update(dict.fromkeys(members))
    return tuple(found)
