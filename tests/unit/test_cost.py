"""What the bill at the end of a run says."""

import subprocess
import sys

import pytest

from tests.cost import Bill, kind_of, processor_seconds

BUSY = "x = 0\nfor n in range(3_000_000): x += n"


def reported(nodeid: str, when: str = "call", outcome: str = "passed", **more: object) -> pytest.TestReport:
    told = ("tests/pages/test_a.py", 1, "Skipped: no browser") if outcome == "skipped" else None
    return pytest.TestReport(nodeid, ("", 0, ""), {}, outcome, told, when, duration=2.0, **more)  # type: ignore[arg-type]


class Said:
    """In the place of the terminal."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def section(self, title: str) -> None:
        self.lines.append(title)

    write_line = section


@pytest.mark.parametrize(
    ("nodeid", "kind"),
    [("tests/pages/every_page/test_access.py::test_a[x/y]", "pages"), ("tests/unit/web/test_a.py::test_b", "unit")],
)
def test_a_kind_is_the_folder_under_tests(nodeid, kind):
    assert kind_of(nodeid) == kind


def test_what_children_used_is_counted_also_once_they_have_ended():
    before = processor_seconds()
    subprocess.run([sys.executable, "-c", BUSY], check=True)
    assert processor_seconds() > before + 0.01


def test_the_bill_has_a_line_for_each_kind_and_says_what_was_skipped_and_why():
    bill, said = Bill(), Said()
    for kind in ("pages", "unit", "unit"):
        for when in ("setup", "call", "teardown"):
            bill.pytest_runtest_logreport(reported(f"tests/{kind}/test_a.py::test_b", when, processor_s=1.0))
    bill.pytest_runtest_logreport(reported("tests/pages/test_a.py::test_c", "setup", "skipped"))

    bill.pytest_terminal_summary(said)  # type: ignore[arg-type]
    table = {line.split()[0]: line.split()[1:5] for line in said.lines[1:]}
    assert table["unit"] == ["2", "0", "6", "12"]
    assert table["pages"] == ["1", "1", "3", "8"]
    assert table["all"] == ["3", "1", "9", "20"]
    assert said.lines[-1] == "skipped 1 of pages: no browser"


def test_where_nothing_ran_there_is_no_bill():
    said = Said()
    Bill().pytest_terminal_summary(said)  # type: ignore[arg-type]
    assert said.lines == []
