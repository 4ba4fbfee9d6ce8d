"""`chebiao replay`: make again from the log what can be made again."""

from collections.abc import Iterator
from contextlib import closing
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from chebiao.comparing import Move, moves
from chebiao.composing import services
from chebiao.opening import opened_here
from chebiao.screen import fail, out, working
from runtime.decoding import hear
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.embedded.replay import apply, drop, generations, rebuild, replay
from runtime.generations import NotReady
from runtime.ports import Stored
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.events import TenderMatched
from schemas.topics import MATCHED
from services.indexer.service import service as indexer
from services.pipeline import SERVICES


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay")(replay_)


def replay_(
    new: Annotated[bool, typer.Option("--new", help="另成新一代，旧的仍在用 / as a new generation beside the one in use")] = False,
    apply_: Annotated[int, typer.Option("--apply", help="切换到某一代 / switch to a generation")] = 0,
    drop_: Annotated[int, typer.Option("--drop", help="删除某一代 / drop a generation")] = 0,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="列出最新一代与在用一代的差别（没有则先建）/ what the newest generation says otherwise than the one in use; made first if there is none",
        ),
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="列出各代 / list the generations")] = False,
) -> None:
    """从日志重建（默认就地）/ Rebuild from the log, in place unless told otherwise. Stop the services first."""
    settings = Settings()
    with opened_here(settings) as carrier:
        try:
            if diff:
                _show(carrier, settings, new)
            else:
                out.print(_do(carrier, settings, new, apply_, drop_, list_))
        except NotReady as error:
            fail(str(error))


def _do(carrier: EmbeddedCarrier, settings: Settings, new: bool, to_apply: int, to_drop: int, to_list: bool) -> str:
    if to_list:
        return f"各代 generations: {generations(carrier)}，在用 in use: {carrier.generation}"
    if to_apply:
        apply(carrier, services(carrier, settings), to_apply)
        return f"已切换到第 {to_apply} 代 / generation {to_apply} is in use"
    if to_drop:
        drop(carrier, to_drop)
        return f"已删除第 {to_drop} 代 / generation {to_drop} is gone"
    if new:
        made = _made(carrier, settings)
        return f"第 {made.generation} 代已建；`chebiao replay --apply {made.generation}` 切换 / generation {made.generation} is made; --apply switches"
    with working("就地重建 rebuilding in place"), closing(carrier.index()) as index:
        names = [name for name in SERVICES if name != "indexer"]
        road = (*services(carrier, settings, names), indexer(index, carrier.blobs))
        taken = rebuild(carrier, road, index)
    return f"重放 {taken} 个事件 / {taken} events heard again"


def _made(carrier: EmbeddedCarrier, settings: Settings) -> EmbeddedCarrier:
    with working("重放为新一代 replaying into a new generation"):
        return replay(carrier, lambda one: services(one, settings))


def _show(carrier: EmbeddedCarrier, settings: Settings, new: bool) -> None:
    newest = generations(carrier)[-1]
    other = _made(carrier, settings) if new or newest == carrier.generation else carrier.at(newest)
    found = list(moves(*_differing(carrier, other)))
    table = Table("采购 tender", "行 line", "项 aspect", "原 before", "新 after", "缘由 because", title=_title(carrier, other, found))
    for move in found:
        table.add_row(
            f"{escape(move.title)}\n{move.tender_id}", move.line, move.aspect, move.before, move.after, escape("\n".join(move.because))
        )
    out.print(table)
    out.print(f"`chebiao replay --apply {other.generation}` 切换 switches；`--drop {other.generation}` 丢弃 drops it")


def _title(carrier: EmbeddedCarrier, other: EmbeddedCarrier, found: list[Move]) -> str:
    tenders = len({move.tender_id for move in found})
    return f"第 {carrier.generation} 代 → 第 {other.generation} 代 / generation {carrier.generation} → {other.generation}：{tenders} 个采购变动 tenders move"


def _differing(carrier: EmbeddedCarrier, other: EmbeddedCarrier) -> tuple[dict[str, TenderMatched], dict[str, TenderMatched]]:
    """What the two say last of each tender of which they do not say the same."""
    ours, theirs = _last(carrier), _last(other)
    same = {key for key, stored in ours.items() if key in theirs and _data(stored) == _data(theirs[key])}
    return dict(_heard(ours, same)), dict(_heard(theirs, same))


def _last(carrier: EmbeddedCarrier) -> dict[str, Stored]:
    last: dict[str, tuple[int, Stored]] = {}
    for stored in carrier.log.read_all(MATCHED):
        event = Event.from_json(stored.raw)
        if event.key not in last or last[event.key][0] <= event.sequence:
            last[event.key] = (event.sequence, stored)
    return {key: stored for key, (_, stored) in last.items()}


def _data(stored: Stored) -> object:
    return Event.from_json(stored.raw).data


def _heard(last: dict[str, Stored], same: set[str]) -> Iterator[tuple[str, TenderMatched]]:
    for key, stored in last.items():
        if key not in same and isinstance(payload := hear(stored, MATCHED).payload, TenderMatched):
            yield key, payload
