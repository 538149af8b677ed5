import pytest

from sait.charts.download import file_name, modebar_config


@pytest.mark.parametrize(("picture", "scale"), [("png", 2), ("svg", 1)])
def test_the_one_button_saves_this_format(picture, scale):
    config = modebar_config("Domains: North Wales", "en", picture)
    assert config["toImageButtonOptions"] == {"format": picture, "filename": "Domains-North-Wales", "scale": scale}
    assert config["modeBarButtons"] == [["toImage"]]


def test_the_buttons_words_are_in_the_readers_language(made_up):
    config = modebar_config("Parthau", "cy")
    assert config["locale"] == "cy"
    words = modebar_config("Parthau", made_up)["locales"][made_up]["dictionary"]
    assert all(said.startswith("⟦") for said in words.values())


def test_a_file_name_is_never_empty_and_keeps_welsh_letters():
    assert file_name("Ynys Môn / Gwynedd") == "Ynys-Môn-Gwynedd"
    assert file_name("///") == "sait"
