"""What people are told about workshops and the moves that can be made in one."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "pace.minutes": (
        marked("The time for a domain must be from 1 to {most} minutes."),
        marked("To set no time, leave the field empty."),
    ),
    "workshop.not-yours": (
        marked("There is no such workshop, or your account is not allowed to see it."),
        marked(
            "It may have been removed or signed off, or it may belong to a board that you have no role for. If you"
            " need a role, ask an administrator."
        ),
    ),
    "workshop.closed": (
        marked("This workshop is closed, so it no longer takes answers."),
        marked("The answers you saved before count. If you think this is a mistake, ask the facilitator."),
    ),
    "workshop.code-taken": (
        marked("SAIT could not find a free join code."),
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
        marked("The time for joining this workshop is over."),
        marked("Ask the facilitator to open it again."),
    ),
    "workshop.has-members": (
        marked("Someone has joined this workshop, so you cannot remove it."),
        marked("If it should not go on, end the scoring."),
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
        marked("An open workshop is for training or demonstration. Its results cannot be compared with other results."),
        marked("Open a silent workshop to compare results."),
    ),
    "workshop.shared-already": (
        marked("This board's results have already been released to others."),
        marked("You do not need to do anything else."),
    ),
    "workshop.share-none": (
        marked("You have not chosen a domain."),
        marked("Choose at least one domain that the board releases."),
    ),
    "workshop.unknown": (marked("This workshop does not exist."), marked("Choose one from the list.")),
}
