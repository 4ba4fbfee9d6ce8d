"""Ask a running demonstration as people do: `python -m deploy.cluster.finding [URL]` waits for a vehicle tender found by
displacement and cap, and for an alert handed over. Standard library only, so that a bare machine can run it."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

PAGES = "http://127.0.0.1:8000"
QUESTION = {"vehicle": "true", "displacement_max": "1.8", "unit_cap_max": "180000"}
"""What an official's saloon may be at most, under the usual standard."""
DELIVERED = 'chebiao_deliveries_total{channel="email",outcome="delivered"}'
ANSWERS_WITHIN = 10.0
LOOK_EVERY = 1.0
T = TypeVar("T")


class NotFound(Exception):
    """It did not come in time; the message has the last answer."""


def tender(url: str, patience: float) -> dict[str, Any]:
    """The first vehicle tender within displacement and cap. Raises NotFound after `patience` seconds."""
    return _until(lambda: _first(url), patience, f"no tender for {QUESTION}")


def delivered(url: str, patience: float) -> float:
    """How many mails were handed over, at least one. Raises NotFound after `patience` seconds."""
    return _until(lambda: _count(url), patience, "no alert was handed over")


def _first(url: str) -> dict[str, Any] | None:
    answer = json.loads(_get(f"{url}/api/tenders?{urlencode(QUESTION)}"))
    return answer["items"][0] if answer["total"] else None


def _count(url: str) -> float | None:
    lines = _get(f"{url}/metrics").decode().splitlines()
    return next((float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(DELIVERED)), 0) or None


def _get(url: str) -> bytes:
    with urlopen(url, timeout=ANSWERS_WITHIN) as answer:
        body: bytes = answer.read()
        return body


def _until(ask: Callable[[], T | None], patience: float, otherwise: str) -> T:
    ends, last = time.monotonic() + patience, "nothing was answered"
    while time.monotonic() < ends:
        try:
            if (found := ask()) is not None:
                return found
            last = "nothing yet"
        except (URLError, OSError, ValueError) as error:
            last = repr(error)
        time.sleep(LOOK_EVERY)
    raise NotFound(f"{otherwise} within {patience:.0f} s: {last}")


def main(arguments: list[str]) -> int:
    """Exit code: 0 when both came."""
    url = arguments[0] if arguments else PAGES
    try:
        found = tender(url, 300)
        print(f"{found['tender_id']}  {found['tender']['title']}")
        print(f"{delivered(url, 300):.0f} alerts handed over")
    except NotFound as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
