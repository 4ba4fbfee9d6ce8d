"""`chebiao collect` and `chebiao simulate`: both are processes of their own, for a crawl's reactor starts only once."""

import os
import subprocess
import sys
import time
from threading import Event
from typing import Annotated, NoReturn

import typer

from chebiao.ending import told_to_end
from chebiao.screen import errors
from chebiao.watching import collector_endpoint
from runtime.settings import Settings
from scrapers.outcomes import EXIT_CODES
from scrapers.sources.known import SOURCES

FIRST_WAIT, LONGEST_WAIT = 5.0, 300.0
"""Seconds before a crawl that ended is started again; doubled each time, as long as runs stay short."""
LONG_RUN = 600.0
"""Seconds after which a run has shown that it works."""
END_WITHIN = 20.0
"""Seconds a crawl has to keep what it has in hand."""

EPILOG = "退出码即结果 the exit code is the outcome: 0 ok, " + ", ".join(f"{code} {name}" for name, code in EXIT_CODES.items() if code)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("collect", epilog=EPILOG, context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(collect)
    app.command("simulate", context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})(simulate)


def collect(
    context: typer.Context,
    source: Annotated[str, typer.Option(help=f"来源 / source: {', '.join(SOURCES)}")] = "ccgp",
    base_url: Annotated[str, typer.Option(help="代替门户的本机地址 / a stand-in on this machine")] = "",
    every: Annotated[float, typer.Option(help="每隔几秒再看列表，不停；0：只一遍 / seconds between walks, without end; 0: once")] = 0,
    again_after: Annotated[
        float, typer.Option(help="几秒后复看在招车辆公告 / seconds until open vehicle tenders are looked at again")
    ] = 86_400,
    back_off: Annotated[float, typer.Option(help="重试前的秒数，逐次加倍 / seconds before a retry, doubled each time")] = 2,
    budget: Annotated[int, typer.Option(help="每日（UTC）请求上限；0：按来源 / most requests a day (UTC); 0: the source's own")] = 0,
    steadily: Annotated[
        bool, typer.Option("--steadily", help="停了再来，并提供 /metrics / start again whenever it ends, and answer /metrics")
    ] = False,
) -> None:
    """采集一个来源；随时可停，再运行即从断处继续 / Collect one source; stopped at any time, it goes on where it stood."""
    command = [sys.executable, "-m", "scrapers", "--source", source, "--base-url", base_url, "--every", str(every)]
    command += ["--again-after", str(again_after), "--back-off", str(back_off), "--budget", str(budget), *context.args]
    if not steadily:
        _become(command)
    with collector_endpoint(Settings()):
        again_and_again([*command, "--with-parent", str(os.getpid())], told_to_end())


def simulate(context: typer.Context) -> None:
    """运行模拟门户（虚构公告，仅本机）/ Run the simulated portal: fictional notices, this machine only."""
    _become([sys.executable, "-m", "scrapers.simulator", *context.args])


def again_and_again(command: list[str], told: Event, first_wait: float = FIRST_WAIT) -> None:
    """Run a command until told to end; start it again whenever it ends, patiently: a source that is left alone for hours
    ends its run at once, and asks the portal nothing."""
    wait = first_wait
    while not told.is_set():
        began = time.monotonic()
        code = _run(command, told)
        if told.is_set():
            return
        wait = first_wait if time.monotonic() - began > LONG_RUN else wait
        errors.print(f"采集结束 collecting ended with code {code}; {wait:.0f} 秒后再来 again in {wait:.0f} s", style="yellow")
        told.wait(wait)
        wait = min(wait * 2, LONGEST_WAIT)


def _run(command: list[str], told: Event) -> int:
    process = subprocess.Popen(command, start_new_session=True)
    while process.poll() is None and not told.wait(0.2):
        pass
    if process.poll() is None:
        process.terminate()
    try:
        return process.wait(END_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _become(command: list[str]) -> NoReturn:
    """Go on as another command: signals and exit code are its own."""
    sys.stdout.flush()
    os.execv(command[0], command)
