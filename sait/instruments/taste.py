"""Rules of taste and of fit: which of them a bank breaks and where, and which of them its author accepts by name."""

from collections.abc import Iterable, Mapping
from typing import Any

from sait.instruments.build import as_written_now
from sait.instruments.checks import check_instrument
from sait.instruments.overlays import check_bank_overlay
from sait.instruments.problems import WARNINGS, Problem
from sait.instruments.reading import table
from sait.instruments.shape import check_shape
from sait.instruments.source import Source

PREFIX = "bank."


def rule_of(problem: Problem) -> str:
    """The name under which an author accepts what this is about, such as ``descriptors-alike``."""
    return problem.code.removeprefix(PREFIX)


def is_warning(problem: Problem) -> bool:
    """Whether a bank with this can be used all the same."""
    return problem.code in WARNINGS


def report_unused(source: Source, warnings: Iterable[Problem]) -> None:
    """Report what the bank accepts although nothing breaks it."""
    broken = {rule_of(one) for one in warnings}
    for rule in table(table(source.data).get("accepts")):
        if source.sound(("accepts", rule)) and rule not in broken:
            source.report(("accepts", rule), "bank.accept-unused", rule=rule)


def broken_rules(document: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Rule to what breaks it, by identifier in reading order: ``{"descriptors-alike": ("GOV-03", "GOV-04")}``."""
    bank, overlays = as_written_now(document)
    source = Source("", dict(bank))
    check_shape(source, "instrument")
    check_instrument(source, {name: one["source"] for name, one in document["schemes"].items()})
    sources = [source]
    for language, words in overlays.items():
        overlay = Source("", dict(words))
        check_shape(overlay, "overlay")
        check_bank_overlay(source, overlay, language)
        sources.append(overlay)
    found: dict[str, dict[str, None]] = {}
    for problem in (one for each in sources for one in each.problems if is_warning(one)):
        found.setdefault(rule_of(problem), {})[_about(problem)] = None
    return {rule: tuple(names) for rule, names in found.items()}


def _about(problem: Problem) -> str:
    """The identifier of what breaks a rule; for a bank's own texts its title stands."""
    return str(next((problem.context[key] for key in ("item", "domain", "id", "about") if key in problem.context), ""))
