"""The command line: `chebiao COMMAND`. Each command is a module of `chebiao.commands`."""

import sys

import structlog
import typer

from chebiao.commands import (
    backups,
    collecting,
    deadletters,
    dealers,
    demonstrating,
    doctor,
    keys,
    models,
    notices,
    reading,
    reindexing,
    replaying,
    running,
    searching,
    status,
)
from chebiao.screen import errors
from runtime.stopping import Stopped

app = typer.Typer(
    name="chebiao",
    help="车标：车辆招标情报，每个数字都能回到原文 / procurement intelligence for vehicle tenders, every value traced to its words",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in (
    running,
    collecting,
    notices,
    reading,
    searching,
    dealers,
    models,
    keys,
    deadletters,
    replaying,
    reindexing,
    status,
    backups,
    doctor,
    demonstrating,
):
    module.register(app)


def run() -> None:
    """Entry point. What was wrong is one clear line and an exit code, never a traceback of ours."""
    structlog.configure(
        processors=[
            *structlog.get_config()["processors"][:-1],
            structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty(), exception_formatter=structlog.dev.plain_traceback),
        ]
    )
    try:
        app()
    except Stopped as stopped:
        errors.print(f"停止 stopped: {stopped}", style="red")
        sys.exit(stopped.exit_code)


if __name__ == "__main__":
    run()
