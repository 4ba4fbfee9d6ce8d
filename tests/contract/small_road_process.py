"""A process of its own that runs the tiny road until it is idle: `python -m tests.contract.small_road_process CARRIER FOLDER`."""

import sys
from pathlib import Path

from tests.contract.carriers import CARRIERS, until_idle
from tests.laws.small_road import services


def main(name: str, folder: Path) -> None:
    """Open, run, close."""
    carrier = CARRIERS[name](folder)
    until_idle(carrier, services(folder / "out"))
    carrier.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
