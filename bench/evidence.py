"""bench: every value of every notice shows its words: blanked, the value changes or goes.

python -m bench.evidence [--set authored|real|heldout] [--seed N]
"""

import argparse
import sys
import time

from bench.reading import HELDOUT_SEED, SETS, SHARED, given_set, read_one
from tests.given.blanking import everything, kept


def main() -> int:
    """Blank the words of every value; print how many values were looked at and which stay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--seed", type=int, default=HELDOUT_SEED, help="of the held-out set")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"shared/ is absent: nothing to measure at {SHARED}")
        return 0
    stayed = [line for name in ([arguments.set] if arguments.set else SETS) for line in _stayed(name, arguments.seed)]
    print(*stayed, sep="\n")
    return 1 if stayed else 0


def _stayed(name: str, seed: int) -> list[str]:
    began, said, stayed = time.perf_counter(), 0, []
    notices, _ = given_set(name, seed)
    for notice in notices:
        text, read = read_one(notice)
        said += sum(1 for value in everything(text, read.published_at).values() if value.said)
        stayed += [f"{notice['id']} {line}" for line in kept(text, read.published_at)]
    seconds = time.perf_counter() - began
    print(f"{name}: {len(notices)} notices, {said} values, {len(stayed)} stay without their words ({seconds:.0f} s)")
    return stayed


if __name__ == "__main__":
    sys.exit(main())
