"""``sait export``: decks and reports as files, without a browser."""

from collections.abc import Callable
from pathlib import Path

import click

from sait.cli.context import database, spoken
from sait.errors import SaitError
from sait.i18n import Translator, languages
from sait.reports.deck.build import MadeDeck
from sait.reports.deck.pack import Pack
from sait.reports.deck.places import Lack
from sait.reports.deck.template import template_bytes
from sait.services.results.exports import (
    board_pack,
    export_queries,
    write_board_deck,
    write_region_deck,
    write_report,
    write_seminar_deck,
)
from sait.services.results.reading import Locals
from sait.services.results.seminar import read_seminar
from sait.services.tokens import now
from sait.services.workshops.in_context import WorkshopInContext, list_rooms
from sait.settings import settings
from sait.storage.engine.database import Database

FILE = click.Path(path_type=Path)
BOARD, REGION, SEMINAR = "board", "region", "seminar"


@click.group("export", short_help="Write results as files.")
def commands() -> None:
    """Files of results: decks, the template that they fill, and reports."""


@commands.command("template")
@click.argument("file", type=FILE, metavar="FILE.pptx")
def template_command(file: Path) -> None:
    """Write the template of the decks, to be changed and given to --template."""
    file.write_bytes(template_bytes())


@commands.command("deck")
@click.argument("workshop")
@click.argument("file", type=FILE, metavar="FILE.pptx")
@click.option("--kind", type=click.Choice([BOARD, REGION, SEMINAR]), default=BOARD, show_default=True)
@click.option("--language", "asked", default="", help="en, cy, or several: cy-en  [default: the settings' own]")
@click.option("--released", is_flag=True, help="only what boards have released to others; a seminar's always is")
@click.option("--template", "template", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def deck_command(workshop: str, file: Path, kind: str, asked: str, template: Path | None, *, released: bool) -> None:
    """Write a PowerPoint deck of a workshop's board, of its region, or of all boards of its round."""
    t, store = spoken(), database()
    chosen = _languages(asked, t)
    room, rooms = _room(store, workshop, chosen[0])
    own = template.read_bytes() if template else None
    write = _writer(store, room, rooms, kind, chosen, released=released)
    made = write(own)
    file.write_bytes(made.content)
    click.echo(t("Written: {path}", path=file))
    for lack, layout in made.lacks:
        click.echo("  " + _lack_words(lack, layout, t))


@commands.command("report")
@click.argument("workshop")
@click.argument("file", type=FILE, metavar="FILE.pdf")
@click.option("--language", "asked", default="", help="en or cy  [default: the settings' own]")
@click.option("--released", is_flag=True, help="only what boards have released to others")
def report_command(workshop: str, file: Path, asked: str, *, released: bool) -> None:
    """Write the report of a workshop's board as a PDF that screen readers can read."""
    t, store = spoken(), database()
    (language, *more) = _languages(asked, t)
    if more:
        raise click.BadParameter(t("A report has one language."), param_hint="--language")
    room, rooms = _room(store, workshop, language)
    pack = _pack(store, room, rooms, language, released=released)
    file.write_bytes(write_report(pack, language, minimum=settings().minimum_group))
    click.echo(t("Written: {path}", path=file))


def _languages(asked: str, t: Translator) -> tuple[str, ...]:
    chosen = tuple(asked.split("-")) if asked else (t.language,)
    if not set(chosen) <= set(languages()):
        raise click.BadParameter(t("No such language: {language}", language=asked), param_hint="--language")
    return chosen


def _room(store: Database, workshop: str, language: str) -> tuple[WorkshopInContext, tuple[WorkshopInContext, ...]]:
    rooms = list_rooms(store, language)
    room = next((one for one in rooms if one.workshop.id == workshop), None)
    if room is None:
        raise SaitError("workshop.unknown")
    return room, rooms


def _pack(
    store: Database, room: WorkshopInContext, rooms: tuple[WorkshopInContext, ...], language: str, *, released: bool
) -> Pack:
    queries = export_queries(store, room, rooms, inside=not released, local=Locals.BOARDS, language=language)
    pack = board_pack(store, room, queries, made_at=now())
    if pack is None:
        raise SaitError("file.none")
    return pack


def _writer(
    store: Database,
    room: WorkshopInContext,
    rooms: tuple[WorkshopInContext, ...],
    kind: str,
    chosen: tuple[str, ...],
    *,
    released: bool,
) -> Callable[[bytes | None], MadeDeck]:
    if kind == SEMINAR:
        seminar = read_seminar(store, room, rooms, language=chosen[0], made_at=now())
        if not any(found.scores for found in seminar.results):
            raise SaitError("file.none")
        return lambda own: write_seminar_deck(seminar, chosen, own)
    pack = _pack(store, room, rooms, chosen[0], released=released)
    write = write_board_deck if kind == BOARD else write_region_deck
    return lambda own: write(pack, chosen, own)


def _lack_words(lack: Lack, layout: str, t: Translator) -> str:
    return {
        Lack.LAYOUT: t("The template has no layout “{layout}”: the nearest was filled.", layout=layout),
        Lack.LEAD: t("“{layout}”: no place for what is measured; it stands in a text box.", layout=layout),
        Lack.MARK: t("“{layout}”: no place for the mark of demonstration data.", layout=layout),
        Lack.FOOT: t("“{layout}”: no footer, so that the slide does not name its source.", layout=layout),
        Lack.NUMBER: t("“{layout}”: no slide number.", layout=layout),
    }[lack]
