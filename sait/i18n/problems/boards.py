"""What people are told about boards, areas, rounds and their dates."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "area.answered": (
        marked(
            "You have already answered questions about other local arrangements, so you can no longer change this"
            " choice."
        ),
        marked(
            "Your answers count for the arrangements you chose first. You can leave the other questions about them"
            " unanswered."
        ),
    ),
    "area.changed": (
        marked("You chose other local arrangements on another screen, so this choice was not saved."),
        marked("Open the page again to see which arrangements it is about."),
    ),
    "area.unknown": (
        marked("This area is not in this region."),
        marked("Choose an area from the list."),
    ),
    "board.id-taken": (
        marked("There is already one with this name."),
        marked("Change the one that is there, or choose another name."),
    ),
    "board.name-missing": (
        marked("The name is missing in a language that it must have."),
        marked("Give it in each of those languages; it may be the same in all."),
    ),
    "board.not-then": (
        marked("This board did not exist when the round began."),
        marked("Choose another board or round, or correct the board's dates on the Boards page."),
    ),
    "board.parent-wrong": (
        marked("Only a local board can be under another board, and only under a regional board in its own region."),
        marked("Choose another board above it, or none."),
    ),
    "board.unknown": (marked("This board does not exist."), marked("Choose one from the list.")),
    "dates.reversed": (
        marked("The last day is before the first day."),
        marked("Correct one of the two dates."),
    ),
    "progress.words-missing": (
        marked("What is to be said of the region is missing in a language that it must have."),
        marked("Write it in each of those languages."),
    ),
    "round.keep-days": (
        marked("Individual answers can be kept for 0 to {most} days after the sign-off."),
        marked("To keep them until someone erases them, leave the field empty."),
    ),
    "round.keep-longer": (
        marked("Members have joined in this round, and were told that their answers are kept for a shorter time."),
        marked("Choose the same time or a shorter one. You can choose any time for the next round."),
    ),
    "round.id-taken": (
        marked("There is already a round with this name."),
        marked("Choose another name."),
    ),
    "round.no-day": (
        marked("The round has no first day."),
        marked("Choose it in the calendar, or type it as day/month/year."),
    ),
    "round.unknown": (marked("This round does not exist."), marked("Choose one from the list.")),
}
