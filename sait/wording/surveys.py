"""Sentences about how many answered a survey."""

from sait.assessment.surveys.response import Response
from sait.assessment.surveys.survey import AskedBoard
from sait.i18n import Translator


def response_words(response: Response, t: Translator) -> str:
    """For example *18 of 24 have answered (75%)*."""
    if response.rate is None:
        return t.plural("{count} person has answered.", "{count} people have answered.", response.answered)
    return t(
        "{answered} of {asked} have answered ({share}).",
        answered=response.answered,
        asked=response.asked,
        share=t.percent(response.rate),
    )


def response_row(board: str, response: Response, asked: AskedBoard, t: Translator) -> tuple[str, ...]:
    """The cells of one board: its name, its members, how many could not be asked, how many answered, and their share of the
    others.
    """
    members = t("not known") if asked.members is None else str(asked.members)
    share = "–" if response.rate is None else t.percent(response.rate)
    return board, members, str(asked.not_asked), str(response.answered), share
