"""Streamlit works out its theme from all its options anew for every click; here it remembers what cannot change."""

from functools import cache

from streamlit import config
from streamlit.runtime import app_session
from streamlit.string_util import to_snake_case


def remember_options() -> None:
    """Let each section of the options, and each option's name in messages, be worked out once.

    A sixth of what a choice costs (``make bench``). Options do not change while the server runs: nobody watches their
    file (``fileWatcherType = "none"``).
    """
    if not hasattr(config.get_options_for_section, "cache_info"):
        config.get_options_for_section = cache(config.get_options_for_section)
        vars(app_session)["to_snake_case"] = cache(to_snake_case)
