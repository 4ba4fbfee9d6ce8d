"""Health check of a container: `python -m runtime.watching.probe [PATH [PORT]]` asks this process itself; exit 1 when it is not well."""

import os
import sys
from urllib.error import URLError
from urllib.request import urlopen

WITHIN = 5.0


def well(path: str, port: int) -> bool:
    """Whether what listens on this port of this machine answers 200."""
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=WITHIN) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def main(arguments: list[str]) -> int:
    """Exit code: 0 when well. Without a path /livez, without a port the one that settings give this process."""
    own = os.environ.get("CHEBIAO_METRICS_PORT") or os.environ.get("CHEBIAO_API_PORT") or "8000"
    path, port = [*arguments, *("/livez", own)[len(arguments) :]][:2]
    return 0 if well(path, int(port)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
