"""Uploading and downloading question banks, as a browser meets the routes."""

from io import BytesIO

import pytest
from starlette.requests import Request

from sait.errors import SaitError
from sait.services.accounts import signing_in
from sait.services.banks.archive import LARGEST_UPLOAD_B
from sait.services.banks.instruments import read_bank_list
from sait.services.banks.shelf import read_library
from sait.settings import settings
from sait.storage import banks as bank_rows
from sait.web.pages import uploads
from sait.web.server import cookies
from sait.web.server.gate import CLOSED
from tests.unit.services.banks.archives import LINK, bank_files, bank_zip, shelf_of, zipped

BOUNDARY = "----a-boundary"


@pytest.fixture
def root(tmp_path, monkeypatch, configured):
    monkeypatch.setenv("SAIT_QUESTION_BANKS", str(tmp_path / "banks"))
    settings.cache_clear()
    return shelf_of(tmp_path / "banks")


@pytest.fixture
def session(boards_database):
    link = signing_in.new_setup_link(boards_database)
    return signing_in.create_first_account(
        boards_database, token=link, username="ffion", password="a long enough password", hours=1
    )


@pytest.fixture
def facilitator(browse, root, session):
    browser = browse()
    browser.cookies.set(cookies.SIGN_IN, session)
    return browser


def form(content: bytes, *, name: str = "bank.zip", field: str = "file") -> dict[str, object]:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return {
        "content": head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode(),
        "headers": {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"},
    }


def stored(database) -> int:
    with database.reading() as conn:
        return len(bank_rows.list_banks(conn))


def test_a_sound_bank_is_stored_and_the_page_of_it_shown(facilitator, boards_database, root):
    page = facilitator.get("/banks/upload")
    assert (page.status_code, 'enctype="multipart/form-data"' in page.text) == (200, True)
    answer = facilitator.post("/banks/upload", **form(bank_zip()))
    (listed,) = read_library(boards_database, read_bank_list(root)).banks
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/banks?bank={listed.instrument.content_hash}&stored=new"
    again = facilitator.post("/banks/upload", **form(bank_zip()))
    assert again.headers["location"] == f"/banks?bank={listed.instrument.content_hash}&stored=known"
    assert stored(boards_database) == 1


@pytest.mark.parametrize("token", [None, "made up"])
def test_who_is_not_signed_in_neither_sees_the_form_nor_leaves_a_file(browse, root, session, boards_database, token):
    browser = browse()
    if token:
        browser.cookies.set(cookies.SIGN_IN, token)
    shown = browser.get("/banks/upload")
    assert (shown.status_code, shown.headers["location"]) == (303, "/sign-in?next=/banks/upload")
    answer = browser.post("/banks/upload", **form(bank_zip()))
    assert answer.status_code == 403
    assert "You must be signed in" in answer.text
    assert stored(boards_database) == 0


def test_nothing_of_a_file_is_read_before_it_is_known_who_sends_it(browse, root, boards_database):
    def endless():
        yield b"x"
        raise AssertionError("the body was read")

    answer = browse().post("/banks/upload", content=endless(), headers={"Content-Type": "multipart/form-data"})
    assert answer.status_code == 403


def test_a_page_that_was_open_when_its_reader_signed_out_uploads_nothing(facilitator, boards_database, session):
    signing_in.sign_out(boards_database, session)
    assert facilitator.post("/banks/upload", **form(bank_zip())).status_code == 403
    assert stored(boards_database) == 0


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_another_site_uploads_nothing(facilitator, boards_database, origin):
    sent = form(bank_zip())
    sent["headers"] |= {"Origin": origin}
    answer = facilitator.post("/banks/upload", **sent)
    assert answer.status_code == 403
    assert "did not come from a page of this site" in answer.text
    assert stored(boards_database) == 0


@pytest.mark.parametrize(("language", "words"), [("en", "line {line}, column 1"), ("cy", "llinell {line}, colofn 1")])
def test_problems_are_listed_by_place_in_the_readers_language(facilitator, boards_database, language, words):
    facilitator.cookies.set("sait_language", language)
    files = bank_files("My <b>bank")
    files["My <b>bank/instrument.yaml"] += "surprise: 1\n"
    answer = facilitator.post("/banks/upload", **form(zipped(files)))
    assert answer.status_code == 400
    line = files["My <b>bank/instrument.yaml"].count("\n")
    assert f"My &lt;b&gt;bank/instrument.yaml, {words.format(line=line)}" in answer.text
    assert "bank.unknown-key" in answer.text
    assert "surprise" in answer.text
    assert {"en": "is not a line that can stand here", "cy": "felly ni chadwyd dim"}[language] in answer.text
    assert stored(boards_database) == 0


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"PK not a ZIP", 400, "This is not a ZIP file, or it is damaged"),
        (zipped({"../instrument.yaml": "x"}), 400, "names a file outside itself"),
        (zipped({"instrument.yaml": "/etc/passwd"}, mode=LINK), 400, "links are not followed"),
        (zipped({"instrument.yaml": b" " * 2_000_000}), 400, "compressed far more"),
        (b"", 400, "There is no file, or the file is empty"),
        (b"x" * (LARGEST_UPLOAD_B + uploads.FORM_B + 1), 413, "larger than 4 MB"),
    ],
)
def test_what_cannot_be_taken_is_said_with_what_to_do(facilitator, boards_database, content, status, said):
    answer = facilitator.post("/banks/upload", **form(content))
    assert (answer.status_code, said in answer.text) == (status, True)
    assert 'type="file"' in answer.text
    assert stored(boards_database) == 0


