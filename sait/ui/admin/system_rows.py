"""What each light of the System page says, means and asks for."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from urllib.parse import urlsplit

from sait import __version__
from sait.i18n import Translator
from sait.services.running.copies import LOOK_EVERY, NOT_MADE
from sait.services.running.system import GB, CopyState, Light, System
from sait.storage.engine.health import Writing

MB = 1_000_000
ONLY_HERE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is watched. *light* None: a fact that is neither good nor bad. *advice* is for lights not green.

    *is_address*: the value is the same in every language.
    """

    name: str
    light: Light | None
    value: str
    meaning: str
    advice: str = ""
    is_address: bool = False


def system_rows(system: System, address: str, t: Translator) -> Iterator[Row]:
    """Everything that is watched, what keeps answers safe first. *address* is the one that phones use."""
    yield _database(system, t)
    yield _disk(system, t)
    yield _copy(system, t)
    yield _errors(system, t)
    yield _address(address, t)
    yield _phones(system, t)
    yield _last_save(system, t)
    yield _clock(system, t)
    yield _server(system, t)


def _database(system: System, t: Translator) -> Row:
    found = system.health.database
    said = {
        Writing.WORKS: t("Answers can be read and saved."),
        Writing.BUSY: t("Another program is writing to it."),
        Writing.REFUSED: t("Nothing can be saved."),
    }
    advice = _server_advice(t) if found.on_server else _file_advice(t)
    value = said[found.writing] if found.reads else t("It cannot be read.")
    if found.version:
        value = f"{found.version}. {value}"
    size = "" if found.size_b is None else " " + t("Its size: {size}.", size=_size(found.size_b, t))
    meaning = t("Everything is kept in the database. If a phone says that an answer is saved, it is there.")
    return Row(t("Database"), system.health.database_light, value + size, meaning, advice.get(found.writing, ""))


def _file_advice(t: Translator) -> dict[Writing, str]:
    return {
        Writing.BUSY: t(
            "Wait a minute. If it stays like this, close any other program that has the database file open."
        ),
        Writing.REFUSED: t(
            "Ask members to wait. Ask the person who runs this server to check whether the disk is full, or the file"
            " is read-only or missing."
        ),
    }


def _server_advice(t: Translator) -> dict[Writing, str]:
    return {
        Writing.BUSY: t(
            "Wait a minute. If it stays like this, check on the database server what is locking the database."
        ),
        Writing.REFUSED: t(
            "Ask members to wait. Ask the person who runs this server to check whether the database server is running,"
            " can be reached and accepts changes."
        ),
    }


def _disk(system: System, t: Translator) -> Row:
    disk = system.health.disk
    if system.health.database.on_server:
        return Row(
            t("Free disk"),
            None,
            t("Not known: the database is not on a disk of this machine."),
            t("If the disk is full, nothing can be saved. Check the disk of the database server on that server."),
        )
    value = (
        t("{size} free, {share} of the disk.", size=_size(disk.free_b, t), share=t.percent(disk.free_share))
        if disk
        else t("Not known: the database is not on a disk of this machine.")
    )
    return Row(
        t("Free disk"),
        system.health.disk_light,
        value,
        t(
            "If the disk is full, nothing can be saved. Amber means less than 1 GB or a tenth of the disk is free. Red"
            " means less than 100 MB."
        ),
        t(
            "Ask the person who runs this server to make room on the disk that holds the database. What is saved stays"
            " safe."
        ),
    )


def _copy(system: System, t: Translator) -> Row:
    copies = system.copies
    value = (
        t("Made on {moment}, {size}.", moment=_moment(copies.newest.taken_at, t), size=_size(copies.newest.size, t))
        if copies.newest
        else t("There is no copy.")
    )
    waits = {
        CopyState.NONE_NEEDED: t(
            "No copy is needed yet: there is no workshop and no uploaded bank. When there is one, SAIT makes a copy"
            " within {minutes} minutes.",
            minutes=LOOK_EVERY // timedelta(minutes=1),
        ),
        CopyState.ELSEWHERE: t(
            "SAIT makes no copies: there is no pg_dump on this machine, or the number of copies to keep is 0."
        ),
        CopyState.DUE: t("The next is due by {time}.", time=f"{system.copy_due_at.astimezone():%H:%M}"),
    }
    meaning = t(
        "If this machine is lost, the copy is all that is left. Amber means that the last try failed, that the newest"
        " copy is older than 26 hours, or that SAIT does not make copies automatically. You can go on working."
    )
    said = f"{value} {waits.get(system.copy_state, '')}".strip()
    if system.copy_state is CopyState.ELSEWHERE:
        meaning = t(
            "If the database is lost, a copy is all that is left. Ask the person who runs the database server to make"
            " backups there."
        )
        return Row(t("Newest copy"), None, said, meaning)
    return Row(t("Newest copy"), system.copy_light, said, meaning, _copy_advice(system, t))


