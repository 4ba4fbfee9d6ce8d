"""`chebiao dealers`: a template, import with errors row by row, and the list."""

from collections.abc import Iterable
from typing import Annotated

import typer

from chebiao.composing import now
from chebiao.dealer_files import parse, template
from chebiao.opening import opened
from chebiao.screen import errors, out, read_text
from runtime.ports import Log
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import DealerRegistered, Payload
from schemas.topics import DEALERS
from schemas.upcasts import payload_of

dealers = typer.Typer(help="经销商与责任区域 / dealers and their territories", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(dealers, name="dealers")


@dealers.command("template")
def template_() -> None:
    """打印 CSV 样表 / Print a CSV template."""
    print(template(), end="")


@dealers.command("import")
def import_(file: Annotated[str, typer.Argument(help="CSV 文件，- 为标准输入 / a CSV file; - for standard input")]) -> None:
    """登记 CSV 里的经销商；同编号者整体替换 / Register the dealers of a CSV file; the same id is replaced whole."""
    found = parse(read_text(file), now())
    for row, words in found.wrong:
        errors.print(f"第{row}行 row {row}: {words}", style="yellow", markup=False)
    with opened() as carrier:
        say(carrier.log, found.dealers)
    models = sum(len(one.models) for one in found.dealers)
    out.print(f"登记经销商 {len(found.dealers)}，车型 {models}，坏行 {len(found.wrong)}"
              f" / {len(found.dealers)} dealers, {models} models registered, {len(found.wrong)} bad rows")  # fmt: skip
    if found.wrong:
        raise typer.Exit(1)


@dealers.command("list")
def list_() -> None:
    """列出在册经销商 / List the registered dealers."""
    with opened() as carrier:
        for dealer in registered(carrier.log):
            out.print(f"{dealer.dealer_id:<16} {dealer.name}  {' '.join(dealer.territories)}  {len(dealer.models)}", markup=False)


def say(log: Log, payloads: Iterable[Payload]) -> None:
    """Put words of people about dealers on the log, each later than all before."""
    sequence = log.end(DEALERS)
    log.append(DEALERS, [first_hand("api", payload, now(), sequence + place) for place, payload in enumerate(payloads, 1)])


def registered(log: Log) -> list[DealerRegistered]:
    """The dealers as they stand now, by id."""
    latest: dict[str, tuple[int, Payload]] = {}
    position = 0
    while stored := log.read(DEALERS, position, 500):
        position = stored[-1].position
        for event in (Event.from_json(one.raw) for one in stored):
            if event.key not in latest or latest[event.key][0] <= event.sequence:
                latest[event.key] = (event.sequence, payload_of(event))
    standing = (payload for _, (_, payload) in sorted(latest.items()))
    return [payload for payload in standing if isinstance(payload, DealerRegistered)]
