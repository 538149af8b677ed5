"""Codings of surveys, their codebooks and their coders, as rows."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from sait.assessment.themes.project import Coder, Project, Stage
from sait.errors import SaitError
from sait.storage.tables.themes import theme_codebooks, theme_coders, theme_figures, theme_projects


def _project(row: RowMapping) -> Project:
    return Project(
        id=row["id"],
        title=row["title"],
        survey_id=row["survey_id"],
        stage=Stage(row["stage"]),
        keep_until=row["keep_until"],
        minimum=row["minimum"],
        demonstration=row["demonstration"],
        version=row["version"],
    )


def list_projects(conn: Connection) -> tuple[Project, ...]:
    """All codings, by their identifiers."""
    query = select(theme_projects).order_by(theme_projects.c.id)
    return tuple(_project(row) for row in conn.execute(query).mappings())


def get_project(conn: Connection, project_id: str) -> Project:
    """One coding; ``themes.unknown`` where there is none."""
    row = conn.execute(select(theme_projects).where(theme_projects.c.id == project_id)).mappings().one_or_none()
    if row is None:
        raise SaitError("themes.unknown")
    return _project(row)


def add_project(conn: Connection, project: Project) -> None:
    """A new coding."""
    conn.execute(
        insert(theme_projects).values(
            id=project.id,
            title=project.title,
            survey_id=project.survey_id,
            stage=project.stage,
            keep_until=project.keep_until,
            minimum=project.minimum,
            demonstration=project.demonstration,
            version=project.version,
        )
    )


def change_project(conn: Connection, project: Project, **values: object) -> None:
    """Write *values* if nobody changed the coding since it was read; otherwise ``edit.stale``."""
    changed = conn.execute(
        update(theme_projects)
        .where(theme_projects.c.id == project.id, theme_projects.c.version == project.version)
        .values(version=project.version + 1, **values)
    )
    if changed.rowcount == 0:
        raise SaitError("edit.stale")


def list_due(conn: Connection, today: date) -> tuple[Project, ...]:
    """The codings whose answers were to be kept until a day before *today*."""
    query = select(theme_projects).where(theme_projects.c.keep_until < today).order_by(theme_projects.c.id)
    return tuple(_project(row) for row in conn.execute(query).mappings())


def list_codebooks(conn: Connection, project_id: str) -> tuple[tuple[str, str, datetime, str], ...]:
    """Every version of the codebook as it was written, the last one last: version, content, when and by whom."""
    query = (
        select(theme_codebooks).where(theme_codebooks.c.project_id == project_id).order_by(theme_codebooks.c.kept_at)
    )
    rows = conn.execute(query).mappings()
    return tuple((row["version"], row["content"], row["kept_at"], row["who"]) for row in rows)


def add_codebook(conn: Connection, project_id: str, *, version: str, content: str, at: datetime, who: str) -> None:
    """Keep a version of the codebook."""
    conn.execute(
        insert(theme_codebooks).values(project_id=project_id, version=version, content=content, kept_at=at, who=who)
    )


def list_coders(conn: Connection, project_id: str) -> tuple[Coder, ...]:
    """Who codes, by name."""
    query = select(theme_coders).where(theme_coders.c.project_id == project_id).order_by(theme_coders.c.coder)
    return tuple(Coder(row["coder"], row["finished"]) for row in conn.execute(query).mappings())


def add_coder(conn: Connection, project_id: str, coder: str) -> None:
    """One more who codes."""
    conn.execute(insert(theme_coders).values(project_id=project_id, coder=coder, finished=False))


def remove_coder(conn: Connection, project_id: str, coder: str) -> bool:
    """Let somebody code no longer; whether they did."""
    of_coder = (theme_coders.c.project_id == project_id, theme_coders.c.coder == coder)
    return conn.execute(delete(theme_coders).where(*of_coder)).rowcount == 1


def set_finished(conn: Connection, project_id: str, coder: str, *, finished: bool) -> None:
    """Note that a coder is done, or goes on."""
    of_coder = (theme_coders.c.project_id == project_id, theme_coders.c.coder == coder)
    conn.execute(update(theme_coders).where(*of_coder).values(finished=finished))


def keep_figures(conn: Connection, project_id: str, body: Mapping[str, Any], *, at: datetime) -> None:
    """Keep the one release of a coding's figures."""
    conn.execute(insert(theme_figures).values(project_id=project_id, published_at=at, body=dict(body)))


def find_figures(conn: Connection, project_id: str) -> Mapping[str, Any] | None:
    """What was released, None before."""
    query = select(theme_figures.c.body).where(theme_figures.c.project_id == project_id)
    body: Mapping[str, Any] | None = conn.execute(query).scalar_one_or_none()
    return body
