"""A comment on one item: saved as it is typed, taken back when it is emptied."""

from sait.assessment.members.responses import Question
from sait.i18n import Translator
from sait.services.members.rare_language import Languages
from sait.services.members.sheets import Sheet
from sait.ui.parts.words_field import words_field


def comment_input(sheet: Sheet, languages: Languages, question: Question, t: Translator) -> None:
    """A button until the member wants to write; then the field, with what is saved in it.

    Nothing on a question that only some are asked: where these are few, words would tell who they are.
    """
    if question.item_id in sheet.instrument.routes:
        return
    words_field(sheet, languages, question, t, label=t("Your comment"), fold=t("Add a comment (optional)"))
