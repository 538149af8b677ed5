"""What people are told about coming in by a card."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "card.needed": (
        marked("This workshop is joined with a printed card, and each card has a code of its own."),
        marked("Type the nine letters and figures from your card. If you have none, ask the facilitator for one."),
    ),
    "card.not-asked": (
        marked("In this workshop one code lets everybody in, so there are no cards."),
        marked("Choose cards on the Join code page first. That can be done as long as nobody has joined."),
    ),
    "card.number-wrong": (
        marked("This number of cards cannot be made."),
        marked("Type a whole number from 1 to {most}. You can make more afterwards."),
    ),
    "card.used": (
        marked("Somebody has already come in with this card: each card works once."),
        marked(
            "If that was you, on another phone, in another app or before cookies were cleared, carry on with your resume"
            " slip: nothing is lost. If it was not you, ask the facilitator for another card."
        ),
    ),
    "entry.joined": (
        marked("Somebody has joined this workshop, so you can no longer change how members come in."),
        marked("Go on as it is; more cards can be made at any time where the workshop uses them."),
    ),
    "sector.needs-cards": (
        marked("Sectors are asked for only where members come in with a printed card each."),
        marked(
            "With one code for all, somebody could join several times and work out the answers of the only person from a sector."
            " Choose cards, or do not ask for sectors."
        ),
    ),
    "sector.not-asked": (
        marked("This workshop does not ask which sector people come from."),
        marked("Nothing is kept of it. Go on with the questions."),
    ),
    "sector.open-view": (
        marked("Sectors cannot be asked for where everybody sees every answer as it comes."),
        marked("Choose the silent view, or do not ask for sectors."),
    ),
    "sector.unknown": (
        marked("There is no such sector."),
        marked("Open the page again and choose one of the list, or say nothing."),
    ),
}
