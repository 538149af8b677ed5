"""What people are told about the database, where it lies, and copies of it."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "storage.busy": (
        marked("Too many people were saving at the same time, so this was not saved."),
        marked("Wait a moment and try again. If this keeps happening, tell the person who runs this server."),
    ),
    "storage.damaged": (
        marked("The database file is damaged."),
        marked(
            "Ask the person who runs this server to stop SAIT and restore a copy with python -m sait data restore FILE."
        ),
    ),
    "storage.full": (
        marked("The server's disk is full or cannot be written to, so nothing was saved."),
        marked(
            "What was saved before is safe. Ask the person who runs this server to make room or check the disk, then"
            " try again."
        ),
    ),
    "storage.locked": (
        marked("Another program is using the database, so nothing was saved."),
        marked(
            "Wait a moment and try again. If this keeps happening, ask the person who runs this server to close that"
            " program."
        ),
    ),
    "storage.moved": (
        marked("The database file has been moved or replaced, so nothing can be read or saved."),
        marked(
            "What was saved before is in the file that was moved. Ask the person who runs this server to put that file"
            " back, or to stop SAIT before they put another file there."
        ),
    ),
    "storage.newer": (
        marked("This database was written by a newer version of SAIT."),
        marked("Start the newer version, or use an earlier copy of the database."),
    ),
    "storage.not-migrated": (
        marked("The database could not be brought up to date. It is as it was before."),
        marked("Start the version of SAIT that you used before, and report this."),
    ),
    "storage.no-driver": (
        marked("The program that connects SAIT to PostgreSQL is not installed."),
        marked("Install it with pip install -r requirements-postgresql.txt, then start SAIT again."),
    ),
    "storage.no-server": (
        marked("No database server answers at SAIT_DATABASE_URL, or it does not let SAIT in."),
        marked("Check that it runs, then check its address, the database's name, the user and the password."),
    ),
    "storage.read-only": (
        marked("The database can be read but not written to, so nothing was saved."),
        marked(
            "Tell the person who runs this server that SAIT must be able to write to the database file and its folder."
        ),
    ),
    "storage.server-damaged": (
        marked("The database server reports that its data are damaged."),
        marked("Ask the person who runs this server to stop SAIT and restore a backup of the database."),
    ),
    "storage.server-full": (
        marked("The disk of the database server is full, so nothing was saved."),
        marked(
            "What was saved before is safe. Ask the person who runs this server to make room there, then try again."
        ),
    ),
    "storage.server-read-only": (
        marked("The database server is not accepting changes, so nothing was saved."),
        marked(
            "Tell the person who runs this server that SAIT_DATABASE_URL must name a server that can be written to,"
            " and a user who owns the tables."
        ),
    ),
    "storage.unavailable": (
        marked("The database cannot be reached, so nothing was saved."),
        marked("Wait a moment and try again. If this keeps happening, tell the facilitator."),
    ),
    "copy.before-migration": (
        marked("SAIT needs to update the database, but could not make a copy of it first."),
        marked("Make room in {folder}, or name another folder in SAIT_COPIES_FOLDER. The database is as it was."),
    ),
    "copy.exists": (
        marked("There is already a file or folder at {path}."),
        marked("Choose another name: SAIT never replaces anything with a copy."),
    ),
    "copy.failed": (
        marked("The copy could not be written to {path}."),
        marked("Check that the folder can be written to, and try again. Nothing else was changed."),
    ),
    "copy.full": (
        marked("There is no room for the copy {path}."),
        marked("Make room, or choose another disk. Nothing else was changed."),
    ),
    "copy.missing": (marked("There is no file {path}."), marked("Check its name and where it is.")),
    "copy.no-file": (
        marked("SAIT restores SQLite files only, and this database is on a server."),
        marked("Use pg_restore there. The section on PostgreSQL in docs/operations.md says how."),
    ),
    "copy.no-program": (
        marked("There is no pg_dump on this machine, so no copy was made."),
        marked("Install PostgreSQL's own programs, or set up the backups of the database server."),
    ),
    "copy.running": (
        marked("SAIT or another program is using {path}."),
        marked("Stop it, then restore. Nothing was changed."),
    ),
    "copy.unusable": (
        marked("{path} is not a valid copy of a SAIT database."),
        marked("Choose another copy. Nothing was changed."),
    ),
}
