"""Streamlit reads its theme from all its options six times for every click; here it remembers the answer."""

from functools import cache

from streamlit import config


def remember_options() -> None:
    """Let each section of the options be read once: they do not change while the server runs.

    A tenth of what a choice costs (``make bench``). The options are watched by nobody (``fileWatcherType = "none"``).
    """
    if not hasattr(config.get_options_for_section, "cache_info"):
        config.get_options_for_section = cache(config.get_options_for_section)
