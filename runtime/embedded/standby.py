"""Which process delivers for a Sink: the one that holds the service's lock. The others stand by."""

import fcntl
import os
from pathlib import Path
from typing import Protocol


class Standby(Protocol):
    """Whether this process is the one to act."""

    def mine(self) -> bool:
        """Take the part if it is free."""
        ...

    def release(self) -> None:
        """Leave it to others."""
        ...


class Anyone:
    """For services whose work is one transaction: whoever commits first, does."""

    def mine(self) -> bool:
        """Always."""
        return True

    def release(self) -> None:
        """Nothing is held."""


class OnlyOne:
    """A file lock, held until released or until the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def mine(self) -> bool:
        """See Standby."""
        if self._handle is None:
            self._handle = _locked(self._path)
        return self._handle is not None

    def release(self) -> None:
        """See Standby."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _locked(path: Path) -> int | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
