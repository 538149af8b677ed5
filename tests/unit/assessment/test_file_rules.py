"""The table of files: which addresses there are, and that no other is taken."""

import pytest

from sait.assessment.access import RULES
from sait.assessment.files import ALLOWED, FILES, About, Option, file_address, read_request
from sait.services.results.files import MAKERS
from sait.services.results.reading import Locals

SAMPLE = {
    Option.LANGUAGE: "cy",
    Option.LANGUAGES: "cy-en",
    Option.LOCAL: "members",
    Option.CUT: "domain",
    Option.QUESTIONS: "short",
    Option.SIZE: "large",
    Option.DAY: "2026-12-01",
    Option.BEGINS: "09:30",
    Option.MINUTES: "210",
}


def about(name: str) -> str:
    return "" if FILES[name].about is About.SERVER else "w1"


def test_every_kind_has_a_maker_and_a_right_that_somebody_has():
    assert set(MAKERS) == set(FILES)
    assert all(RULES[kind.right] for kind in FILES.values())


def test_every_option_is_checked_and_has_a_sample_here():
    assert set(ALLOWED) == set(SAMPLE) == set(Option)
    assert {str(one) for one in Locals if ALLOWED[Option.LOCAL](one)} == set(Locals)


@pytest.mark.parametrize("name", FILES)
def test_the_address_that_is_written_is_the_one_that_is_read(name):
    chosen = {option: SAMPLE[option] for option in FILES[name].options}
    path, _, query = file_address(name, about(name), chosen).partition("?")
    sent = [tuple(pair.split("=")) for pair in query.split("&") if pair]
    request = read_request(name, about(name), sent)
    assert path == f"/file/{name}" + (f"/{about(name)}" if about(name) else "")
    assert request is not None
    assert (request.kind, request.about, request.options) == (FILES[name], about(name), chosen)


@pytest.mark.parametrize("name", FILES)
def test_an_address_with_one_thing_more_less_or_twice_is_none(name):
    sent = [(str(option), SAMPLE[option]) for option in FILES[name].options]
    assert read_request(name, about(name), sent) is not None
    assert read_request(name, about(name), [*sent, ("content", "0" * 64)]) is None
    assert read_request(name, "" if about(name) else "w1", sent) is None
    for pair in sent:
        assert read_request(name, about(name), [*sent, pair]) is None
        assert read_request(name, about(name), [one for one in sent if one != pair]) is None


@pytest.mark.parametrize(
    ("option", "sent"),
    [
        (Option.LANGUAGE, "qps"),
        (Option.LANGUAGE, "en-cy"),
        (Option.LANGUAGES, "en-en"),
        (Option.LOCAL, "all"),
        (Option.CUT, "../etc"),
        (Option.CUT, ""),
        (Option.QUESTIONS, "long"),
        (Option.SIZE, "LARGE"),
        (Option.DAY, "2026-02-30"),
        (Option.DAY, "20261201"),
        (Option.DAY, "2026-12-01\n"),
        (Option.BEGINS, "25:00"),
        (Option.BEGINS, "09:30:00"),
        (Option.MINUTES, "-1"),
        (Option.MINUTES, "1000000000"),
        (Option.MINUTES, "٢١٠"),
    ],
)
def test_what_no_page_sends_is_refused(option, sent):
    assert not ALLOWED[option](sent)


def test_a_page_that_wrote_a_wrong_address_would_fail_at_once():
    with pytest.raises(ValueError, match="no such file"):
        file_address("actions", "w1", {Option.LANGUAGE: "de"})
