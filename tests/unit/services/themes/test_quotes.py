"""No quote leaves unread, none names anybody that a person has not let stand, and none says whose it is."""

import pytest

from sait.services.themes import comparing, projects, quotes
from sait.storage.themes.quotes import Quote
from tests.refusals import refused_code
from tests.unit.assessment.themes.planted_names import planted
from tests.unit.services.themes.house import finished, written


def offered(database, project, code_id="change-for-children"):
    return quotes.candidates(database, project.id, code_id=code_id, item_id="PRI-03", marks=lambda kind: f"[{kind}]")


def release(database, project, answer_id, words, *, stays=(), has_read=True, code_id="change-for-children"):
    quotes.release_quote(
        database,
        project.id,
        answer_id=answer_id,
        code_id=code_id,
        words=words,
        stays=stays,
        has_read=has_read,
        who="rhian",
    )


@pytest.fixture
def project(boards_database):
    texts = ["Rhian Bebb yng Nghaerdydd a wnaeth y cyfan."] * 2 + ["We meet. Board north helps."] * 4
    return finished(boards_database, written(boards_database, texts))


def test_names_are_taken_out_as_a_proposal_and_the_register_is_asked(boards_database, project):
    assert {one.proposed for one in offered(boards_database, project)} == {
        "[name] yng [place] a wnaeth y cyfan.",
        "We meet. Board [place] helps.",
    }
    assert {one.found for one in offered(boards_database, project)} == {("Rhian Bebb", "Nghaerdydd"), ("north",)}


def test_a_quote_is_released_when_it_was_read_and_names_nobody(boards_database, project):
    one = offered(boards_database, project)[0]
    words = one.answer.words

    def refused(words, **said):
        return refused_code(lambda: release(boards_database, project, one.answer.id, words, **said))

    assert refused(one.proposed, has_read=False) == "quote.not-read"
    assert refused(words, stays=["Nghaerdydd"]) == "quote.naming"
    assert refused(" ") == "quote.empty"
    assert refused("a" * 1_001) == "quote.too-long"
    assert refused(one.proposed, code_id="obstacle") in {"quote.no-theme", "quote.few"}
    assert quotes.list_quotes(boards_database, project.id) == ()
    release(boards_database, project, one.answer.id, one.proposed)
    (kept,) = quotes.list_quotes(boards_database, project.id)
    assert (kept.item_id, kept.code_id, kept.words) == ("PRI-03", "change-for-children", one.proposed)
    assert {name for name in Quote.__slots__ if "board" in name or "coder" in name} == set()
    assert one.answer.id not in [other.answer.id for other in offered(boards_database, project)]
    quotes.take_back_quote(boards_database, project.id, quote_id=kept.id, who="rhian")
    assert quotes.list_quotes(boards_database, project.id) == ()
    assert (
        refused_code(lambda: quotes.take_back_quote(boards_database, project.id, quote_id=kept.id, who="rhian"))
        == "quote.gone"
    )


def test_what_stays_is_said_of_each(boards_database, project):
    one = offered(boards_database, project)[-1]
    release(boards_database, project, one.answer.id, one.answer.words, stays=list(one.found))
    assert [kept.words for kept in quotes.list_quotes(boards_database, project.id)] == [one.answer.words]


def test_a_theme_of_few_is_not_quoted(boards_database, project):
    assert offered(boards_database, project, "obstacle") == ()
    with_it = [
        answer_id
        for answer_id, codes in comparing.read_comparison(boards_database, project.id).settled.items()
        if "obstacle" in codes
    ]
    assert (
        refused_code(lambda: release(boards_database, project, with_it[0], "a quote", code_id="obstacle"))
        == "quote.few"
    )


def test_quotes_stay_when_the_answers_are_erased(boards_database, project):
    one = offered(boards_database, project)[0]
    release(boards_database, project, one.answer.id, one.proposed)
    projects.erase_answers(boards_database, project, who="rhian")
    (kept,) = quotes.list_quotes(boards_database, project.id)
    assert (kept.answer_id, kept.words) == (None, one.proposed)
    assert offered(boards_database, project) == ()


def test_of_the_planted_sentences_none_is_released_unread(boards_database):
    sentences = planted()
    project = finished(boards_database, written(boards_database, [words for words, _ in sentences[::25]]))
    for one in offered(boards_database, project):
        for said in ({"has_read": False}, {"has_read": True}):
            words = one.answer.words if said["has_read"] else one.proposed
            code = refused_code(
                lambda words=words, said=said, one=one: release(boards_database, project, one.answer.id, words, **said)
            )
            assert code == ("quote.naming" if said["has_read"] else "quote.not-read")
    assert quotes.list_quotes(boards_database, project.id) == ()
