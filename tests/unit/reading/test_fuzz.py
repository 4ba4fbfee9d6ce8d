"""Hostile input made at random, a few seconds of it: `make fuzz` takes ten minutes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(sys.platform != "linux" or sys.version_info >= (3, 13), reason="atheris is not made for this Python")
@pytest.mark.parametrize("target", ["page", "text", "values", "files"])
def test_no_input_crashes_reading_or_takes_too_long(target: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench.fuzz", target, "--seconds", "5"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=180)
    assert ran.returncode == 0, ran.stderr[-3000:]
