"""What a member is told of what is asked: one wording for the live pages and the plain ones."""

from sait.assessment.members.asked import Ask, Asked
from sait.assessment.members.walk import Step
from sait.assessment.releases import Vantage, Wave
from sait.i18n import Text, Translator, marked
from sait.wording.plan import task_words

CLOSED = marked("This domain is closed. The answers you had given count. An answer that you give now is late.")
ALL_ANSWERED = marked("You have answered every question.")


def asked_words(asked: Asked, t: Translator) -> str:
    """What is asked, as one sentence."""
    name = "" if asked.domain is None else t.text(asked.domain.title)
    if asked.task is not None:
        return t("Asked now: {what}.", what=task_words(asked.task, t))
    if asked.ask is Ask.SECOND:
        return t("Asked now: {domain}, a second time.", domain=name)
    if asked.ask is Ask.LOCAL:
        return t("If you like, score the local arrangements you know best too.")
    if asked.is_paced:
        return t("The room is now working on {domain}.", domain=name)
    return t.plural("{count} question is not answered yet.", "{count} questions are not answered yet.", asked.count)


def whose_words(step: Step, board: Text, area: Text | None, t: Translator) -> str:
    """Whom the questions of *step* are about."""
    if step.vantage is Vantage.LOCAL and area is not None:
        return t("About the local arrangements: {area}", area=t.text(area))
    if step.wave is Wave.SECOND:
        return t("Second scoring, about your own board: {board}", board=t.text(board))
    return t("About your own board: {board}", board=t.text(board))


def progress_words(answered: int, total: int, *, minutes: int, more: bool, t: Translator) -> str:
    """How many questions are answered, how long the rest may take (0: not said), and whether *more* may be asked after it."""
    said = t("{answered} of {total} answered", answered=answered, total=total)
    if more:
        said += " · " + t("then, if you like, the local arrangements")
    if minutes:
        said += " · " + t.plural("about {count} minute left", "about {count} minutes left", minutes)
    return said
