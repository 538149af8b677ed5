"""The command line: serve, copy and restore the database, check a bank, make a set-up link, load and remove the demonstration."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from sait.assessment.members.leaving import Going
from sait.demo.load import INSTRUMENT_ID, load_demonstration, remove_demonstration
from sait.demo.rehearsal import USUAL, USUAL_PACE_S, Pace, prepare, rehearse_here
from sait.demo.rehearsal import remove as remove_rehearsal
from sait.errors import SaitError
from sait.i18n import LANGUAGES, Translator, translator
from sait.instruments.report import check_command
from sait.instruments.translations import translations_command
from sait.services.accounts.granting import new_link_for
from sait.services.banks.instruments import find_bank
from sait.services.banks.printing import Order, print_command
from sait.services.running.audit import COMMAND_LINE
from sait.services.running.audit_export import audit_csv
from sait.services.running.copies import Contents, back_up, check_copy, restore, restore_command, told_at_start
from sait.services.running.seed import seed_boards
from sait.services.workshops.erasing import erase_by_code, erase_individuals, erase_workshop
from sait.services.workshops.opening import get_workshop
from sait.services.workshops.retention import erase_due
from sait.settings import ROOT, SettingsError, settings
from sait.storage.engine.database import Database, open_database


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except SettingsError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except SaitError as problem:
        print(told_at_start(problem, _t()), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sait", description="Self-assessment for safeguarding children boards.")
    commands = parser.add_subparsers(required=True, metavar="command")
    serve = commands.add_parser("serve", help="start the app and print its addresses")
    serve.set_defaults(run=_serve)
    backup = commands.add_parser("backup", help="copy the database to a new file, also while SAIT runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help="put a copy in the place of the database; SAIT must be stopped")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    restore.set_defaults(run=_restore)
    _add_bank(commands.add_parser("bank", help="work with question banks").add_subparsers(required=True))
    _add_erase(
        commands.add_parser(
            "erase",
            help="erase a workshop, one member's or everybody's single answers in it, or all whose time has come",
        )
    )
    audit = commands.add_parser("audit", help="write the audit log as a CSV table")
    audit.add_argument("file", type=Path, metavar="FILE.csv")
    audit.set_defaults(run=_audit)
    account = commands.add_parser("account", help="the accounts").add_subparsers(required=True)
    link = account.add_parser("link", help="print a new set-up link for an account nobody can sign in to")
    link.add_argument("name", metavar="NAME")
    link.set_defaults(run=_link)
    _add_rehearse(
        commands.add_parser("rehearse", help="rehearse a workshop in a throw-away copy, with simulated phones")
    )
    demo = commands.add_parser("demo", help="the demonstration data").add_subparsers(required=True)
    demo.add_parser("load", help="load it").set_defaults(run=_load)
    demo.add_parser("remove", help="take it away; real data stays").set_defaults(run=_remove)
    return parser


def _add_rehearse(command: argparse.ArgumentParser) -> None:
    command.add_argument("workshop", metavar="WORKSHOP", help="its identifier, as the address of its Live page has it")
    command.add_argument("--phones", type=int, default=USUAL, metavar="NUMBER")
    command.add_argument("--pace", type=float, default=USUAL_PACE_S, metavar="SECONDS", help="for one answer")
    command.add_argument("--remove", action="store_true", help="take the rehearsal away instead")
    command.set_defaults(run=_rehearse)


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no other name


def _add_bank(bank: Commands) -> None:
    check = bank.add_parser("check", help="report every problem of a question bank")
    check.add_argument("paths", nargs="+", metavar="PATH")
    check.add_argument("--json", action="store_true", help="one list of problems, for machines")
    check.set_defaults(run=lambda chosen: check_command(chosen.paths, sys.stdout, as_json=chosen.json))
    words = bank.add_parser("translations", help="list what is missing or stale in translations, or note what was read")
    words.add_argument("paths", nargs="+", metavar="PATH")
    words.add_argument("--language", help="only this one, for example cy")
    words.add_argument("--mark", action="append", default=[], metavar="PLACE", help="note that this text was read")
    words.add_argument("--mark-all", action="store_true", help="note that every text was read")
    words.set_defaults(run=_translations)
    export = bank.add_parser("export", help="write a question bank as an Excel workbook in the XLSForm layout")
    export.add_argument("path", metavar="PATH")
    export.add_argument("--xlsform", required=True, metavar="FORM.xlsx")
    export.set_defaults(run=_export)
    take = bank.add_parser("import", help="make a question bank of an XLSForm workbook")
    take.add_argument("form", metavar="FORM.xlsx")
    take.add_argument("folder", metavar="FOLDER")
    take.set_defaults(run=_import)
    _add_print(bank.add_parser("print", help="write a question bank as a form for paper (PDF)"))


def _add_print(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", type=Path, metavar="PATH")
    command.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    command.add_argument("--form", choices=("full", "short"), default="full")
    command.add_argument("--large", action="store_true", help="in large print")
    command.add_argument("--output", type=Path, required=True, metavar="FILE.pdf")
    command.set_defaults(run=_print)


def _print(chosen: argparse.Namespace) -> int:
    order = Order(chosen.path, chosen.language, chosen.form, chosen.large, chosen.output)
    chosen_settings = settings()
    return print_command(
        order, minimum=chosen_settings.minimum_group, language=chosen_settings.default_language, out=sys.stderr
    )


def _translations(chosen: argparse.Namespace) -> int:
    return translations_command(
        chosen.paths, sys.stdout, only=chosen.language, mark=chosen.mark, mark_all=chosen.mark_all
    )


def _add_erase(erase: argparse.ArgumentParser) -> None:
    erase.add_argument("what", choices=("workshop", "member", "individuals", "due"))
    erase.add_argument(
        "workshop",
        metavar="WORKSHOP",
        nargs="?",
        help="its identifier, as the address of its Live page has it; not for due",
    )
    erase.add_argument("--yes", action="store_true", help="do not ask")
    erase.add_argument(
        "--comments-stay",
        action="store_true",
        help="of one member: what the facilitator has read stays until everybody's answers are erased",
    )
    erase.set_defaults(run=_erase)


def _erase(chosen: argparse.Namespace) -> int:
    store = _database()
    if chosen.what == "due":
        count = erase_due(store, minimum=settings().minimum_group)
        print(
            _t().plural(
                "Single answers erased in {count} workshop.", "Single answers erased in {count} workshops.", count
            )
        )
        return 0
    workshop = get_workshop(store, chosen.workshop or "")
    # Asked for, and no argument: the code is a secret, and arguments stay in the shell's history.
    code = input(_t()("The member's code for erasing") + ": ") if chosen.what == "member" else ""
    if not chosen.yes and input(_t()("Erase for good? Type yes:") + " ").strip().casefold() not in {"yes", "ie"}:
        return 1
    if chosen.what == "workshop":
        erase_workshop(store, workshop=workshop, who=COMMAND_LINE)
    elif chosen.what == "member":
        goes = Going.STAY if chosen.comments_stay else Going.TOGETHER
        erase_by_code(store, workshop_id=workshop.id, code=code, goes=goes, who=COMMAND_LINE)
    else:
        erase_individuals(store, workshop_id=workshop.id, who=COMMAND_LINE)
    return 0


def _audit(chosen: argparse.Namespace) -> int:
    chosen.file.write_bytes(audit_csv(_database()))
    return 0


def _t() -> Translator:
    return translator(settings().default_language)


def _export(chosen: argparse.Namespace) -> int:
    # pyxform takes a while to load, and no other command needs it.
    from sait.instruments.xlsform.commands import export_command

    return export_command(chosen.path, chosen.xlsform, sys.stdout, language=settings().default_language)


def _import(chosen: argparse.Namespace) -> int:
    from sait.instruments.xlsform.commands import import_command

    return import_command(chosen.form, chosen.folder, sys.stdout, language=settings().default_language)


def _serve(_: argparse.Namespace) -> int:
    chosen = settings()
    # Whatever is wrong with the database is told here, before the server starts.
    open_database(chosen.database_address).close()
    options = ["--server.address", chosen.host, "--server.port", str(chosen.port)]
    host = urlsplit(chosen.public_url).hostname
    if host:
        # Websockets are taken from this origin only; without it Streamlit would look for its own address outside.
        options += ["--browser.serverAddress", host]
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options])


def _backup(chosen: argparse.Namespace) -> int:
    file = chosen.file.absolute()
    contents = back_up(file)
    t = _t()
    print(t("The copy is {path}, checked and whole.", path=file))
    print("  " + _held(contents, t))
    print("  " + t("Restore it: {command}", command=restore_command(file)))
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    t = _t()
    print(t("The copy is sound. {held}", held=_held(check_copy(chosen.file), t)))
    if not chosen.yes and not _agreed(t("Put it in the place of the database? Type yes or no:")):
        print(t("Nothing was changed."))
        return 1
    restored = restore(chosen.file)
    print(t("Restored. {held}", held=_held(restored.contents, t)))
    if restored.kept:
        print("  " + t("What was there before is kept: {path}", path=restored.kept))
    return 0


def _agreed(question: str) -> bool:
    try:
        return input(question + " ").strip().lower() in {"y", "yes", "ie"}
    except EOFError:
        return False


def _held(contents: Contents, t: Translator) -> str:
    return t(
        "Workshops: {workshops}. Members: {members}. Answers: {answers}.",
        workshops=contents.workshops,
        members=contents.members,
        answers=contents.answers,
    )


def _database() -> Database:
    database = open_database(settings().database_address)
    seed_boards(database)
    return database


def _link(chosen: argparse.Namespace) -> int:
    token = new_link_for(open_database(settings().database_address), chosen.name)
    address = settings().public_url or f"http://localhost:{settings().port}"
    print(_t()("The set-up link, which works once: {address}", address=f"{address}/first-time/{token}"))
    return 0


def _load(_: argparse.Namespace) -> int:
    bank = find_bank(settings().question_banks, INSTRUMENT_ID)
    workshops = load_demonstration(_database(), bank, minimum=settings().minimum_group)
    print(f"Demonstration loaded: {workshops} workshops. Remove it with: python -m sait demo remove")
    return 0


def _rehearse(chosen: argparse.Namespace) -> int:
    store, t = _database(), _t()
    if chosen.remove:
        remove_rehearsal(store, workshop_id=chosen.workshop, who=COMMAND_LINE)
        print(t("The rehearsal is removed."))
        return 0
    pace = Pace(chosen.phones, chosen.pace)
    rehearsed = prepare(store, workshop_id=chosen.workshop, who=COMMAND_LINE)
    address = settings().public_url or f"http://localhost:{settings().port}"
    print(t("Follow the rehearsal: {address}", address=f"{address}/live?workshop={rehearsed.id}"), flush=True)
    rehearse_here(store, rehearsed, pace)
    print(
        t(
            "The simulated phones have stopped. Remove it: {command}",
            command=f"sait rehearse {chosen.workshop} --remove",
        )
    )
    return 0


def _remove(_: argparse.Namespace) -> int:
    print(f"Demonstration removed: {remove_demonstration(_database())} workshops.")
    return 0
