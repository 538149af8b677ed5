"""Roles in words: what each is called, what it may do, and of which board."""

from collections.abc import Mapping

from sait.assessment.access import Grant, Role
from sait.i18n import Text, Translator


def grant_words(grant: Grant, boards: Mapping[str, Text], t: Translator) -> str:
    """A role with its board, such as *facilitator of every board*."""
    board = t.text(boards[grant.board_id]) if grant.board_id is not None else ""
    if grant.role is Role.FACILITATOR:
        return t("facilitator of {board}", board=board) if board else t("facilitator of every board")
    if grant.role is Role.BUSINESS_MANAGER:
        return t("business manager of {board}", board=board)
    return {
        Role.ADMINISTRATOR: t("administrator"),
        Role.ANALYST: t("analyst of released results"),
        Role.RESEARCHER: t("researcher of surveys"),
        Role.CODER: t("coder of open answers"),
    }[grant.role]


def role_words(role: Role, t: Translator) -> str:
    """A role with what it is for, to choose from."""
    return {
        Role.ADMINISTRATOR: t("Administrator: accounts, boards, banks and the server; sees no answers"),
        Role.FACILITATOR: t(
            "Facilitator: opens and leads workshops; for a regional board, also those of its local boards"
        ),
        Role.BUSINESS_MANAGER: t("Business manager: how many have answered, and the actions; sees no answers"),
        Role.ANALYST: t("Analyst: what boards have released to others, side by side"),
        Role.RESEARCHER: t("Researcher: leads surveys and reads their answers once they have closed"),
        Role.CODER: t("Coder: reads open answers and codes them, without board members' other answers"),
    }[role]
