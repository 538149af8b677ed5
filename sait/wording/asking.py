"""What a member is told of what is asked: one wording for the live pages and the plain ones."""

from sait.assessment.members.asked import Ask, Asked
from sait.assessment.members.walk import Step
from sait.assessment.releases import Vantage, Wave
from sait.i18n import Text, Translator, marked
from sait.wording.languages import in_language
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


def hint_of_words(t: Translator, *, is_told: bool, minimum: int) -> str:
    """What becomes of a member's words; of some that the facilitator has, what it does to change them or to take them back."""
    if is_told:
        return t(
            "The facilitator has read this. If you change it or take it back, the version they have stays on their"
            " list for now. It is linked to nobody and can no longer be shown to the room. It leaves the list when"
            " other comments come or go too."
        )
    return t(
        "Please do not include child or case details. When the domain is closed, the facilitator reads this before"
        " anyone else, without your name. Nobody reads it if fewer than {minimum} people could have written it: after"
        " the domain is closed, or in a language that few people here use.",
        minimum=minimum,
    )


def rare_language_words(language: str, t: Translator) -> str:
    """What becomes of a text in a *language* that few here use.

    The same before and after the box is ticked: the field is not drawn anew under a finger.
    """
    few = t(
        "Few people here write {in_language} so far, so others may guess that this is yours.",
        in_language=in_language(language, t),
    )
    return f"{few} {t('Until more people use it, what you write is held back and nobody reads it, unless you tick the box below.')}"


def rule_of_comments(t: Translator, *, minimum: int) -> str:
    """When the facilitator gets what is written in a language that few here use, and is to be shown."""
    return t(
        "The facilitator then gets it when the domain is closed, if at least {minimum} people have answered."
        " What you write later reaches the facilitator only together with what other people write.",
        minimum=minimum,
    )


def rule_of_forces(t: Translator, *, minimum: int) -> str:
    """The same of what promotes and inhibits."""
    return t(
        "The facilitator then gets it when this ends, together with what at least {minimum} people name for the first"
        " time.",
        minimum=minimum,
    )


def applies_to_all(t: Translator) -> str:
    """What the box beside such words holds for."""
    return t("This applies to everything you write here. You can change it until the facilitator has it.")
