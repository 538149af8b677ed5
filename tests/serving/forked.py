"""Servers that are forks of one process, in which everything they load is loaded and compressed already.

A server that is started afresh is at work for five seconds before its first page, and tests start some forty. A fork has
what Python keeps in memory, and nothing that a server does once it is told its settings: that it does for itself.
"""

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NoReturn

from sait.settings import ROOT

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
LOADED = "tests.serving.loaded"


class Fork:
    """A forked server, to be ended and waited for as a ``subprocess.Popen``."""

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> None:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("sait serve", timeout or 0)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


def fork(environment: Mapping[str, str], log: Path) -> Fork:
    """``python -m sait serve`` with this environment, which writes to *log*."""
    kind = multiprocessing.get_context("forkserver")
    kind.set_forkserver_preload([LOADED])
    return Fork(kind.Process(target=_serve, args=(dict(environment), log), daemon=True))


def _serve(environment: Mapping[str, str], log: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    opened = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(opened, stream.fileno())
    os.chdir(ROOT)
    os.execv = _run_here
    sys.argv[1:] = ["serve"]
    runpy.run_module("sait", run_name="__main__")


def _run_here(_python: str, arguments: list[str]) -> NoReturn:
    """What would take this process's place runs in it: ``[python, "-m", module, ...]``."""
    _, _, module, *options = arguments
    sys.argv[1:] = options
    runpy.run_module(module, run_name="__main__")
    raise SystemExit
