"""What people are told about the database, where it lies, and copies of it."""

from sait.i18n.translator import marked

PROBLEMS: dict[str, tuple[str, str]] = {
    "storage.busy": (
        marked("Others were writing at the same moment, so nothing was saved."),
        marked("Wait a moment and try again. If it goes on, tell whoever runs this server."),
    ),
    "storage.damaged": (
        marked("The database file is damaged."),
        marked("Tell whoever runs this server: stop SAIT and restore a copy with python -m sait data restore FILE."),
    ),
    "storage.full": (
        marked("The server's disk is full or refuses to write, so nothing was saved."),
        marked(
            "What was saved before is safe. Tell whoever runs this server to make room or check the disk, then try again."
        ),
    ),
    "storage.locked": (
        marked("Another program holds the database, so nothing was saved."),
        marked("Wait a moment and try again. If it goes on, tell whoever runs this server to close that program."),
    ),
    "storage.moved": (
        marked("The database file has been moved or replaced, so nothing can be read or saved."),
        marked(
            "What was saved before is in the file that was moved. Tell whoever runs this server: put that file back in its place, or stop SAIT before another file is put there."
        ),
    ),
    "storage.newer": (
        marked("This database was written by a newer version of SAIT."),
        marked("Start the newer version, or use a copy of the database from before."),
    ),
    "storage.not-migrated": (
        marked("The database could not be brought up to date. It is as it was before."),
        marked("Start the version of SAIT that you used before, and report this."),
    ),
    "storage.no-driver": (
        marked("What SAIT needs to speak with PostgreSQL is not installed."),
        marked("Install it with pip install -r requirements-postgresql.txt, then start SAIT again."),
    ),
    "storage.no-server": (
        marked("No database server answers at SAIT_DATABASE_URL, or it does not let SAIT in."),
        marked("Check that it runs, then check its address, the database's name, the user and the password."),
    ),
    "storage.read-only": (
        marked("The database can be read but not written to, so nothing was saved."),
        marked("Tell whoever runs this server: SAIT must be able to write to the database file and its folder."),
    ),
    "storage.server-damaged": (
        marked("The database server reports that its data are damaged."),
        marked("Tell whoever runs this server: stop SAIT and bring back a backup of the database."),
    ),
    "storage.server-full": (
        marked("The disk of the database server is full, so nothing was saved."),
        marked("What was saved before is safe. Tell whoever runs this server to make room there, then try again."),
    ),
    "storage.server-read-only": (
        marked("The database server takes no changes, so nothing was saved."),
        marked(
            "Tell whoever runs this server: SAIT_DATABASE_URL must name a server that can be written to, and a user who owns the tables."
        ),
    ),
    "storage.unavailable": (
        marked("The database cannot be reached, so nothing was saved."),
        marked("Wait a moment and try again. If it goes on, tell the facilitator."),
    ),
    "copy.before-migration": (
        marked("The database has to be brought up to date, and the copy that SAIT takes before could not be made."),
        marked("Make room in {folder}, or name another folder in SAIT_COPIES_FOLDER. The database is as it was."),
    ),
    "copy.exists": (
        marked("There is something at {path} already."),
        marked("Choose another name: a copy never takes the place of anything."),
    ),
    "copy.failed": (
        marked("The copy could not be written to {path}."),
        marked("Check that the folder may be written to, and try again. Nothing else was changed."),
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
        marked("SAIT or another program is at work on {path}."),
        marked("Stop it, then restore. Nothing was changed."),
    ),
    "copy.unusable": (
        marked("{path} is not a sound copy of a SAIT database."),
        marked("Choose another copy. Nothing was changed."),
    ),
}
