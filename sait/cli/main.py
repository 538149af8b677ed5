"""The command line: one group of commands for each thing they are about, and one place where problems are told."""

import sys
from collections.abc import Sequence

import click

from sait.cli import accounts, bank, data, demo, export, themes, workshops
from sait.cli.context import spoken
from sait.cli.former import current
from sait.cli.serve import serve
from sait.errors import SaitError
from sait.services.running.database_problems import problem_words
from sait.settings import SettingsError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Self-assessment for safeguarding children boards."""


for group in (
    serve,
    data.commands,
    bank.commands,
    workshops.commands,
    export.commands,
    accounts.commands,
    themes.commands,
    demo.commands,
):
    commands.add_command(group)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 when it did what was asked, 1 a problem that is told, 2 a mistake of the caller.

    A command that has more to say with its number, such as ``bank check``, returns it.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        done = commands.main(current(given, sys.stderr), prog_name="sait", standalone_mode=False)
    except click.ClickException as mistake:
        mistake.show(sys.stderr)
        return mistake.exit_code
    except click.Abort:
        return 1
    except SettingsError as wrong:
        click.echo(wrong, err=True)
        return 2
    except SaitError as problem:
        click.echo(problem_words(problem, spoken()), err=True)
        return 1
    return int(done or 0)
