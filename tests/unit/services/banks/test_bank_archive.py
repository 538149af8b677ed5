"""Uploads that nobody should open are refused in words, before anything of them is unpacked."""

import struct
import zipfile
from io import BytesIO

import pytest

from sait.errors import SaitError
from sait.services.banks.archive import LARGEST_UNPACKED_B, LARGEST_UPLOAD_B, MOST_FILES, pack, unpack
from tests.unit.services.banks.archives import LINK, bank_files, zipped

BANK = {"instrument.yaml": "id: x"}


def refused(name: str, content: bytes) -> SaitError:
    with pytest.raises(SaitError) as problem:
        unpack(name, content)
    return problem.value


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (["instrument.yaml", "cy.yaml"], {"instrument.yaml", "cy.yaml"}),
        (["a bank/1.0/instrument.yaml", "a bank/1.0/cy.yaml"], {"instrument.yaml", "cy.yaml"}),
        (
            ["banks/a/1.0/instrument.yaml", "banks/schemes/s-1/scheme.yaml", "banks/schemes/s-1/cy.yaml"],
            {"instrument.yaml", "schemes/s-1/scheme.yaml", "schemes/s-1/cy.yaml"},
        ),
        # What desktops add.
        (["a/instrument.yaml", "__MACOSX/a/._instrument.yaml", "a/.DS_Store", "a/Thumbs.db"], {"instrument.yaml"}),
        (["a/", "a/instrument.yaml", "a/schemes/"], {"instrument.yaml"}),
    ],
)
def test_a_bank_is_found_in_whatever_folder_it_lies(names, places):
    found = unpack("bank.zip", zipped(dict.fromkeys(names, "id: x")))
    assert set(found.contents) == places
    assert found.shown["instrument.yaml"] in names


def test_a_single_file_is_a_bank_under_the_name_it_came_with():
    found = unpack("C:/banks/My bank.YML", b"id: x")
    assert found.contents == {"instrument.yaml": b"id: x"}
    assert found.shown == {"instrument.yaml": "My bank.YML"}


def test_a_zip_is_known_by_what_it_is_not_by_its_name():
    assert unpack("bank.yaml", zipped(BANK)).contents == {"instrument.yaml": b"id: x"}
    assert unpack("bank", zipped(BANK)).contents == {"instrument.yaml": b"id: x"}
    assert refused("bank.zip", b"id: x").code == "upload.broken"


@pytest.mark.parametrize(
    "name",
    [
        "../instrument.yaml",
        "a/../../cy.yaml",
        "/etc/instrument.yaml",
        "..\\cy.yaml",
        "a\\cy.yaml",
        "C:/instrument.yaml",
    ],
)
def test_a_name_that_leads_out_of_the_zip_is_refused(name):
    assert refused("bank.zip", zipped(BANK | {name: "x"})).code == "upload.path"


def test_a_link_is_not_followed():
    assert refused("bank.zip", zipped({"instrument.yaml": "/etc/passwd"}, mode=LINK)).code == "upload.link"


