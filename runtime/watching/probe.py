"""Health check of a container: `python -m runtime.watching.probe [PATH]` asks this process's own endpoint; exit 1 when it is not well."""

import os
import sys
from urllib.error import URLError
from urllib.request import urlopen

WITHIN = 5.0


def well(path: str, port: int) -> bool:
    """Whether the endpoint on this machine answers 200."""
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=WITHIN) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    own = int(os.environ.get("CHEBIAO_METRICS_PORT") or os.environ.get("CHEBIAO_API_PORT") or 8000)
    sys.exit(0 if well(sys.argv[1] if len(sys.argv) > 1 else "/livez", own) else 1)
