"""Results made by hand, with long Welsh labels, gaps and withheld figures."""

from dataclasses import replace

from sait.analysis.result import (
    Agreement,
    Axis,
    AxisScore,
    Closeness,
    ItemScore,
    Result,
    Series,
    SeriesRole,
)
from sait.assessment.releases import Attendance, Audience, Vantage
from sait.i18n import Text
from sait.instruments.model import Item, Kind, Level, Scale

DOMAINS: tuple[tuple[str, str, str], ...] = (
    ("purpose", "Purpose and strategic direction", "Diben a chyfeiriad strategol"),
    ("governance", "Governance and accountability", "Llywodraethu ac atebolrwydd"),
    ("leadership", "Leadership and membership", "Arweinyddiaeth ac aelodaeth"),
    ("structures", "Structures and funding", "Strwythurau a chyllid"),
    ("learning", "Trust, challenge and learning", "Ymddiriedaeth, herio a dysgu"),
    ("quality", "Performance management and quality assurance", "Rheoli perfformiad a sicrhau ansawdd"),
    ("outcomes", "Outcomes for children", "Canlyniadau i blant"),
    ("interface", "The regional and local interface", "Y rhyngwyneb rhanbarthol a lleol"),
)
LEVELS: tuple[Text, ...] = (
    {"en": "Not in place", "cy": "Heb ei sefydlu"},
    {"en": "Started", "cy": "Wedi dechrau"},
    {"en": "Mostly in place", "cy": "Wedi'i sefydlu gan mwyaf"},
    {"en": "In place and tested", "cy": "Wedi'i sefydlu a'i brofi"},
)
NORTH = ("north", "North Wales", "Gogledd Cymru", SeriesRole.REGIONAL)
LOCALS = (
    ("conwy", "Conwy and Denbighshire", "Conwy a Sir Ddinbych", SeriesRole.LOCAL),
    ("flint", "Flintshire and Wrexham", "Sir y Fflint a Wrecsam", SeriesRole.LOCAL),
    ("mon", "Gwynedd and Isle of Anglesey", "Gwynedd ac Ynys Môn", SeriesRole.LOCAL),
)
MEANS = {
    "north": (2.1, 1.4, 2.6, 0.0, 1.9, 0.8, 1.6, 2.2),
    "conwy": (1.2, 1.4, None, 0.7, 2.4, 1.1, 1.3, 0.9),
    "flint": (2.8, 1.9, 2.2, 1.5, 1.9, 1.7, 2.4, 1.8),
    "mon": (0.6, 1.1, 1.7, 2.2, 0.4, 2.5, 1.0, 3.0),
}
COUNTS = ((1, 4, 5, 2), (0, 7, 5, 0), (6, 0, 0, 6))


def text(english: str, welsh: str) -> Text:
    """A pair of words."""
    return {"en": english, "cy": welsh}


def series(named: tuple[str, str, str, SeriesRole]) -> Series:
    """One line with twelve answers of fifteen invited."""
    key, english, welsh, role = named
    return Series(
        key=key,
        label=text(english, welsh),
        role=role,
        vantage=Vantage.OWN,
        board_id=key,
        round_id="2013",
        attendance=Attendance(invited=15, joined=13, answered=12),
        late=0,
    )


def score(axis_id: str, mean: float | None) -> AxisScore:
    """A score of three items; a mean of 3.0 may only be told as at or near the end."""
    return AxisScore(
        axis_id=axis_id,
        mean=mean,
        at_end=mean == 3.0,
        n_lowest=None if mean is None else 11,
        n_highest=None if mean is None else 12,
        items_given=0 if mean is None else 3,
        items_total=3,
        bounds=None,
        low_share=None if mean is None else 0.7 - 0.15 * mean,
        high_share=None if mean is None else 0.3 + 0.15 * mean,
        r_wg_j=None,
    )


def item(item_id: str, counts: tuple[int, ...]) -> ItemScore:
    """An item whose answers are *counts*."""
    n = sum(counts)
    mean = sum(level * count for level, count in enumerate(counts)) / n
    agreement = Agreement(Closeness.MIXED, (1, 2), 0.5, 0.6, 0.6)
    return ItemScore(item_id, counts, n, mean, 2.0, 2, 0, agreement, on_axis=mean, target=None)


