"""The force field: promoters to the right, inhibitors to the left, as long as they have dots."""

from collections.abc import Sequence

import plotly.graph_objects as go

from sait.assessment.decisions import Force
from sait.charts.frame import FONT, TEXT_SIZE
from sait.charts.labels import in_lines
from sait.charts.palette import COMMON, INK, OTHERS
from sait.i18n import Translator

ROW_PX = 46
AROUND_PX = 90


def force_field(weighed: Sequence[tuple[Force, int]], t: Translator) -> go.Figure:
    """One bar for each force, the heaviest on top; its words and its dots stand beside it."""
    ordered = sorted(weighed, key=lambda one: one[1])
    most = max([1, *(count for _, count in ordered)])
    figure = go.Figure()
    for promotes, name, colour in ((True, t("Helps"), COMMON.colour), (False, t("Hinders"), OTHERS[0].colour)):
        of_kind = [(force, count) for force, count in ordered if force.promotes is promotes]
        figure.add_bar(
            orientation="h",
            name=name,
            x=[count if promotes else -count for _, count in of_kind],
            y=[in_lines(force.text, 40) for force, _ in of_kind],
            text=[str(count) for _, count in of_kind],
            textposition="outside",  # on the hatching it could not be read
            cliponaxis=False,
            marker={"color": colour, "pattern": {"shape": "" if promotes else "/"}},
            hoverinfo="skip",
        )
    figure.update_layout(
        height=AROUND_PX + ROW_PX * len(ordered),
        xaxis={
            "range": [-1.1 * most - 1, 1.1 * most + 1],
            "zeroline": True,
            "showticklabels": False,
            "title": t("Dots"),
        },
        yaxis={"automargin": True},
        legend={"orientation": "h"},
        margin={"l": 20, "r": 20, "t": 20, "b": 40},
        font={"family": FONT, "size": TEXT_SIZE, "color": INK},
    )
    return figure
