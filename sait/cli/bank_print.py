"""``sait bank print``: the form of one question bank as a file, without a workshop and without a database."""

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sait.cli.bank_check import FAULTY, SOUND, UNREADABLE, write_problems
from sait.i18n import translator
from sait.instruments.loader import BANK_FILE, build_instrument, find_banks, read_bank, schemes_of
from sait.instruments.problems import printable
from sait.reports.paper.form import paper_form


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed, and the file it goes to."""

    bank: Path
    language: str
    form: str
    large: bool
    file: Path


def print_command(order: Order, *, minimum: int, language: str, out: TextIO) -> int:
    """Write the form: 0 done, 1 the bank has problems (each is named), 2 no single bank there or no place to write to.

    *language* is that of what is said about it, *minimum* stands on the form as the least group that is shown.
    """
    t = translator(language)
    found = (order.bank.parent,) if order.bank.name == BANK_FILE else find_banks(order.bank)
    if len(found) != 1:
        out.write(t("{path}: name the folder of one question bank", path=printable(str(order.bank))) + "\n")
        return UNREADABLE
    reading = read_bank(found[0], schemes_of(found[0]))
    if reading.document is None:
        write_problems(reading.problems, out, language)
        return FAULTY
    instrument = build_instrument(reading.document)
    if order.form == "short" and not instrument.short_form:
        out.write(t("{path}: this bank has no short form", path=printable(str(order.bank))) + "\n")
        return UNREADABLE
    pdf = paper_form(instrument, translator(order.language), form=order.form, large=order.large, minimum=minimum)
    try:
        order.file.write_bytes(pdf)
    except OSError:
        out.write(t("The form could not be written to {path}.", path=printable(str(order.file))) + "\n")
        return UNREADABLE
    return SOUND
