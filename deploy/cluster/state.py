"""What the supervisor tells of itself: a file beside the logs, and a lock that is held while it runs."""

import fcntl
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

import orjson

FOLDER = Path(".data") / "cluster"


@dataclass
class State:
    """`step`: what it is at. `ready`: every process answers. `failed`: why it cannot go on, "" while it can."""

    pid: int = 0
    step: str = ""
    ready: bool = False
    failed: str = ""
    page: str = ""
    prometheus: str = ""
    servers: dict[str, str] = field(default_factory=dict)
    processes: dict[str, str] = field(default_factory=dict)


class Place:
    """The folder of one cluster."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder.absolute()
        self._lock = self.folder / "supervisor.lock"
        self._state = self.folder / "state.json"
        self.settings = self.folder / "settings.sh"
        """What its processes were given, for a person's own commands."""

    def made(self) -> "Place":
        """The folder with its parts."""
        for name in ("logs", "pids"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        return self

    def taken(self) -> IO[str] | None:
        """The lock, held until closed; None when a supervisor holds it."""
        lock = self._lock.open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return None
        return lock

    def runs(self) -> bool:
        """Whether a supervisor runs here."""
        if not self._lock.exists():
            return False
        lock = self.taken()
        if lock is None:
            return True
        lock.close()
        return False

    def tell(self, state: State) -> None:
        """Write the state; a reader sees the old one or the new one."""
        part = self._state.with_suffix(".part")
        part.write_bytes(orjson.dumps(asdict(state), option=orjson.OPT_INDENT_2))
        part.replace(self._state)

    def told(self) -> State:
        """The state as written last."""
        with suppress(FileNotFoundError):
            return State(**orjson.loads(self._state.read_bytes()))
        return State()
