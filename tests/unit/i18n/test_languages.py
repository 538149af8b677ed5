"""A language is a catalogue: which there are, in which order, and what is refused."""

from pathlib import Path

import pytest

from sait.i18n import languages, own_name, reviewed, translator
from sait.i18n.choice import choose_language
from sait.i18n.languages import default_language, languages_of_names, other_languages, source_last
from sait.settings import SettingsError, settings
from sait.wording.languages import all_of_them, in_all_languages, in_language


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for further catalogues that the settings name."""
    monkeypatch.setenv("SAIT_CATALOGUES", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def add(folder: Path, language: str) -> None:
    path = folder / language / "LC_MESSAGES" / "sait.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr "X-Reviewed: yes\\n"\n\nmsgid "Sign in"\nmsgstr "Zaloguj się"\n', "utf-8")


def test_there_are_english_and_welsh():
    assert languages() == languages_of_names() == ("en", "cy")
    assert other_languages("cy") == ("en",)
    assert source_last() == ("cy", "en")


def test_a_catalogue_in_the_operators_folder_is_one_more_language(added):
    add(added, "pl")
    assert languages() == ("en", "cy", "pl")
    assert languages_of_names() == ("en", "cy")
    assert other_languages("pl") == ("en", "cy")
    assert source_last() == ("cy", "pl", "en")
    assert translator("pl")("Sign in") == "Zaloguj się"
    assert translator("pl").language == "pl"
    assert choose_language(None, "pl-PL,en;q=0.5", default="en") == "pl"
    assert choose_language("pl", None, default="en") == "pl"


def test_no_folder_replaces_what_comes_with_sait_and_no_stray_folder_is_a_language(added):
    for name in ("cy", "en", "notes"):
        add(added, name)
    (added / "de").mkdir()
    assert languages() == ("en", "cy")
    assert translator("cy")("Sign in") == "Mewngofnodi"


def test_the_default_is_one_of_those_on_offer(added, monkeypatch):
    monkeypatch.setenv("SAIT_DEFAULT_LANGUAGE", "pl")
    settings.cache_clear()
    with pytest.raises(SettingsError, match=r"SAIT_DEFAULT_LANGUAGE: must be one of en, cy$"):
        default_language()


def test_an_added_language_may_be_the_default(added, monkeypatch):
    monkeypatch.setenv("SAIT_DEFAULT_LANGUAGE", "pl")
    add(added, "pl")
    settings.cache_clear()
    assert default_language() == "pl"


def test_languages_have_names_in_any_language():
    assert [own_name(one) for one in ("en", "cy", "xx")] == ["English", "Cymraeg", "xx"]
    english, welsh = translator("en"), translator("cy")
    assert [in_language(one, english) for one in ("en", "cy", "pl")] == [
        "in English",
        "in Welsh",
        "in the language Polish",
    ]
    assert [in_language(one, welsh) for one in ("en", "cy", "pl")] == ["yn Saesneg", "yn Gymraeg", "yn yr iaith Pwyleg"]


def test_two_languages_are_both_and_more_are_all(made_up):
    english = translator("en")
    assert (all_of_them(english), in_all_languages(english)) == ("All of them", "in every language")
    settings.cache_clear()


def test_two_are_called_both():
    assert (all_of_them(translator("en")), in_all_languages(translator("en"))) == ("Both", "in both languages")


def test_the_made_up_language_says_everything_between_brackets_and_is_a_draft(made_up):
    t = translator(made_up)
    for said in (t("Sign in"), t.plural("{count} answer", "{count} answers", 2)):
        assert said[0] + said[-1] == "⟦⟧"
    assert t.text({"en": "Leadership", made_up: "⟦Leadership⟧"}) == "⟦Leadership⟧"
    assert not reviewed(made_up)
