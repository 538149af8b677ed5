"""The run-sheet of a workshop: what the facilitator has on paper on the day, when the screen is busy or dark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import segno

from sait.assessment.timetable import Slot, Step
from sait.assessment.writing import printable
from sait.i18n import Text, Translator, translator
from sait.i18n.translator import WALES
from sait.reports.paper.typesetting import typeset

TEMPLATE = Path(__file__).with_suffix(".typ")

Words = dict[str, object]


@dataclass(frozen=True, slots=True)
class Day:
    """The workshop and its day. *address* is where members type *code*; *link* is what the QR code holds.

    *code* is "" where each member types the code of a card.
    """

    board: Text
    round: Text
    code: str
    address: str
    link: str
    slots: Sequence[Slot]
    minimum: int
    is_demonstration: bool = False


def run_sheet(day: Day, languages: Sequence[str]) -> bytes:
    """The run-sheet as PDF, A4, one part after the other in each of *languages*. The same call gives the same bytes."""
    qr = segno.make(day.link, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff")
    return typeset(TEMPLATE, {"qr": qr, "parts": [_part(day, translator(language)) for language in languages]})


def _part(day: Day, t: Translator) -> Words:
    begins = day.slots[0].begins.astimezone(WALES)
    board = printable(t.text(day.board))
    return {
        "language": t.language,
        "name": t("Run-sheet: {board}", board=board),
        "title": t("Run-sheet"),
        "board": board,
        "round": printable(t.text(day.round)),
        "mark": t("Demonstration data") if day.is_demonstration else "",
        "date": t.date(begins.date()),
        "page": t("Page {page} of {pages}", page="\0", pages="\0").split("\0"),
        "join": _way_in(day, t),
        "address": day.address,
        "code": " ".join(filter(None, (day.code[:3], day.code[3:]))),
        "qr": t("QR code of the join link"),
        "times": t("The day"),
        "note": t("The times are suggestions. If you run late, shorten the discussion of what the room agrees on."),
        "columns": [t("Time"), t("Step"), t("What to do")],
        "slots": [_slot(slot, day, t) for slot in day.slots],
        "failing": t("When something fails"),
        "remedies": _remedies(t),
    }


def _way_in(day: Day, t: Translator) -> str:
    if day.code:
        return t("Members scan the picture, or open this address and type the code:")
    return t("Members scan the picture on their card, or open this address and type the code on it:")


def _slot(slot: Slot, day: Day, t: Translator) -> Words:
    title, todo = STEPS[slot.step](t, day)
    return {"time": f"{_clock(slot, first=True)}–{_clock(slot, first=False)}", "title": title, "todo": todo}


def _clock(slot: Slot, *, first: bool) -> str:
    return f"{(slot.begins if first else slot.ends).astimezone(WALES):%H:%M}"


def _phone_check(t: Translator, _: Day) -> tuple[str, str]:
    return t("Check the room"), t(
        "Plug the laptop in, and choose in its power settings that the screen never turns off. Start SAIT, sign in, and show"
        " “Join code” on the projector. Press “Check with a phone” there and scan the picture with a"
        " phone on the network of the room. Lay out paper forms and pens."
    )


def _join(t: Translator, _: Day) -> tuple[str, str]:
    return t("Welcome and join"), t(
        "Say what the day is for, and that answers are confidential: the room sees how many, never who. Members join and"
        " keep their two codes. On “Live”, compare “Joined” with the people in the room."
    )


def _score(t: Translator, _: Day) -> tuple[str, str]:
    return t("Score in silence"), t(
        "Everybody answers alone, without talking. “Live” shows how many are done. Type in paper answers before you go on."
    )


def _reveal(t: Translator, day: Day) -> tuple[str, str]:
    return t("Close and reveal"), t(
        "On “Live”, close the domains one by one or all together. Nothing is shown where fewer than {minimum} people"
        " answered. Look first, comment later.",
        minimum=day.minimum,
    )


def _break(t: Translator, _: Day) -> tuple[str, str]:
    return t("Break"), t("Read the comments that wait on “Live”, and show those that the room should see.")


def _discuss(t: Translator, _: Day) -> tuple[str, str]:
    return t("Discuss first"), t(
        "“Agree levels” lists the questions in order: what the room is split on comes first. Ask what lies behind both"
        " ends; nobody has to say which answer was theirs."
    )


def _second(t: Translator, _: Day) -> tuple[str, str]:
    return t("Second scoring"), t(
        "Where the discussion has moved people, ask a domain a second time on “Live”. The first answers stay beside it."
        " Leave it out where nothing has moved."
    )


def _agree(t: Translator, _: Day) -> tuple[str, str]:
    return t("Agree levels"), t(
        "On “Agree levels”, record for each question the level that fits best, why, the evidence, and who sees it"
        " otherwise. A board may also record that it does not agree."
    )


def _priorities(t: Translator, _: Day) -> tuple[str, str]:
    return t("Choose priorities"), t(
        "On “Decide and act”, gather candidates, open the dots to members, and keep to a few shared priorities. Say"
        " which local needs they leave out."
    )


def _actions(t: Translator, _: Day) -> tuple[str, str]:
    return t("Actions"), t(
        "For each priority: what is done, which role and agency does it, by when, and which task of the business plan"
        " it belongs to."
    )


def _sign_off(t: Translator, _: Day) -> tuple[str, str]:
    return t("Sign off"), t(
        "Read out what was decided. Record whether the board releases its results to others. Sign off on “Live”: this"
        " cannot be undone. Take the files home from “Export”."
    )


STEPS: dict[Step, Callable[[Translator, Day], tuple[str, str]]] = {
    Step.PHONE_CHECK: _phone_check,
    Step.JOIN: _join,
    Step.SCORE: _score,
    Step.REVEAL: _reveal,
    Step.BREAK: _break,
    Step.DISCUSS: _discuss,
    Step.SECOND: _second,
    Step.AGREE: _agree,
    Step.PRIORITIES: _priorities,
    Step.ACTIONS: _actions,
    Step.SIGN_OFF: _sign_off,
}
"""Each step's name, and what to do at it."""


def _remedies(t: Translator) -> list[Words]:
    named = [
        (
            t("Phones cannot reach the address"),
            t(
                "Guest Wi-Fi often keeps devices apart. Open a hotspot on a phone or on the laptop, let the laptop and"
                " the phones use it, start SAIT again there and show the new join code picture."
            ),
        ),
        (
            t("The laptop has no network"),
            t("Plug in a network cable if the room has one; members' Wi-Fi must be the same network."),
        ),
        (
            t("Only some phones work"),
            t("Those members share a laptop one after the other, or use mobile data with a hosted server."),
        ),
        (
            t("No network at all"),
            t("Hand out the paper forms. Type the answers in later under “Type in paper answers”, before the close."),
        ),
        (
            t("SAIT on this laptop fails"),
            t("Saved answers stay. Start it again; or carry on with a hosted server or another laptop and a copy."),
        ),
        (
            t("The projector goes dark"),
            t(
                "Touch the mouse. Then choose in the laptop's power settings that the screen never turns off. The projector's"
                " page keeps it on by itself only at an address that begins with https:// or is localhost."
            ),
        ),
        (
            t("A phone is lost, flat or changed"),
            t("Another device and the resume slip carry on where the first one stopped."),
        ),
    ]
    return [{"what": what, "then": then} for what, then in named]
