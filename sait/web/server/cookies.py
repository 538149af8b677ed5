"""The cookies: what each is called, and how it is set. None is readable by scripts."""

from starlette.responses import Response

from sait.settings import settings

PREFIX = "sait_"
"""Every name begins with it: a cookie that does not is none of ours, and is not sent."""

LANGUAGE = "sait_language"
TEXT_SIZE = "sait_text"
SIGN_IN = "sait_session"
OIDC = "sait_oidc"
"""Names the sign-in that this browser has begun at the OpenID provider; gone once it has come back."""
PLACE = "sait_at"
"""Names the workshop this browser is in now. It is no secret."""

PLAIN = "sait_plain"
"""Says that this browser is given the plain pages of a room."""

PHONE_CHECK = "sait_preflight"
"""Shows for a quarter of an hour that a phone keeps cookies; it holds the code of the check, and is read by nothing else."""

_YEAR_S = 365 * 24 * 3600


def member_cookie(workshop_id: str) -> str:
    """The cookie that lets this browser answer in one workshop: one each, so that nothing links a person across them."""
    return f"sait_m_{workshop_id}"


def survey_cookie(token_hash: str) -> str:
    """The cookie whose secret opens what this browser has answered to a survey's link: one each, by part of its hash."""
    return f"sait_s_{token_hash[:12]}"


def keep(response: Response, name: str, value: str, *, seconds: int = _YEAR_S) -> None:
    """Set a cookie that scripts cannot read and other sites cannot send along."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=settings().served_securely)


def drop(response: Response, name: str) -> None:
    """Remove a cookie."""
    response.delete_cookie(name, httponly=True, samesite="lax", secure=settings().served_securely)
