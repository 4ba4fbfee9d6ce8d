"""A demonstration as a newcomer starts it, on a free port and in a folder of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from deploy.local.process import free_port


@dataclass
class Running:
    """A demonstration: its address, folder and process."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]
    said: Path

    def wait_for(self, path: str, words: str, seconds: float = 120) -> str:
        """Ask until the answer has these words."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            assert self.process.poll() is None, self.said.read_text(errors="replace")[-2000:]
            try:
                answer = httpx.get(self.url + path, timeout=10).text
                if words in answer:
                    return answer
            except httpx.HTTPError:
                pass
            time.sleep(0.5)
        raise AssertionError(f"{path} never said {words!r}")

    def stop(self) -> int:
        """Ctrl-C."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def demonstration(folder: Path) -> Iterator[Running]:
    """Start it; stopped at the end."""
    port = free_port()
    environment = {**os.environ, "CHEBIAO_DATA": str(folder), "CHEBIAO_API_PORT": str(port)}
    command = [sys.executable, "-m", "chebiao", "up", "--demo", "--every", "2"]
    said = folder.parent / "said.txt"
    with said.open("wb") as file:
        process = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
        running = Running(f"http://127.0.0.1:{port}", folder, process, said)
        try:
            yield running
        finally:
            running.stop()
