"""Keeps the catalogues in step with the code: ``python -m sait.i18n.catalogue``, or ``make messages``.

An empty folder with a language's code as its name gets a new catalogue. ``python -m sait.i18n.catalogue FOLDER`` does the
same for languages that are kept elsewhere.
"""

import re
import string
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from sait.i18n.extract import Message, extract
from sait.i18n.languages import CATALOGUES, CODE, IN_FOLDER
from sait.i18n.review import REVIEWED, is_marked_reviewed

COUNT = {"count"}
EMPTY_HEADERS = re.compile(
    r'^"(POT-Creation-Date:|Generated-By:|.*(EMAIL@ADDRESS|LL@li\.org|YEAR-MO-DA)).*\n', re.MULTILINE
)
"""Header lines that say nothing, or that change whenever the file is written."""
HEADER = """\
# What SAIT says in this language. A translator who has read every entry sets X-Reviewed to "yes";
# until then each screen says that its text is a draft. `make messages` keeps the entries in step with the code."""


def main(arguments: Sequence[str] = ()) -> int:
    """Bring every catalogue up to date; 1 when a message has no translation yet."""
    messages = extract()
    faults: list[str] = []
    for language, path in catalogues(Path(arguments[0]) if arguments else CATALOGUES).items():
        catalogue = updated(read(path, language), messages)
        write(path, catalogue, is_reviewed=path.exists() and is_marked_reviewed(path))
        faults += [f"{language}: {fault}" for fault in find_faults(catalogue, messages)]
    print("\n".join([*faults, f"{len(messages)} messages, {len(faults)} faults."]))
    return 1 if faults else 0


def catalogues(folder: Path) -> dict[str, Path]:
    """Where the catalogue of each language in *folder* lies, or will lie."""
    named = (one.name for one in sorted(folder.iterdir()) if one.is_dir() and CODE.fullmatch(one.name))
    return {language: folder / language / IN_FOLDER for language in named}


def read(path: Path, language: str) -> Catalog:
    """The catalogue at *path*, or a new one."""
    if not path.exists():
        return Catalog(language, project="SAIT", version="1", header_comment=HEADER, fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def updated(catalogue: Catalog, messages: Iterable[Message]) -> Catalog:
    """*catalogue* with an entry for each of *messages* and for nothing else; what is translated stays."""
    template = Catalog()
    for message in messages:
        template.add(_key(message), locations=[(message.path, message.line)])
    # No guessing from similar messages: a guess looks translated and says something else.
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def write(path: Path, catalogue: Catalog, *, is_reviewed: bool) -> None:
    """Write *catalogue* so that two people's changes merge: one message a line, no line numbers."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    # Babel drops headers that it does not know, and fills in those that nobody set.
    review = f'"{REVIEWED}: {"yes" if is_reviewed else "no"}\\n"\n'
    text = buffer.getvalue().decode().replace('"MIME-Version:', review + '"MIME-Version:', 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(EMPTY_HEADERS.sub("", text), "utf-8")


def find_faults(catalogue: Catalog, messages: Iterable[Message]) -> list[str]:
    """What keeps *catalogue* from saying every one of *messages*, and entries that none of them needs."""
    wanted = {message.forms[0]: message for message in messages}
    entries = {_forms(entry)[0]: entry for entry in catalogue if entry.id}
    missing = [
        f"{message.path}:{message.line}: no entry: {key}" for key, message in wanted.items() if key not in entries
    ]
    unneeded = [f"no longer in the code: {key}" for key in entries if key not in wanted]
    stale = [f"obsolete entry: {_forms(entry)[0]}" for entry in catalogue.obsolete.values()]
    wrong = [
        f"{message.path}:{message.line}: {fault}: {key}"
        for key, message in wanted.items()
        if key in entries
        for fault in _wrong(entries[key], message, catalogue.num_plurals)
    ]
    return [*missing, *unneeded, *stale, *wrong]


def _wrong(entry: Entry, message: Message, plurals: int) -> Iterator[str]:
    said = tuple(entry.string) if isinstance(entry.string, (tuple, list)) else (entry.string or "",)
    if _forms(entry) != message.forms:
        yield "the English has another plural"
    if entry.fuzzy:
        yield "marked fuzzy"
    if len(said) != (plurals if len(message.forms) > 1 else 1) or not all(said):
        yield "not translated"
    elif any(not _same_placeholders(form, message.forms) for form in said):
        yield "other placeholders than the English"


def _same_placeholders(said: str, forms: tuple[str, ...]) -> bool:
    """Whether *said* fills in what the English does; a plural form may put its number in words."""
    wanted = set.union(*(placeholders(form) for form in forms))
    found = placeholders(said)
    return found == wanted or (len(forms) > 1 and found | COUNT == wanted)


def placeholders(message: str) -> set[str]:
    """The names between braces: ``{"count"}`` for "{count} answers"."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def _key(message: Message) -> str | tuple[str, ...]:
    return message.forms if len(message.forms) > 1 else message.forms[0]


def _forms(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.id) if isinstance(entry.id, (tuple, list)) else (str(entry.id),)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
