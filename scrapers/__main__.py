"""`python -m scrapers`: collect one source, once or until Ctrl-C; the exit code is the run's outcome."""

import argparse
import os
import sys
from datetime import timedelta

from runtime.connect import connect
from runtime.settings import Settings
from runtime.stopping import Stopped
from scrapers.collector import NoContact, collect
from scrapers.outcomes import EXIT_CODES, Outcome
from scrapers.sources.known import SOURCES
from scrapers.spiders.portal import Manner


def main() -> int:
    """Collect; returns the exit code."""
    options = _parser().parse_args()
    settings = Settings()
    try:
        carrier = connect(settings)
    except Stopped as stopped:
        print(f"停止 stopped: {stopped}", file=sys.stderr)
        return stopped.exit_code
    if refused := carrier.disk.collecting_refused():
        print(f"停止采集 collecting stopped: {refused}", file=sys.stderr)
        return 74
    source = SOURCES[options.source]
    manner = Manner(
        once=not options.every,
        lists_every=options.every or 0,
        again_after=timedelta(seconds=options.again_after),
        back_off=options.back_off,
        budget=options.budget or source.budget_per_day,
        refused=carrier.disk.collecting_refused,
        parent=os.getppid() if options.with_parent else 0,
    )
    try:
        report = collect(carrier, carrier.folder, source, options.base_url, settings.contact, manner)
    except NoContact as error:
        print(str(error), file=sys.stderr)
        return EXIT_CODES[Outcome.ERROR]
    finally:
        carrier.close()
    print(
        f"{source.name}: {report.outcome}  列出 listed {report.listed}  取回 fetched {report.fetched}  新 new {report.new}"
        f"  变 changed {report.changed}" + (f"  {report.detail}" if report.detail else ""),
        flush=True,
    )
    return EXIT_CODES[report.outcome]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scrapers", description="采集一个来源 / collect one source")
    parser.add_argument("--source", choices=sorted(SOURCES), default="ccgp")
    parser.add_argument("--base-url", default="", help="代替门户的本机地址 / a stand-in on this machine")
    parser.add_argument(
        "--every", type=float, default=0, help="每隔几秒再看列表，不停；0：只一遍 / seconds between walks of the lists; 0: once"
    )
    parser.add_argument(
        "--again-after", type=float, default=86_400, help="几秒后复看在招车辆公告 / seconds until open vehicle tenders are looked at again"
    )
    parser.add_argument("--back-off", type=float, default=2.0, help="重试前的秒数，逐次加倍 / seconds before a retry, doubled each time")
    parser.add_argument("--budget", type=int, default=0, help="每日请求上限 / most requests a day")
    parser.add_argument("--with-parent", action="store_true", help="启动它的进程没了就停 / stop when the process that started it is gone")
    return parser


if __name__ == "__main__":
    sys.exit(main())
