"""Two coders side by side: how far they agree, where they differ, and what a person decides there."""

from collections.abc import Sequence

import streamlit as st

from sait.analysis.themes.agreement import CodeAgreement
from sait.assessment.themes.adjudication import Difference
from sait.assessment.themes.codebook import Codebook
from sait.assessment.themes.project import Answer, Stage
from sait.i18n import Translator
from sait.services.themes.coding import remove_coder
from sait.services.themes.comparing import (
    Comparison,
    codebook_of,
    decide,
    finish,
    open_comparison,
    read_comparison,
)
from sait.services.themes.projects import Bench, extent_of
from sait.ui.parts.fresh_button import fresh_button
from sait.ui.parts.table_view import table_view
from sait.ui.plain import plain
from sait.ui.shell import note_done, told
from sait.ui.themes.cases import CaseNames
from sait.ui.themes.codebook import code_name
from sait.ui.themes.coding import code_words, numbered
from sait.ui.visitor import database, who


def comparing_part(bench: Bench, names: CaseNames, t: Translator) -> None:
    """While they code, how far they are; then the two side by side, and the end."""
    if bench.project.stage is Stage.CODING:
        _coders(bench, t)
        return
    compared, codebook = read_comparison(database(), bench.project.id), codebook_of(bench)
    if not compared.answers:
        st.info(t("The answers have been erased."))
        return
    if len(compared.coders) < 2:
        st.info(t("One person coded these answers, so there is no agreement to measure."))
    else:
        _agreement(compared, codebook, t)
    if bench.project.stage is Stage.COMPARING:
        if compared.undecided:
            _decide(bench, compared, codebook, names, t)
        else:
            _finish(bench, t)
    with st.expander(t("Both coders side by side")):
        _side_by_side(compared, codebook, names, t)


def _coders(bench: Bench, t: Translator) -> None:
    extent = extent_of(database(), bench.project.id)
    if not bench.coders:
        st.info(t("Nobody codes these answers yet."))
        return
    rows = [
        (
            coder.name,
            t("{count} of {all}", count=extent.coded.get(coder.name, 0), all=extent.answers),
            t("done") if coder.finished else t("at work"),
        )
        for coder in bench.coders
    ]
    table_view((t("Coder"), t("Answers with a code"), t("State")), rows, label=t("Coders"))
    _remove(bench, t)
    if not all(coder.finished for coder in bench.coders):
        st.info(t("When every coder has said that they are done, you can compare what they said."))
        return
    st.markdown(t("Codes can be changed no more once they have been compared."))
    if fresh_button(t("Compare the codes"), key="themes-compare", drawn=bench, t=t, is_primary=True):
        with told(t):
            open_comparison(database(), bench.project, who=who())
            note_done(t("The codes stand side by side."))
            st.rerun()


def _remove(bench: Bench, t: Translator) -> None:
    with st.expander(t("Remove a coder")):
        st.markdown(
            t("Use this if someone began by mistake or cannot finish. What they have coded here is removed with them.")
        )
        names = [coder.name for coder in bench.coders]
        coder = st.selectbox(t("Coder"), names, key=f"themes-remove-{'-'.join(names)}")
        if fresh_button(t("Yes, remove this coder"), key="themes-remove", drawn=bench.coders, t=t):
            with told(t):
                remove_coder(database(), bench.project.id, coder=coder, who=who())
                note_done(t("The coder is removed."))
                st.rerun()


def _agreement(compared: Comparison, codebook: Codebook, t: Translator) -> None:
    first, second = compared.coders
    st.subheader(t("Agreement"), anchor=False)
    st.caption(
        t(
            "Cohen's kappa for each code, over whole answers: 1 is full agreement, 0 as much as chance would give. Where a code"
            " was given to every answer or to none, nothing varies, and kappa is undefined."
        )
    )
    heads = (
        t("Code"),
        t("Both"),
        t("Only {coder}", coder=first),
        t("Only {coder}", coder=second),
        t("Neither"),
        t("Kappa"),
    )
    rows = [_agreement_row(one, codebook, t) for one in compared.agreements]
    table_view(heads, rows, label=t("Agreement"))


def _agreement_row(one: CodeAgreement, codebook: Codebook, t: Translator) -> tuple[str, ...]:
    kappa = t("undefined: nothing varies") if one.kappa is None else t.number(one.kappa, 2)
    counts = (one.both, one.first_only, one.second_only, one.neither)
    return name_of(one.code_id, codebook, t), *(str(count) for count in counts), kappa


def name_of(code_id: str, codebook: Codebook, t: Translator) -> str:
    """The name of a code by its identifier."""
    code = codebook.find(code_id)
    return code_id if code is None else code_name(code, codebook, t)


def _decide(bench: Bench, compared: Comparison, codebook: Codebook, names: CaseNames, t: Translator) -> None:
    st.subheader(t("Where they differ"), anchor=False)
    undecided = compared.undecided
    st.markdown(
        t.plural(
            "{count} difference is to be decided. Here is the first one.",
            "{count} differences are to be decided. Here is the first one.",
            len(undecided),
        )
    )
    one = undecided[0]
    st.markdown(f"**{plain(names.of(one.answer.case))}**")
    said = [coding for coding in compared.codings.get(one.answer.id, ()) if coding.code_id == one.code_id]
    st.html(numbered(one.answer, said, codebook, t))
    name = name_of(one.code_id, codebook, t)
    st.markdown(
        t(
            "{coder} gave it the code {code}; the other coder did not.",
            coder=plain(one.given_by),
            code=f"**{plain(name)}**",
        )
    )
    for memo in dict.fromkeys(coding.memo for coding in said if coding.memo):
        st.markdown(f"– {plain(memo)}")
    with st.container(horizontal=True):
        applies = fresh_button(t("The code applies"), key="themes-applies", drawn=_drawn(one), t=t)
        not_at_all = fresh_button(t("It does not apply"), key="themes-not", drawn=_drawn(one), t=t)
    if applies or not_at_all:
        with told(t):
            decide(
                database(), bench.project.id, answer_id=one.answer.id, code_id=one.code_id, applies=applies, who=who()
            )
            st.rerun()


def _drawn(one: Difference) -> tuple[int, str]:
    return one.answer.id, one.code_id


def _finish(bench: Bench, t: Translator) -> None:
    st.markdown(
        t(
            "Nothing is left to be decided. The figures are made once, by the rules for what may be told, and cannot be made"
            " again."
        )
    )
    if fresh_button(t("Make the figures"), key="themes-finish", drawn=bench, t=t, is_primary=True):
        with told(t):
            finish(database(), bench.project, who=who())
            note_done(t("The figures are made."))
            st.query_params["part"] = "figures"
            st.rerun()


def _side_by_side(compared: Comparison, codebook: Codebook, names: CaseNames, t: Translator) -> None:
    heads = (t("Question and board"), t("Answer"), *compared.coders, t("Final codes"))
    rows = [
        (
            names.of(answer.case),
            answer.words,
            *(_said(compared, answer, coder, codebook, t) for coder in compared.coders),
            _joined([name_of(one, codebook, t) for one in sorted(compared.settled.get(answer.id, ()))]),
        )
        for answer in compared.answers
    ]
    table_view(heads, rows, label=t("Both coders side by side"))


def _said(compared: Comparison, answer: Answer, coder: str, codebook: Codebook, t: Translator) -> str:
    return _joined([code_words(one, codebook, t) for one in compared.codings.get(answer.id, ()) if one.coder == coder])


def _joined(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or "–"
