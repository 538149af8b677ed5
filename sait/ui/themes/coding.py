"""A coder at work: one answer at a time in numbered sentences, a line for its codes, and the list of all answers."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from sait.assessment.themes.codebook import Codebook
from sait.assessment.themes.pieces import pieces_of
from sait.assessment.themes.project import Answer, Case, Coding, Stage
from sait.errors import SaitError
from sait.i18n import Translator
from sait.services.themes.coding import (
    Sheet,
    begin_coding,
    code_answer,
    read_sheet,
    say_finished,
    take_back,
    write_memo,
)
from sait.services.themes.projects import Bench
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import NOTHING, table_view
from sait.ui.parts.text_limit import MOST_TAKEN
from sait.ui.plain import plain
from sait.ui.shell import note_done, tell, told
from sait.ui.themes.cases import CaseNames, choose_case
from sait.ui.themes.codebook import code_name, codes_table
from sait.ui.visitor import database, who


def coding_part(bench: Bench, names: CaseNames, t: Translator) -> None:
    """To begin, to code, or why neither can be done now."""
    coder = bench.find_coder(who())
    if bench.project.stage is not Stage.CODING:
        st.info(t("Coding has ended. What each coder said stays as it is."))
    elif bench.codebook is None:
        st.info(t("There is no codebook yet."))
    elif coder is None:
        _offer(bench, t)
    elif coder.finished:
        st.info(t("You have said that you are done."))
        if st.button(t("Go on coding"), key="coding-go-on"):
            with told(t):
                say_finished(database(), bench.project.id, coder=coder.name, finished=False)
                st.rerun()
    else:
        _code(bench, bench.codebook, names, t)


def _offer(bench: Bench, t: Translator) -> None:
    st.markdown(
        t(
            "Two people code the same answers, and neither sees the other's codes before both are done. Answers are personal"
            " data: read them alone, and take nothing out of here."
        )
    )
    if fresh_button(t("Code these answers"), key="coding-begin", drawn=bench.coders, t=t, is_primary=True):
        with told(t):
            begin_coding(database(), bench.project.id, coder=who())
            st.rerun()


def _code(bench: Bench, codebook: Codebook, names: CaseNames, t: Translator) -> None:
    sheet = read_sheet(database(), bench.project.id, coder=who())
    if not sheet.answers:
        st.info(t("The answers have been erased."))
        return
    case = choose_case([answer.case for answer in sheet.answers], names, t)
    listed = [answer for answer in sheet.answers if case in {None, answer.case}]
    left = sum(answer.id not in sheet.codings for answer in sheet.answers)
    st.caption(t.plural("{count} answer has no code yet.", "{count} answers have no code yet.", left))
    place = _place(bench.project.id, case, len(listed))
    answer = listed[place]
    st.subheader(t("Answer {number} of {count}", number=place + 1, count=len(listed)), anchor=False)
    st.markdown(f"**{plain(names.of(answer.case))}**")
    said = sheet.codings.get(answer.id, ())
    st.html(numbered(answer, said, codebook, t))
    _line(bench, answer, t)
    _steps(bench.project.id, case, place, len(listed), t)
    _own_codes(bench, said, answer, codebook, t)
    with st.expander(t("Codes and what to type")):
        codes_table(codebook, t)
    with st.expander(t("All answers of this list")):
        _grid(listed, sheet, codebook, t)
    _finish(bench, left, t)


def numbered(answer: Answer, said: Sequence[Coding], codebook: Codebook, t: Translator) -> Markup:
    """The sentences as a numbered list; after each the codes of passages that touch it."""
    rows = []
    for piece in pieces_of(answer.words):
        codes = [
            code_words(one, codebook, t)
            for one in said
            if not one.is_whole(answer) and one.starts < piece.ends and one.ends > piece.starts
        ]
        marks = NOTHING.join(
            Markup(' <small class="sait-given">{}</small>').format(name) for name in dict.fromkeys(codes)
        )
        words = answer.words[piece.starts : piece.ends]
        rows.append(Markup('<li><span translate="no">{}</span>{}</li>').format(words, marks))
    return Markup('<ol class="sait-sentences">{}</ol>').format(NOTHING.join(rows))


def code_words(coding: Coding, codebook: Codebook, t: Translator) -> str:
    """The name of a coding's code; its identifier where the codebook has none such."""
    code = codebook.find(coding.code_id)
    return coding.code_id if code is None else code_name(code, codebook, t)


def _place(project_id: str, case: Case | None, count: int) -> int:
    return min(int(st.session_state.get(_place_key(project_id, case), 0)), count - 1)


def _place_key(project_id: str, case: Case | None) -> str:
    return f"coding-place-{project_id}-{case}"


