"""A coding leaves as a REFI-QDA project and comes back with nothing lost, whoever wrote the file."""

import unicodedata
from collections.abc import Sequence
from io import BytesIO
from random import Random
from uuid import UUID
from zipfile import ZipFile

import pytest
from lxml import etree

from sait.assessment.themes.codebook_check import check_codebook
from sait.assessment.themes.exchange import Exchange, documents_of
from sait.assessment.themes.project import Answer, Case, Coding
from sait.i18n import translator
from sait.reports.themes.qdpx_reading import Sent, read_qdpx
from sait.reports.themes.qdpx_writing import write_qdpx
from sait.services.themes.projects import example_codebook
from tests.refusals import refused_code

CODEBOOK = check_codebook(example_codebook().encode(), "").codebook
WORDS = (
    "Mae'r teulu 👩‍👧 yn hapus. ŵŷ",
    "decomposed: w\u0302 y\u0302 e\u0301\u0323, joined: 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Two lines\nof one answer\n\nwith a gap & <b>marks</b> \"quoted\" 'so'",
    " = 1 + 1",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the first plane",
    "]]> -- \u00a0 \u200d \ttab",
)
CODERS = ("Ann & Bet", "Gwyn <ŵ>")


def answers() -> list[Answer]:
    cases = [Case(board, item) for board in ("gwent-board", "") for item in ("PRI-03", "HOL-03")]
    return [
        Answer(100 * number + place, case, place, words)
        for number, case in enumerate(cases, start=1)
        for place, words in enumerate(WORDS, start=1)
    ]


def random_codings(count: int, seed: int) -> list[Coding]:
    random, found = Random(seed), []
    for _ in range(count):
        answer = random.choice(answers())
        starts = random.randrange(len(answer.words))
        ends = random.randint(starts + 1, len(answer.words))
        memo = random.choice(("", "why\nso <b>?</b> 👍🏽", "cŵn & ŷd", "  spaces  kept  "))
        found.append(
            Coding(
                str(UUID(int=random.getrandbits(128), version=4)),
                answer.id,
                random.choice(CODERS),
                random.choice(CODEBOOK.codes).id,
                *random.choice(((starts, ends), (0, len(answer.words)))),
                memo,
            )
        )
    return found


def exchange(codings: Sequence[Coding]) -> Exchange:
    return Exchange(
        "abc123",
        {"en": "What they wrote", "cy": "Beth a ysgrifennwyd"},
        CODEBOOK,
        answers(),
        codings,
        CODERS,
        {"gwent-board": {"en": "Gwent", "cy": "Gwent"}, "": {"en": "few", "cy": "ychydig"}},
        {"PRI-03": {"en": "What now?", "cy": "Beth nawr?"}, "HOL-03": {"en": "And?", "cy": "A?"}},
    )


SENT = Sent("abc123", CODEBOOK, answers())


def by_id(codings: Sequence[Coding]) -> list[Coding]:
    return sorted(codings, key=lambda one: one.id)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_thousand_codings_come_back_as_they_went(language):
    codings = random_codings(1_000, seed=7)
    file = write_qdpx(exchange(codings), translator(language))
    assert by_id(read_qdpx(file, SENT)) == by_id(codings)


def tree_of(file: bytes) -> etree._Element:
    with ZipFile(BytesIO(file)) as packed:
        return etree.fromstring(packed.read("project.qde"))


def test_the_file_holds_cases_with_board_and_question_coders_codes_and_texts():
    file = write_qdpx(exchange(random_codings(20, seed=1)), translator("cy"))
    tree, names = tree_of(file), {"q": "urn:QDA-XML:project:1.0"}

    def found(path: str) -> list[str]:
        return [str(one) for one in tree.xpath(path, namespaces=names)]

    assert found("//q:User/@name") == list(CODERS)
    assert found("//q:Code/@name") == [code.name["cy"] for code in CODEBOOK.codes]
    assert found("//q:Code/q:Code/@name") == ["Her a dderbyniwyd yn dda"]
    assert found("//q:Case/@name") == ["HOL-03", "HOL-03 gwent-board", "PRI-03", "PRI-03 gwent-board"]
    assert found("//q:Case[2]//q:TextValue/text()") == ["Gwent", "A?"]
    assert found("//q:Case/q:SourceRef/@targetGUID") == found("//q:TextSource/@guid")
    with ZipFile(BytesIO(file)) as packed:
        texts = {name: packed.read(name) for name in packed.namelist() if name.startswith("sources/")}
    assert b"\r" not in b"".join(texts.values())
    for source, document in zip(tree.findall(".//q:TextSource", names), documents_of(answers()), strict=True):
        assert texts[f"sources/{source.get('guid')}.txt"].decode() == document.text