SCALE = Scale("s", Kind.RATING, tuple(Level(value, label) for value, label in enumerate(LEVELS)), True, None, None)


def asked(item_id: str) -> Item:
    """The item of that name, as long as real ones are."""
    words = text(
        f"Members can say what the board is for and what it will do this year ({item_id})",
        f"Gall aelodau ddweud beth yw diben y bwrdd a'r hyn y bydd yn ei wneud eleni ({item_id})",
    )
    return Item(item_id, words, SCALE, (), {})


def domain_result(locals_shown: int = 2, *, demonstration: bool = False) -> Result:
    """North Wales against its first *locals_shown* local boards, on eight domains."""
    lines = tuple(series(named) for named in (NORTH, *LOCALS[:locals_shown]))
    axes = tuple(
        Axis(id_, text(english, welsh), tuple(f"{id_}.{number}" for number in (1, 2, 3)))
        for id_, english, welsh in DOMAINS
    )
    scores = {
        (line.key, axis.id): score(axis.id, mean)
        for line in lines
        for axis, mean in zip(axes, MEANS[line.key], strict=True)
    }
    items = {
        (line.key, item_id): item(item_id, counts)
        for line in lines
        for axis in axes
        for item_id, counts in zip(axis.item_ids, COUNTS, strict=True)
    }
    return Result(
        cut="domain",
        cut_title=text("Domains", "Parthau"),
        instrument_id="sait-regional",
        instrument_version="1.0.0",
        lowest=0,
        highest=3,
        is_mixed=False,
        axes=axes,
        series=lines,
        scores=scores,
        items=items,
        asked={item_id: asked(item_id) for axis in axes for item_id in axis.item_ids},
        audience=Audience.OUTSIDE,
        demonstration=demonstration,
        released=((12, "ab12cd34" + "0" * 56), (13, "ffee9911" + "0" * 56)),
    )


def released_so_far(result: Result, axes: int) -> Result:
    """*result* as it stood when only its first *axes* axes had been released."""
    shown = {axis.id for axis in result.axes[:axes]}
    held = {item_id for axis in result.axes[:axes] for item_id in axis.item_ids}
    return replace(
        result,
        scores={key: one for key, one in result.scores.items() if key[1] in shown},
        items={key: one for key, one in result.items.items() if key[1] in held},
    )


CATEGORIES = (
    ("leadership", "Leadership", "Arweinyddiaeth", "Leadership should be more effective."),
    (
        "accountability",
        "Accountability",
        "Atebolrwydd",
        "Boards were in practice not accountable to statutory bodies, nor held to account by their member organisations.",
    ),
    (
        "funding",
        "Funding",
        "Cyllid",
        "Boards relied heavily on unsustainable local authority money, which was taken to make them its responsibility.",
    ),
    (
        "direction",
        "Strategic direction",
        "Cyfeiriad strategol",
        "There was little evidence of a shared understanding of the strategic direction among members.",
    ),
    (
        "structures",
        "Structures",
        "Strwythurau",
        "The landscape of partnerships was complex: the same people sat on many bodies and responsibilities blurred.",
    ),
    (
        "performance",
        "Performance management",
        "Rheoli perfformiad",
        "Very few boards collected adequate performance data.",
    ),
    ("quality", "Quality assurance", "Sicrhau ansawdd", "Named among the factors; no details were found."),
)


def category_result() -> Result:
    """North Wales and two local boards on the seven categories of 2011."""
    result = domain_result()
    axes = tuple(
        Axis(
            id_,
            text(english, welsh),
            ("purpose.1", "governance.2", "quality.1"),
            finding=text(finding, f"Canfyddiad: {finding}"),
            source=text("Community Care, 10 October 2011", "Community Care, 10 Hydref 2011"),
        )
        for id_, english, welsh, finding in CATEGORIES
    )
    return replace(
        result,
        cut="ji-2011",
        cut_title=text("Joint Inspectorate 2011 categories", "Categorïau'r Arolygiaethau ar y Cyd 2011"),
        axes=axes,
        scores={
            (line.key, axis.id): score(axis.id, mean)
            for line in result.series
            for axis, mean in zip(axes, MEANS[line.key], strict=False)
        },
    )
