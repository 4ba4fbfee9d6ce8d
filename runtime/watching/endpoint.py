"""The small HTTP endpoint of a process without pages: /livez, /readyz, /metrics, and what else it has to show."""

import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from typing import Self

import orjson
import structlog
from prometheus_client import CollectorRegistry, generate_latest

SLOWEST_ASKER = 5.0
"""Seconds an asker has to say what it wants: one thread answers all, for a carrier keeps connections by thread."""
EXPOSITION = "text/plain; version=0.0.4; charset=utf-8"
log = structlog.get_logger("endpoint")


class Endpoint:
    """Answers in a thread of its own while it is entered. `ready` raises what keeps the process from working;
    `shows`: path → what gives its JSON."""

    def __init__(
        self,
        host: str,
        port: int,
        registry: CollectorRegistry,
        ready: Callable[[], object],
        shows: Mapping[str, Callable[[], object]] | None = None,
    ) -> None:
        self._server = _Server((host, port), registry, ready, shows or {})
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, name="endpoint", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(HTTPServer):
    def __init__(
        self, where: tuple[str, int], registry: CollectorRegistry, ready: Callable[[], object], shows: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(where, _Handler)
        self._registry, self._ready, self._shows = registry, ready, shows

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body. A probe that fails tells why."""
        if path == "/livez":
            return 200, "application/json", orjson.dumps({"alive": True})
        try:
            return self._asked(path)
        except Exception as error:  # noqa: BLE001 - whatever it is, this process cannot work now, and the asker must hear so
            log.warning("cannot answer", path=path, error=repr(error))
            return 503, "application/json", orjson.dumps({"ready": False, "error": repr(error)})

    def _asked(self, path: str) -> tuple[int, str, bytes]:
        if path == "/readyz":
            self._ready()
            return 200, "application/json", orjson.dumps({"ready": True})
        if path == "/metrics":
            return 200, EXPOSITION, generate_latest(self._registry)
        if path in self._shows:
            return 200, "application/json", orjson.dumps(self._shows[path]())
        return 404, "application/json", orjson.dumps({"there_are": ["/livez", "/readyz", "/metrics", *self._shows]})


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = SLOWEST_ASKER

    def do_GET(self) -> None:
        status, media, body = self.server.answer(self.path.split("?")[0])
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """A scrape every few seconds is no news."""
