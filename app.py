"""The ASGI application. ``streamlit run app.py`` (or ``make run``) serves it."""

import streamlit as st
from starlette.middleware import Middleware

from sait.errors import SaitError
from sait.web.pages.page import tell_problem
from sait.web.routes import ROUTES
from sait.web.server.assets import Assets
from sait.web.server.connections import Connections
from sait.web.server.failures import tell_failure
from sait.web.server.gate import Gate
from sait.web.server.headers import ResponseHeaders
from sait.web.server.health import ClosedMetrics
from sait.web.server.lifespan import lifespan
from sait.web.server.shell import Shell
from sait.web.server.whole_run import WholeRunFirst

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
