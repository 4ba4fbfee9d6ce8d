"""The law of Sinks: delivering again, in other batches, ends in the same state."""

from pathlib import Path

import pytest

from runtime.shapes import Sink
from tests.laws.cases import Case, cases
from tests.laws.stores import run, run_case


@pytest.mark.parametrize("case", cases(Sink), ids=lambda case: case.name)
@pytest.mark.parametrize("batch", [1, 3, 500])
def test_delivering_again_in_other_batches_changes_nothing(case: Case, batch: int, tmp_path: Path) -> None:
    whole = run_case(case, tmp_path / "whole")
    again = run_case(case, tmp_path / "again", batch=batch)
    service = case.service(tmp_path / "again" / "side")
    before = case.state(tmp_path / "again" / "side")
    assert before == case.state(tmp_path / "whole" / "side")
    connection = again.store.database.connection()
    connection.execute("DELETE FROM cursors WHERE service = ?", (service.name,))
    run(again, service)
    assert case.state(tmp_path / "again" / "side") == before
    whole.close()
    again.close()