def test_a_bomb_is_told_by_its_ratio_and_by_its_size():
    assert refused("bank.zip", zipped({"instrument.yaml": b" " * 2_000_000})).code == "upload.bomb"
    many = {f"schemes/s{number}/scheme.yaml": b"x" * 2_000_000 for number in range(LARGEST_UNPACKED_B // 2_000_000)}
    assert refused("bank.zip", zipped(BANK | many)).code == "upload.too-large-unpacked"


def test_a_zip_that_lies_about_its_size_is_broken_and_no_more_of_it_is_read_than_it_says():
    content = bytearray(zipped({"instrument.yaml": b"x" * 50_000}))
    central = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, central + 24, 10)
    assert refused("bank.zip", bytes(content)).code == "upload.broken"


def test_limits_of_size_and_number():
    assert refused("bank.zip", b"PK" + bytes(LARGEST_UPLOAD_B)).code == "upload.too-large"
    many = {f"schemes/s{number}/scheme.yaml": "x" for number in range(MOST_FILES)}
    assert refused("bank.zip", zipped(BANK | many)).code == "upload.too-many"


def test_a_zip_with_a_password_says_so():
    content = bytearray(zipped(BANK))
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    content[6] |= 1
    assert refused("bank.zip", bytes(content)).code == "upload.encrypted"


@pytest.mark.parametrize("name", ["inner.zip", "schemes/more.tar.gz", "a.7z"])
def test_an_archive_in_the_archive_is_refused(name):
    problem = refused("bank.zip", zipped(BANK | {name: "x"}))
    assert (problem.code, problem.context["file"]) == ("upload.nested", name)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_file_twice_is_refused():
    twice = BytesIO(zipped(BANK))
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("instrument.yaml", "id: y")
    assert refused("bank.zip", twice.getvalue()).code == "upload.twice"
    schemes = {"a/schemes/s/scheme.yaml": "x", "b/schemes/s/scheme.yaml": "y"}
    assert refused("bank.zip", zipped(BANK | schemes)).code == "upload.twice"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["cy.yaml"], "upload.no-bank"),
        ([], "upload.no-bank"),
        (["a/instrument.yaml", "b/instrument.yaml"], "upload.several-banks"),
        (["instrument.yaml", "CY.yaml"], "upload.stranger"),
        (["instrument.yaml", "cy.yml"], "upload.stranger"),
        (["a/instrument.yaml", "cy.yaml"], "upload.stranger"),
        (["instrument.yaml", "schemes/../x.yaml"], "upload.path"),
        (["instrument.yaml", "schemes/Bad Name/scheme.yaml"], "upload.stranger"),
    ],
)
def test_what_is_no_bank_is_named(names, code):
    assert refused("bank.zip", zipped(dict.fromkeys(names, "x"))).code == code


def test_a_name_that_is_no_text_is_refused():
    content = zipped({"instrument.yaml": "x", "zŵ.yaml": "x"}).replace("zŵ".encode(), b"z\xff\xfe")
    assert refused("bank.zip", content).code == "upload.broken"


def test_a_name_that_would_break_a_line_is_shown_as_it_is_written():
    problem = refused("bank.zip", zipped(BANK | {"a\x1b[2J\n.yaml": "x"}))
    assert problem.context["file"] == "a\\x1b[2J\\n.yaml"


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_nobody_uses_for_text_are_not_tried(kind):
    assert refused("bank.zip", zipped(BANK, compression=kind)).code == "upload.broken"


def test_every_cut_of_a_zip_is_refused_in_words():
    content = zipped(bank_files())
    for end in range(0, len(content), 37):
        assert refused("bank.zip", content[:end]).code in {"upload.broken", "upload.empty"}


def test_a_flipped_bit_is_found():
    content = bytearray(zipped({"instrument.yaml": bytes(range(256)) * 20}))
    content[200] ^= 0xFF
    assert refused("bank.zip", bytes(content)).code == "upload.broken"


@pytest.mark.parametrize("name", ["bank.docx", "bank", "", ".yaml"])
def test_other_kinds_of_file_are_refused(name):
    assert refused(name, b"id: x").code == "upload.kind"
    assert refused("bank.yaml", b"").code == "upload.empty"


def test_a_workbook_is_told_the_way_to_become_a_bank():
    assert refused("form.xlsx", zipped({"xl/workbook.xml": b"<workbook/>"})).code == "upload.excel"


def test_a_pack_is_taken_again_and_always_the_same():
    files = {name: text.encode() for name, text in bank_files().items()}
    content = pack(files)
    assert content == pack(dict(reversed(files.items())))
    assert unpack("again.zip", content).contents == {
        "instrument.yaml": files["tiny/instrument.yaml"],
        "cy.yaml": files["tiny/cy.yaml"],
        "schemes/kinds/scheme.yaml": files["schemes/kinds/scheme.yaml"],
    }
