import pytest

from sait.assessment.themes.codebook_check import check_codebook
from sait.assessment.themes.coding_line import read_line
from sait.assessment.themes.pieces import pieces_of
from sait.errors import SaitError
from sait.services.themes.projects import example_codebook

CODEBOOK = check_codebook(example_codebook().encode(), "codebook").codebook
WORDS = "We met twice. Mae'r teulu 👩‍👧 yn hapus; Siân said so!\nNot yet in Ŵyr"


def read(line: str, words: str = WORDS) -> list[tuple[str, list[str]]]:
    return [
        (words[one.passage.starts : one.passage.ends], [code.id for code in one.codes])
        for one in read_line(line, words, CODEBOOK)
    ]


def test_sentences_are_cut_by_their_marks_and_lines_and_counted_in_code_points():
    assert [WORDS[piece.starts : piece.ends] for piece in pieces_of(WORDS)] == [
        "We met twice.",
        "Mae'r teulu 👩‍👧 yn hapus;",
        "Siân said so!",
        "Not yet in Ŵyr",
    ]
    assert pieces_of("") == pieces_of(" \n ") == ()
    assert [(piece.starts, piece.ends) for piece in pieces_of("e\u0301. o\u0302")] == [(0, 3), (4, 6)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ch", [(WORDS, ["change-for-children"])]),
        ("CH, evidence", [(WORDS, ["change-for-children", "evidence"])]),
        ("2 ev", [("Mae'r teulu 👩‍👧 yn hapus;", ["evidence"])]),
        ("3-4 ev", [("Siân said so!\nNot yet in Ŵyr", ["evidence"])]),
        ("1, 3 ev", [("We met twice.", ["evidence"]), ("Siân said so!", ["evidence"])]),
        ('"said so" ch', [("said so", ["change-for-children"])]),
        ("“TEULU 👩‍👧” ev", [("teulu 👩‍👧", ["evidence"])]),
    ],
)
def test_a_line_names_a_passage_and_codes(line, found):
    assert read(line) == found


@pytest.mark.parametrize(
    ("line", "code", "context"),
    [
        ("2", "coding.no-codes", {}),
        ('"said so"', "coding.no-codes", {}),
        ("evidnce", "coding.unknown", {"typed": "evidnce", "near": "ev"}),
        ("5 ev", "coding.no-sentence", {"typed": "5", "count": 4}),
        ("3-2 ev", "coding.no-sentence", {"typed": "3-2", "count": 4}),
        ('"said nothing" ev', "coding.not-there", {}),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_type(line, code, context):
    with pytest.raises(SaitError) as refused:
        read(line)
    assert (refused.value.code, refused.value.context) == (code, context)
