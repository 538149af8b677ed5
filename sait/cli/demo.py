"""``sait demo``: the demonstration data."""

import click

from sait.cli.context import database
from sait.demo.load import demonstration_banks, load_demonstration, remove_demonstration
from sait.settings import settings


@click.group("demo")
def commands() -> None:
    """The demonstration data."""


@commands.command("load")
def load() -> None:
    """Load it."""
    banks = demonstration_banks(settings().question_banks)
    workshops = load_demonstration(database(), banks, minimum=settings().minimum_group)
    click.echo(f"Demonstration loaded: {workshops} workshops. The front page says where to look first.")
    click.echo("Remove it with: python -m sait demo remove")


@commands.command("remove")
def remove() -> None:
    """Take it away; real data stays."""
    click.echo(f"Demonstration removed: {remove_demonstration(database())} workshops.")
