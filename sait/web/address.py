"""The address that phones use."""

import streamlit as st

from sait.settings import local_network_address, settings


def phone_address() -> str:
    """An address a phone in the room can reach: the one that is set, else this machine's on the local network."""
    return settings().public_url or f"http://{local_network_address()}:{st.get_option('server.port')}"


def join_address(code: str) -> str:
    """Where the QR code of a workshop leads."""
    return f"{phone_address()}/join/{code}"


def local_address() -> str:
    """The address on this machine itself."""
    return f"http://localhost:{st.get_option('server.port')}"
