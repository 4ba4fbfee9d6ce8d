"""Alerts, fictional, as the notifier hears them."""

from datetime import UTC, datetime
from typing import Any

from schemas.events import AlertRaised
from schemas.events.people import Channel

AT = datetime(2026, 6, 1, 2, tzinfo=UTC)


def alert(number: int = 1, *channels: Channel, **fields: Any) -> AlertRaised:
    """A new tender for one recipient."""
    plain: dict[str, Any] = dict(
        alert_id=f"a{number}", recipient="subscription:s1", owner="team", tender_id="T1", about="new", title="云溪县公务用车采购招标公告",
        buyer="云溪县公安局",
        lines=("轿车 ×2 ≤1.8L ≤¥180,000/辆",), nearest_date="2026-06-21T09:30+08:00", why=("订阅 saved search: 轿车",),
        channels=channels, captured_at=AT,
    )  # fmt: skip
    return AlertRaised(**{**plain, **fields})
