"""``fanwen-parse completion``: the script that makes a shell complete commands, options and files."""

from __future__ import annotations

import click

from .files import output


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Write the completion script of a shell.

    \b
    Examples:
      bash:  echo 'eval "$(fanwen-parse completion bash)"' >> ~/.bashrc
      zsh:   echo 'eval "$(fanwen-parse completion zsh)"' >> ~/.zshrc
      fish:  fanwen-parse completion fish > ~/.config/fish/completions/fanwen-parse.fish
    """  # noqa: D301  (click reads \b as: keep the lines below)
    from click.shell_completion import get_completion_class

    from . import group

    complete = get_completion_class(shell)
    assert complete is not None, "click knows the three shells"  # noqa: S101
    with output(None) as write:
        write(complete(group, {}, "fanwen-parse", "_FANWEN_PARSE_COMPLETE").source() + "\n")
