"""What somebody who starts SAIT or types a command reads where the database cannot be worked on."""

from sait.errors import SaitError
from sait.i18n.problems.register import explain
from sait.i18n.translator import Translator
from sait.services.running.copies import newest_copy, restore_command
from sait.settings import settings
from sait.storage.engine.database import database_file

_MEND_BY_COPY = {"storage.damaged", "storage.newer", "storage.not-migrated", "storage.unavailable"}


def problem_words(problem: SaitError, t: Translator) -> str:
    """Why SAIT cannot work on this database, what to do, and where restoring a copy may help, how to restore the newest."""
    explanation = explain(problem, t)
    told = f"{explanation.said} {explanation.advice}"
    if problem.code not in _MEND_BY_COPY or database_file(settings().database_address) is None:
        return told
    copy = newest_copy()
    if copy is None:
        return told + "\n" + t("SAIT found no copy of its own to restore.")
    moment = t("{day}, {time}", day=t.date(copy.taken_at.date()), time=f"{copy.taken_at:%H:%M}")
    newest = t("The newest copy was made on {moment} (UTC).", moment=moment)
    return "\n".join([told, newest, "  " + t("Restore it: {command}", command=restore_command(copy.path))])
