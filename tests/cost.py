"""What a test run costs, by kind of test: the folder of ``tests`` that a test is in.

Seconds of processor count the test process and everything it started: servers, browsers and whatever these started.
They hardly depend on what else the machine does, so two runs can be compared. Seconds of worker are the wall seconds that
workers spent on the kind: with two workers on a quiet machine a run lasts half of their sum.
"""

import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import psutil
import pytest

TESTS = "tests"
COLLECTING = "cost_of_collecting_s"
FIRST = ("e2e", "faults", "pages", "attack")
"""The kinds whose files take longest."""


def _spent(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        times = process.cpu_times()
        # Those of children are of children that have ended; they exist where the system keeps them.
        ended = getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
        return float(times.user + times.system + ended)
    return 0.0


def processor_seconds() -> float:
    """Seconds of processor that this process and all below it have used so far, those that have ended included."""
    own = psutil.Process()
    return _spent(own) + sum(_spent(child) for child in own.children(recursive=True))


@dataclass
class Cost:
    """What one kind of test has cost so far."""

    tests: int = 0
    processor_s: float = 0.0
    worker_s: float = 0.0
    skipped: Counter[str] = field(default_factory=Counter)

    def add(self, report: pytest.TestReport) -> None:
        self.processor_s += getattr(report, "processor_s", 0.0)
        self.worker_s += report.duration
        if report.when == "setup" and report.outcome != "skipped":
            self.tests += 1
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped[_reason(report)] += 1


def _reason(report: pytest.TestReport) -> str:
    told = report.longrepr
    return str(told[2] if isinstance(told, tuple) else told).removeprefix("Skipped: ")


def kind_of(nodeid: str) -> str:
    """``tests/pages/every_page/test_access.py::test_a`` is of the kind ``pages``."""
    parts = nodeid.split("::", maxsplit=1)[0].split("/")
    return parts[1] if parts[0] == TESTS and len(parts) > 2 else TESTS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no worker is left alone with one at the end."""
    kinds = [*FIRST, *sorted({kind_of(item.nodeid) for item in items} - set(FIRST))]
    items.sort(key=lambda item: kinds.index(kind_of(item.nodeid)))


class Meter:
    """In each process that runs tests: says in every report what was spent since the one before."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._at = 0.0

    def _since_before(self) -> float:
        before, self._at = self._at, processor_seconds()
        # What a child did is lost to the count where its parent never waits for its end.
        return max(0.0, self._at - before)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> None:
        spent = self._since_before()
        if hasattr(self._config, "workeroutput"):
            self._config.workeroutput[COLLECTING] = spent

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Iterator[None]:
        report = yield
        report.processor_s = self._since_before()
        return report


class Bill:
    """In the process that reports: one line for each kind at the end."""

    def __init__(self) -> None:
        self._costs: dict[str, Cost] = {}
        self._collecting_s = 0.0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._costs.setdefault(kind_of(report.nodeid), Cost()).add(report)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        self._collecting_s += getattr(node, "workeroutput", {}).get(COLLECTING, 0.0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self._costs:
            return
        terminalreporter.section("what it cost, by kind of test")
        terminalreporter.write_line(f"{'kind':10}{'ran':>6}{'skipped':>9}{'processor s':>13}{'worker s':>10}")
        whole = Cost(processor_s=self._collecting_s)
        for kind, cost in sorted(self._costs.items(), key=lambda one: -one[1].processor_s):
            terminalreporter.write_line(_line(kind, cost))
            whole.tests += cost.tests
            whole.processor_s += cost.processor_s
            whole.worker_s += cost.worker_s
            whole.skipped += cost.skipped
        terminalreporter.write_line(_line("all", whole) + f"  ({self._collecting_s:.0f} s of processor to collect)")
        for kind, cost in self._costs.items():
            for reason, count in cost.skipped.items():
                terminalreporter.write_line(f"skipped {count} of {kind}: {reason}")


def _line(kind: str, cost: Cost) -> str:
    counts = f"{cost.tests:6}{cost.skipped.total():9}"
    return f"{kind:10}{counts}{cost.processor_s:13.0f}{cost.worker_s:10.0f}"


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Measure where tests run, and report where reports come together: with workers these are not the same process."""
    is_worker = hasattr(config, "workerinput")
    if is_worker or not config.getoption("numprocesses", None):
        config.pluginmanager.register(Meter(config), "meter")
    if not is_worker:
        config.pluginmanager.register(Bill(), "bill")
