"""The whole schema: every module of tables adds its own to it. Times are aware UTC; identifiers are stable and readable where people meet them."""

from sait.storage.tables import (
    accounts,
    answers,
    banks,
    boards,
    decisions,
    left,
    members,
    releases,
    surveys,
    themes,
    workshops,
)
from sait.storage.tables.columns import metadata

__all__ = ["metadata"]

MODULES = (accounts, answers, banks, boards, decisions, left, members, releases, surveys, themes, workshops)
"""Imported so that their tables are in the schema, whoever asks for it."""
