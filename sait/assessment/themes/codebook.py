"""A codebook: the codes that open answers are given, each with what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sait.i18n.text import Text


@dataclass(frozen=True, slots=True)
class Code:
    """One code. *key*: the few letters that coders may type for its *id*; *under*: the code that it stands under."""

    id: str
    name: Text
    definition: Text
    examples: tuple[Text, ...] = ()
    key: str = ""
    under: str | None = None

    @property
    def typed(self) -> str:
        """What a coder types for it."""
        return self.key or self.id


@dataclass(frozen=True, slots=True)
class Codebook:
    """A version of a codebook; codes stand in the order in which it was written."""

    id: str
    version: str
    title: Text
    codes: tuple[Code, ...]

    def find(self, typed: str) -> Code | None:
        """The code with this key or identifier, in capitals or not; None where there is none."""
        wanted = typed.casefold()
        return next((code for code in self.codes if wanted in {code.id, code.key}), None)


def build_codebook(document: Mapping[str, Any]) -> Codebook:
    """The codebook of a *document* that was checked (``check_codebook``)."""
    return Codebook(
        document["id"], document["version"], document["title"], tuple(_code(one) for one in document["codes"])
    )


def _code(document: Mapping[str, Any]) -> Code:
    return Code(
        id=document["id"],
        name=document["name"],
        definition=document["definition"],
        examples=tuple(document.get("examples", ())),
        key=document.get("key", ""),
        under=document.get("under"),
    )


def version_numbers(version: str) -> tuple[int, ...]:
    """Versions in their order: 1.10 comes after 1.9.

    >>> version_numbers("1.10") > version_numbers("1.9")
    True
    """
    return tuple(int(part) for part in version.split("."))