def _copy_advice(system: System, t: Translator) -> str:
    return {
        CopyState.FAILED: t(
            "SAIT tries again every {minutes} minutes. Ask the person who runs this server to look in the log for the"
            " line that begins with “{line}”: it says why.",
            line=NOT_MADE,
            minutes=LOOK_EVERY // timedelta(minutes=1),
        ),
        CopyState.LATE: t(
            "SAIT has stopped checking whether a copy is due. Ask the person who runs this server to make one now with"
            " {command}, and to start SAIT again after the workshop.",
            command="python -m sait data copy FILE",
        ),
        CopyState.UNWANTED: t(
            "SAIT does not make copies automatically. Ask the person who runs this server to make one now with"
            " {command}, and to set {setting} to the number of daily copies to keep.",
            command="python -m sait data copy FILE",
            setting="SAIT_COPIES_KEPT",
        ),
    }.get(system.copy_state, "")


def _errors(system: System, t: Translator) -> Row:
    told = t.plural(
        "{count} time someone was told that something was not possible.",
        "{count} times someone was told that something was not possible.",
        system.told,
    )
    failed = t.plural("{count} error in the program.", "{count} errors in the program.", system.unexpected)
    return Row(
        t("Errors in the last hour"),
        system.error_light,
        f"{failed} {told}",
        t("A wrong code or password is nobody's fault. Amber means that the program itself failed somewhere."),
        t(
            "You can go on: what was saved is safe. After the workshop, tell the person who runs this server: the log"
            " says where the error is."
        ),
    )


def _address(address: str, t: Translator) -> Row:
    is_only_here = urlsplit(address).hostname in ONLY_HERE
    return Row(
        t("Address for phones"),
        Light.AMBER if is_only_here else Light.GREEN,
        address,
        t("Join links and QR codes lead there."),
        t(
            "Only this machine can open it. Connect this machine to the room's network, or set {setting} to the"
            " address that phones use.",
            setting="SAIT_PUBLIC_URL",
        ),
        is_address=True,
    )


def _phones(system: System, t: Translator) -> Row:
    value = t.plural("{count} member's page is open.", "{count} members' pages are open.", system.phones)
    screens = t.plural("{count} facilitator's page is open.", "{count} facilitators' pages are open.", system.screens)
    meaning = t("A phone that loses the network is counted for up to a minute. A locked phone may not be counted.")
    return Row(t("Phones connected"), None, f"{value} {screens}", meaning)


def _last_save(system: System, t: Translator) -> Row:
    value = _moment(system.last_save, t) if system.last_save else t("None since the server was started.")
    meaning = t(
        "This is the last whole minute in which a choice was saved. The exact time is not kept, so that it cannot be"
        " linked to a person."
    )
    return Row(t("Last save"), None, value, meaning)


def _clock(system: System, t: Translator) -> Row:
    now = system.now.astimezone()
    meaning = t("Compare it with your own clock. It decides when codes stop working.")
    value = t("{day}, {time} (UTC{zone})", day=t.date(now.date()), time=f"{now:%H:%M:%S}", zone=f"{now:%z}")
    return Row(t("Clock of the server"), None, value, meaning)


def _server(system: System, t: Translator) -> Row:
    value = t("SAIT {version}, running since {moment}.", version=__version__, moment=_moment(system.started_at, t))
    built = t(
        "It runs on Python {python} and Streamlit {streamlit}.",
        python=platform.python_version(),
        streamlit=version("streamlit"),
    )
    return Row(t("Server"), Light.GREEN, value, f"{built} {t('Give these numbers when you report an error.')}")


def _moment(moment: datetime, t: Translator) -> str:
    """In the server's own time: 23 November 2026, 14:05."""
    local = moment.astimezone()
    return t("{day}, {time}", day=t.date(local.date()), time=f"{local:%H:%M}")


def _size(size_b: int, t: Translator) -> str:
    """1.5 GB for 1,500,000,000; below 1 GB in MB."""
    if size_b >= GB:
        return t("{size} GB", size=t.number(size_b / GB))
    return t("{size} MB", size=t.number(size_b / MB))
