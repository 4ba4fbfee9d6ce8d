"""The unit for one machine: systemd understands it, and its settings exist."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.declared import DEPLOY, SETTINGS

UNIT = DEPLOY / "systemd" / "chebiao.service"


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with an interpreter that is there instead of the installed command."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is absent: the unit is not verified here (Debian package systemd)")
    copy = tmp_path / "chebiao.service"
    copy.write_text(UNIT.read_text().replace("/opt/chebiao/.venv/bin/chebiao", sys.executable))
    return copy


def test_systemd_has_nothing_to_say(unit: Path) -> None:
    ran = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    ours = [line for line in ran.stderr.splitlines() if "chebiao" in line]
    assert ran.returncode == 0 and ours == [], ran.stderr


def test_the_unit_is_little_exposed(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", unit]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if "unrecognized option" in ran.stderr:
        pytest.skip("systemd-analyze is older than 250: it cannot judge a unit that is not loaded")
    assert ran.returncode == 0, ran.stdout[-400:]


def test_every_setting_named_exists() -> None:
    lines = UNIT.read_text().splitlines() + (DEPLOY / "systemd" / "environment.example").read_text().splitlines()
    named = {line.removeprefix("Environment=").split("=")[0] for line in lines if "CHEBIAO_" in line and not line.startswith("#")}
    assert named <= SETTINGS


def test_ends_that_a_new_start_does_not_mend_are_left_alone() -> None:
    assert "RestartPreventExitStatus=65 74 78" in UNIT.read_text()
