"""Names are shown as they are where Streamlit reads Markdown."""

import re

import pytest
from markdown_it import MarkdownIt

from sait.ui.plain import WORD_JOINER, plain

NAMES = [
    "![i](//e.example/x.png)",
    "[l](http://e.example)",
    "*m* _u_ ~~s~~ `c`",
    "<b>x</b> &amp; & &#60;",
    "# heading",
    "- item",
    "1. item",
    "12) item",
    "$a^2$",
    "a | b",
    "back\\slash",
    "Gwent – East (Torfaen), St. David's & Co.",
]


@pytest.mark.parametrize("name", NAMES)
def test_markdown_gives_the_name_back_and_nothing_else(name: str) -> None:
    (_, inline, _) = MarkdownIt("gfm-like", {"linkify": False}).parse(plain(name))
    assert {token.type for token in inline.children or ()} <= {"text", "text_special"}
    shown = "".join(token.content for token in inline.children or ()).replace(WORD_JOINER, "")
    assert shown == name


@pytest.mark.parametrize("name", [":material/home:", ":smile:", "http://e.example", "www.e.example", "a@e.example"])
def test_what_is_looked_for_in_the_finished_text_is_not_found(name: str) -> None:
    found = r":\w+:|:material/\w+:|https?://|www\.|\w@\w"
    assert re.search(found, name)
    assert not re.search(found, plain(name))
    assert plain(name).replace(WORD_JOINER, "") == name


def test_an_ordinary_name_stays_as_it_is() -> None:
    for name in ("Gwynedd and Ynys Môn", "Cwm Taf: East", "Conwy (2013-14)"):
        assert plain(name) == name
