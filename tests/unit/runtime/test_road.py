"""Services run together."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from runtime.embedded.carrier import EmbeddedCarrier
from runtime.road import Road
from runtime.stopping import Stopped
from tests.laws.small_road import HEARD, listed, services


def test_a_service_in_its_thread_that_ends_by_an_exception_ends_the_road(tmp_path: Path) -> None:
    carrier = EmbeddedCarrier.open(tmp_path / "data", "live", 0, 0)
    carrier.log.append(HEARD, [listed(61).model_copy(update={"version": 99})])
    with pytest.raises(Stopped, match="upgrade this service first"):
        Road(carrier, services(tmp_path)).run(lambda: False)
    carrier.close()


RUNNING = """
import sys
from pathlib import Path
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.road import Road
from tests.laws.small_road import services
carrier = EmbeddedCarrier.open(Path(sys.argv[1]) / "data", "live", 0, 0)
try:
    print("running", flush=True)
    Road(carrier, services(Path(sys.argv[1]) / "out")).run(lambda: False)
except KeyboardInterrupt:
    carrier.close()
    print("stopped")
"""


def test_ctrl_c_ends_every_service_after_its_batch(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUNNING, str(tmp_path)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=30)[0] == "stopped\n"
    assert process.returncode == 0
