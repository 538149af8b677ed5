"""Languages in words, as they stand within a sentence of the reader's."""

from sait.i18n import Translator, languages, marked
from sait.i18n.languages import display_name

IN = {"en": marked("in English"), "cy": marked("in Welsh")}
"""A table, because Welsh changes the beginning of such a name; any other language is called as itself."""


def in_language(language: str, t: Translator) -> str:
    """In which language something is, to be put into a sentence: "in Welsh"."""
    return (
        t(IN[language])
        if language in IN
        else t("in the language {language}", language=display_name(language, t.language))
    )


def all_of_them(t: Translator) -> str:
    """All languages at once, as something to choose beside each."""
    return t("Both") if _are_two() else t("All of them")


def all_languages(t: Translator) -> str:
    """The same where nothing else says that languages are meant."""
    return t("both languages") if _are_two() else t("all languages")


def in_all_languages(t: Translator) -> str:
    """That something is in every language, to be put into a sentence."""
    return t("in both languages") if _are_two() else t("in every language")


def _are_two() -> bool:
    return len(languages()) == len(("one", "the other"))
