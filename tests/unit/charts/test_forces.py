"""The picture of what promotes and what inhibits."""

from xml.etree import ElementTree

import pytest

from sait.assessment.decisions import Force, ForceScope
from sait.charts.forces import force_field
from sait.charts.palette import INK
from sait.charts.pictures.forces import LONGEST, MIDDLE, forces_picture
from sait.charts.pictures.sheet import Caption
from sait.i18n import translator
from sait.wording.forces import forces_text
from sait.wording.plan import scope_words
from tests.unit.charts.test_pictures import LANGUAGES, SVG, inside


def dots(count, t):
    return t.plural("{count} dot", "{count} dots", count)


WEIGHED = (
    (Force("Trust", promotes=True, scope=ForceScope.REGIONAL), 2),
    (Force("Money", promotes=False, scope=ForceScope.NATIONAL), 7),
    (Force("<b>Training</b>", promotes=True, scope=ForceScope.LOCAL), 5),
)


def test_promoters_go_to_the_right_and_inhibitors_to_the_left_the_heaviest_on_top():
    promoters, inhibitors = force_field(WEIGHED, translator("cy")).data
    assert (promoters.name, inhibitors.name) == ("Yn helpu", "Yn rhwystro")
    assert (tuple(promoters.x), tuple(inhibitors.x)) == ((2, 5), (-7,))
    assert promoters.y[0] == "Trust"


def test_every_number_stands_beside_its_bar_in_ink_and_within_the_picture():
    figure = force_field(WEIGHED, translator("en"))
    for bars in figure.data:
        assert bars.textposition == "outside"
        assert [abs(length) for length in bars.x] == [int(text) for text in bars.text]
    assert figure.layout.font.color == INK
    assert figure.layout.xaxis.range[1] > 7 * 1.1


def test_what_members_wrote_is_no_markup():
    promoters, _ = force_field(WEIGHED, translator("en")).data
    assert "<b>" not in promoters.y[1]


def test_no_dots_at_all_still_make_a_picture():
    figure = force_field([(force, 0) for force, _ in WEIGHED], translator("en"))
    assert figure.layout.xaxis.range[1] > 1


@LANGUAGES
def test_the_text_beside_it_has_every_force_with_its_dots_the_heaviest_first(t):
    helps, hinders = forces_text(WEIGHED, 14, t).parts
    assert [part.said for part in helps.parts] == [
        f"<b>Training</b> ({scope_words(ForceScope.LOCAL, t)}): {dots(5, t)}",
        f"Trust ({scope_words(ForceScope.REGIONAL, t)}): {dots(2, t)}",
    ]
    assert [part.said for part in hinders.parts] == [f"Money ({scope_words(ForceScope.NATIONAL, t)}): {dots(7, t)}"]
    drawn = {(bars.name, abs(long)) for bars in force_field(WEIGHED, t).data for long in bars.x}
    told = {(side.said, int(part.said.rsplit(": ")[-1].split()[0])) for side in (helps, hinders) for part in side.parts}
    assert told == drawn


def test_a_side_on_which_nothing_is_named_says_so():
    helps, _ = forces_text(WEIGHED[1:2], 14, translator("en")).parts
    assert [part.said for part in helps.parts] == ["nothing named"]


@LANGUAGES
@pytest.mark.parametrize("is_made_up", [True, False])
def test_a_saved_picture_has_its_title_place_people_every_force_and_the_mark_and_cuts_nothing(t, is_made_up):
    long = Force(
        "Words of members that go on and on until they need a second and a third line " * 2,
        promotes=False,
        scope=ForceScope.LOCAL,
    )
    caption = Caption("By dots", "Gwent. Days. 14 people took part.")
    picture = ElementTree.fromstring(forces_picture([*WEIGHED, (long, 0)], caption, t, is_made_up=is_made_up))
    words = " ".join(one.text for one in picture.iter(f"{SVG}text"))
    for wanted in (
        "By dots",
        "Gwent. Days. 14 people took part.",
        t("Helps"),
        t("Hinders"),
        "Trust",
        "<b>Training</b>",
        "SAIT.",
    ):
        assert wanted in words
    assert all(word in words for word in long.text.split())
    assert (t("Demonstration data") in words) is is_made_up
    assert list(inside(picture)) == []


def test_a_bar_is_as_long_as_its_dots_and_goes_its_own_way():
    picture = ElementTree.fromstring(forces_picture(WEIGHED, Caption("", ""), translator("en"), is_made_up=False))
    money, training, trust = [one for one in picture.iter(f"{SVG}rect") if one.get("height") == "22.0"]
    assert [float(bar.get("width")) for bar in (money, training, trust)] == pytest.approx(
        [LONGEST, LONGEST * 5 / 7, LONGEST * 2 / 7], abs=0.1
    )
    assert float(money.get("x")) + float(money.get("width")) == pytest.approx(MIDDLE, abs=0.1)
    assert {float(bar.get("x")) for bar in (training, trust)} == {MIDDLE}