def test_positions_are_code_points_of_the_text_in_the_file():
    text = "a👩‍👧é\u0301b"
    assert len(text) == 7
    assert unicodedata.normalize("NFC", text) == text
    answer = Answer(1, Case("gwent-board", "PRI-03"), 1, text)
    coding = Coding(str(UUID(int=5, version=4)), 1, CODERS[0], "evidence", 6, 7)
    sent = Exchange(**{name: getattr(exchange([coding]), name) for name in Exchange.__slots__} | {"answers": [answer]})
    (selection,) = tree_of(write_qdpx(sent, translator("en"))).iter("{*}PlainTextSelection")
    assert (selection.get("startPosition"), selection.get("endPosition")) == ("6", "7")


def rewritten(file: bytes, *changes: tuple[str, str], mark: bytes = b"", text: str = "") -> bytes:
    """*file* as another program would write it: with other words in its XML, and its texts after *mark*."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as packed, ZipFile(out, "w") as again:
        for name in packed.namelist():
            content = packed.read(name)
            if name.endswith(".qde"):
                xml = content.decode()
                for before, after in changes:
                    assert before in xml, before
                    xml = xml.replace(before, after)
                content = xml.encode()
            else:
                content = mark + content + text.encode()
            again.writestr(name, content)
    return out.getvalue()


def one_coding() -> tuple[Coding, bytes]:
    answer = answers()[0]
    coding = Coding(str(UUID(int=9, version=4)), answer.id, CODERS[0], "evidence", 4, 9, "memo")
    return coding, write_qdpx(exchange([coding]), translator("en"))


def test_a_file_of_another_program_is_known_by_its_names():
    """QualCoder gives everything other numbers, writes a byte order mark before texts and an attribute of its own."""
    coding, file = one_coding()
    tree = tree_of(file)
    code = next(one.get("guid") for one in tree.iter("{*}Code") if one.get("name") == "Evidence")
    other = str(UUID(int=77, version=4)).upper()
    changed = rewritten(
        file,
        (code, other),
        (coding.id, str(UUID(int=78, version=4))),
        ('origin="SAIT"', 'origin="QualCoder 3.8" creatingUserGUID="x" unknown="1"'),
        ("<Coding ", "<Odd/><Coding "),
        mark=b"\xef\xbb\xbf",
    )
    (found,) = read_qdpx(changed, SENT)
    assert (found.answer_id, found.coder, found.code_id, found.starts, found.ends, found.memo) == (
        coding.answer_id,
        coding.coder,
        "evidence",
        4,
        9,
        "memo",
    )


def test_a_passage_over_several_answers_becomes_one_of_each():
    _, file = one_coding()
    (selection,) = tree_of(file).iter("{*}PlainTextSelection")
    starts, ends = selection.get("startPosition"), selection.get("endPosition")
    far = int(starts) + len(WORDS[0]) + 10
    found = read_qdpx(
        rewritten(
            file, (f'startPosition="{starts}" endPosition="{ends}"', f'startPosition="{starts}" endPosition="{far}"')
        ),
        SENT,
    )
    first, second = answers()[:2]
    assert [
        (
            one.answer_id,
            first.words[one.starts : one.ends] if one.answer_id == first.id else second.words[one.starts : one.ends],
        )
        for one in found
    ] == [
        (first.id, WORDS[0][4:]),
        (second.id, WORDS[1][: far - len(WORDS[0]) - 2]),
    ]
    assert len({one.id for one in found}) == 2


@pytest.mark.parametrize(
    ("changes", "more", "code"),
    [
        ([('name="Evidence"', 'name="Proof"'), ("EVIDENCE", str(UUID(int=3, version=4)))], {}, "qdpx.code-unknown"),
        ([('name="PRI-03 gwent-board" plain', 'name="mine" plain')], {}, "qdpx.text-unknown"),
        ([], {"text": "!"}, "qdpx.text-changed"),
        ([('endPosition="9"', 'endPosition="99999"')], {}, "qdpx.passage"),
        ([('endPosition="9"', 'endPosition="4"')], {}, "qdpx.passage"),
        ([('endPosition="9"', 'endPosition="nine"')], {}, "qdpx.unreadable"),
        ([("<Project ", '<!DOCTYPE p [<!ENTITY a "b">]><Project ')], {}, "qdpx.unreadable"),
        ([("<Project ", "<Proj ")], {}, "qdpx.unreadable"),
    ],
)
def test_what_cannot_be_taken_whole_is_refused(changes, more, code):
    _, file = one_coding()
    evidence = next(one.get("guid") for one in tree_of(file).iter("{*}Code") if one.get("name") == "Evidence")
    changes = [(evidence if before == "EVIDENCE" else before, after) for before, after in changes]
    assert refused_code(lambda: read_qdpx(rewritten(file, *changes, **more), SENT)) == code


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_whatever_is_sent_is_refused_in_words(content):
    assert refused_code(lambda: read_qdpx(content, SENT)) == "qdpx.unreadable"


def test_a_small_file_that_stands_for_a_large_one_is_refused(monkeypatch):
    monkeypatch.setattr("sait.reports.themes.qdpx_reading.LARGEST_XML_B", 1_000)
    _, file = one_coding()
    assert refused_code(lambda: read_qdpx(file, SENT)) == "qdpx.too-large"
