"""PDF by Typst: a template of ours, and words that it sets as text and never reads as markup (decision 0013)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import typst


def typeset(template: Path, words: Mapping[str, object]) -> bytes:
    """The PDF, to the rules of PDF/UA-1; without that promise where a word has characters that no font here can show.

    The same words give the same bytes.
    """
    source, said = template.read_bytes(), json.dumps(words)
    try:
        return _compiled(source, said, "ua-1")
    except typst.TypstError:
        return _compiled(source, said, "1.7")


def _compiled(source: bytes, words: str, standard: Literal["ua-1", "1.7"]) -> bytes:
    pdf: bytes = typst.compile(
        source, sys_inputs={"words": words}, ignore_system_fonts=True, pdf_standards=standard, timestamp=0
    )
    return pdf
