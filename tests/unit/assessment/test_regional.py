"""How far a region's collaboration has come: the newest entry counts, and what was said before stays."""

from datetime import date

import pytest

from sait.assessment.regional import GovernanceModel, Progress, models_now, newest_first, tidy_progress
from sait.errors import SaitError


def entry(region: str, day: int, model: GovernanceModel | None, said: str = "x") -> Progress:
    return Progress(region, date(2013, 3, day), model, {"en": said, "cy": said}, "a")


def test_the_newest_day_comes_first_and_of_one_day_what_was_written_last():
    first, second, third = entry("a", 5, None, "1"), entry("a", 9, None, "2"), entry("a", 9, None, "3")
    assert newest_first([first, second, third]) == (third, second, first)


def test_a_region_has_the_model_of_its_newest_entry_and_none_where_that_has_none():
    written = [
        entry("a", 9, GovernanceModel.JOINT),
        entry("a", 5, GovernanceModel.SHADOW),
        entry("b", 5, GovernanceModel.SHADOW),
        entry("b", 9, None),
        entry("c", 5, GovernanceModel.TWO_TIERS),
        entry("c", 5, GovernanceModel.REGIONAL),
    ]
    assert models_now(written) == {"a": GovernanceModel.JOINT, "c": GovernanceModel.REGIONAL}


def test_words_are_needed_in_each_language_and_are_tidied():
    with pytest.raises(SaitError, match=r"progress\.words-missing"):
        tidy_progress(Progress("a", date(2013, 3, 1), None, {"en": "Said", "cy": " "}, "a"))
    assert tidy_progress(entry("a", 1, None, "  Said ")).said == {"en": "Said", "cy": "Said"}
