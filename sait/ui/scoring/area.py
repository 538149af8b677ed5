"""A member of a regional board names the local arrangements they know best."""

import streamlit as st

from sait.i18n import Translator
from sait.i18n.alphabet import names_in_order
from sait.services.members.opened import MemberSheet
from sait.services.members.responses import choose_local_area
from sait.ui.plain import plain
from sait.ui.shell import told
from sait.ui.visitor import database


def area_choice(opened: MemberSheet, t: Translator) -> None:
    """Ask for the area, and save it at once."""
    areas = names_in_order(opened.invitation.local_areas, t.language)
    saved = opened.sheet.member.local_area_id
    options = list(areas)
    st.header(t("Now the local arrangements"), anchor=False)
    st.markdown(
        t(
            "From here on you are asked each part twice: about your own board, and about the local arrangements you"
            " know best. You can skip the local arrangements."
        )
    )
    with st.container(key="sait-area"):  # drawn as the levels are: each as wide as the phone
        chosen = st.radio(
            t("Which local arrangements do you know best?"),
            options,
            index=options.index(saved) if saved in options else None,
            format_func=lambda area_id: plain(t.text(areas[area_id])),
            key=f"area:{saved}",
        )
    if chosen is not None and chosen != saved:
        with told(t):
            choose_local_area(database(), member=opened.sheet.member, area_id=chosen, allowed=options)
            st.rerun()
    if saved in options:
        st.markdown("✓ " + t("Saved: {area}", area=plain(t.text(areas[saved]))))
