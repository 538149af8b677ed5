"""How many raised each theme, by board, by question and by the four questions of 2013, as far as it may be told."""

from collections.abc import Mapping

import streamlit as st

from sait.analysis.themes.figures import ThemeFigures
from sait.assessment.themes.codebook import Codebook
from sait.i18n import Translator
from sait.services.banks.instruments import get_instrument
from sait.services.themes.comparing import FOUR_QUESTIONS, codebook_of, read_figures
from sait.services.themes.projects import Bench
from sait.ui.parts.table_view import table_view, wider_than_screen
from sait.ui.themes.cases import CaseNames
from sait.ui.themes.comparing import name_of
from sait.ui.visitor import database


def figures_part(bench: Bench, names: CaseNames, t: Translator) -> None:
    """Three tables of the same people, or why there are none yet."""
    figures = read_figures(database(), bench.project.id)
    if not figures:
        st.info(t("The figures are made when the codes have been compared and every difference is decided."))
        return
    st.caption(
        t(
            "How many answers raise each theme; an answer to a question is one person's. A dash stands for fewer than {minimum}, perhaps"
            " none, and for counts from which such a count could be worked out.",
            minimum=bench.project.minimum,
        )
    )
    codebook = codebook_of(bench)
    _table(t("By board"), figures, [dict(one.by_board) for one in figures], names.boards, codebook, t)
    _table(t("By question"), figures, [dict(one.by_item) for one in figures], names.items, codebook, t)
    categories = category_names(bench, t)
    if categories and figures[0].by_category:
        _table(
            t("By the four questions of 2013"),
            figures,
            [dict(one.by_category) for one in figures],
            categories,
            codebook,
            t,
        )


def category_names(bench: Bench, t: Translator) -> dict[str, str]:
    """The four questions of 2013 as the survey's bank words them; nothing where it does not have them."""
    schemes = get_instrument(database(), bench.survey.instrument_hash).schemes
    return {
        category.id: t.text(category.label)
        for scheme in schemes
        if scheme.id == FOUR_QUESTIONS
        for category in scheme.categories
    }


def _table(
    title: str,
    figures: tuple[ThemeFigures, ...],
    counts: list[dict[str, int | None]],
    named: Mapping[str, str],
    codebook: Codebook,
    t: Translator,
) -> None:
    st.subheader(title, anchor=False)
    places = [place for place in named if place in counts[0]]
    heads = (t("Theme"), *(named[place] for place in places))
    rows = [
        (theme_name(one, codebook, t), *("–" if count[place] is None else str(count[place]) for place in places))
        for one, count in zip(figures, counts, strict=True)
    ]
    table_view(heads, rows, label=title, hint=wider_than_screen(t))


def theme_name(figures: ThemeFigures, codebook: Codebook, t: Translator) -> str:
    """The name of a theme; of all answers together where it is none."""
    return name_of(figures.code_id, codebook, t) if figures.code_id else t("All answers")
