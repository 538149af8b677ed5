"""The codebook and the lines of the guide are what they are said to be."""

import re
from pathlib import Path

from sait.assessment.themes.codebook_check import check_codebook

GUIDE = (Path(__file__).resolve().parents[4] / "docs" / "guide" / "themes.md").read_text("utf-8")


def test_the_codebook_of_the_guide_can_be_kept():
    (content,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    reading = check_codebook(content.encode(), "guide")
    assert reading.problems == ()
    assert [code.typed for code in reading.codebook.codes] == ["cg", "challenge-taken"]
