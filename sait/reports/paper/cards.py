"""Cards to be cut out, each with a one-time code, its QR code and where to type it, in every language: a tagged PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import segno

from sait.assessment.writing import printable
from sait.i18n import Text, Translator, translator
from sait.i18n.languages import source_last
from sait.reports.paper.typesetting import typeset

TEMPLATE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one card leads to: its code, and the whole link that the QR code holds."""

    code: str
    link: str


@dataclass(frozen=True, slots=True)
class Handout:
    """What stands on every card. *typed* is the address for those who do not scan, *until* the last day it works."""

    board: Text
    round: Text
    typed: str
    until: date
    is_demonstration: bool = False


def card_sheet(handout: Handout, tickets: Sequence[Ticket], t: Translator) -> bytes:
    """A page of advice and then eight cards a page, A4. The document's own language is the translator's."""
    spoken = [translator(language) for language in source_last()]
    name = f"{t('Cards with one-time codes')} – {_shown(handout.board, t)} – {_shown(handout.round, t)}"
    words = {
        "language": t.language,
        "name": name,
        "advice": [_advice(handout, one) for one in spoken],
        "sides": [_side(handout, one) for one in spoken],
        "alt": t("QR code of the join link"),
        "typed": printable(handout.typed),
        "cards": [{"code": ticket.code, "picture": _picture(ticket.link)} for ticket in tickets],
    }
    return typeset(TEMPLATE, words)


def _advice(handout: Handout, t: Translator) -> dict[str, object]:
    return {
        "language": t.language,
        "title": t("Cards with one-time codes"),
        "whose": f"{_shown(handout.board, t)} – {_shown(handout.round, t)}",
        "mark": _mark(handout, t),
        "lines": [
            t("Each card lets one person join, once. Cut the cards out, shuffle them and hand them out face down."),
            t("Write no names on the cards, and do not note who has which: nobody should know whose code is whose."),
            t("The codes are not kept, and cannot be shown or printed again. If there are too few cards, make more."),
            t(
                "Destroy the cards that are left over, and this file after you have printed it. Anyone with an unused"
                " code can join with it."
            ),
        ],
    }


def _side(handout: Handout, t: Translator) -> dict[str, str]:
    """One language of a card."""
    return {
        "language": t.language,
        "board": _shown(handout.board, t),
        "mark": _mark(handout, t),
        "how": t("Scan the QR code, or open this address and type the code:"),
        "once": t("For one person, once, until {day}.", day=t.date(handout.until)),
    }


def _mark(handout: Handout, t: Translator) -> str:
    return t("Demonstration data") if handout.is_demonstration else ""


def _shown(text: Text, t: Translator) -> str:
    return printable(t.text(text))


def _picture(link: str) -> str:
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=4, dark="#000", light="#fff")
    return drawn.getvalue().decode()
