"""The command line: click, one file a command; exit codes; knows no Chinese.

A command's module is imported when it is called: ``parse`` must not pay for what ``show`` needs.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from fanwen_parse import __version__
from fanwen_parse.patterns import keep

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS = ("parse", "show", "check", "explain", "diff", "textconv", "schema", "completion")
"""In the order of the help: from reading a plan to comparing two."""


class Quick(click.Command):
    """A command that starts without what click looks up for messages that are not printed.

    For the words of a help option click loads the translations of the locale, which takes as long as to read and clean a plan;
    they are translated into no language that these commands speak.
    """

    _own_help: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """As click makes it, with words that need not be looked up; one object, because click compares it by identity."""
        if self._own_help is None:
            self._own_help = _printed(ctx.help_option_names, "Show this message and exit.", click.Context.get_help)
        return self._own_help


def _printed(names: list[str], said: str, text: Callable[[click.Context], str]) -> click.Option:
    """An option that prints a text and ends."""

    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001
        if value and not ctx.resilient_parsing:
            click.echo(text(ctx), color=ctx.color)
            ctx.exit()

    return click.Option(names, is_flag=True, expose_value=False, is_eager=True, help=said, callback=show)


class _Lazy(Quick, click.Group):
    """A group that imports the module of a command when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command


@click.command(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command has its own help: fanwen-parse parse --help.",
    params=[
        _printed(["-V", "--version"], "Show the version and exit.", lambda _: f"fanwen-parse, version {__version__}")
    ],
)
def group() -> None:
    """Turn Chinese official plans into a tree of tasks, units and timelines."""


def main() -> NoReturn:
    """Run the command line. Every end is an exit code and at most one line: never a traceback.

    0 done, 1 what ``check`` and ``diff`` were told to fail on, 2 trouble. For a traceback of a defect in this program set
    ``FANWEN_PARSE_TRACEBACK``.
    """
    try:
        code = group.main(standalone_mode=False, prog_name="fanwen-parse")
        sys.stdout.flush()
        keep()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except BrokenPipeError:
        # `… | head` has read enough. Python would complain once more when it closes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141  # as a program that dies of SIGPIPE
    except (KeyboardInterrupt, click.Abort):
        code = 130
    except MemoryError:
        click.echo("Error: not enough memory", err=True)
        code = 2
    except OSError as error:
        click.echo(f"Error: {error.filename or 'output'}: {error.strerror or error}", err=True)
        code = 2
    except Exception as error:  # the last line of defence
        if os.environ.get("FANWEN_PARSE_TRACEBACK"):
            raise
        text = " ".join(str(error).split())
        click.echo(
            f"Error: this is a defect of fanwen-parse, please report it: {type(error).__name__}: {text}", err=True
        )
        code = 2
    sys.exit(code if isinstance(code, int) else 0)
