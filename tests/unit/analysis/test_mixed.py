"""A bank of several scales, with choices and questions in words, from counts to tables."""

from dataclasses import replace

import pytest

from sait.analysis.comparable import comparable, shared_items
from sait.analysis.gate.disclosure import figures
from sait.analysis.result import SeriesRole
from sait.analysis.results import SeriesSource, build_result
from sait.assessment.releases import Attendance, Audience, Figures, ItemFigures, MeanFigures, Vantage
from sait.i18n import translator
from sait.wording.figures import MIXED, TURNED, axis_mean_words, units_words
from sait.wording.tables import axis_table, choice_table, item_table
from tests.unit.analysis.bank import AGREE, RATED, instrument, item, mixed_bank, mixed_item, release, tally, text

EN = translator("en")
COUNTS = {
    "A1": (0, 1, 3, 1),
    "A2": (1, 1, 3, 0),
    "A3": (1, 2, 2, 0, 0),
    "A4": (1, 3, 1),
    "C1": (2, 2, 1),
    "C2": (0, 0, 5),
}


def doubled(counts):
    return {item_id: tuple(2 * count for count in levels) for item_id, levels in counts.items()}


def gate(counts, audience, respondents, **more):
    return figures(
        [tally(item_id, *levels) for item_id, levels in counts.items()],
        instrument=mixed_bank(),
        form="full",
        domain_ids=("A", "C", "W"),
        audience=audience,
        respondents=respondents,
        minimum=5,
        earlier=(),
        **more,
    )


def source(key, figures_, **more):
    released = (release(1, figures_, ("A", "C", "W"), attendance=Attendance(None, 5, 5)),)
    return SeriesSource(key, text(key), SeriesRole.REGIONAL, Vantage.OWN, None, key, "2013", released, **more)


def result_of(*sources, bank=None, cut="domain"):
    return build_result(bank or mixed_bank(), form="full", cut=cut, sources=sources, audience=Audience.INSIDE)


def shown(counts=COUNTS):
    return result_of(source("north", gate(counts, Audience.INSIDE, 5)))


def levels_of(released):
    return {row.item_id: row.levels for row in released.items}


def test_a_choice_obeys_k_inside_as_a_rating_does():
    inside = levels_of(gate(COUNTS | {"C1": (2, 1, 1)}, Audience.INSIDE, 5))
    assert (inside["A4"], inside["C1"], inside["C2"]) == ((1, 3, 1), None, (0, 0, 5))


def test_outside_a_choice_needs_ten_people_and_eight_answers():
    outside = levels_of(gate(doubled(COUNTS) | {"C1": (3, 2, 2), "C2": (3, 3, 2)}, Audience.OUTSIDE, 10))
    assert (outside["A4"], outside["C1"], outside["C2"]) == ((2, 6, 2), None, (3, 3, 2))


def test_outside_under_ten_no_share_of_an_option_is_told_and_no_choice_is_in_a_mean():
    counts = {item_id: (*levels[:-1], levels[-1] + 3) for item_id, levels in COUNTS.items()}
    outside = gate(counts, Audience.OUTSIDE, 9)
    assert set(levels_of(outside).values()) == {None}
    assert {item_id for mean in outside.means for item_id in mean.item_ids} == {"A1", "A2", "A3"}


def test_a_mean_for_outside_is_in_hundredths_and_in_fives():
    (domain,) = [mean for mean in gate(COUNTS, Audience.OUTSIDE, 5).means if mean.cut == "domain"]
    assert (domain.axis_id, domain.mean, domain.at_end) == ("A", 60.0, False)


@pytest.mark.parametrize("audience", list(Audience))
def test_answers_in_words_are_in_no_figures(audience):
    released = gate(doubled(COUNTS), audience, 10)
    assert {row.item_id for row in released.items} == set(COUNTS)


def test_an_open_workshop_shows_a_choice_that_nobody_made_as_nobody_on_its_own_options():
    counts = {item_id: levels for item_id, levels in COUNTS.items() if item_id not in {"A3", "A4"}}
    shown_ = levels_of(gate(counts, Audience.OPEN, 5))
    assert (shown_["A3"], shown_["A4"]) == ((0, 0, 0, 0, 0), (0, 0, 0))


def test_an_axis_is_in_hundredths_and_its_items_on_their_own_scales():
    result = shown()
    assert (result.lowest, result.highest, result.is_mixed, result.is_turned) == (0, 100, True, True)
    assert result.scores["north", "A"].mean == pytest.approx(61.11, abs=0.005)
    assert result.items["north", "A3"].mean == pytest.approx(2.2)
    assert result.items["north", "A3"].on_axis == pytest.approx(70)
    assert (result.items["north", "A2"].target, result.items["north", "A1"].target) == (2, None)


