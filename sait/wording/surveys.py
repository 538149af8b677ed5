"""Sentences about how many answered a survey."""

from sait.assessment.surveys.response import Response
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


def response_row(board: str, response: Response, t: Translator) -> tuple[str, str, str, str]:
    """The cells of one board: its name, how many answered, how many could have, and the share."""
    asked = t("not known") if response.asked is None else str(response.asked)
    share = "–" if response.rate is None else t.percent(response.rate)
    return board, str(response.answered), asked, share
