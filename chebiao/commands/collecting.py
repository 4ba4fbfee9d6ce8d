"""`chebiao collect` and `chebiao simulate`: both are processes of their own, for a crawl's reactor starts only once."""

import subprocess
import sys
from typing import Annotated

import typer

from scrapers.sources.known import SOURCES


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("collect")(collect)
    app.command("simulate", context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})(simulate)


def collect(
    source: Annotated[str, typer.Option(help=f"来源 / source: {', '.join(SOURCES)}")] = "ccgp",
    base_url: Annotated[str, typer.Option(help="代替门户的本机地址 / a stand-in on this machine")] = "",
    every: Annotated[float, typer.Option(help="每隔几秒再看列表；0：只一遍 / seconds between walks; 0: once")] = 0,
) -> None:
    """采集一个来源；退出码即结果 / Collect one source; the exit code is the outcome."""
    command = [sys.executable, "-m", "scrapers", "--source", source, "--base-url", base_url, "--every", str(every)]
    raise typer.Exit(subprocess.call(command))


def simulate(context: typer.Context) -> None:
    """运行模拟门户（虚构公告，仅本机）/ Run the simulated portal: fictional notices, this machine only."""
    raise typer.Exit(subprocess.call([sys.executable, "-m", "scrapers.simulator", *context.args]))
