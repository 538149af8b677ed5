"""``sait account``: a way back in for an account that nobody can sign in to."""

import click

from sait.cli.context import public_address, spoken
from sait.services.accounts.granting import new_link_for
from sait.settings import settings
from sait.storage.engine.database import open_database


@click.group("account")
def commands() -> None:
    """The accounts."""


@commands.command("link")
@click.argument("name")
def link(name: str) -> None:
    """Print a new set-up link for an account that nobody can sign in to."""
    t = spoken()
    token = new_link_for(open_database(settings().database_address), name)
    click.echo(t("The set-up link, which works once: {address}", address=f"{public_address()}/first-time/{token}"))
