"""`python -m scrapers`: collect one source, once or until Ctrl-C; the exit code is the run's outcome."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlsplit

import structlog

from runtime.connect import connect
from runtime.settings import Settings
from runtime.stopping import DiskLow, Stopped
from scrapers.collector import Busy, NoContact, collect
from scrapers.outcomes import EXIT_CODES, MEANS
from scrapers.sources.known import SOURCES
from scrapers.spiders.report import Manner, Report

BUSY = 75
"""EX_TEMPFAIL: another process collects this source."""
NO_CONTACT = 78
"""EX_CONFIG."""
INTERRUPTED = 130
LEAST_PAUSE, MOST_PAUSE = 5.0, 900.0
"""Seconds before a run that was to go on, and ended all the same, begins anew; a source's cool-down is kept besides."""

N = TypeVar("N", int, float)


def main() -> int:
    """Collect; returns the exit code."""
    options = _parser().parse_args()
    structlog.configure(
        processors=[
            *structlog.get_config()["processors"][:-1],
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        code, again = _collected(options, Settings())
        if options.every and again and _waited(options):
            os.execv(sys.executable, [sys.executable, "-m", "scrapers", *sys.argv[1:]])  # reactors do not restart
        return code
    except KeyboardInterrupt:
        return INTERRUPTED


def _collected(options: argparse.Namespace, settings: Settings) -> tuple[int, bool]:
    """One run. Returns its exit code, and whether it may begin anew."""
    try:
        carrier = connect(settings)
    except Stopped as stopped:
        print(f"停止 stopped: {stopped}", file=sys.stderr)
        return stopped.exit_code, False
    source = SOURCES[options.source]
    try:
        carrier.disk.check_collecting()
        manner = _manner(options, source.budget_per_day)
        manner.refused = carrier.disk.collecting_refused
        report = collect(carrier, carrier.folder, source, options.base_url, settings.contact, manner)
    except (NoContact, Busy, DiskLow) as error:
        print(f"停止采集 collecting stopped: {error}", file=sys.stderr)
        return {NoContact: NO_CONTACT, Busy: BUSY, DiskLow: DiskLow.exit_code}[type(error)], not isinstance(error, NoContact)
    finally:
        carrier.close()
    _tell(source.name, report)
    return EXIT_CODES[report.outcome], not report.told_to_stop


def _waited(options: argparse.Namespace) -> bool:
    """Wait before the next run. False when the process that started this one has gone meanwhile."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.default_int_handler)
    until = time.monotonic() + min(max(options.every, LEAST_PAUSE), MOST_PAUSE)
    while time.monotonic() < until:
        if options.with_parent and os.getppid() != options.with_parent:
            return False
        time.sleep(0.5)
    return True


def _manner(options: argparse.Namespace, budget: int) -> Manner:
    return Manner(
        once=not options.every,
        lists_every=options.every,
        again_after=timedelta(seconds=options.again_after),
        back_off=options.back_off,
        budget=options.budget or budget,
        parent=options.with_parent,
    )


def _tell(source: str, report: Report) -> None:
    print(
        f"{source}: {report.outcome}  列出 listed {report.listed}  取回 fetched {report.fetched}  新 new {report.new}"
        f"  变 changed {report.changed}  待取 waiting {report.waiting}",
        flush=True,
    )
    if report.outcome in MEANS:
        print(f"  {MEANS[report.outcome]}" + (f"\n  {report.detail}" if report.detail else ""), flush=True)


def _parser() -> argparse.ArgumentParser:
    codes = ", ".join(f"{code} {outcome}" for outcome, code in sorted(EXIT_CODES.items(), key=lambda one: one[1]) if code)
    parser = argparse.ArgumentParser(
        prog="chebiao collect",
        description="采集一个来源：先看列表，再取页面；随时可停，再运行即从断处继续。/ Collect one source: its lists, then the notices' pages."
        " It may be stopped at any time; run again, it goes on where it stood.",
        epilog=f"退出码 exit code: 0 ok, {codes}, {NO_CONTACT} CHEBIAO_CONTACT 未设 not set, {BUSY} 另一进程在采 collected by another process,"
        f" {DiskLow.exit_code} 磁盘不足 disk low.",
    )
    parser.add_argument("--source", choices=sorted(SOURCES), default="ccgp", help="来源 / source")
    parser.add_argument(
        "--base-url", type=_address, default="", help="代替门户的本机地址（模拟门户）/ a stand-in on this machine (the simulated portal)"
    )
    parser.add_argument(
        "--every",
        type=_seconds,
        default=0.0,
        help="每隔几秒再看列表，不停；0：只一遍 / seconds between walks of the lists, without end; 0: once",
    )
    parser.add_argument(
        "--again-after",
        type=_seconds,
        default=86_400.0,
        help="几秒后复看在招车辆公告，缺省一天 / seconds until open vehicle tenders are looked at again, by default a day",
    )
    parser.add_argument("--back-off", type=_seconds, default=2.0, help="重试前的秒数，逐次加倍 / seconds before a retry, doubled each time")
    parser.add_argument(
        "--budget",
        type=_count,
        default=0,
        help="每日（UTC）请求上限；0：按来源 / most requests a day (UTC); 0: the source's own",
    )
    parser.add_argument(
        "--with-parent",
        type=int,
        default=0,
        metavar="PID",
        help="这个进程没了就停 / stop when the process that started it, this one, is gone",
    )
    return parser


def _seconds(written: str) -> float:
    return _number(float, written, 1e9)


def _count(written: str) -> int:
    return _number(int, written, 10**12)


def _number(kind: Callable[[str], N], written: str, most: float) -> N:
    try:
        number = kind(written)
    except ValueError:
        number = kind("-1")
    if not 0 <= number <= most:
        raise argparse.ArgumentTypeError(f"{written} 不是 0 以上的数 / is no number from 0 on")
    return number


def _address(written: str) -> str:
    if written and not (written.startswith(("http://", "https://")) and urlsplit(written).hostname):
        raise argparse.ArgumentTypeError(f"{written} 不是 http(s) 地址，如 http://127.0.0.1:8080 / is no http(s) address")
    return written


if __name__ == "__main__":
    ended = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended)  # everything is kept and closed; a thread that still looks up a name would hold the process for minutes
