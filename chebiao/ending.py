"""How a long-running command is told to end: Ctrl-C and SIGTERM, as supervisors and containers send it."""

import signal
import threading


def told_to_end() -> threading.Event:
    """Set when this process is told to end. Replaces the handlers of the main thread."""
    told = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: told.set())
    return told
