"""``sait demo``: the demonstration data."""

import click

from sait.cli.context import database
from sait.demo.load import INSTRUMENT_ID, load_demonstration, remove_demonstration
from sait.services.banks.instruments import find_bank
from sait.settings import settings


@click.group("demo")
def commands() -> None:
    """The demonstration data."""


@commands.command("load")
def load() -> None:
    """Load it."""
    bank = find_bank(settings().question_banks, INSTRUMENT_ID)
    workshops = load_demonstration(database(), bank, minimum=settings().minimum_group)
    click.echo(f"Demonstration loaded: {workshops} workshops. Remove it with: python -m sait demo remove")


@commands.command("remove")
def remove() -> None:
    """Take it away; real data stays."""
    click.echo(f"Demonstration removed: {remove_demonstration(database())} workshops.")
