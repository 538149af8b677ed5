"""The least that Streamlit can do for one screen: five radios, each choice saved in SQLite. What SAIT is compared with."""

import os
import sqlite3

import streamlit as st

LEVELS = ("Not yet", "Early steps", "Working in practice", "Built to last", "Don't know", "Not applicable")

st.session_state.setdefault("place", 0)
for number in range(5):
    item = st.session_state["place"] * 5 + number
    chosen = st.radio(f"Item {item}", LEVELS, index=None, key=f"own.item-{item}:0")
    if chosen is not None:
        with sqlite3.connect(os.environ["FLOOR_DATABASE"], timeout=10) as conn:
            conn.execute(
                "create table if not exists answers (who text, item int, choice text, primary key (who, item))"
            )
            who = st.context.cookies.get("who", "")
            conn.execute("insert or replace into answers values (?, ?, ?)", (who, item, chosen))
        conn.close()
        st.html(f'<div data-saved="{LEVELS.index(chosen)}"></div>')
