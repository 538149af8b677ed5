"""What people are told about workshops and the moves that can be made in one."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "pace.minutes": (
        marked("A time for a domain has from 1 to {most} minutes."),
        marked("Leave the field empty to set no time."),
    ),
    "workshop.not-yours": (
        marked("There is no such workshop that your account may see here."),
        marked(
            "It may have been removed or signed off, or belong to a board that you have no role for. Ask an administrator"
            " if you should have one."
        ),
    ),
    "workshop.closed": (
        marked("This workshop is closed and takes no more answers."),
        marked("What you had saved before counts. Ask the facilitator if you think this is a mistake."),
    ),
    "workshop.code-taken": (
        marked("No free join code was found."),
        marked("Try again."),
    ),
    "workshop.code-unknown": (
        marked("No workshop has this code."),
        marked("Check it against the screen in the room or your invitation, and type it again."),
    ),
    "workshop.exists": (
        marked("This board already has a workshop in this round with this question bank."),
        marked("Go on with that one, or choose another round."),
    ),
    "workshop.expired": (
        marked("The time for joining this workshop has run out."),
        marked("Ask the facilitator to open it again."),
    ),
    "workshop.has-members": (
        marked("Somebody has joined this workshop, so it cannot be removed."),
        marked("End the scoring if it is not to go on."),
    ),
    "workshop.invited-wrong": (
        marked("The number of people must be between 1 and {most}."),
        marked("Correct it, or leave it empty if you do not know."),
    ),
    "workshop.not-open": (
        marked("This workshop is silent: its answers are shown only when a domain is closed."),
        marked("Close a domain to see its results."),
    ),
    "workshop.not-begun": (
        marked("This workshop has not begun yet."),
        marked("Wait until the facilitator begins, and then press Continue."),
    ),
    "workshop.open-not-shared": (
        marked("An open workshop is for training or demonstration, and its results are compared with nothing."),
        marked("Open a silent workshop to compare results."),
    ),
    "workshop.shared-already": (
        marked("This board's results are released to others already."),
        marked("Nothing more needs doing."),
    ),
    "workshop.share-none": (
        marked("No domain was chosen."),
        marked("Choose at least one domain that the board releases."),
    ),
    "workshop.unknown": (marked("This workshop does not exist."), marked("Choose one from the list.")),
}
