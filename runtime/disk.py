"""How much room is left on the disk: collecting stops first, the log last, each with one clear line."""

import shutil
from collections.abc import Callable
from pathlib import Path

from runtime.stopping import DiskLow

MEGABYTE = 1_000_000


def free_bytes(folder: Path) -> int:
    """Bytes free where the folder lies."""
    return shutil.disk_usage(folder).free


class DiskGuard:
    """Two floors in bytes free. Below `collect_floor` nothing more is brought in, while what is in is still worked
    on; below `log_floor` nothing is written at all."""

    def __init__(self, folder: Path, collect_floor: int, log_floor: int, free: Callable[[Path], int] = free_bytes) -> None:
        if collect_floor < log_floor:
            raise ValueError("collecting must stop before the log does: give CHEBIAO_DISK_COLLECT_FLOOR_MB the larger figure")
        self._folder, self._collect_floor, self._log_floor, self._free = folder, collect_floor, log_floor, free

    def collecting_refused(self) -> str:
        """Why nothing may be collected now; empty when there is room."""
        free = self._free(self._folder)
        return "" if free >= self._collect_floor else self._line("collecting stops", free, self._collect_floor)

    def check_collecting(self) -> None:
        """Raise DiskLow when there is no room to collect."""
        if line := self.collecting_refused():
            raise DiskLow(line)

    def check_log(self) -> None:
        """Raise DiskLow when there is no room for the log either."""
        free = self._free(self._folder)
        if free < self._log_floor:
            raise DiskLow(self._line("the log stops", free, self._log_floor))

    def _line(self, what: str, free: int, floor: int) -> str:
        return (
            f"{free // MEGABYTE} MB free at {self._folder}, the floor is {floor // MEGABYTE} MB: {what}. Free some room; nothing is lost."
        )
