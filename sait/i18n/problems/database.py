"""What people are told when the database cannot be used."""

from sait.i18n.translator import marked

STORAGE_PROBLEMS: dict[str, tuple[str, str]] = {
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
}
