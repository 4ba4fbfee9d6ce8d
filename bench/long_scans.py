"""bench: what a scan of many pages costs in processor time and memory, and what is read of it when a bound is met.

python -m bench.long_scans [--pages 20] [--seconds N]

Without `--seconds` the clock does not bound it: what the pages cost is measured. The bounds of processor time and memory hold.
"""

import argparse
import resource
import sys
import time
from dataclasses import replace

from bench.specifications.drawing import as_one_scan
from bench.specifications.layouts import specifications
from bench.specifications.looks import plain
from schemas.attachments import lacking
from services.unpacker.limits import LIMITS
from services.unpacker.service import document
from services.unpacker.unpacking import unpacked


def main() -> int:
    """Draw a scan, unpack it, and print what it cost and what of it is not read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=LIMITS.scanned_pages)
    parser.add_argument("--seconds", type=int, default=7_200)
    arguments = parser.parse_args()
    data = as_one_scan(specifications(), plain(), arguments.pages)
    began = time.monotonic()
    parts = unpacked("scan.pdf", data, replace(LIMITS, seconds=arguments.seconds))
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{arguments.pages} pages, {len(data) / 1e6:.1f} MB: {spent.ru_utime + spent.ru_stime:.0f} s of processor time, "
          f"{time.monotonic() - began:.0f} s on the clock, the largest process {spent.ru_maxrss / 1e3:.0f} MB")  # fmt: skip
    for part in parts:
        print(f"{len(part.text)} signs read; {lacking(document(part, '')) or 'all pages are read'} {part.detail}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
