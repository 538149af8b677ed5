"""Every screen: its file, its name, its address, and the right that opens it."""

from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from sait.assessment.access import Right
from sait.errors import SaitError
from sait.i18n import Translator, marked
from sait.ui.shell import PAGES, link, tell
from sait.ui.visitor import Visitor

HOME = ""
PREPARE = marked("Prepare")
IN_THE_ROOM = marked("In the room")
AFTERWARDS = marked("Afterwards")
ADMINISTRATION = marked("Administration")


@dataclass(frozen=True, slots=True)
class Screen:
    """One file of ``pages``. *right* None opens it for everybody; *group* is where the navigation lists it, None: nowhere.

    *bare*: nothing stands around it, neither navigation nor links. The right is asked for any board at all. Which boards, the page itself asks where it reads their workshops.
    """

    name: str
    title: str
    right: Right | None
    group: str | None = None
    bare: bool = False

    @property
    def path(self) -> str:
        return "" if self.name == "home" else self.name.replace("_", "-")

    def is_open_to(self, visitor: Visitor) -> bool:
        """Whether the visitor may open it."""
        return self.right is None or visitor.may(self.right)


SCREENS = (
    Screen("home", marked("Home"), None, HOME),
    Screen("workshops", marked("Open a workshop"), Right.WORKSHOP_RUN, PREPARE),
    Screen("invite", marked("Join code"), Right.WORKSHOP_RUN, PREPARE),
    Screen("banks", marked("Banks"), Right.BANKS_READ, PREPARE),
    Screen("live", marked("Live"), Right.RESPONSES_COUNT, IN_THE_ROOM),
    Screen("agree", marked("Agree levels"), Right.DECISIONS_EDIT, IN_THE_ROOM),
    Screen("decide_and_act", marked("Decide and act"), Right.ACTIONS_SEE, IN_THE_ROOM),
    Screen("compare", marked("Compare"), Right.RESULTS_RELEASED, AFTERWARDS),
    Screen("export", marked("Export"), Right.RESULTS_RELEASED, AFTERWARDS),
    Screen("surveys", marked("Surveys"), Right.SURVEY_SEE, AFTERWARDS),
    Screen("themes", marked("Themes"), Right.THEMES_CODE, AFTERWARDS),
    Screen("boards", marked("Boards"), Right.BOARDS_MANAGE, ADMINISTRATION),
    Screen("accounts", marked("Accounts"), Right.ACCOUNTS_MANAGE, ADMINISTRATION),
    Screen("system", marked("System"), Right.SYSTEM_SEE, ADMINISTRATION),
    Screen("projector", marked("Projector"), Right.WORKSHOP_RUN, bare=True),
    Screen("wall", marked("The wall"), Right.RESULTS_RELEASED, bare=True),
    Screen("take_part", marked("Take part"), Right.WORKSHOP_ANSWER),
    Screen("score", marked("Questions"), Right.WORKSHOP_ANSWER),
)


def screen_at(path: str) -> Screen:
    """The screen with this address."""
    return next(screen for screen in SCREENS if screen.path == path)


def navigation(visitor: Visitor) -> dict[str, list[StreamlitPage]]:
    """Every screen by its group, named in the reader's language. Those not open to them can be asked for and are refused."""
    t = visitor.t
    listed = tuple(screen.group is not None and screen.is_open_to(visitor) for screen in SCREENS)
    groups: dict[str, list[StreamlitPage]] = {HOME: []}
    for screen, page in zip(SCREENS, _pages(t, listed), strict=True):
        group = t(screen.group) if screen.group else HOME
        # A run marks the page that it draws: each has copies of its own.
        groups.setdefault(group, []).append(copy(page))
    return groups


@lru_cache(maxsize=64)
def _pages(t: Translator, listed: tuple[bool, ...]) -> tuple[StreamlitPage, ...]:
    """The pages, made once: each asks the disk for its file, which took a tenth of the time of every run."""
    return tuple(
        st.Page(
            PAGES / f"{screen.name}.py",
            title=t(screen.title),
            url_path=screen.path or None,
            default=not screen.path,
            visibility="visible" if is_listed else "hidden",
        )
        for screen, is_listed in zip(SCREENS, listed, strict=True)
    )


def refuse(screen: Screen, visitor: Visitor) -> None:
    """Say why the screen is not shown, with the way that may lead to it."""
    t = visitor.t
    if screen.right is Right.WORKSHOP_ANSWER:
        tell(visitor.no_member, t)
        link(t("Type the code or use a resume slip"), "/join", kind="button")
    elif visitor.account is None:
        st.title(t("Sign in first"), anchor=False)
        st.markdown(t("This page is for people with an account."))
        link(t("Sign in"), f"/sign-in?next=/{screen.path}", kind="button primary")
    else:
        st.title(visitor.t(screen.title), anchor=False)
        tell(SaitError("account.no-right"), t)
        link(t("To the front page"), "/", kind="button")
