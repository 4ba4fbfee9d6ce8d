"""One process of the cluster: started under a guard, watched, started again when it ends, ended in good order."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from deploy.cluster.plan import Process
from deploy.local.process import GUARD

LEFT_ALONE = (65, 74, 78)
"""Ends that a new start does not mend: too many events refused, no room on the disk, settings or version."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
LONG_RUN = 120.0
"""Seconds after which it has shown that it works."""
ANSWERS_WITHIN = 5.0
WRITE_PID = 'echo $$ > "$0"; exec "$@"'
"""The process itself, not what guards it, stands in its pid file."""


class Child:
    """Its log is appended to `logs/NAME.log`; `pids/NAME.pid` holds its process id."""

    def __init__(self, process: Process, folder: Path) -> None:
        self.process = process
        self._log, self._pid = folder / "logs" / f"{process.name}.log", folder / "pids" / f"{process.name}.pid"
        self._running: subprocess.Popen[bytes] | None = None
        self._began = self._again_at = 0.0
        self._wait = FIRST_WAIT
        self.starts = 0
        self.code: int | None = None

    def start(self) -> None:
        """Start it. It never outlives this process, however this one ends."""
        with self._log.open("ab") as log:
            self._running = subprocess.Popen(
                [sys.executable, "-I", "-S", str(GUARD), "/bin/sh", "-c", WRITE_PID, str(self._pid), *self.process.command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.process.environment},
                start_new_session=True,
            )
        self._began, self.starts, self.code = time.monotonic(), self.starts + 1, None

    def finished(self, patience: float) -> int:
        """Wait for one that ends by itself. Returns its exit code; raises TimeoutExpired."""
        assert self._running is not None
        self.code = self._running.wait(patience)
        self._let_go()
        return self.code

    def watch(self) -> str:
        """Look after it; returns what there is to tell, "" for nothing. One that ended is started again, ever more
        patiently, unless that would not mend it."""
        if self._running is None:
            if self.code not in LEFT_ALONE and time.monotonic() >= self._again_at:
                self.start()
            return ""
        self.code = self._running.poll()
        if self.code is None:
            return ""
        self._let_go()
        self._wait = FIRST_WAIT if time.monotonic() - self._began > LONG_RUN else self._wait
        self._again_at, self._wait = time.monotonic() + self._wait, min(self._wait * 2, LONGEST_WAIT)
        return f"{self.process.name} ended with code {self.code}; see {self._log}"

    @property
    def given_up(self) -> bool:
        """It ended in a way that a new start does not mend."""
        return self._running is None and self.code in LEFT_ALONE

    def answers(self) -> bool:
        """Whether it can work."""
        if self._running is None or self._running.poll() is not None:
            return False
        if not self.process.asks:
            return True
        try:
            with urlopen(self.process.asks, timeout=ANSWERS_WITHIN) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def tell_to_end(self) -> None:
        """SIGTERM; the guard hands it on."""
        if self._running is not None:
            self._running.terminate()

    def ended(self, patience: float) -> None:
        """Wait for its end, by force after `patience` seconds."""
        if self._running is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._running.wait(patience)
            self._let_go()
        self._pid.unlink(missing_ok=True)

    def _let_go(self) -> None:
        """Close the pipe that the guard holds on to: it kills what is left."""
        if self._running is not None and self._running.stdin is not None:
            self._running.stdin.close()
            self._running.wait()
        self._running = None

    def last_words(self, lines: int = 8) -> str:
        """The end of its log."""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-lines:]) if self._log.exists() else ""
