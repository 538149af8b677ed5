"""Files of a closed survey, as others than its boards' members may have them."""

from sait.assessment.releases import Audience
from sait.assessment.surveys.survey import Survey, SurveyState
from sait.charts.download import file_name
from sait.i18n import translator
from sait.reports.tables.beside import beside_csv
from sait.reports.tables.results import csv_bytes, json_bytes
from sait.services.banks.instruments import get_instrument
from sait.services.results.exports import MadeFile
from sait.services.results.reading import DOMAINS
from sait.services.surveys.comparing import beside_the_day
from sait.services.surveys.results import everywhere, list_responses
from sait.storage.engine.database import Database


def figures_file(database: Database, survey: Survey, cut: str, *, language: str, is_json: bool) -> MadeFile | None:
    """Every board, region and all boards together by one *cut*, as CSV or JSON; None for a cut that its bank does not have."""
    instrument = get_instrument(database, survey.instrument_hash)
    if survey.state is not SurveyState.CLOSED or cut not in {DOMAINS, *(scheme.id for scheme in instrument.schemes)}:
        return None
    found, t = everywhere(database, survey, cut=cut, language=language), translator(language)
    name = f"{file_name(f'SAIT {t.text(survey.title)}')}-{cut}"
    return MadeFile(f"{name}.json", json_bytes(found)) if is_json else MadeFile(f"{name}.csv", csv_bytes(found, t))


def beside_file(database: Database, survey: Survey, *, language: str) -> MadeFile | None:
    """Every board that had a day with some of the questions, beside that day; None where there is none."""
    if survey.state is not SurveyState.CLOSED:
        return None
    t = translator(language)
    found = [
        (one.board.name, beside.found, beside.day, beside.survey)
        for one in list_responses(database, survey, language)
        if (beside := beside_the_day(database, survey, one.board.id, Audience.OUTSIDE, language)) is not None
    ]
    name = file_name(f"SAIT {t.text(survey.title)} {t('beside the day')}")
    return MadeFile(f"{name}.csv", beside_csv(found, t)) if found else None
