"""Loading the chart library before anybody waits for a chart."""

import plotly.graph_objects as go


def warm_up() -> None:
    """Draw a chart of nothing: the library loads most of itself only then, about a second's work."""
    go.Figure([go.Scatterpolar(r=[0.0], theta=["–"])]).to_json()
