"""What people are told when something cannot be done: what is the matter, and what to do next."""

from dataclasses import dataclass

from sait.errors import SaitError
from sait.i18n.problems.accounts import ACCOUNT_PROBLEMS
from sait.i18n.problems.database import STORAGE_PROBLEMS
from sait.i18n.problems.deciding import DECIDING
from sait.i18n.problems.erasing import ERASING_PROBLEMS
from sait.i18n.problems.files import FILE_PROBLEMS
from sait.i18n.problems.joining import JOINING_PROBLEMS
from sait.i18n.problems.paper import PAPER_PROBLEMS
from sait.i18n.problems.preparing import PREPARING_PROBLEMS
from sait.i18n.problems.words import WORDS_PROBLEMS
from sait.i18n.translator import Translator, marked


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem in the reader's words: what is the matter, and what to do next."""

    said: str
    advice: str


PROBLEMS: dict[str, tuple[str, str]] = {
    **ACCOUNT_PROBLEMS,
    **DECIDING,
    **FILE_PROBLEMS,
    **JOINING_PROBLEMS,
    "area.answered": (
        marked("You have answered questions about other local arrangements already, so the choice stays as it is."),
        marked(
            "What you have answered counts for the arrangements you chose first. You may leave the other questions"
            " about them unanswered."
        ),
    ),
    "area.changed": (
        marked("You chose other local arrangements on another screen, so this choice was not saved."),
        marked("Open the page again: it then says which arrangements it is about."),
    ),
    "area.unknown": (
        marked("This area is not one of this region's."),
        marked("Choose an area from the list."),
    ),
    "bank.gone": (
        marked("This question bank is not on the list."),
        marked("Choose one from the list. It may have been removed meanwhile."),
    ),
    "bank.missing": (
        marked("There is no usable question bank {bank}."),
        marked("Run the check: python -m sait bank check question_banks"),
    ),
    "board.id-taken": (
        marked("There is one with this name already."),
        marked("Change the one that is there, or choose another name."),
    ),
    "board.name-missing": (
        marked("The name is missing in English or in Welsh."),
        marked("Give it in both languages; they may be the same."),
    ),
    "board.not-then": (
        marked("This board did not exist when the round began."),
        marked("Choose another board or round, or correct the board's dates on the Boards page."),
    ),
    "board.parent-wrong": (
        marked("Only a local board can stand under another, and only under a regional board of its own region."),
        marked("Choose another board above it, or none."),
    ),
    "board.unknown": (marked("This board does not exist."), marked("Choose one from the list.")),
    "comment.too-long": (
        marked("The comment is too long and was not saved."),
        marked("Shorten it to at most {most} characters."),
    ),
    "copy.before-migration": (
        marked("The database has to be brought up to date, and the copy that SAIT takes before could not be made."),
        marked("Make room in {folder}, or name another folder in SAIT_COPIES_FOLDER. The database is as it was."),
    ),
    "copy.exists": (
        marked("There is something at {path} already."),
        marked("Choose another name: a copy never takes the place of anything."),
    ),
    "copy.failed": (
        marked("The copy could not be written to {path}."),
        marked("Check that the folder may be written to, and try again. Nothing else was changed."),
    ),
    "copy.full": (
        marked("There is no room for the copy {path}."),
        marked("Make room, or choose another disk. Nothing else was changed."),
    ),
    "copy.missing": (marked("There is no file {path}."), marked("Check its name and where it is.")),
    "copy.no-file": (
        marked("SAIT restores SQLite files only, and this database is on a server."),
        marked("Use pg_restore there. The section on PostgreSQL in docs/operations.md says how."),
    ),
    "copy.no-program": (
        marked("There is no pg_dump on this machine, so no copy was made."),
        marked("Install PostgreSQL's own programs, or set up the backups of the database server."),
    ),
    "copy.running": (
        marked("SAIT or another program is at work on {path}."),
        marked("Stop it, then restore. Nothing was changed."),
    ),
    "copy.unusable": (
        marked("{path} is not a sound copy of a SAIT database."),
        marked("Choose another copy. Nothing was changed."),
    ),
    "dates.reversed": (
        marked("The last day is before the first day."),
        marked("Correct one of the two dates."),
    ),
    "demonstration.loaded": (
        marked("The demonstration is loaded already."),
        marked("Remove it first if you want to load it afresh."),
    ),
    "domain.closed": (
        marked("This domain has been closed and its results have been shown, so this answer can no longer change."),
        marked("Your earlier answer counts. Go on with another domain."),
    ),
    "domain.not-closed": (
        marked("This domain is not closed, so there is nothing to reopen."),
        marked("Somebody else may have reopened it just now."),
    ),
    "domain.closed-already": (
        marked("Somebody else has just closed this domain."),
        marked("Its results are on the screen; nothing more needs doing."),
    ),
    "domain.unknown": (
        marked("This workshop has no such domain."),
        marked("Choose one from the list."),
    ),
    "pace.minutes": (
        marked("A time for a domain has from 1 to {most} minutes."),
        marked("Leave the field empty to set no time."),
    ),
    "edit.stale": (
        marked("Somebody else changed this while you were editing. Your change was not saved."),
        marked("Look at what it says now and make your change again."),
    ),
    "form.foreign": (
        marked("This form did not come from a page of this site."),
        marked("Open the page again here and send it once more."),
    ),
    "form.malformed": (
        marked("The form could not be read."),
        marked("Open the page again and send it once more."),
    ),
    "form.too-large": (
        marked("The form holds too much text."),
        marked("Shorten it and send it again."),
    ),
    "guess.code": (
        marked("Too many wrong codes or slips have come from this network."),
        marked(
            "Try again in {minutes} min. Meanwhile ask the facilitator. If somebody on this network has joined, "
            "the QR code on the screen works now."
        ),
    ),
    "guess.password": (
        marked("There have been too many wrong attempts to sign in."),
        marked("Try again in {minutes} min. Whoever is signed in already can go on working."),
    ),
    "instrument.unknown": (
        marked("The question bank of this workshop cannot be found."),
        marked("Restore the database from its backup, or ask whoever runs this server."),
    ),
    "item.unknown": (
        marked("This question is not in the question bank of this workshop."),
        marked("Go back to the first question."),
    ),
    "member.unknown": (
        marked("This browser has not joined a workshop."),
        marked(
            "Scan the code again, type it here, or use your resume slip. If this browser refuses cookies, allow them."
        ),
    ),
    "name.too-long": (marked("The name is too long."), marked("Shorten it to at most {most} characters.")),
    "name.unprintable": (
        marked("The name holds characters that cannot be shown."),
        marked("Type it by hand instead of pasting it, on one line."),
    ),
    "page.failed": (
        marked("Something went wrong on this page."),
        marked("What was saved before is safe. Open the page again; if it goes on, tell whoever runs this server."),
    ),
    "question.not-asked": (
        marked("This workshop does not ask you this question, so nothing was saved."),
        marked("Go back to the first question."),
    ),
    "response.changed-elsewhere": (
        marked("You changed this answer on another screen, so this choice was not saved."),
        marked("Below is what is saved. Choose again if you want to change it."),
    ),
    "response.off-scale": (
        marked("This choice is not on the scale, so it was not saved."),
        marked("Choose one of the levels shown."),
    ),
    "results.mixed": (
        marked("Demonstration data are compared only with demonstration data."),
        marked("Choose workshops of one kind."),
    ),
    "round.keep-days": (
        marked("Single answers are kept from 0 to {most} days after the sign-off."),
        marked("Leave the field empty to keep them until somebody erases them."),
    ),
    "round.keep-longer": (
        marked("Members have joined in this round, and were told that their answers are kept for a shorter time."),
        marked("Choose the same time or a shorter one. For the next round any time may be chosen."),
    ),
    "round.id-taken": (
        marked("There is a round with this name already."),
        marked("Choose another name."),
    ),
    "round.no-day": (
        marked("The round has no first day."),
        marked("Choose it in the calendar, or type it as day/month/year."),
    ),
    "round.unknown": (marked("This round does not exist."), marked("Choose one from the list.")),
    **PAPER_PROBLEMS,
    **PREPARING_PROBLEMS,
    **WORDS_PROBLEMS,
    **ERASING_PROBLEMS,
    **STORAGE_PROBLEMS,
    "upload.bomb": (
        marked("The file {file} in the ZIP is packed far tighter than text is, so it was not opened."),
        marked("Make the ZIP again from the bank's own files."),
    ),
    "upload.broken": (
        marked("This is not a ZIP that can be opened, or it is damaged."),
        marked("Make it again: put the bank's folder into a ZIP with what your computer has for it."),
    ),
    "upload.empty": (
        marked("No file came, or an empty one."),
        marked("Choose the ZIP of a question bank, or its YAML file."),
    ),
    "upload.encrypted": (
        marked("The ZIP has a password, so it could not be read."),
        marked("Make it again without a password."),
    ),
    "upload.kind": (
        marked("This is neither a ZIP nor a YAML file."),
        marked("Choose a file whose name ends in .zip, .yaml or .yml."),
    ),
    "upload.excel": (
        marked("This is an Excel workbook, which has to be made into a question bank first."),
        marked(
            "Whoever runs SAIT does that with `python -m sait bank import`. Then upload the folder it made, as a ZIP."
        ),
    ),
    "upload.link": (
        marked("{file} in the ZIP is a link to another file, and links are not followed."),
        marked("Put the file itself into the ZIP."),
    ),
    "upload.nested": (
        marked("The ZIP holds another archive: {file}"),
        marked("Put the bank's files themselves into the ZIP."),
    ),
    "upload.no-bank": (
        marked("There is no {file} in the ZIP."),
        marked("Put the folder of one question bank into the ZIP, with that file and its translations."),
    ),
    "upload.path": (
        marked("The ZIP names a file outside of itself: {file}"),
        marked("Make it again from the bank's folder. Nothing was unpacked."),
    ),
    "upload.several-banks": (
        marked("There is more than one question bank in the ZIP."),
        marked("Upload one at a time, each in a ZIP of its own."),
    ),
    "upload.stranger": (
        marked("{file} is no part of a question bank."),
        marked(
            "Take it out of the ZIP, or give it the right name: instrument.yaml, a translation such as cy.yaml, or "
            "schemes/NAME/scheme.yaml."
        ),
    ),
    "upload.too-large": (
        marked("The file is larger than {most} MB."),
        marked("Leave out whatever is no part of the question bank."),
    ),
    "upload.too-large-unpacked": (
        marked("The files in the ZIP are larger than {most} MB together, so it was not unpacked."),
        marked("Leave out whatever is no part of the question bank."),
    ),
    "upload.too-many": (
        marked("There are more than {most} files in the ZIP."),
        marked("Upload one question bank at a time, with the category schemes that it uses."),
    ),
    "upload.twice": (
        marked("The ZIP has the same file twice: {file}"),
        marked("Leave one of the two out."),
    ),
    "upload.version-taken": (
        marked("There is a bank {bank} {version} with another content already, here or in a workshop."),
        marked("Raise its version and say under changes what is new. Then upload it again."),
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
"""Error code to what is said and what to do next."""


def explain(problem: SaitError, t: Translator) -> Explanation:
    """*problem* in the reader's words."""
    said, advice = PROBLEMS[problem.code]
    return Explanation(t(said, **problem.context), t(advice, **problem.context))
