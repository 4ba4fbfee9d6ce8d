"""One server process: started under a guard, waited for, killed, stopped, started again on the same port and data."""

import contextlib
import fcntl
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Self

GUARD = Path(__file__).with_name("guard.py")
PORTS = range(20_000, 32_000)
"""Below those that the system gives to outgoing connections: a port stays free while its server is down."""
_GIVEN: set[int] = set()
"""To this process."""
STOP_SECONDS = 30
LOOK_SECONDS = 0.1
FIRST_ERRORS, LAST_LINES = 10, 15


class ServerFailed(Exception):
    """A server did not come up; the message has the end of its log."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on, and that nobody who lives was given: servers come to listen only later."""
    for port in random.sample(PORTS, 200):
        if _claimed(port) and not _listened_on(port):
            return port
    raise ServerFailed(f"127.0.0.1 没有空闲端口 / 127.0.0.1 has no free port in {PORTS.start}-{PORTS.stop}")


def _claimed(port: int) -> bool:
    """Take it, unless this or another process has."""
    if port in _GIVEN:
        return False
    try:
        fcntl.lockf(_claims(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, port)
    except OSError:
        return False
    _GIVEN.add(port)
    return True


@cache
def _claims() -> IO[bytes]:
    """A file of this user whose byte N is locked by the process that was given port N, for as long as that lives."""
    return (Path(tempfile.gettempdir()) / f"chebiao-ports-{os.getuid()}").open("ab")


def _listened_on(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a server is started. `ready`: what its log says, all of it, when it answers; `patience` in seconds."""

    title: str
    command: Sequence[str]
    ready: Sequence[bytes]
    patience: float
    environment: Mapping[str, str] = field(default_factory=dict)


class LocalServer:
    """A server whose data lies in `folder`. Used as a context manager it is started, stopped and its folder deleted.

    It never outlives this process. Methods are for one thread at a time.
    """

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        self.folder, self._recipe = folder, recipe
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start and wait until it answers. Raises ServerFailed with the end of its log."""
        with self._log.open("ab") as log:
            start = log.tell()
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(GUARD), *self._recipe.command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env={**os.environ, **self._recipe.environment},
                start_new_session=True,
            )
        self._wait_until_ready(start)
        return self

    def kill(self) -> None:
        """kill -9; on return it is gone."""
        self._end(patience=0)

    def stop(self) -> None:
        """End it in good order; after half a minute by force. Stopping what is down does nothing."""
        self._end(patience=STOP_SECONDS)

    def restart(self) -> None:
        """On the same port and data, stopped first when it runs."""
        self.stop()
        self.start()

    @property
    def is_up(self) -> bool:
        """Whether its process lives."""
        return self._process is not None and self._process.poll() is None

    def log(self) -> str:
        """What it has said since it was first started."""
        return self._log.read_text(errors="replace")

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, patience: float) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if patience:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(patience)
        if process.stdin:
            process.stdin.close()  # the guard kills
        process.wait()

    def _wait_until_ready(self, start: int) -> None:
        deadline = time.monotonic() + self._recipe.patience
        while time.monotonic() < deadline:
            said = self._log.read_bytes()[start:]
            if all(sign in said for sign in self._recipe.ready):
                return
            if not self.is_up:
                break
            time.sleep(LOOK_SECONDS)
        how = f"{self._recipe.patience:.0f} s 内没有就绪 / was not ready in time" if self.is_up else "启动时退出 / ended while starting"
        self.kill()
        lines = self.log()[start:].splitlines()
        wrong = [line for line in lines[:-LAST_LINES] if any(sign in line for sign in ("ERROR", "FATAL", "Exception"))]
        raise ServerFailed("\n".join([f"{self._recipe.title} {how}:", *wrong[:FIRST_ERRORS], *lines[-LAST_LINES:]]))


def scratch(name: str) -> Path:
    """A new folder for one server's data, in the system's folder for temporary files."""
    return Path(tempfile.mkdtemp(prefix=f"chebiao-{name}-"))
