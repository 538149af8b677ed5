"""The lists that redaction goes by: files of this folder that anybody can add to, and the names that SAIT itself knows."""

from functools import cache
from pathlib import Path

from sait.assessment.themes.naming_words import NamingWords
from sait.storage import accounts, boards
from sait.storage.engine.database import Database

LISTS = Path(__file__).parent / "lists"


@cache
def shipped_words() -> NamingWords:
    """The lists as they are shipped."""

    def words(name: str) -> list[str]:
        return (LISTS / name).read_text("utf-8").split()

    places = (LISTS / "places_and_agencies.txt").read_text("utf-8").splitlines()
    return NamingWords(frozenset(words("ordinary_words.txt")), frozenset(words("given_names.txt")), tuple(places))


def naming_words(database: Database) -> NamingWords:
    """The same with every board, region and area in the register, in each language, and everybody who has an account."""
    shipped = shipped_words()
    with database.reading() as conn:
        named = [
            *(board.name for board in boards.list_boards(conn)),
            *(region.name for region in boards.list_regions(conn)),
            *(area.name for area in boards.list_areas(conn)),
        ]
        people = [account.name for account in accounts.list_accounts(conn)]
    registered = [words for name in named for words in name.values()]
    return NamingWords(shipped.ordinary, shipped.given_names, (*shipped.places, *registered, *people))
