"""Decks as LibreOffice draws them: every word on its page, and none through the line over the footer."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sait.i18n import translator
from sait.reports.deck.build import build_deck
from sait.reports.deck.layouts import BOTTOM, FOOT, INCH
from sait.reports.deck.seminar_story import seminar_story
from tests.unit.reports.packs import MADE_AT, deck_of
from tests.unit.reports.test_deck_layout import PACKS, SEMINARS

POINT = 72
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
OFFICE, READER = shutil.which("soffice"), shutil.which("pdftotext")

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not OFFICE or not READER, reason="needs LibreOffice and poppler-utils"),
]


def rendered(content: bytes, folder: Path) -> list[tuple[float, float, list[tuple[float, ...]]]]:
    """Of each page its size and the boxes of its words, in points."""
    (folder / "deck.pptx").write_bytes(content)
    office = [OFFICE, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, folder / "deck.pptx"], check=True, capture_output=True)
    subprocess.run([READER, "-bbox", folder / "deck.pdf", folder / "deck.html"], check=True)
    found = PAGE.findall((folder / "deck.html").read_text("utf-8"))
    return [(float(w), float(h), [tuple(map(float, one[:4])) for one in WORD.findall(page)]) for w, h, page in found]


def made(name: str, language: str) -> bytes:
    if name in PACKS:
        return deck_of(PACKS[name], language)
    story = seminar_story(SEMINARS[name], translator(language))
    return build_deck([story], title=name, made_at=MADE_AT).content


@pytest.mark.parametrize(
    ("name", "language"), [("long names", "cy"), ("plain", "en"), ("seminar of long names", "cy"), ("seminar", "en")]
)
def test_every_word_is_on_its_page_and_none_runs_into_the_footer(name: str, language: str, tmp_path: Path) -> None:
    foot, end = FOOT.top / INCH * POINT, BOTTOM * POINT
    pages = rendered(made(name, language), tmp_path)
    assert len(pages) > 10
    for number, (wide, high, words) in enumerate(pages, start=1):
        assert words, number
        for left, top, right, bottom in words:
            assert min(left, top) >= 0, number
            assert right <= wide, number
            assert bottom <= high, number
            assert bottom <= end + POINT / 8 or top >= foot - POINT / 8, (number, top / POINT, bottom / POINT)
