"""What people are told about moving a workshop on and deciding in it."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "contributions.too-many": (
        marked("You have already named {most}, and nobody can name more."),
        marked("Take one back to name another."),
    ),
    "dots.too-many": (
        marked("You have {most} dots to give; nothing was saved."),
        marked("Give fewer dots and save again."),
    ),
    "erase.still-scoring": (
        marked("Answers are still being taken, so they are not erased all at once."),
        marked("End the scoring first."),
    ),
    "move.consensus": (
        marked("The scoring of this workshop has ended, so this is not possible now."),
        marked("Take answers again first, if that is what the board wants."),
    ),
    "move.draft": (
        marked("This workshop is still being prepared, so this is not possible yet."),
        marked("Begin the scoring, or go straight to consensus."),
    ),
    "move.has-answers": (
        marked("Somebody has answered, so the workshop cannot go back to the draft."),
        marked("Go on with it, or end the scoring."),
    ),
    "move.open-view": (
        marked("An open workshop shows every answer as it comes, so there is nothing to close or to score again."),
        marked("Open a silent workshop for that."),
    ),
    "move.scoring": (
        marked("This workshop takes answers, so this is not possible now."),
        marked("End the scoring first."),
    ),
    "move.signed-off": (
        marked("This workshop is signed off, so its decisions can no longer be changed."),
        marked("Open a workshop in another round to go on."),
    ),
    "task.closed": (
        marked("This is not open to members at the moment, so nothing was saved."),
        marked("Wait until the facilitator opens it."),
    ),
    "dots.given": (
        marked("Some members have given their dots already, so that nobody can have fewer now."),
        marked("Leave the number as it is, or make it larger."),
    ),
    "priorities.full": (
        marked("The board has chosen as many priorities as it may: {most}."),
        marked("Take one out first, or change the limit under Dots and limit."),
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
        marked("The text is too long: at most {most} characters fit."),
        marked("Shorten it and save again."),
    ),
}
"""Code to what is said and what to do."""
