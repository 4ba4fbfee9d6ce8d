"""What commands print to: results on standard output, everything else on standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, track

T = TypeVar("T")
out = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False)


def progress(things: Iterable[T], total: int, what: str) -> Iterable[T]:
    """Show how far a long work is."""
    return track(things, description=what, total=total, console=errors, transient=True)


@contextmanager
def working(what: str) -> Iterator[Progress]:
    """A spinner while something of unknown length goes on."""
    with Progress(console=errors, transient=True) as shown:
        shown.add_task(what, total=None)
        yield shown


def fail(message: str, code: int = 1) -> NoReturn:
    """End the command with one clear line."""
    errors.print(message, style="red")
    raise typer.Exit(code)


def read_text(path: str) -> str:
    """A file's text, or standard input's for `-`. Ends the command when it cannot be read."""
    try:
        if path == "-":
            return sys.stdin.read()
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - a path as the person typed it
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        fail(f"读不了 cannot read {path}: {error}")
