"""The log: one format, and no secret in it, whoever writes the record."""

import json
import logging
from collections.abc import Callable, Iterator

import pytest
import streamlit.logger
from sqlalchemy import create_engine, text

from sait.errors import SaitError
from sait.metrics import metrics
from sait.services.tokens import hashed, new_token
from sait.web.server import logs


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """Reads what has arrived on the standard error stream; afterwards logging is as it was."""
    root, ours = logging.getLogger(), logging.getLogger("sait")
    handlers, levels = list(root.handlers), (root.level, ours.level)
    monkeypatch.setattr(streamlit.logger, "setup_formatter", streamlit.logger.setup_formatter)
    metrics.cache_clear()
    yield lambda: capsys.readouterr().err
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
    logging.captureWarnings(False)
    metrics.cache_clear()


@pytest.mark.parametrize(
    "line",
    [
        "GET /join/ACD347 HTTP/1.1",
        "POST /join/acd347?x=1",
        "No workshop has ACD347.",
        "The slip ACDE3479 was refused",
        "slip: acde-3479",
        "ACDE-3479 and ACDE 3479",
        "code=acd347&slip=acde3479",
    ],
)
def test_codes_and_slips_are_hidden(line):
    hidden = logs.hide(line).upper()
    assert "ACD347" not in hidden
    assert "3479" not in hidden


@pytest.mark.parametrize(
    "sentence",
    [
        "GET /first-time/{} HTTP/1.1",
        "cookie: sait_session={}; other=1",
        "{{'sait_m_abc': '{}'}}",
        "the token {} is wrong",
        "Authorization: Bearer {}",
    ],
)
def test_tokens_and_their_hashes_are_hidden(sentence):
    for secret in (new_token(), hashed("x")):
        assert secret not in logs.hide(sentence.format(secret))


@pytest.mark.parametrize(
    "address", ["192.0.2.7", "2001:db8:0:1:1:1:1:7", "2001:db8::7", "::1", "fe80::1ff:fe23:4567:890a"]
)
def test_addresses_are_hidden(address):
    assert address not in logs.hide(f"('{address}', 50000) - connected at 14:05:10")
    assert "14:05:10" in logs.hide(f"('{address}', 50000) - connected at 14:05:10")


def test_what_is_no_secret_stays():
    line = "release published on 2013-06-01 by sait.services.workshops.releases, version 0.1.0"
    assert logs.hide(line) == line


@pytest.mark.parametrize("kind", ["text", "json"])
def test_known_fields_are_written_and_others_are_not(written, kind):
    logs.configure(kind, "INFO")
    logging.getLogger("sait.services").info("release published", extra={"sequence": 3, "member": "Somebody"})
    line = written()
    assert "Somebody" not in line
    if kind == "json":
        said = json.loads(line)
        assert (said["message"], said["sequence"], said["level"]) == ("release published", 3, "INFO")
    else:
        assert line.endswith("release published sequence=3\n")


@pytest.mark.parametrize("kind", ["text", "json"])
def test_a_fault_is_told_by_place_and_kind_without_values(written, kind):
    logs.configure(kind, "INFO")
    comment = "the chair never listens"
    try:
        try:
            raise KeyError(comment)
        except KeyError as fault:
            raise ValueError(f"cannot read {comment}") from fault
    except ValueError:
        logging.getLogger("sait").exception("A page failed: %s", "score")
    line = written()
    assert comment not in line
    assert "builtins.KeyError" in line
    assert "builtins.ValueError" in line
    assert "test_logs.py" in line
    assert metrics().unexpected_last_hour == 1


def test_the_words_of_a_fault_that_quote_nothing_are_kept(written):
    logs.configure("text", "INFO")
    for fault in (
        SaitError("storage.unavailable", typed="an answer"),
        OSError(28, "No space left on device", "/home/x"),
    ):
        logging.getLogger("sait").error("failed", exc_info=fault)
    said = written()
    assert "storage.unavailable" in said
    assert "No space left on device" in said
    assert "an answer" not in said
    assert "/home/x" not in said


def test_a_failed_statement_is_logged_without_its_values(written):
    logs.configure("json", "INFO")
    engine, values = create_engine("sqlite://"), {"choice": "my own words"}
    try:
        with engine.connect() as conn:
            conn.execute(text("insert into nowhere values (:choice)"), values)
    except Exception:
        logging.getLogger("sait").exception("failed")
    engine.dispose()
    said = json.loads(written())
    assert "my own words" not in said["exc_info"]
    assert "SQLITE_ERROR" in said["exc_info"]


def test_libraries_speak_in_the_same_format_also_those_that_come_later(written):
    logs.configure("json", "DEBUG")
    early, late = streamlit.logger.get_logger("streamlit"), streamlit.logger.get_logger("streamlit.made_later")
    for logger in (early, late, logging.getLogger("uvicorn.error"), logging.getLogger("websockets")):
        logger.info("a connection from 192.0.2.7")
        logger.warning("GET /join/ACD347")
    lines = [json.loads(line) for line in written().splitlines()]
    assert [line["message"] for line in lines] == ["GET /join/[hidden]"] * 4


def test_the_level_is_that_of_our_own_records(written):
    logs.configure("text", "ERROR")
    logging.getLogger("sait.web").info("joined")
    assert written() == ""
