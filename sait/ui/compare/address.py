"""Choices that stand in the page's address: a link shows to others what one sees, in their own language."""

from collections.abc import Mapping

import streamlit as st


def pick(label: str, name: str, options: Mapping[str, str], default: str, *, is_labelled: bool = True) -> str:
    """One of *options* (what the address says, and what is read) from a list; *default* stands in no address.

    *is_labelled*: the label is to be seen, not only heard; where what is chosen says by itself what it is, it need not be.
    """
    listed = list(options)
    start = listed.index(_wanted(name, options, default))
    chosen = st.selectbox(
        label,
        listed,
        index=start,
        format_func=options.__getitem__,
        key=f"compare-{name}",
        label_visibility="visible" if is_labelled else "collapsed",
    )
    return _keep(name, str(chosen), default)


def pick_beside_each_other(label: str, name: str, options: Mapping[str, str], default: str) -> str:
    """The same as buttons in one row."""
    chosen = st.segmented_control(
        label,
        list(options),
        default=_wanted(name, options, default),
        required=True,
        format_func=options.__getitem__,
        key=f"compare-{name}",
        label_visibility="collapsed",
        wrap=True,
    )
    return _keep(name, str(chosen), default)


def open_board(key: str) -> None:
    """Open one board, from the call of a button or a list: the page is drawn again with it."""
    st.query_params["open"] = key


def close() -> None:
    """Go back from it to all boards."""
    st.query_params.pop("open", None)


def _wanted(name: str, options: Mapping[str, str], default: str) -> str:
    wanted = st.query_params.get(name)
    return wanted if wanted is not None and wanted in options else default


def _keep(name: str, value: str, default: str) -> str:
    if value != default:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
    return value
