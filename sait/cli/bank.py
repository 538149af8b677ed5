"""``sait bank``: checking, translating, printing and carrying question banks."""

import sys
from pathlib import Path

import click

from sait.cli.bank_check import check_command
from sait.cli.bank_print import Order, print_command
from sait.cli.bank_translations import translations_command
from sait.i18n import languages
from sait.i18n.languages import default_language
from sait.i18n.text import SOURCE_LANGUAGE
from sait.settings import settings

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.group("bank")
def commands() -> None:
    """Question banks."""


@commands.command("check")
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="one list of problems, for machines")
@click.option("--strict", is_flag=True, help="take warnings for problems, accepted ones too")
def check(paths: tuple[str, ...], *, as_json: bool, strict: bool) -> int:
    """Report every problem of a question bank."""
    return check_command(paths, sys.stdout, language=default_language(), as_json=as_json, strict=strict)


@commands.command("translations")
@paths_argument
@click.option("--language", help="only this one, for example cy")
@click.option("--mark", multiple=True, metavar="PLACE", help="note that this text was read")
@click.option("--mark-all", is_flag=True, help="note that every text was read")
def translations(paths: tuple[str, ...], *, language: str | None, mark: tuple[str, ...], mark_all: bool) -> int:
    """List what is missing or stale in translations, or note what was read."""
    return translations_command(paths, sys.stdout, only=language, mark=mark, mark_all=mark_all)


@commands.command("export")
@click.argument("path")
@click.option("--xlsform", required=True, metavar="FORM.xlsx")
def export(path: str, *, xlsform: str) -> int:
    """Write a question bank as an Excel workbook in the XLSForm layout."""
    # pyxform takes a while to load, and no other command needs it.
    from sait.cli.bank_forms import export_command

    return export_command(path, xlsform, sys.stdout, language=default_language())


@commands.command("import")
@click.argument("form", metavar="FORM.xlsx")
@click.argument("folder")
def import_form(form: str, folder: str) -> int:
    """Make a question bank of an XLSForm workbook."""
    from sait.cli.bank_forms import import_command

    return import_command(form, folder, sys.stdout, language=default_language())


def _offered(_: click.Context, __: click.Parameter, language: str) -> str:
    """Which languages there are is known only when the command runs."""
    if language not in languages():
        raise click.BadParameter(f"{language!r} is not one of {', '.join(languages())}.")
    return language


@commands.command("print")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--language", default=SOURCE_LANGUAGE, show_default=True, callback=_offered)
@click.option("--form", type=click.Choice(("full", "short")), default="full", show_default=True)
@click.option("--large", is_flag=True, help="in large print")
@click.option("--output", type=click.Path(path_type=Path), required=True, metavar="FILE.pdf")
def print_form(path: Path, *, language: str, form: str, large: bool, output: Path) -> int:
    """Write a question bank as a form for paper (PDF)."""
    chosen = settings()
    order = Order(path, language, form, large, output)
    return print_command(order, minimum=chosen.minimum_group, language=default_language(), out=sys.stderr)
