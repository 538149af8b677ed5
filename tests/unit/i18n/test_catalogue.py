import pytest
from babel.messages.pofile import read_po

from sait.i18n import catalogue
from sait.i18n.extract import Message, MessageError, extract, in_code, in_template
from sait.i18n.languages import CATALOGUES

ANSWERS = Message(("{count} answer to {item}", "{count} answers to {item}"), "pages/score.py", 3)
SIGN_IN = Message(("Sign in",), "pages/home.py", 1)


def written(tmp_path, entries, *, reviewed=False):
    """A catalogue of *entries* (message to translation) that has been written and read again."""
    made = catalogue.updated(catalogue.read(tmp_path / "none.po", "cy"), entries)
    for entry in made:
        if entry.id:
            entry.string = next(said for message, said in entries.items() if message.forms[0] in entry.id)
    path = tmp_path / "sait.po"
    catalogue.write(path, made, is_reviewed=reviewed)
    return path


def faults(tmp_path, entries, messages):
    return catalogue.find_faults(catalogue.read(written(tmp_path, entries), "cy"), messages)


@pytest.mark.parametrize(("language", "path"), catalogue.catalogues(CATALOGUES).items())
def test_every_message_in_the_code_is_translated_in_full(language, path):
    found = catalogue.find_faults(catalogue.read(path, language), extract())
    assert not found, "\n".join(["make messages lists what is missing:", *found])


def test_there_are_messages_from_code_and_from_templates():
    paths = {message.path for message in extract()}
    assert "sait/i18n/problems/database.py" in paths
    assert "sait/web/pages/templates/base.html" in paths


def test_messages_are_found_wherever_a_translator_speaks():
    source = """
t("plain")
visitor.t("by attribute")
t.plural("{count} one", "{count} many", n, item=t("inside"))
translator(language)("at once")
translator_of(request)("of a request")
_t()("of a command")
MARKED = marked("first " "second")
t("yes" if ready else "no")
t(MARKED)
print("not a message")
"""
    assert [message.forms for message in in_code(source, "x.py")] == [
        ("plain",),
        ("by attribute",),
        ("{count} one", "{count} many"),
        ("inside",),
        ("at once",),
        ("of a request",),
        ("of a command",),
        ("first second",),
        ("yes",),
        ("no",),
    ]


@pytest.mark.parametrize(
    "source", ['t(f"hello {name}")', 't("hello " + name)', 't("a %s" % name)', 't("a" if b else f"{c}")']
)
def test_a_message_put_together_while_running_is_refused(source):
    with pytest.raises(MessageError, match=r"x\.py:1"):
        in_code(source, "x.py")


def test_messages_in_templates_are_found():
    source = '<p>{{ t("plain") }}</p>\n{% if x %}{{ t.plural("{count} one", "{count} many", n) }}{% endif %}{{ t.text(name) }}'
    assert [(message.forms, message.line) for message in in_template(source, "x.html")] == [
        (("plain",), 1),
        (("{count} one", "{count} many"), 2),
    ]


def test_a_message_put_together_in_a_template_is_refused():
    with pytest.raises(MessageError, match=r"x\.html:1"):
        in_template('{{ t("hello " ~ name) }}', "x.html")


WELSH_FORMS = tuple(f"{form} {{count}} {{item}}" for form in "abcde")


def test_a_full_translation_has_no_fault(tmp_path):
    entries = {ANSWERS: WELSH_FORMS, SIGN_IN: "Mewngofnodi"}
    assert faults(tmp_path, entries, entries) == []


@pytest.mark.parametrize(
    ("entries", "messages", "fault"),
    [
        ({}, [SIGN_IN], "pages/home.py:1: no entry: Sign in"),
        ({SIGN_IN: ""}, [SIGN_IN], "pages/home.py:1: not translated: Sign in"),
        ({SIGN_IN: "Mewngofnodi"}, [], "no longer in the code: Sign in"),
        ({SIGN_IN: "Mewngofnodi {name}"}, [SIGN_IN], "pages/home.py:1: other placeholders than the English: Sign in"),
        ({ANSWERS: (*WELSH_FORMS[:4], "")}, [ANSWERS], f"pages/score.py:3: not translated: {ANSWERS.forms[0]}"),
        (
            {ANSWERS: (*WELSH_FORMS[:4], "{count}")},
            [ANSWERS],
            f"pages/score.py:3: other placeholders than the English: {ANSWERS.forms[0]}",
        ),
        (
            {Message(("Sign in", "Sign ins"), "x.py", 1): WELSH_FORMS},
            [SIGN_IN],
            "pages/home.py:1: the English has another plural: Sign in",
        ),
    ],
)
def test_each_fault_is_named_with_its_place(tmp_path, entries, messages, fault):
    assert fault in faults(tmp_path, entries, messages)


def test_a_plural_form_may_put_its_number_in_words(tmp_path):
    entries = {ANSWERS: ("un ateb i {item}", *WELSH_FORMS[1:])}
    assert faults(tmp_path, entries, entries) == []


def test_fuzzy_and_obsolete_entries_are_faults(tmp_path):
    path = written(tmp_path, {SIGN_IN: "Mewngofnodi"})
    path.write_text(
        path.read_text("utf-8").replace('\nmsgid "Sign in"', '\n#, fuzzy\nmsgid "Sign in"')
        + '\n#~ msgid "Gone"\n#~ msgstr "Wedi mynd"\n',
        "utf-8",
    )
    assert catalogue.find_faults(catalogue.read(path, "cy"), [SIGN_IN]) == [
        "obsolete entry: Gone",
        "pages/home.py:1: marked fuzzy: Sign in",
    ]


def test_updating_keeps_translations_adds_what_is_new_and_drops_what_is_gone(tmp_path):
    path = written(tmp_path, {SIGN_IN: "Mewngofnodi", ANSWERS: WELSH_FORMS})
    new = Message(("Sign out",), "pages/home.py", 9)
    catalogue.write(path, catalogue.updated(catalogue.read(path, "cy"), [SIGN_IN, new]), is_reviewed=False)
    with path.open("rb") as source:
        kept = read_po(source)
    assert {entry.id: entry.string for entry in kept if entry.id} == {"Sign in": "Mewngofnodi", "Sign out": ""}
    assert not kept.obsolete


def test_writing_again_changes_nothing(tmp_path):
    path = written(tmp_path, {SIGN_IN: "Mewngofnodi", ANSWERS: WELSH_FORMS}, reviewed=True)
    before = path.read_text("utf-8")
    catalogue.write(path, catalogue.updated(catalogue.read(path, "cy"), [SIGN_IN, ANSWERS]), is_reviewed=True)
    assert path.read_text("utf-8") == before
    assert '"X-Reviewed: yes\\n"' in before
