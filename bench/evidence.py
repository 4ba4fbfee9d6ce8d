"""bench: every value of every notice shows its words: blanked, the value changes or goes.

python -m bench.evidence [--set authored|real|pages|heldout|unseen|documents] [--seed N]
"""

import argparse
import sys
import time

from bench import documents
from bench.reading import HELDOUT_SEED, SETS, SHARED, given_set, read_one
from tests.given.blanking import everything, kept

DOCUMENTS = "documents"
"""Notices with files beside them."""


def main() -> int:
    """Blank the words of every value; print how many values were looked at and which stay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=(*SETS, DOCUMENTS))
    parser.add_argument("--seed", type=int, default=HELDOUT_SEED, help="of the held-out set")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"shared/ is absent: nothing to measure at {SHARED}")
        return 0
    names = [arguments.set] if arguments.set else [*SETS, DOCUMENTS]
    stayed = [line for name in names for line in (_beside_files() if name == DOCUMENTS else _stayed(name, arguments.seed))]
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


def _beside_files() -> list[str]:
    read, stayed = 0, list[str]()
    for name in documents.NAMES:
        for row, data in documents.rows(name):
            read += 1
            texts = documents.texts(row, data)
            stayed += [f"{row['file']} {line}" for line in kept(documents.stored(row), documents.PUBLISHED, texts)]
    print(f"{DOCUMENTS}: {read} notices with files, {len(stayed)} values stay without their words")
    return stayed


if __name__ == "__main__":
    sys.exit(main())
