"""What a demonstration has that the market has not: a simulated portal, a mail server of its own, people and keys."""

import itertools
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller

from chebiao.commands.keys import issue
from chebiao.composing import now
from runtime.carrying import Carrier
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.settings import Settings
from runtime.speaking import first_hand
from schemas.topics import DEALERS, SUBSCRIPTIONS
from scrapers.simulator.people import dealers, saved_search
from scrapers.simulator.running import Simulation, start

KEYS = {"demo-team": ("demo-team", ("read",)), "demo-ops": ("demo-ops", ("read", "ops", "manage"))}
"""Key → owner and scopes. They open a demonstration only."""


def cleared(settings: Settings) -> Path:
    """An empty folder for a demonstration: each starts anew, for its portal does too. Only a demonstration's is emptied."""
    folder = settings.folder
    if settings.kind == "demo" and (folder / "log.db").exists():
        EmbeddedCarrier.open(folder, "demo").close()  # raises WrongStore for a folder of the market
        shutil.rmtree(folder)
    return folder


class Mailbox:
    """A mail server on this machine that keeps what it is given as .eml files."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._numbers = folder, itertools.count(1)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take one mail."""
        name = f"{now():%Y%m%dT%H%M%S}-{next(self._numbers):06}"
        (self._folder / f"{name}.part").write_bytes(envelope.content)
        (self._folder / f"{name}.part").rename(self._folder / f"{name}.eml")
        return "250 kept"


class Demonstration:
    """Portal and mail server, running."""

    def __init__(self, folder: Path, notices: int, every: float, smtp_port: int) -> None:
        self._mail = Controller(Mailbox(folder / "inbox"), hostname="127.0.0.1", port=smtp_port)
        self._portal_options = {"notices": notices, "every": every, "amend_each": 12}

    def __enter__(self) -> Self:
        self._mail.start()
        options: dict[str, Any] = self._portal_options
        self.portal: Simulation = start(**options)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.portal.close()
        self._mail.stop()


def say_people(carrier: Carrier) -> dict[str, str]:
    """Dealers, a saved search and keys, said before anything is collected. Returns the keys to show."""
    at = now()
    carrier.log.append(DEALERS, [first_hand("api", one, at, number) for number, one in enumerate(dealers(at), 1)])
    carrier.log.append(SUBSCRIPTIONS, [first_hand("api", saved_search(at), at, 1)])
    for key, (owner, scopes) in KEYS.items():
        issue(carrier.log, owner, key, scopes)
    return shown_keys()


def shown_keys() -> dict[str, str]:
    """The keys that a demonstration shows: key → whose."""
    return {key: owner for key, (owner, _) in KEYS.items()}
