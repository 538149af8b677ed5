"""A table of codings goes out and comes back, whatever stands in an answer, and runs nothing on the way."""

import pytest

from sait.i18n import translator
from sait.reports.themes.codings_reading import read_codings
from sait.reports.themes.tables import codings_table
from tests.refusals import refused_code
from tests.unit.reports.themes.test_qdpx import exchange, random_codings


def content(codings):
    return sorted((one.answer_id, one.coder, one.code_id, one.starts, one.ends, one.memo) for one in codings)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_thousand_codings_come_back_as_they_went(language):
    codings = random_codings(1_000, seed=11)
    sent = exchange(codings)
    assert content(read_codings(codings_table(sent, translator(language)), sent)) == content(codings)


def test_a_spreadsheet_may_put_semicolons_between_cells():
    sent = exchange([one for one in random_codings(40, seed=2) if not one.memo and one.answer_id % 100 == 5])
    table = codings_table(sent, translator("en")).decode("utf-8-sig").split("\r\n")
    assert sent.codings
    lines = [table[0], *(line for line in table if "𝔘𝔫𝔦𝔠𝔬𝔡𝔢" in line)]
    changed = "\r\n".join(line.replace(",", ";") for line in lines)
    assert content(read_codings(changed.encode(), sent)) == content(sent.codings)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("Evidence,", "Proof,", "codings.row"),
        (",0,6,", ",1,6,", "codings.row"),
        (",0,6,", ",x,6,", "codings.row"),
        ("What now?,", "What then?,", "codings.row"),
        ("Gwent,5,", "Gwent,", "codings.unreadable"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(before, after, code):
    answer = next(one for one in exchange([]).answers if one.words.startswith("𝔘"))
    coding = random_codings(1, seed=1)[0]
    one = type(coding)(coding.id, answer.id, "Ann & Bet", "evidence", 0, 6, "")
    sent = exchange([one])
    table = codings_table(sent, translator("en")).decode("utf-8-sig")
    changed = table.replace(before, after)
    assert changed != table
    assert refused_code(lambda: read_codings(changed.encode(), sent)) == code


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a,b\n1,2", b'"'])
def test_whatever_is_sent_is_refused_in_words(content):
    rows = content if content != b'"' else b"a\n" + content
    assert refused_code(lambda: read_codings(rows, exchange([]))) == "codings.unreadable"
