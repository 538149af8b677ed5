"""Which sector a member comes from: offered where they join, and theirs to change or take back."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sait.assessment.members.sectors import read_sector
from sait.errors import SaitError
from sait.services.members import joining
from sait.settings import settings
from sait.web.pages.page import Form, database, in_a_thread, page, translator_of
from sait.web.server import cookies
from sait.wording.sectors import named_sectors

STATUS = {"form.foreign": 403, "workshop.closed": 410, "sector.not-asked": 404}
"""What the browser is told beside the words; anything else is 400."""


def own_sector(request: Request, form: Form) -> Response:
    """What the member said, and the form to say otherwise."""
    t = translator_of(request)
    title = t("Your sector")
    workshop_id = request.cookies.get(cookies.PLACE, "")
    token = request.cookies.get(cookies.member_cookie(workshop_id))
    member = joining.find_member(database(), workshop_id=workshop_id, token=token)
    if member is None:
        return page(request, "problem.html", title=title, status=404, problem=SaitError("member.unknown"))
    try:
        if request.method == "POST":
            joining.change_sector(database(), member=member, sector=read_sector(form().get("sector", "")))
            return RedirectResponse("/continue", 303)
        joining.check_asked(joining.workshop_of(database(), member))
    except SaitError as problem:
        status = STATUS.get(problem.code, 400)
        return page(request, "problem.html", title=title, status=status, problem=problem)
    said = joining.sector_of(database(), member)
    response = page(
        request,
        "sector.html",
        title=title,
        sectors=named_sectors(t),
        said=said,
        minimum=settings().minimum_group,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = [Route("/sector", in_a_thread(own_sector), methods=["GET", "POST"])]
