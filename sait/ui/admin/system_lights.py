"""The lights of the System page, drawn: a sign, a word and a colour, so that none has to be seen to be understood."""

from html import escape

import streamlit as st

from sait.i18n import Translator
from sait.services.running.system import Light, read_system
from sait.settings import settings
from sait.ui.admin.system_rows import Row, system_rows
from sait.ui.parts.polling import keep_fresh
from sait.web.server.address import phone_address

SECONDS = 5.0
SIGNS = {Light.GREEN: "✓", Light.AMBER: "!", Light.RED: "✕"}


def system_lights(t: Translator) -> None:
    """Every light as it is now, and again every few seconds."""

    def draw() -> None:
        system = read_system(settings().database_address)
        st.html(
            f'<dl class="sait-lights">{"".join(_drawn(row, t) for row in system_rows(system, phone_address(), t))}</dl>'
        )

    keep_fresh(draw, t, seconds=SECONDS)


def _drawn(row: Row, t: Translator) -> str:
    needs_advice = row.light in {Light.AMBER, Light.RED}
    advice = f"<p><strong>{escape(t('What to do:'))}</strong> {escape(row.advice)}</p>" if needs_advice else ""
    kept = ' translate="no"' if row.is_address else ""
    return (
        f'<div><dt>{escape(row.name)}</dt><dd>{_light(row.light, t)}<p class="value"{kept}>{escape(row.value)}</p>'
        f'<p class="meaning">{escape(row.meaning)}</p>{advice}</dd></div>'
    )


def _light(light: Light | None, t: Translator) -> str:
    if light is None:
        return ""
    words = {Light.GREEN: t("In order"), Light.AMBER: t("Look at it today"), Light.RED: t("Act now")}
    sign = f'<span aria-hidden="true">{SIGNS[light]}</span>'
    return f'<p class="light {light}">{sign} {escape(words[light])}</p>'
