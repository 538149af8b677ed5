"""A survey asks everybody everything, so it takes no bank in which a question depends on an answer."""

from datetime import date

import pytest

from sait.assessment.workshops import Form
from sait.errors import SaitError
from sait.services.surveys.leading import SurveyPlan, plan_survey
from tests.depending import depending_bank


def test_a_bank_with_a_question_that_depends_on_an_answer_is_refused(boards_database):
    title = {"en": "After six months", "cy": "Ar ôl chwe mis"}
    plan = SurveyPlan(title, depending_bank(), Form.SHORT, date(2013, 12, 1), date(2013, 12, 20), ("north",))
    with pytest.raises(SaitError, match=r"survey\.depending"):
        plan_survey(boards_database, plan, who="rhian")
