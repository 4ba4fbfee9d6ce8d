"""`chebiao status`: how fresh the sources are, what waits, what was set aside."""

from collections import Counter

import typer

from chebiao.composing import now, services
from chebiao.opening import opened
from chebiao.screen import out
from runtime.settings import Settings
from scrapers.coverage import coverage


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("status")(status)


def status() -> None:
    """来源、积压、搁置 / Sources, backlog, what was set aside."""
    settings = Settings()
    with opened(settings) as carrier:
        for source in coverage(carrier.folder, now()):
            out.print(
                f"{source.source}: {source.outcome or '—'}  列出 listed {source.listed}  已读 read {source.read}  待读 waiting {source.waiting}"
                f"  自 since {source.covered_since or '—'}  最新 newest {source.newest or '—'}  今日请求 requests {source.requests_today}/{source.budget}",
                markup=False,
            )
        for service in services(carrier, settings):
            runner = carrier.runner(service)
            count, oldest = runner.lag()
            runner.close()
            out.print(f"{service.name:<12} 待处理 waiting {count}" + (f"  最早 oldest {oldest:%Y-%m-%d %H:%M:%S} UTC" if oldest else ""))
        reasons = Counter(letter.rejected.reason for letter in carrier.dead.all() if not letter.replayed)
        out.print("搁置 set aside: " + ("、".join(f"{reason} {count}" for reason, count in reasons.items()) or "0"), markup=False)
