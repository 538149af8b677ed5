"""The command line: serve, check a bank, load and remove the demonstration."""

import argparse
import os
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from sait.demo.load import INSTRUMENT_ID, load_demonstration, remove_demonstration
from sait.errors import SaitError
from sait.i18n import translator
from sait.i18n.problems import explain
from sait.instruments.report import check_command
from sait.services.instruments import find_bank
from sait.services.seed import seed_boards
from sait.settings import ROOT, SettingsError, settings
from sait.storage.database import Database, open_database


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what was asked."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except SettingsError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except SaitError as problem:
        explanation = explain(problem, translator(settings().default_language))
        print(f"{explanation.said} {explanation.advice}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sait", description="Self-assessment for safeguarding children boards.")
    commands = parser.add_subparsers(required=True, metavar="command")
    serve = commands.add_parser("serve", help="start the app and print its addresses")
    serve.set_defaults(run=_serve)
    bank = commands.add_parser("bank", help="work with question banks").add_subparsers(required=True)
    check = bank.add_parser("check", help="report every problem of a question bank")
    check.add_argument("paths", nargs="+", metavar="PATH")
    check.set_defaults(run=lambda chosen: check_command(chosen.paths, sys.stdout))
    demo = commands.add_parser("demo", help="the demonstration data").add_subparsers(required=True)
    demo.add_parser("load", help="load it").set_defaults(run=_load)
    demo.add_parser("remove", help="take it away; real data stays").set_defaults(run=_remove)
    return parser


def _serve(_: argparse.Namespace) -> int:
    chosen = settings()
    options = ["--server.address", chosen.host, "--server.port", str(chosen.port)]
    host = urlsplit(chosen.public_url).hostname
    if host:
        # Websockets are taken from this origin only; without it Streamlit would look for its own address outside.
        options += ["--browser.serverAddress", host]
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options])


def _database() -> Database:
    database = open_database(settings().database_address)
    seed_boards(database)
    return database


def _load(_: argparse.Namespace) -> int:
    bank = find_bank(settings().question_banks, INSTRUMENT_ID)
    workshops = load_demonstration(_database(), bank, minimum=settings().minimum_group)
    print(f"Demonstration loaded: {workshops} workshops. Remove it with: python -m sait demo remove")
    return 0


def _remove(_: argparse.Namespace) -> int:
    print(f"Demonstration removed: {remove_demonstration(_database())} workshops.")
    return 0
