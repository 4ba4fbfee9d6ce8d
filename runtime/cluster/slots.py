"""A folder of this process alone under the data folder: state files and Faust's own, not shared by workers on one machine."""

import fcntl
import os
from itertools import count
from pathlib import Path


class Slot:
    """The first free one; it is given back when the process ends, however it ends. Who comes next finds the files warm."""

    def __init__(self, folder: Path) -> None:
        for number in count():
            self.folder = folder / str(number)
            self.folder.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                os.close(self._handle)

    def close(self) -> None:
        """Give it back."""
        os.close(self._handle)
