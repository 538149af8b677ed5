"""Names in the order of the alphabet of the language that shows them."""

import random
from datetime import date

import pytest

from sait.assessment.boards import Area, Board, Region, Tier, in_reading_order, local_choices
from sait.i18n.alphabet import by_name, names_in_order, sort_key

WELSH_LETTERS = [
    *("a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m", "n", "o"),
    *("p", "ph", "q", "r", "rh", "s", "t", "th", "u", "v", "w", "x", "y", "z"),
]


def ordered(names: list[str], language: str = "cy") -> list[str]:
    shuffled = names.copy()
    random.Random(5).shuffle(shuffled)
    return sorted(shuffled, key=lambda name: sort_key(name, language))


def test_the_welsh_alphabet_is_in_its_own_order():
    assert ordered(WELSH_LETTERS) == WELSH_LETTERS
    assert ordered([f"{letter}a" for letter in WELSH_LETTERS]) == [f"{letter}a" for letter in WELSH_LETTERS]


@pytest.mark.parametrize(
    "names",
    [
        ["Abertawe", "Bae'r Gorllewin", "Caerdydd a'r Fro", "Canolbarth a Gorllewin Cymru", "Cwm Taf", "Gwent"],
        ["Caerdydd", "Cwmbrân", "Chwilog"],
        ["Dyfed", "Ddôl"],
        ["Llŷn", "Llŷr", "Llywydd"],
        ["gaeaf", "gŵyl", "ngaeaf", "haf"],
        ["Lerpwl", "Lloegr", "Môn"],
        ["Pwllheli", "Phylip"],
        ["Rwsia", "Rhondda", "Rhyl"],
        ["Tywyn", "Theatr"],
        ["Ynys Môn", "Ynys-wen", "Ynysybwl"],
    ],
)
def test_welsh_names_stand_where_a_welsh_reader_looks_for_them(names):
    assert ordered(names) == names


def test_accents_capitals_and_apostrophes_part_only_what_is_otherwise_alike():
    assert ordered(["tan", "tân", "tân-gwyllt", "tant"]) == ["tan", "tân", "tân-gwyllt", "tant"]
    assert ordered(["Baer", "Bae'r Fro", "Bae\u2019r Gogledd", "Baeth"]) == [
        "Baer",
        "Bae'r Fro",
        "Bae\u2019r Gogledd",
        "Baeth",
    ]
    assert sort_key("gŵyl", "cy")[0] == sort_key("gwyl", "cy")[0] == sort_key("GW\u0302YL", "cy")[0]


def test_english_names_in_a_welsh_list_follow_the_welsh_alphabet_and_none_is_lost():
    assert ordered(["Chester", "Cyfarthfa", "Wrexham"]) == ["Cyfarthfa", "Chester", "Wrexham"]


def test_in_english_there_are_no_such_letters():
    assert ordered(["Chepstow", "Conwy", "Llandudno", "Lydney", "Ynys Môn"], "en") == [
        "Chepstow",
        "Conwy",
        "Llandudno",
        "Lydney",
        "Ynys Môn",
    ]


def test_a_joiner_keeps_two_letters_apart():
    assert ordered(["Ban\u034fgor", "Bangwyn", "Banhadlog"]) == ["Bangwyn", "Ban\u034fgor", "Banhadlog"]


def region(id_: str, en: str, cy: str) -> Region:
    return Region(id_, {"en": en, "cy": cy}, None, None, 1)


def test_boards_stand_by_region_and_then_by_name_in_the_language_that_is_shown():
    regions = [
        region("north", "North Wales", "Gogledd Cymru"),
        region("western-bay", "Western Bay", "Bae'r Gorllewin"),
    ]

    def board(id_: str, region_id: str, tier: Tier, en: str, cy: str) -> Board:
        return Board(id_, region_id, None, tier, {"en": en, "cy": cy}, None, None, 1)

    boards = [
        board("n2", "north", Tier.LOCAL, "Flintshire", "Sir y Fflint"),
        board("n1", "north", Tier.LOCAL, "Anglesey", "Ynys Môn"),
        board("n", "north", Tier.REGIONAL, "Regional board of North Wales", "Bwrdd Gogledd Cymru"),
        board("w", "western-bay", Tier.REGIONAL, "Western Bay", "Bwrdd Bae'r Gorllewin"),
    ]
    assert [one.id for one in in_reading_order(boards, regions, "en")] == ["n", "n1", "n2", "w"]
    assert [one.id for one in in_reading_order(boards, regions, "cy")] == ["w", "n", "n2", "n1"]
    areas = [
        Area("a", "north", {"en": "Anglesey", "cy": "Ynys Môn"}),
        Area("f", "north", {"en": "Flint", "cy": "Fflint"}),
    ]
    day = date(2013, 6, 5)
    assert list(local_choices(boards[2], [], areas, day, "en")) == ["a", "f"]
    assert list(local_choices(boards[2], [], areas, day, "cy")) == ["f", "a"]


def test_a_name_without_words_in_the_language_is_sorted_by_what_is_shown_instead():
    names = {"x": {"en": "Chester"}, "y": {"en": "Y", "cy": "Cyfarthfa"}}
    assert list(names_in_order(names, "cy")) == ["y", "x"]
    assert by_name([], "cy", name=lambda one: one) == []
