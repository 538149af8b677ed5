"""A field for a member's own words, saved as they are typed (decision 0021).

The field is the page's own and none of Streamlit's: leaving it runs nothing, so the button that is pressed next is not
drawn anew under the finger. ``words.js`` sends what is typed to ``/words`` and shows in the field's status what the
answer says. What is on the screen before that is what the database had when the page was drawn.
"""

import json
from html import escape

import streamlit as st

from sait.assessment.members.responses import LONGEST_COMMENT, Question
from sait.assessment.places import AnswerPlace
from sait.assessment.releases import Vantage
from sait.assessment.workshops import State
from sait.i18n import Translator
from sait.services.members.rare_language import Languages, RareLanguage, rare_language
from sait.services.members.sheets import Sheet
from sait.services.words import owner_mark
from sait.settings import settings
from sait.ui.scoring.rare_language import rare_language_choice
from sait.wording.asking import hint_of_words, rare_language_words, rule_of_comments


def words_field(
    sheet: Sheet, languages: Languages, question: Question, t: Translator, *, label: str, fold: str = ""
) -> None:
    """The field with what is saved in it; behind a button that says *fold*, where that is given and nothing is saved."""
    saved = sheet.comments.get(question, "")
    choice = _open_choice(sheet, languages, question, t)
    is_rare = choice is not None and choice.is_rare
    rare = rare_language_words(_language(sheet, question, t), t) if is_rare else ""
    field = _field(sheet, question, saved, t, label=label, rare=rare)
    if fold:
        field = f"<details{' open' if saved else ''}><summary>{escape(fold)}</summary>{field}</details>"
    if choice is None or not choice.is_offered:
        st.html(field)
        return
    with st.container(key=f"words-of-{question.address}"):
        st.html(field)
        rule = rule_of_comments(t, minimum=settings().minimum_group)
        rare_language_choice(sheet.member, choice, t, name=question.address, rule=rule)


def _open_choice(sheet: Sheet, languages: Languages, question: Question, t: Translator) -> RareLanguage | None:
    """Whether the words would be held back for their language; None where nothing can be chosen any more."""
    written = sheet.written.get(question)
    if sheet.workshop.state is not State.SCORING or (written is not None and written.told):
        return None
    return rare_language(languages, _language(sheet, question, t), minimum=settings().minimum_group)


def _language(sheet: Sheet, question: Question, t: Translator) -> str:
    """Of what stands there; of what is typed, where nothing does."""
    written = sheet.written.get(question)
    return t.language if written is None else written.language


def _field(sheet: Sheet, question: Question, saved: str, t: Translator, *, label: str, rare: str) -> str:
    area = sheet.member.local_area_id or "" if question.vantage is Vantage.LOCAL else ""
    place = AnswerPlace(sheet.workshop.id, question, area)
    is_final = sheet.workshop.state is not State.SCORING
    name = f"words-{question.address.replace('.', '-')}"
    status = words_status(t, kept=f"✓ {t('Saved')}", lost=t("Not saved yet. SAIT keeps trying: leave this page open."))
    written = sheet.written.get(question)
    is_told = written is not None and written.told
    hint = hint_of_words(t, is_told=is_told, minimum=settings().minimum_group)
    told = f'<p id="{name}-few" class="sait-few">{escape(rare)}</p>' if rare else ""
    saving = t("It is saved as you type.")
    most = f'data-most="{LONGEST_COMMENT}" data-long="{escape(_too_long(t))}" data-count="{escape(_count(t))}"'
    return (
        f'<div class="sait-words" data-place="{escape(place.address)}" data-owner="{owner_mark(sheet.member)}"'
        f' data-language="{t.language}" data-href="/score?at={escape(question.address)}"'
        f' data-saved="{_carried(saved)}" {most}>'
        f'<label for="{name}" translate="no">{escape(label)}</label>'
        f'<textarea id="{name}" rows="4" aria-describedby="{f"{name}-few " if rare else ""}{name}-hint {name}-count"'
        f"{' readonly' if is_final else ''}></textarea>"
        f'{told}<p id="{name}-hint" class="sait-hint">{escape(hint)} {escape(saving)}</p>'
        f'<p id="{name}-count" class="sait-count"></p>{status}</div>'
    )


def _too_long(t: Translator) -> str:
    """Why words beyond the limit are not saved; they stay in the field, since none may be lost in silence."""
    return t("There is room for {most} characters. Shorten it, and it is saved.", most=t.number(LONGEST_COMMENT, 0))


def _count(t: Translator) -> str:
    """How long a text has become that is near the limit; ``words.js`` puts the figure in place of the braces."""
    return t("{count} of {most} characters", count="{}", most=t.number(LONGEST_COMMENT, 0))


def words_status(t: Translator, *, kept: str, lost: str, drop: str = "") -> str:
    """What can be said of words in a field; ``words.js`` chooses, and fills in why something was refused."""
    other = t("You have written something else here on another page:")
    dropping = f'<button type="button" class="sait-drop" data-do="drop">{escape(drop)}</button>' if drop else ""
    return (
        '<div class="sait-words-status"><div role="status">'
        f'<p class="sait-saving" aria-hidden="true">{escape(t("Saving…"))}</p>'
        f'<p class="sait-kept">{escape(kept)}</p>'
        f'<p class="sait-lost">{escape(lost)}</p>'
        f'<p class="sait-refused"><strong>{escape(t("Not saved."))}</strong> <span></span></p></div>{dropping}'
        f'<div class="sait-other" role="alert"><p>{escape(other)}</p><blockquote translate="no"></blockquote>'
        f'<button type="button" data-do="keep">{escape(t("Save what is in the field"))}</button> '
        f'<button type="button" data-do="take">{escape(t("Use the other text"))}</button></div></div>'
    )


def _carried(text: str) -> str:
    """*text* for an attribute, without anything that looks like markup: the browser's sanitiser would drop it."""
    coded = json.dumps(text)
    for character in "<>&'":
        coded = coded.replace(character, f"\\u{ord(character):04x}")
    return escape(coded)
