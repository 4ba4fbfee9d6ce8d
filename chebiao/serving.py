"""The api of this installation, put together."""

import functools
import secrets
from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI

from chebiao.composing import now
from chebiao.covering import sources
from chebiao.watching import lags
from reference.divisions import divisions
from reference.models import MarketModel, models
from reference.models.tables import overridden, parse
from runtime.carrying import Carrier
from runtime.settings import Settings
from runtime.shapes import Service
from runtime.version import code_version
from runtime.watching.meter import Meter
from services.api.app import create_app
from services.api.deps import Deps


def market(settings: Settings) -> tuple[MarketModel, ...]:
    """Models on the market: ours, and the maker's own table over them where one was imported."""
    place = settings.makers_table
    if not place.is_file():
        return models()
    return _overridden(place, place.stat().st_mtime_ns)


@functools.lru_cache(maxsize=4)
def _overridden(place: Path, changed: int) -> tuple[MarketModel, ...]:
    return overridden(models(), parse(place.read_text(encoding="utf-8")).models)


def application(
    carrier: Carrier,
    settings: Settings,
    road: tuple[Service, ...],
    demo_keys: Mapping[str, str] | None = None,
    meter: Meter | None = None,
) -> FastAPI:
    """The api over a carrier; `road` are the services whose backlog it shows, `meter` what this process counts."""
    divisions(now().year)  # loaded before the first visitor comes
    return create_app(
        Deps(
            log=carrier.log,
            blobs=carrier.blobs,
            index=carrier.index(),
            dead=carrier.dead,
            clock=now,
            sources=sources(settings),
            services=lags(carrier, road),
            demonstration=settings.kind == "demo",
            carrier=settings.carrier,
            version=code_version(),
            inbox=carrier.folder / "inbox" if settings.kind == "demo" else None,
            demo_keys=dict(demo_keys or {}),
            market=lambda: market(settings),
            registry=meter.registry if meter else None,
            secret=secrets.token_bytes(32),
        )
    )
