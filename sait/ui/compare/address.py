"""Choices that stand in the page's address: a link shows to others what one sees, in their own language."""

from collections.abc import Mapping
from typing import Protocol

import streamlit as st


class Choosing(Protocol):
    """Where choices come from: controls on the page, or an address that says them already."""

    def one_of(
        self, label: str, name: str, options: Mapping[str, str], default: str, *, is_labelled: bool = True
    ) -> str:
        """One of *options* (what the address says, and what is read); *default* stands in no address.

        *is_labelled*: the label is to be seen, not only heard; where what is chosen says by itself what it is, it need not be.
        """

    def one_of_few(self, label: str, name: str, options: Mapping[str, str], default: str) -> str:
        """The same, where the options stand beside each other."""


class Controls:
    """Choices made on the page, which its address keeps."""

    def one_of(
        self, label: str, name: str, options: Mapping[str, str], default: str, *, is_labelled: bool = True
    ) -> str:
        """From a list."""
        listed = list(options)
        start = listed.index(_wanted(st.query_params, name, options, default))
        chosen = st.selectbox(
            label,
            listed,
            index=start,
            format_func=options.__getitem__,
            key=f"compare-{name}",
            label_visibility="visible" if is_labelled else "collapsed",
        )
        return _keep(name, str(chosen), default)

    def one_of_few(self, label: str, name: str, options: Mapping[str, str], default: str) -> str:
        """As buttons in one row."""
        chosen = st.segmented_control(
            label,
            list(options),
            default=_wanted(st.query_params, name, options, default),
            required=True,
            format_func=options.__getitem__,
            key=f"compare-{name}",
            label_visibility="collapsed",
            wrap=True,
        )
        return _keep(name, str(chosen), default)


class Address:
    """Choices that were made before and stand in an address."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self.said = said

    def one_of(
        self, label: str, name: str, options: Mapping[str, str], default: str, *, is_labelled: bool = True
    ) -> str:
        """What the address says, where that is still on offer."""
        del label, is_labelled
        return _wanted(self.said, name, options, default)

    def one_of_few(self, label: str, name: str, options: Mapping[str, str], default: str) -> str:
        """The same."""
        return self.one_of(label, name, options, default)


def open_board(key: str) -> None:
    """Open one board, from the call of a button or a list: the page is drawn again with it."""
    st.query_params["open"] = key


def close() -> None:
    """Go back from it to all boards."""
    st.query_params.pop("open", None)


def _wanted(said: Mapping[str, str], name: str, options: Mapping[str, str], default: str) -> str:
    wanted = said.get(name)
    return wanted if wanted is not None and wanted in options else default


def _keep(name: str, value: str, default: str) -> str:
    if value != default:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
    return value
