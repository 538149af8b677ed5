"""What people are told about paper sheets."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "sheet.area-missing": (
        marked("The sheet has answers about local arrangements, but no area is chosen."),
        marked("Choose the area that is ticked on the sheet. If no area is ticked, leave these answers out."),
    ),
    "sheet.empty": (
        marked("Nothing has been typed."),
        marked("Type the answers from one sheet. Do not enter a blank sheet."),
    ),
    "sheet.none": (
        marked("No paper sheet has been entered in this workshop."),
        marked("There is nothing to take back."),
    ),
    "sheet.not-offered": (
        marked("{item}: {typed} is not one of its answers."),
        marked("Type one of these: {offered}"),
    ),
    "sheet.order-unknown": (
        marked("SAIT no longer knows which sheet was entered last, so nothing was taken back."),
        marked(
            "To protect the people who filled in the sheets, SAIT remembers their order only until it stops. Tell the"
            " room that a sheet was typed in wrongly, but do not say which one or what is on it."
        ),
    ),
    "sheet.released": (
        marked("The last sheet cannot be taken back: its answers have been released."),
        marked(
            "Released results stay as they are. If the sheet was typed in wrongly, say so when the results are"
            " discussed."
        ),
    ),
    "sheet.too-long": (
        marked("{item}: this text is too long."),
        marked("Shorten it to at most {most} characters."),
    ),
    "sheet.wrong-count": (
        marked("{domain}: answers typed: {typed}, questions asked: {asked}."),
        marked("Compare the line with the sheet. For a question that was left blank, type -"),
    ),
}
"""Error code to what is said and what to do next."""
