"""What every command needs: the language it speaks, the database that the settings name, and a yes before a loss."""

import click

from sait.i18n import Translator, translator
from sait.i18n.languages import default_language
from sait.services.running.seed import seed_boards
from sait.settings import settings
from sait.storage.engine.database import Database, open_database

YES = frozenset({"y", "yes", "ie"})


def spoken() -> Translator:
    """The default language of the settings, which commands speak."""
    return translator(default_language())


def database() -> Database:
    """The database that the settings name, with the regions in it."""
    opened = open_database(settings().database_address)
    seed_boards(opened)
    return opened


def public_address() -> str:
    """Where browsers find this server, without a slash at the end."""
    return settings().public_url or f"http://localhost:{settings().port}"


def is_agreed(question: str) -> bool:
    """Whether the question is answered by yes; no answer at all is none."""
    try:
        return input(question + " ").strip().casefold() in YES
    except EOFError:
        return False


yes_option = click.option("--yes", is_flag=True, help="do not ask")
