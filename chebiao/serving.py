"""The api of this installation, put together."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict

from fastapi import FastAPI

from chebiao.composing import now
from reference.divisions import divisions
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.settings import Settings
from runtime.shapes import Service
from runtime.version import code_version
from scrapers.coverage import coverage
from services.api.app import create_app
from services.api.deps import Deps, ServiceStatus, SourceStatus


def application(
    carrier: EmbeddedCarrier, settings: Settings, road: tuple[Service, ...], demo_keys: Mapping[str, str] | None = None
) -> FastAPI:
    """The api over a carrier; `road` are the services whose backlog it shows."""
    runners = [carrier.runner(service) for service in road]

    def lags() -> list[ServiceStatus]:
        return [ServiceStatus(runner.service.name, *runner.lag()) for runner in runners]

    divisions(now().year)  # loaded before the first visitor comes
    return create_app(
        Deps(
            log=carrier.log,
            blobs=carrier.blobs,
            index=carrier.index(),
            dead=carrier.dead,
            clock=now,
            sources=lambda: [SourceStatus(**asdict(one)) for one in coverage(carrier.folder, now())],
            services=lags,
            demonstration=settings.kind == "demo",
            carrier=settings.carrier,
            version=code_version(),
            inbox=carrier.folder / "inbox" if settings.kind == "demo" else None,
            demo_keys=dict(demo_keys or {}),
            secret=secrets.token_bytes(32),
        )
    )
