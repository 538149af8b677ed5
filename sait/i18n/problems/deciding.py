"""What people are told about moving a workshop on and deciding in it."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "contributions.too-many": (
        marked("You have already named {most}, which is the most allowed."),
        marked("To name another, take one back first."),
    ),
    "dots.too-many": (
        marked("You have only {most} dots to give, so nothing was saved."),
        marked("Give fewer dots and save again."),
    ),
    "erase.still-scoring": (
        marked("The workshop is still taking answers, so you cannot erase them all yet."),
        marked("End the scoring first."),
    ),
    "move.consensus": (
        marked("The scoring of this workshop has ended, so this is not possible now."),
        marked("If the board wants this, take answers again first."),
    ),
    "move.draft": (
        marked("This workshop is still being prepared, so this is not possible yet."),
        marked("Begin the scoring, or go straight to consensus."),
    ),
    "move.has-answers": (
        marked("Someone has answered, so the workshop cannot go back to the draft."),
        marked("Go on with it, or end the scoring."),
    ),
    "move.open-view": (
        marked("An open workshop shows every answer as it comes, so there is nothing to close or to score again."),
        marked("Open a silent workshop for that."),
    ),
    "move.scoring": (
        marked("This workshop is taking answers, so this is not possible now."),
        marked("End the scoring first."),
    ),
    "move.signed-off": (
        marked("This workshop is signed off, so its decisions can no longer be changed."),
        marked("To go on, open a workshop in another round."),
    ),
    "task.closed": (
        marked("This is not open to members at the moment, so nothing was saved."),
        marked("Wait until the facilitator opens it."),
    ),
    "dots.given": (
        marked("Some members have already given their dots, so you can no longer give people fewer dots."),
        marked("Leave the number as it is, or make it larger."),
    ),
    "priorities.full": (
        marked("The board has already chosen the most priorities allowed: {most}."),
        marked("Take one out first, or change the limit under “Dots and limit”."),
    ),
    "second.not-open": (
        marked("This domain is not open for a second scoring."),
        marked("Wait until the facilitator opens it."),
    ),
    "text.empty": (
        marked("There is no text to save."),
        marked("Write something first."),
    ),
    "text.too-long": (
        marked("The text is too long. It can have at most {most} characters."),
        marked("Shorten it and save again."),
    ),
}
"""Code to what is said and what to do."""
