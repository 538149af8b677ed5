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
        "note": t(
            "The times are suggestions. If you run late, shorten the discussion of the questions on which the room"
            " agrees."
        ),
        "columns": [t("Time"), t("Step"), t("What to do")],
        "slots": [_slot(slot, day, t) for slot in day.slots],
        "failing": t("When something fails"),
        "remedies": _remedies(t),
    }


def _way_in(day: Day, t: Translator) -> str:
    if day.code:
        return t("Members scan the QR code, or open this address and type the code:")
    return t("Members scan the QR code on their card, or open this address and type the code on the card:")


def _slot(slot: Slot, day: Day, t: Translator) -> Words:
    title, todo = STEPS[slot.step](t, day)
    return {"time": f"{_clock(slot, first=True)}–{_clock(slot, first=False)}", "title": title, "todo": todo}


def _clock(slot: Slot, *, first: bool) -> str:
    return f"{(slot.begins if first else slot.ends).astimezone(WALES):%H:%M}"


def _phone_check(t: Translator, _: Day) -> tuple[str, str]:
    return t("Check the room"), t(
        "Plug the laptop in. In its power settings, set the screen never to turn off. Start SAIT, sign in, and show"
        " “Join code” on the projector. Press “Check with a phone” there and scan the QR code with a phone on the"
        " room's network. Lay out paper forms and pens."
    )


def _join(t: Translator, _: Day) -> tuple[str, str]:
    return t("Welcome and join"), t(
        "Say what the day is for, and that answers are confidential: the room sees how many people chose what, never"
        " who. Members join and keep their two codes. On “Live”, compare “Joined” with the number of people in the"
        " room."
    )


def _score(t: Translator, _: Day) -> tuple[str, str]:
    return t("Score in silence"), t(
        "Everyone answers alone, without talking. “Live” shows how many have finished. Type in paper answers before"
        " you go on."
    )


def _reveal(t: Translator, day: Day) -> tuple[str, str]:
    return t("Close and reveal"), t(
        "On “Live”, close the domains one by one or all together. Nothing is shown if fewer than {minimum} people"
        " answered. Look first, discuss later.",
        minimum=day.minimum,
    )


def _break(t: Translator, _: Day) -> tuple[str, str]:
    return t("Break"), t("Read the comments that wait on “Live”, and show those that the room should see.")


def _discuss(t: Translator, _: Day) -> tuple[str, str]:
    return t("Discuss first"), t(
        "“Agree levels” lists the questions in order: those on which the room is split come first. Ask about the"
        " reasons for the highest and the lowest answers. Nobody has to say which answer was theirs."
    )


def _second(t: Translator, _: Day) -> tuple[str, str]:
    return t("Second scoring"), t(
        "If the discussion has changed people's minds, ask them to score the domain again on “Live”. The first answers"
        " stay beside the new ones. If nothing has changed, leave this out."
    )


def _agree(t: Translator, _: Day) -> tuple[str, str]:
    return t("Agree levels"), t(
        "On “Agree levels”, record for each question the level that fits best, why, the evidence, and any different"
        " views. A board can also record that it does not agree."
    )


def _priorities(t: Translator, _: Day) -> tuple[str, str]:
    return t("Choose priorities"), t(
        "On “Decide and act”, gather candidates, open the dots to members, and keep to a few shared priorities. Say"
        " which local needs they leave out."
    )


def _actions(t: Translator, _: Day) -> tuple[str, str]:
    return t("Actions"), t(
        "For each priority, record what will be done, which role and agency will do it, by when, and which task in the"
        " business plan it belongs to."
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
                "Guest Wi-Fi often keeps devices apart. Open a hotspot on a phone or on the laptop, connect the laptop"
                " and the phones to it, start SAIT again and show the new QR code."
            ),
        ),
        (
            t("The laptop has no network"),
            t("If the room has a network cable, plug it in. Members' Wi-Fi must be on the same network."),
        ),
        (
            t("Only some phones work"),
            t("Those members can share a laptop one after the other, or use mobile data with a hosted server."),
        ),
        (
            t("No network at all"),
            t("Hand out the paper forms. Type the answers in later under “Type in paper answers”, before the close."),
        ),
        (
            t("SAIT on this laptop fails"),
            t("Saved answers are safe. Start SAIT again, or use a hosted server, or another laptop and a copy."),
        ),
        (
            t("The projector goes dark"),
            t(
                "Touch the mouse. Then, in the laptop's power settings, set the screen never to turn off. The"
                " projector's page can keep the screen on only if its address begins with https:// or is localhost."
            ),
        ),
        (
            t("A phone is lost, flat or changed"),
            t("With the resume slip, the member can carry on from another device where the first one stopped."),
        ),
    ]
    return [{"what": what, "then": then} for what, then in named]
