"""Stands over one server: when whoever started it is gone, so is the server. Run as a script, knows nothing of ours.

Its standard input is a pipe that the starter holds open and never writes to. When it ends, because the starter closed it
or is gone, however that came, the server and all it started are killed. SIGTERM is handed on. The guard ends last: once
it has, no process of the server is left. (PR_SET_PDEATHSIG will not do: it acts when the starting *thread* ends, and is
forgotten when the user changes.)
"""

import contextlib
import ctypes
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

PR_SET_CHILD_SUBREAPER = 36


def main(command: list[str]) -> int:
    """Run the command to its end. Returns what it returned; negative for a signal."""
    if sys.platform == "linux":  # orphans of the server come to the guard, so that their end can be waited for
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    signal.signal(signal.SIGTERM, lambda *_: _tell(server, signal.SIGTERM))
    threading.Thread(target=_outlive_nobody, args=(server,), daemon=True).start()
    code = 0
    while True:
        try:
            ended, status = os.wait()
        except ChildProcessError:
            return code
        if ended == server.pid:
            code = os.waitstatus_to_exitcode(status)


def _outlive_nobody(server: subprocess.Popen[bytes]) -> None:
    os.read(0, 1)  # not sys.stdin: its lock would still be held while the interpreter ends, which then aborts
    _tell(server, signal.SIGKILL)
    while True:  # what it started in a session of its own
        for orphan in _children():
            with contextlib.suppress(ProcessLookupError):
                os.kill(orphan, signal.SIGKILL)
        time.sleep(0.1)


def _children() -> list[int]:
    """This process's children, where the system tells them (Linux)."""
    found: list[int] = []
    for thread in pathlib.Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += map(int, thread.read_text().split())
    return found


def _tell(server: subprocess.Popen[bytes], what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, what)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
