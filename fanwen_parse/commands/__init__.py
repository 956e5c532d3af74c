"""The command line: click, one file a command; exit codes; knows no Chinese.

A command's module is imported when it is called: ``parse`` must not pay for what ``show`` needs.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from fanwen_parse import __version__
from fanwen_parse.patterns import keep

COMMANDS = ("parse", "show", "check", "explain", "diff", "textconv", "schema", "completion")
"""In the order of the help: from reading a plan to comparing two."""


class _Lazy(click.Group):
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
)
@click.version_option(__version__, "-V", "--version", prog_name="fanwen-parse")
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
