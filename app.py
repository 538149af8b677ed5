"""The ASGI application. ``streamlit run app.py`` (or ``make run``) serves it."""

import streamlit as st
from starlette.middleware import Middleware

from sait.errors import SaitError
from sait.web.assets import Assets
from sait.web.connections import Connections
from sait.web.failures import tell_failure
from sait.web.gate import Gate
from sait.web.headers import ResponseHeaders
from sait.web.health import ClosedMetrics
from sait.web.lifespan import lifespan
from sait.web.pages import tell_problem
from sait.web.routes import ROUTES
from sait.web.shell import Shell
from sait.web.whole_run import WholeRunFirst

app = st.App(
    "sait/ui/main.py",
    routes=ROUTES,
    middleware=[
        Middleware(ResponseHeaders),
        Middleware(Assets),
        Middleware(Shell),
        Middleware(ClosedMetrics),
        Middleware(Gate),
        Middleware(Connections),
        Middleware(WholeRunFirst),
    ],
    lifespan=lifespan,
    exception_handlers={SaitError: tell_problem, Exception: tell_failure},
)
