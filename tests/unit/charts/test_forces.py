"""The picture of what promotes and what inhibits."""

from sait.assessment.decisions import Force, ForceScope
from sait.charts.forces import force_field
from sait.charts.palette import INK
from sait.i18n import translator

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
