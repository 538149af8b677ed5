"""What people are told about coming in by a card."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "card.needed": (
        marked("To join this workshop you need a printed card. Each card has its own code."),
        marked(
            "Type the nine characters (letters and numbers) on your card. If you have no card, ask the facilitator for"
            " one."
        ),
    ),
    "card.not-asked": (
        marked("In this workshop everyone joins with the same code, so there are no cards."),
        marked("Choose cards on the Join code page first. You can do that until someone has joined."),
    ),
    "card.number-wrong": (
        marked("SAIT cannot make this number of cards."),
        marked("Type a whole number from 1 to {most}. You can make more afterwards."),
    ),
    "card.used": (
        marked("Someone has already joined with this card. Each card works only once."),
        marked(
            "If that was you (on another phone, in another app, or before cookies were cleared), carry on with your"
            " resume slip: nothing is lost. If it was not you, ask the facilitator for another card."
        ),
    ),
    "entry.joined": (
        marked("Someone has joined this workshop, so you can no longer change how members join."),
        marked("Go on as it is. If the workshop uses cards, you can make more at any time."),
    ),
    "sector.needs-cards": (
        marked("A workshop can ask for sectors only if each member joins with a printed card."),
        marked(
            "With one code for all, someone could join several times and work out the answers of the only person from"
            " a sector. Choose cards, or do not ask for sectors."
        ),
    ),
    "sector.not-asked": (
        marked("This workshop does not ask which sector people come from."),
        marked("Nothing was saved. Go on with the questions."),
    ),
    "sector.open-view": (
        marked("A workshop in which everyone sees every answer as it comes cannot ask for sectors."),
        marked("Choose a silent workshop, or do not ask for sectors."),
    ),
    "sector.unknown": (
        marked("There is no such sector."),
        marked("Open the page again and choose one from the list, or choose not to say."),
    ),
}
