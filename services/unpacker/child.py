"""unpacker: the bounded process. `python -m services.unpacker.child FILE NAME`: one JSON line a document, as soon as it is read."""

import json
import sys
from pathlib import Path

from services.unpacker.limits import LIMITS, bind_process
from services.unpacker.unpack import as_json, parts_of


def main() -> int:
    """Read the file and say its parts."""
    bind_process(LIMITS)
    path, name = sys.argv[1:3]
    for part in parts_of(name, Path(path).read_bytes(), LIMITS):
        print(json.dumps(as_json(part), ensure_ascii=True), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
