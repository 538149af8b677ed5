"""A question that is answered in words. What is typed is kept as a comment is: the facilitator reads it before anyone else."""

from sait.assessment.members.responses import Question
from sait.i18n import Translator
from sait.services.members.rare_language import Languages
from sait.services.members.sheets import Sheet
from sait.ui.parts.words_field import words_field


def text_answer(sheet: Sheet, languages: Languages, question: Question, t: Translator) -> None:
    """Ask one question with a field for the answer, and what is saved in it."""
    words_field(sheet, languages, question, t, label=t.text(sheet.instrument.item(question.item_id).text))