def test_a_choice_has_counts_and_neither_mean_nor_agreement():
    score = shown().items["north", "A4"]
    assert (score.levels, score.mean, score.median, score.agreement, score.on_axis) == (
        (1, 3, 1),
        None,
        None,
        None,
        None,
    )


def test_what_has_no_rated_item_is_no_axis_and_words_stand_under_nothing():
    result = shown()
    assert [axis.id for axis in result.axes] == ["A"]
    assert [(axis.id, axis.shown_ids) for axis in result.unrated] == [("C", ("C1", "C2"))]
    assert result.axes[0].shown_ids == ("A1", "A2", "A3", "A4")


def test_every_table_of_a_mixed_bank_says_what_its_numbers_are():
    result = shown()
    assert units_words(result, EN) == f"{MIXED} {TURNED}"
    assert axis_table(result, EN)["north: mean"].tolist() == ["61"]
    plain = result_of(bank=instrument({"A": [item("A1"), item("A2")]}))
    assert units_words(plain, EN) == ""


def test_the_item_table_has_scale_target_and_what_most_chose():
    table = item_table(shown(), EN)
    by_item = {row["Item"]: row for row in table.to_dict("records")}
    assert by_item["A3"]["Scale"] == "1 to 5, reversed on the axis"
    assert (by_item["A4"]["Scale"], by_item["A4"]["north: mean"]) == (
        "one of 3 options",
        "most chosen: Option 2 (3 of 5)",
    )
    assert by_item["C1"]["north: mean"] == "most chosen: Option 1 or Option 2 (2 of 5)"
    assert (by_item["A2"]["Target"], by_item["A1"]["Target"]) == ("2 Level 2", "")
    assert by_item["A4"]["north: agreement"] == ""
    assert "A5" not in by_item


def test_choices_have_a_table_of_counts_and_shares():
    table = choice_table(shown(), EN)
    assert table["Option"].tolist() == ["Option 1", "Option 2", "Option 3"] * 3
    assert table["north"].tolist()[:3] == ["1 of 5 (20%)", "3 of 5 (60%)", "1 of 5 (20%)"]
    withheld = choice_table(shown(COUNTS | {"A4": (1, 1, 1)}), EN)
    assert set(withheld["north"].tolist()[:3]) == {"withheld: too few answers to show"}
    assert choice_table(result_of(bank=instrument({"A": [item("A1")]})), EN).empty


def changed_bank():
    """A2 is on another scale than in ``mixed_bank``, and A3 is no longer reversed."""
    bank = mixed_bank()
    changed = {"A2": mixed_item("A2", AGREE), "A3": mixed_item("A3", AGREE)}
    domains = tuple(replace(one, items=tuple(changed.get(item.id, item) for item in one.items)) for one in bank.domains)
    return replace(bank, domains=domains, content_hash="1")


def test_only_items_on_the_same_levels_are_set_side_by_side():
    assert shared_items(mixed_bank(), changed_bank()) == {"A1", "A4", "C1", "C2"}
    other = source("two", gate(COUNTS, Audience.INSIDE, 5))
    kept = comparable(other, mixed_bank(), changed_bank())
    assert kept.not_asked == {"A2", "A3"}
    result = result_of(source("one", gate(COUNTS, Audience.INSIDE, 5)), kept)
    assert set(result.items) - {(key, id_) for key in ("one", "two") for id_ in ("A1", "A4", "C1", "C2")} == {
        ("one", "A2"),
        ("one", "A3"),
    }
    assert result.scores["two", "A"].mean is None
    table = item_table(result, EN)
    assert table["two: mean"].tolist()[1] == "not asked there, or on another scale"


def test_a_mean_over_items_that_are_not_shared_or_on_another_axis_is_left_out():
    means = (
        MeanFigures("domain", "A", Vantage.OWN, None, 60.0, False, ("A1", "A2", "A3")),
        MeanFigures("domain", "C", Vantage.OWN, None, 60.0, False, ("A1",)),
    )
    other = source("two", Figures((ItemFigures("A1", Vantage.OWN, None, None, None, None),), means))
    assert comparable(other, mixed_bank(), changed_bank()).releases[0].figures.means == means[1:]
    unmixed = instrument({"A": [mixed_item("A1", RATED), mixed_item("A2", RATED)]})
    apart = comparable(other, mixed_bank(), replace(unmixed, content_hash="2"))
    assert apart.releases[0].figures.means == ()
    assert comparable(other, mixed_bank(), mixed_bank()) is other


def test_a_line_that_was_asked_nothing_of_an_axis_says_so():
    result = result_of(source("two", Figures((), ()), not_asked=frozenset({"A1", "A2", "A3"})))
    assert axis_mean_words(result, result.series[0], "A", EN) == "not asked there, or on another scale"
