"""What a closed survey says, to whoever may read it: how many answered, the figures, and the words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from sait.analysis.result import Result
from sait.assessment.access import Right
from sait.assessment.boards import Board
from sait.assessment.files import Option
from sait.assessment.releases import Audience
from sait.assessment.surveys.survey import AskedBoard, Survey
from sait.i18n import Translator
from sait.services.banks.instruments import get_instrument
from sait.services.results.reading import DOMAINS
from sait.services.surveys.comparing import any_beside
from sait.services.surveys.results import FEW, everywhere, list_responses, survey_result, words_given
from sait.ui.parts.file_link import file_link, language_of_file
from sait.ui.parts.table_view import table_view
from sait.ui.plain import plain
from sait.ui.results.view import result_view
from sait.ui.surveys.beside import beside_view
from sait.ui.surveys.choosing import boards_for
from sait.ui.surveys.kinds import question_view
from sait.ui.visitor import database, visitor_now
from sait.wording.surveys import response_row


def results(survey: Survey, asked: Sequence[AskedBoard], t: Translator) -> None:
    """A researcher sees all boards as others may; whoever leads a board's room sees that board as its members may."""
    if visitor_now().may(Right.SURVEY_RESULTS):
        _responses(survey, t)
        _figures(survey, boards_for(Right.SURVEY_RESULTS, asked, t), Audience.OUTSIDE, t)
    else:
        own = boards_for(Right.RESULTS_INSIDE, asked, t)
        if own:
            _figures(survey, own, Audience.INSIDE, t)
    if visitor_now().may(Right.SURVEY_RESULTS):
        _files(survey, t)
    if visitor_now().may(Right.SURVEY_WORDS):
        _words(survey, boards_for(Right.SURVEY_WORDS, asked, t), t)


def _responses(survey: Survey, t: Translator) -> None:
    st.header(t("How many answered"), anchor=False)
    listed = list_responses(database(), survey, t.language)
    rows = [response_row(t.text(one.board.name), one.response, one.asked, t) for one in listed]
    heads = (t("Board"), t("Members"), t("Not asked"), t("Answered"), t("Share"))
    table_view(heads, rows, label=t("How many answered"))
    st.caption(
        t(
            "The share is of the members who could be asked. Answers that were begun and not sent, or came after the last day,"
            " are in no figure; questions that someone left out are in none of theirs."
        )
    )
    said = [(t.text(one.board.name), *each) for one in listed for each in one.said]
    if said:
        with st.expander(t("Which numbers were given, and when")):
            given = [
                (board, t.moment(at), by, str(members), str(not_asked)) for board, at, by, members, not_asked in said
            ]
            heads = (t("Board"), t("When"), t("Who"), t("Members"), t("Not asked"))
            table_view(heads, given, label=t("Which numbers were given, and when"))


def _figures(survey: Survey, boards: Sequence[Board], audience: Audience, t: Translator) -> None:
    st.header(t("Results"), anchor=False)
    instrument = get_instrument(database(), survey.instrument_hash)
    cuts = {DOMAINS: t("Domains")} | {scheme.id: t.text(scheme.title) for scheme in instrument.schemes}
    cut = str(st.radio(t("By"), list(cuts), format_func=lambda one: cuts[one], horizontal=True, key="survey-cut"))
    names = {board.id: t.text(board.name) for board in boards}
    inside = audience is Audience.INSIDE
    chosen = list(names)[:1] if inside and len(names) == 1 else _choose(names, t)
    if not chosen:
        return
    found = survey_result(database(), survey, cut=cut, board_ids=chosen, audience=audience, language=t.language)
    result_view(found, t, key=f"survey-{survey.id}-{cut}", asks_local=False)
    st.subheader(t("Question by question"), anchor=False)
    question_view(found if inside else _with_groups(survey, chosen, t), t, key=f"survey-{survey.id}")
    for board in boards:
        if board.id in chosen:
            beside_view(survey, board, audience, t)


def _with_groups(survey: Survey, chosen: Sequence[str], t: Translator) -> Result:
    """The boards that are chosen, and every region and all boards together."""
    found = everywhere(database(), survey, cut=DOMAINS, language=t.language)
    shown = [line for line in found.series if line.board_id in {*chosen, ""}]
    return replace(found, series=tuple(shown))


def _files(survey: Survey, t: Translator) -> None:
    """The figures of all boards, regions and all together, cut by cut, and each board beside its day."""
    st.header(t("Files"), anchor=False)
    st.caption(t("What is in these files may leave the room: it is what others may know of each board."))
    instrument = get_instrument(database(), survey.instrument_hash)
    language = {Option.LANGUAGE: language_of_file(t)}
    cuts = {DOMAINS: t("Domains")} | {scheme.id: t.text(scheme.title) for scheme in instrument.schemes}
    for cut, title in cuts.items():
        st.markdown(plain(title))
        with st.container(horizontal=True):
            file_link(t("CSV table"), "survey-table", survey.id, language | {Option.CUT: cut}, t=t, of=title)
            file_link(t("JSON data"), "survey-data", survey.id, language | {Option.CUT: cut}, t=t, of=title)
    if any_beside(database(), survey):
        file_link(t("Beside the day, as a CSV table"), "survey-beside", survey.id, language, t=t)


def _choose(names: dict[str, str], t: Translator) -> list[str]:
    return st.multiselect(
        t("Boards"), list(names), default=list(names)[:1], format_func=lambda one: names[one],
        placeholder=t("Choose boards"), key="survey-boards",
    )  # fmt: skip


def _words(survey: Survey, boards: Sequence[Board], t: Translator) -> None:
    st.header(t("Answers in words"), anchor=False)
    st.caption(
        t(
            "Personal data: read it alone. Each list is in alphabetical order, and nothing says which answers one person wrote."
        )
    )
    st.caption(
        t(
            "Where fewer than {minimum} people of a board answered, their words are shown together with those of other such"
            " boards. If there are fewer than {minimum} even together, their words are withheld.",
            minimum=survey.minimum,
        )
    )
    given = words_given(database(), survey)
    instrument = get_instrument(database(), survey.instrument_hash)
    asked = [item for domain in instrument.in_form(survey.form) for item in domain.items if item.scale is None]
    named = {board.id: t.text(board.name) for board in boards} | {FEW: t("boards of which few answered, together")}
    for item in asked:
        count = sum(len(given.get((place, item.id), ())) for place in named)
        label = f"{plain(t.text(item.text))} ({count})"
        with st.expander(label):
            _of_item(item.id, named, given, t)


def _of_item(
    item_id: str,
    named: Mapping[str, str],
    given: Mapping[tuple[str, str], tuple[str, ...]],
    t: Translator,
) -> None:
    rows = [(name, words) for place, name in named.items() for words in given.get((place, item_id), ())]
    if rows:
        table_view((t("Board"), t("Answer")), rows, label=t("Answers in words"))
    else:
        st.markdown(t("Nobody answered this question in words."))
