"""What lies in deploy/, as the tools read it."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import yaml

from runtime.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
BIN = Path(sys.executable).parent
SETTINGS = {f"CHEBIAO_{name.upper()}" for name in Settings.model_fields}


@cache
def compose() -> dict[str, Any]:
    """docker-compose.yml as compose itself understands it. Passwords are given, or it refuses."""
    command = [BIN / "docker-compose", "-f", ROOT / "docker-compose.yml", "config", "--format", "json"]
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "ELASTIC_PASSWORD": "one", "GRAFANA_PASSWORD": "two"}
    ran = subprocess.run(command, capture_output=True, env=environment, cwd=ROOT, check=False)
    assert ran.returncode == 0 and ran.stdout, ran.stderr.decode()  # some builds of compose end with 0 whatever was wrong
    found: dict[str, Any] = orjson.loads(ran.stdout)
    return found


def documents(path: Path) -> list[dict[str, Any]]:
    """The YAML documents of a file."""
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
