"""``sait themes``: codings of open answers as files, out and in, and codebooks checked."""

from pathlib import Path

import click

from sait.assessment.themes.codebook_check import check_codebook
from sait.assessment.themes.codebook_problems import describe_fault
from sait.cli.context import database, spoken
from sait.errors import SaitError
from sait.services.running.audit import COMMAND_LINE
from sait.services.themes.exchange import codebook_file, codings_file, project_file, take_codings
from sait.services.themes.projects import keep_codebook, list_projects

FILE = click.Path(path_type=Path)
EXISTING = click.Path(path_type=Path, exists=True, dir_okay=False)
KINDS = {".qdpx": project_file, ".csv": codings_file}
CODEBOOK = ".yaml"


@click.group("themes", short_help="Coding open answers: codebooks and projects, out and in.")
def commands() -> None:
    """The coding of open answers: codebooks and projects of other programs, out and in."""


@commands.command("list")
def list_command() -> None:
    """Print each coding with its number, its title and how far it is."""
    t = spoken()
    for project in list_projects(database()):
        click.echo(f"{project.id}  {project.stage}  {t.text(project.title)}")


@commands.command("check")
@click.argument("file", type=EXISTING)
def check_command(file: Path) -> int:
    """Check a codebook: each problem with its line and what to type instead."""
    t = spoken()
    reading = check_codebook(file.read_bytes(), file.name)
    for one in reading.problems:
        click.echo(f"{one.file}:{one.line}: {one.code}: {describe_fault(one, t.language)}")
    if reading.codebook is None:
        return 1
    click.echo(t("The codebook can be used. Codes: {count}", count=len(reading.codebook.codes)))
    return 0


@commands.command("export")
@click.argument("number")
@click.argument("file", type=FILE)
@click.option("--coder", default="", help="whose codes, while people still code; afterwards everybody's are exported")
def export_command(number: str, file: Path, coder: str) -> None:
    """Write a coding to a new file: .qdpx for other programs, .csv as a table, .yaml its codebook."""
    t, who = spoken(), coder or COMMAND_LINE
    kind = file.suffix.casefold()
    if kind not in {*KINDS, CODEBOOK}:
        raise click.UsageError(t("The file must end in .qdpx, .csv or .yaml."))
    made = codebook_file(database(), number) if kind == CODEBOOK else KINDS[kind](database(), number, t, who=who)
    if made is None:
        raise SaitError("themes.no-codebook")
    with file.open("xb") as written:
        written.write(made.content)
    click.echo(t("Written: {path}", path=file))


@commands.command("import")
@click.argument("number")
@click.argument("file", type=EXISTING)
@click.option("--coder", default="", help="whose codings they are, where the file names nobody who codes here")
def import_command(number: str, file: Path, coder: str) -> int:
    """Take in codings (.qdpx, coded in another program; .csv), or the next version of the codebook (.yaml)."""
    t, who = spoken(), coder or COMMAND_LINE
    kind = file.suffix.casefold()
    if kind in KINDS:
        count = take_codings(database(), number, file.read_bytes(), is_table=kind == ".csv", who=who)
        click.echo(t("Codings taken from the file: {count}", count=count))
        return 0
    reading = keep_codebook(database(), number, content=file.read_bytes(), file=file.name, who=who)
    for one in reading.problems:
        click.echo(f"{one.file}:{one.line}: {one.code}: {describe_fault(one, t.language)}")
    return 0 if reading.codebook is not None else 1
