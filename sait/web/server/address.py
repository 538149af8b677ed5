"""The address that phones use."""

from urllib.parse import urlsplit

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


def is_for_this_machine_only() -> bool:
    """Whether no phone can reach the address that phones are given: it, or what the server listens to, is a loopback."""
    listens = "" if settings().public_url else str(st.get_option("server.address") or "")
    return _is_loopback(urlsplit(phone_address()).hostname or "") or _is_loopback(listens)


def page_address() -> str:
    """The address at which the reader's browser has this page; "" where there is none."""
    return st.context.url or ""


def is_secure_context(address: str) -> bool:
    """Whether browsers give pages at *address* what they give to secure contexts only, such as keeping the screen on.

    >>> is_secure_context("https://sait.example.org/live"), is_secure_context("http://localhost:8501/live")
    (True, True)
    >>> is_secure_context("http://192.0.2.17:8501/live")
    False
    """
    parts = urlsplit(address)
    return parts.scheme == "https" or _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    return host in {"localhost", "::1"} or host.endswith(".localhost") or host.startswith("127.")
