"""How a button is drawn that is the next step of the day: filled, and as wide as its place. All others are quiet."""

from typing import Literal


def weight(is_next: bool) -> Literal["primary", "secondary"]:
    """Streamlit's type of the button."""
    return "primary" if is_next else "secondary"


def breadth(is_next: bool) -> Literal["stretch", "content"]:
    """Streamlit's width of it."""
    return "stretch" if is_next else "content"
