"""One item to score. What is chosen is saved at once, and called saved only when the database has it.

A phone may hold this page through a restart of the server: then the browser reconnects without running the page,
and the first tap arrives in a session that knows nothing (decision 0007). So

- there is no callback: whatever differs from the database is saved on the next run;
- the widget's key carries the answer's handover count, so that an old choice held by a second page belongs to a
  widget that no longer exists and can never overwrite a newer one;
- the words "Saved" appear, by style alone, only while the level marked on screen is the one the database has.
"""

from collections.abc import Iterable
from html import escape

import streamlit as st

from sait.assessment.members.responses import DONT_KNOW, NOT_APPLICABLE, Question, Response, choices_of
from sait.errors import SaitError
from sait.i18n import Translator
from sait.instruments.model import Item, Kind, Scale
from sait.services.members.responses import record_response
from sait.services.members.sheets import Sheet
from sait.ui.scoring.clear_button import can_undo, clear_button, press_clear, writer
from sait.ui.shell import tell
from sait.ui.visitor import database


def scale_input(sheet: Sheet, question: Question, t: Translator) -> Sheet:
    """Show one item with the levels or options of its own scale, save what is chosen, and return the sheet with it.

    It stands in a container of its own, with ``card_key`` as its key.
    """
    item = sheet.instrument.item(question.item_id)
    scale = item.scale
    if scale is None:
        raise ValueError(f"{item.id} is answered in words")
    sheet = press_clear(sheet, question, t)
    saved = sheet.responses.get(question)
    options = choices_of(scale)
    # The words alone: Streamlit keeps this function for as long as the page is open, with everything it refers to.
    words = {choice: _wording(choice, scale, item, t) for choice in options}
    is_final = sheet.is_final(question)
    chosen = st.radio(
        t.text(item.text),
        options,
        index=None if saved is None else options.index(saved.choice),
        format_func=words.__getitem__,
        key=_key(sheet, question),
        disabled=is_final,
    )
    if chosen is not None and (saved is None or chosen != saved.choice):
        sheet = save_choice(sheet, question, chosen, t)
    _status(sheet, question, options, t, is_final=is_final)
    if not is_final:
        clear_button(sheet, question, t)
    return sheet


def card_key(question: Question) -> str:
    """The key of the container that holds a question's levels and status, which style and script know it by."""
    return f"sait-question-{question.address.replace('.', '-')}"


def save_pending(sheet: Sheet, questions: Iterable[Question], t: Translator) -> Sheet:
    """Save what was chosen on a screen that is being left, if its own run was cut short by leaving; the sheet with it."""
    for question in questions:
        saved = sheet.responses.get(question)
        chosen = st.session_state.get(_key(sheet, question))
        if chosen is not None and (saved is None or chosen != saved.choice) and not sheet.is_final(question):
            sheet = save_choice(sheet, question, chosen, t)
    return sheet


def _key(sheet: Sheet, question: Question) -> str:
    return f"{question.address}:{sheet.handovers(question)}"


def _wording(choice: str, scale: Scale, item: Item, t: Translator) -> str:
    """A level's number, label and (where the bank describes its levels) description; of an option the label alone."""
    outside = {DONT_KNOW: scale.dont_know, NOT_APPLICABLE: scale.not_applicable}.get(choice)
    if outside is not None:
        return t.text(outside)
    place = next(index for index, level in enumerate(scale.levels) if str(level.value) == choice)
    level = scale.levels[place]
    label = t.text(level.label)
    name = label if scale.kind is Kind.CHOICE else f"**{level.value} · {label}**"
    return f"{name}  \n{t.text(item.descriptors[place])}" if item.descriptors else name


def save_choice(sheet: Sheet, question: Question, chosen: str, t: Translator) -> Sheet:
    """Save *chosen*, and return the sheet with the answer as the database has it: as it was before, where it was refused."""
    before = sheet.responses.get(question)
    try:
        saved = record_response(
            database(),
            member=sheet.member,
            instrument=sheet.instrument,
            question=question,
            choice=chosen,
            writer=writer(),
            handovers=sheet.handovers(question),
        )
    except SaitError as problem:
        tell(problem, t)
        return sheet
    if before is not None and saved.handovers != before.handovers:
        st.rerun()  # the page must carry the new count before the next tap
    return sheet.answered_with(saved)


def _status(sheet: Sheet, question: Question, options: tuple[str, ...], t: Translator, *, is_final: bool) -> None:
    is_cleared = not is_final and can_undo(sheet, question)
    saved_status(sheet.responses.get(question), options, t, can_clear=not is_final, is_cleared=is_cleared)


def saved_status(
    saved: Response | None,
    options: tuple[str, ...],
    t: Translator,
    *,
    can_clear: bool = False,
    is_cleared: bool = False,
) -> None:
    """Whether the choice marked on the screen, one of *options*, is the one that is *saved*: told by style alone."""
    mark = "" if saved is None else str(options.index(saved.choice))
    # Outside of what is read out: it is no news. Shown as "Saved" is, by style.
    button = '<button type="button" class="{}" data-press="{}">{}</button>'
    clear = button.format("sait-saved sait-clear", "clear", escape(t("Clear my answer"))) if can_clear else ""
    undo = button.format("sait-cleared sait-clear", "undo", escape(t("Put my answer back")))
    st.html(
        f'<div class="sait-status" data-saved="{mark}"><div role="status">'
        f'<p class="sait-saved">✓ {escape(t("Saved"))}</p>'
        f'<p class="sait-unsaved">{escape(t("Not saved yet – wait a moment, or choose again."))}</p>'
        + (
            f'<p class="sait-cleared">{escape(t("Your answer is cleared."))}</p></div>{undo}'
            if is_cleared
            else "</div>"
        )
        + f"{clear}</div>"
    )
