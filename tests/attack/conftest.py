"""The settings name the test's own database, as where faults are done to it."""

from tests.faults.conftest import configured

__all__ = ["configured"]