def test_another_content_under_a_known_version_is_refused_with_advice(facilitator, boards_database):
    facilitator.post("/banks/upload", **form(bank_zip()))
    answer = facilitator.post("/banks/upload", **form(bank_zip(title="Changed")))
    assert answer.status_code == 409
    assert "There is already a bank tiny 1.0 with different content" in answer.text
    assert "Give it a higher version number" in answer.text
    assert stored(boards_database) == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"file": "id: x"}},
        {"content": b"rubbish", "headers": {"Content-Type": "multipart/form-data"}},
        {"content": b"rubbish", "headers": {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}},
        {
            "content": b"\xff" * 50,
            "headers": {"Content-Type": 'multipart/form-data; boundary="\xff"'.encode("latin-1")},
        },
        form(bank_zip(), field="other"),
    ],
)
def test_a_form_that_is_none_of_ours_is_refused(facilitator, boards_database, sent):
    answer = facilitator.post("/banks/upload", **sent)
    assert answer.status_code == 400
    assert stored(boards_database) == 0


def test_two_files_at_once_are_refused(facilitator, boards_database):
    files = [("file", ("a.zip", BytesIO(bank_zip()))), ("file", ("b.zip", BytesIO(bank_zip(version="2.0"))))]
    del facilitator.headers["Content-Type"]
    assert facilitator.post("/banks/upload", files=files).status_code == 400
    assert stored(boards_database) == 0


def test_a_file_far_beyond_the_limit_is_not_heard_to_its_end(monkeypatch):
    monkeypatch.setattr(uploads, "FORM_B", 0)
    monkeypatch.setattr(uploads, "MOST_HEARD_B", 10_000)
    heard: list[int] = []

    async def receive() -> dict[str, object]:
        heard.append(1_000)
        return {"type": "http.request", "body": bytes(1_000), "more_body": True}

    with pytest.raises(SaitError, match=r"upload\.too-large"):
        # Nothing in it waits, so that it runs to its end at once.
        uploads._body(Request({"type": "http", "method": "POST", "headers": []}, receive), 1_000).send(None)
    assert sum(heard) == 11_000


def test_a_bank_is_downloaded_by_who_is_signed_in_alone(facilitator, browse, boards_database, root):
    facilitator.post("/banks/upload", **form(bank_zip()))
    (listed,) = read_library(boards_database, read_bank_list(root)).banks
    address = f"/file/bank/{listed.instrument.content_hash}"
    answer = facilitator.get(address)
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith('attachment; filename="tiny-1.0.zip"')
    assert facilitator.post("/banks/upload", **form(answer.content)).headers["location"].endswith("stored=known")
    outside, gone = browse().get(address), facilitator.get(f"/file/bank/{'0' * 64}")
    assert (outside.status_code, outside.text) == (
        gone.status_code,
        gone.text.replace("0" * 64, listed.instrument.content_hash),
    )
    assert gone.status_code == 404


def test_streamlits_own_uploader_stays_closed():
    assert "/_stcore/upload_file" in CLOSED
