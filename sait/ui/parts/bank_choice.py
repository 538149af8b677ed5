"""Choosing a question bank from a list: what each is called, and which one is usually meant."""

from collections.abc import Sequence

from sait.i18n import Translator
from sait.services.banks.instruments import Bank


def bank_name(bank: Bank, t: Translator) -> str:
    """Title and version."""
    return f"{t.text(bank.instrument.title)} {bank.instrument.version}"


def newest_of(banks: Sequence[Bank], instrument_id: str) -> int:
    """The place of the newest version of the bank that is usually meant, or else of the last of the list."""
    places = [place for place, bank in enumerate(banks) if bank.instrument.id == instrument_id]
    return places[-1] if places else len(banks) - 1
