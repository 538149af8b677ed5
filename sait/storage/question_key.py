"""By what the tables of answers and comments know which question of which member a row is about."""

from sait.assessment.members.responses import Question


def question_key(respondent_id: int, question: Question) -> dict[str, object]:
    """The columns of the primary key with their values."""
    return {
        "respondent_id": respondent_id,
        "wave": question.wave,
        "vantage": question.vantage,
        "item_id": question.item_id,
    }
