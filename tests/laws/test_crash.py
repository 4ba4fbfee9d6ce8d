"""The law of crashes: a kill between any two steps of the write path loses and changes nothing."""

import multiprocessing
import signal
from pathlib import Path

import pytest

from runtime import crash
from runtime.shapes import Fold, Join, Map, Sink
from tests.laws.cases import Case, cases
from tests.laws.stores import dead, last_words, opened, put, rows, run, run_case, said

POINTS = [point for point in crash.POINTS if point != "after_ledger"]  # that one is the collector's


def _run_and_die(case: Case, folder: Path, at: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(crash.ASKED, at)
        run(opened(folder, batch=4), case.service(folder / "side"))


def _killed(case: Case, folder: Path, at: str) -> bool:
    child = multiprocessing.get_context("fork").Process(target=_run_and_die, args=(case, folder, at))
    child.start()
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL)
    return child.exitcode != 0


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("case", cases(Map, Fold, Join, Sink), ids=lambda case: case.name)
def test_a_kill_loses_and_changes_nothing(case: Case, point: str, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    carrier = opened(folder)
    put(carrier, case.events(), case.blobs())
    carrier.close()
    kills = [_killed(case, folder, f"{point}:{pass_}") for pass_ in (1, 1, 2)]
    assert kills[0] or point == "after_blob"  # not every service keeps blobs

    carrier, service = opened(folder, batch=4), case.service(folder / "side")
    run(carrier, service)
    whole = run_case(case, tmp_path / "whole", batch=4)
    assert [event.id for event in said(carrier, service.writes)] == [event.id for event in said(whole, service.writes)]
    assert last_words(carrier, service.writes) == last_words(whole, service.writes)
    assert rows(carrier) == rows(whole)
    assert dead(carrier) == dead(whole) == []
    assert case.state(folder / "side") == case.state(tmp_path / "whole" / "side")
    carrier.close()
    whole.close()
