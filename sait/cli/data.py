"""``sait data``: copies of the database, the audit log, and answers whose time has come."""

from pathlib import Path

import click

from sait.cli.context import database, is_agreed, spoken, yes_option
from sait.i18n import Translator
from sait.services.running.audit import COMMAND_LINE
from sait.services.running.audit_export import audit_csv
from sait.services.running.copies import Contents, check_copy, copy_database, restore, restore_command
from sait.services.themes.projects import erase_due as erase_due_words
from sait.services.workshops.retention import erase_due
from sait.settings import settings

FILE = click.Path(path_type=Path)


@click.group("data", short_help="The database: copies, audit log, what is due.")
def commands() -> None:
    """The database: copies of it, its audit log, answers whose time has come."""


@commands.command("copy")
@click.argument("file", type=FILE)
def copy_command(file: Path) -> None:
    """Copy the database to a new file, also while SAIT runs."""
    t = spoken()
    target = file.absolute()
    contents = copy_database(target)
    click.echo(t("The copy is complete and has been checked: {path}", path=target))
    click.echo("  " + _held(contents, t))
    click.echo("  " + t("Restore it: {command}", command=restore_command(target)))


@commands.command("restore")
@click.argument("file", type=FILE)
@yes_option
def restore_copy(file: Path, *, yes: bool) -> int:
    """Put a copy in the place of the database; SAIT must be stopped."""
    t = spoken()
    click.echo(t("The copy is complete and not damaged. {held}", held=_held(check_copy(file), t)))
    if not yes and not is_agreed(t("Replace the database with this copy? Type yes or no:")):
        click.echo(t("Nothing was changed."))
        return 1
    restored = restore(file)
    click.echo(t("Restored. {held}", held=_held(restored.contents, t)))
    if restored.kept:
        click.echo("  " + t("The earlier database is kept: {path}", path=restored.kept))
    return 0


def _held(contents: Contents, t: Translator) -> str:
    return t(
        "Workshops: {workshops}. Members: {members}. Answers: {answers}.",
        workshops=contents.workshops,
        members=contents.members,
        answers=contents.answers,
    )


@commands.command("audit-log")
@click.argument("file", type=FILE, metavar="FILE.csv")
def audit_log(file: Path) -> None:
    """Write the audit log as a CSV table."""
    file.write_bytes(audit_csv(database()))


@commands.command("erase-due")
def erase_due_answers() -> None:
    """Erase single answers whose time has come, as the running server does every hour."""
    t = spoken()
    count = erase_due(database(), minimum=settings().minimum_group)
    click.echo(
        t.plural(
            "Individual answers erased in {count} workshop.", "Individual answers erased in {count} workshops.", count
        )
    )
    if codings := erase_due_words(database(), who=COMMAND_LINE):
        click.echo(
            t.plural("Open answers erased in {count} coding.", "Open answers erased in {count} codings.", codings)
        )
