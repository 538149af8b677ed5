"""The ASGI application. ``streamlit run app.py`` (or ``make run``) serves it."""

import streamlit as st
from starlette.middleware import Middleware

from sait.errors import SaitError
from sait.web.gate import Gate
from sait.web.pages import tell_problem
from sait.web.routes import ROUTES, lifespan
from sait.web.shell import Shell

app = st.App(
    "sait/ui/main.py",
    routes=ROUTES,
    middleware=[Middleware(Shell), Middleware(Gate)],
    lifespan=lifespan,
    exception_handlers={SaitError: tell_problem},
)
