"""What people are told about files that somebody asks for and does not get."""

from sait.i18n.translator import Counted, marked

PROBLEMS: dict[str, tuple[str, str | Counted]] = {
    "file.busy": (
        marked("SAIT is already making several files for you."),
        marked("Wait until they are ready, then press the button again."),
    ),
    "file.failed": (
        marked("The file could not be made."),
        marked(
            "Try again. If it fails again, tell the person who runs this server: the log says where the problem is."
        ),
    ),
    "file.none": (
        marked("There is no such file, or it is not for you."),
        marked("If you have signed out, sign in again. Then reload the page where you found the file."),
    ),
    "guess.file": (
        marked("You have asked too many times for files that do not exist or are not for you."),
        Counted(
            "Wait {count} minute, then reload the page where you found the file.",
            "Wait {count} minutes, then reload the page where you found the file.",
            by="minutes",
        ),
    ),
}