def _line(bench: Bench, answer: Answer, t: Translator) -> None:
    """The field for codes: Enter saves, and Enter with nothing typed goes on."""
    place = f"coding-line-{bench.project.id}"
    with st.form(f"coding-{bench.project.id}", clear_on_submit=False):
        st.text_input(
            t("Codes"),
            key=place,
            max_chars=MOST_TAKEN,
            help=None,
            placeholder=t("for example: {example}", example="2-3 ch ev"),
        )
        st.caption(
            t(
                'Type codes for the whole answer, or sentence numbers first for a passage: "2 ch", "2-3 ch". Words from the'
                " answer in quotation marks are a passage too. Enter saves; Enter with nothing typed goes to the next answer."
            )
        )
        st.text_input(t("Memo (optional)"), key=f"{place}-memo", max_chars=MOST_TAKEN)
        st.form_submit_button(t("Save the codes"), type="primary", on_click=_saved, args=(bench.project.id, answer.id))
    if problem := st.session_state.pop(f"{place}-problem", None):
        tell(problem, t)


def _saved(project_id: str, answer_id: int) -> None:
    """Before the page is drawn again: what was refused stays in its field."""
    place, state = f"coding-line-{project_id}", st.session_state
    if not str(state[place]).strip():
        state["coding-step"] = 1
        return
    try:
        code_answer(
            database(), project_id, answer_id=answer_id, line=state[place], memo=state[f"{place}-memo"], coder=who()
        )
    except SaitError as problem:
        state[f"{place}-problem"] = problem
        return
    state[place] = state[f"{place}-memo"] = ""


def _steps(project_id: str, case: Case | None, place: int, count: int, t: Translator) -> None:
    step = int(st.session_state.pop("coding-step", 0))
    with st.container(horizontal=True):
        step -= st.button(t("Previous answer"), disabled=place == 0, key="coding-previous")
        step += st.button(t("Next answer"), disabled=place == count - 1, key="coding-next")
    if step and 0 <= place + step < count:
        st.session_state[_place_key(project_id, case)] = place + step
        st.rerun()


def _own_codes(bench: Bench, said: Sequence[Coding], answer: Answer, codebook: Codebook, t: Translator) -> None:
    if not said:
        st.markdown(t("You have given this answer no code."))
        return
    st.markdown(f"**{t('Your codes of this answer')}**")
    for coding in said:
        with st.container(horizontal=True, vertical_alignment="center"):
            _own_code(bench, coding, answer, plain(code_words(coding, codebook, t)), t)


def _own_code(bench: Bench, coding: Coding, answer: Answer, name: str, t: Translator) -> None:
    """One code of the coder's own, with its passage; its memo can be changed, and it can be taken back."""
    passage = t("whole answer") if coding.is_whole(answer) else f"“{answer.words[coding.starts : coding.ends]}”"
    memo = f" – {plain(coding.memo)}" if coding.memo else ""
    st.markdown(f"{name}: {plain(passage)}{memo}", width="content")
    with st.popover(t("Memo: {name}", name=name), type="tertiary", key=f"coding-memo-{coding.id}"):
        written = st.text_area(
            t("Memo"), value=coding.memo, max_chars=MOST_TAKEN, key=f"coding-memo-text-{coding.id}-{len(coding.memo)}"
        )
        if st.button(t("Save the memo"), key=f"coding-memo-save-{coding.id}"):
            with told(t):
                write_memo(database(), bench.project.id, coding_id=coding.id, memo=written, coder=who())
                st.rerun()
    if st.button(t("Take back: {name}", name=name), key=f"coding-back-{coding.id}", type="tertiary"):
        with told(t):
            take_back(database(), bench.project.id, coding_id=coding.id, coder=who())
            st.rerun()


def _grid(listed: Sequence[Answer], sheet: Sheet, codebook: Codebook, t: Translator) -> None:
    heads = (t("Number"), t("Answer"), t("Your codes"))
    rows = [
        (str(number), answer.words, _codes_of(sheet.codings, answer, codebook, t))
        for number, answer in enumerate(listed, start=1)
    ]
    table_view(heads, rows, label=t("All answers of this list"))


def _codes_of(codings: Mapping[int, tuple[Coding, ...]], answer: Answer, codebook: Codebook, t: Translator) -> str:
    return ", ".join(dict.fromkeys(code_words(one, codebook, t) for one in codings.get(answer.id, ())))


def _finish(bench: Bench, left: int, t: Translator) -> None:
    with st.expander(t("I am done")):
        st.markdown(
            t.plural(
                "{count} answer has no code. That is right where no code fits it.",
                "{count} answers have no code. That is right where no code fits them.",
                left,
            )
        )
        if st.button(t("Yes, I am done"), key="coding-done"):
            with told(t):
                say_finished(database(), bench.project.id, coder=who(), finished=True)
                note_done(t("Noted: you are done."))
                st.rerun()
