"""Commands under their former names: they work for one version more, and say what they are called now."""

from collections.abc import Sequence
from typing import TextIO

FORMER = {
    ("backup",): ("data", "copy"),
    ("restore",): ("data", "restore"),
    ("audit",): ("data", "audit-log"),
    ("erase", "workshop"): ("workshop", "erase"),
    ("erase", "member"): ("workshop", "erase-member"),
    ("erase", "individuals"): ("workshop", "erase-answers"),
    ("erase", "due"): ("data", "erase-due"),
    ("rehearse",): ("workshop", "rehearse"),
}
"""What was typed before, and what is typed now (docs/decisions/0027-the-house.md)."""


def current(arguments: Sequence[str], out: TextIO) -> list[str]:
    """*arguments* with the command's present name; a former one is told on *out*.

    ``["backup", "a.db"]`` gives ``["data", "copy", "a.db"]``.
    """
    given = tuple(arguments)
    for former, now in FORMER.items():
        if given[: len(former)] == former:
            out.write(
                f"'sait {' '.join(former)}' is now 'sait {' '.join(now)}'; the former name ends with the next version.\n"
            )
            return [*now, *given[len(former) :]]
    return list(given)
