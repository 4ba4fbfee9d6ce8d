"""A Faust worker of one service of the tiny road: `python -m tests.contract.small_road_worker SERVICE FOLDER OWN`; SIGTERM ends it.

OWN is the data folder of this process; blobs and the Sink's files lie in FOLDER, which all share.
"""

import signal
import sys
import threading
from pathlib import Path

from tests.contract.carriers import cluster
from tests.laws.small_road import services


def main(name: str, folder: Path, own: str) -> None:
    """Work until told to end."""
    told = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    carrier = cluster(folder, local=own)
    (service,) = [one for one in services(folder / "out") if one.name == name]
    carrier.runner(service).run(told.is_set)
    carrier.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
