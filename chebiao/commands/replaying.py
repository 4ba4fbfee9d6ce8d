"""`chebiao replay`: make again from the log what can be made again."""

from collections.abc import Iterator
from contextlib import closing
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from chebiao.comparing import Move, moves
from chebiao.composing import services
from chebiao.opening import opened, opened_here
from chebiao.screen import fail, out, working
from runtime.carrying import Carrier
from runtime.connect import generations_of
from runtime.decoding import hear
from runtime.embedded.replay import rebuild
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
    with opened(settings) as carrier:
        try:
            if diff:
                _show(carrier, settings, new)
            else:
                out.print(_do(carrier, settings, new, apply_, drop_, list_))
        except NotReady as error:
            fail(str(error))


def _do(carrier: Carrier, settings: Settings, new: bool, to_apply: int, to_drop: int, to_list: bool) -> str:
    generations = generations_of(carrier)
    if to_list:
        return f"各代 generations: {generations.all()}，在用 in use: {carrier.generation}"
    if to_apply == carrier.generation:
        return f"第 {to_apply} 代已在用 / generation {to_apply} is in use already"
    if to_apply:
        with working("补上其间的新事件 hearing what came since"):
            generations.caught_up(lambda one: services(one, settings), to_apply)
        generations.apply(services(carrier, settings), to_apply)
        return f"已切换到第 {to_apply} 代 / generation {to_apply} is in use"
    if to_drop:
        generations.drop(to_drop)
        if settings.carrier == "cluster":
            from chebiao.reindexing import forget  # the cluster's clients, which one machine need not load

            forget(settings, to_drop)
        return f"已删除第 {to_drop} 代 / generation {to_drop} is gone"
    if new:
        made = _made(carrier, settings)
        return f"第 {made.generation} 代已建；`chebiao replay --apply {made.generation}` 切换 / generation {made.generation} is made; --apply switches"
    return f"重放 {_rebuilt(settings)} 个事件 / events heard again"


def _rebuilt(settings: Settings) -> int:
    with opened_here(settings) as carrier, working("就地重建 rebuilding in place"), closing(carrier.index()) as index:
        names = [name for name in SERVICES if name != "indexer"]
        road = (*services(carrier, settings, names), indexer(index, carrier.blobs))
        return rebuild(carrier, road, index)


def _made(carrier: Carrier, settings: Settings) -> Carrier:
    with working("重放为新一代 replaying into a new generation"):
        return generations_of(carrier).replay(lambda one: services(one, settings))


def _show(carrier: Carrier, settings: Settings, new: bool) -> None:
    generations = generations_of(carrier)
    newest = generations.all()[-1]
    if new or newest == carrier.generation:
        other = _made(carrier, settings)
    else:
        with working("补上其间的新事件 hearing what came since"):
            other = generations.caught_up(lambda one: services(one, settings), newest)
    found = list(moves(*_differing(carrier, other)))
    table = Table("采购 tender", "行 line", "项 aspect", "原 before", "新 after", "缘由 because", title=_title(carrier, other, found))
    for move in found:
        table.add_row(
            f"{escape(move.title)}\n{move.tender_id}", move.line, move.aspect, move.before, move.after, escape("\n".join(move.because))
        )
    out.print(table)
    out.print(f"`chebiao replay --apply {other.generation}` 切换 switches；`--drop {other.generation}` 丢弃 drops it")


def _title(carrier: Carrier, other: Carrier, found: list[Move]) -> str:
    tenders = len({move.tender_id for move in found})
    return f"第 {carrier.generation} 代 → 第 {other.generation} 代 / generation {carrier.generation} → {other.generation}：{tenders} 个采购变动 tenders move"


def _differing(carrier: Carrier, other: Carrier) -> tuple[dict[str, TenderMatched], dict[str, TenderMatched]]:
    """What the two say last of each tender of which they do not say the same, those left out whose notices one of them has not
    heard of yet: services go on meanwhile."""
    ours, theirs = _last(carrier), _last(other)
    both = _notices(ours) & _notices(theirs)
    same = {key for key, stored in ours.items() if key in theirs and _data(stored) == _data(theirs[key])}
    return dict(_heard(ours, same, both)), dict(_heard(theirs, same, both))


def _notices(last: dict[str, Stored]) -> set[str]:
    """Every notice that stands in a tender."""
    tenders = (_data(stored).get("tender") for stored in last.values())
    return {entry["notice_id"] for tender in tenders if tender for entry in tender["timeline"]}


def _last(carrier: Carrier) -> dict[str, Stored]:
    last: dict[str, tuple[int, Stored]] = {}
    for stored in carrier.log.read_all(MATCHED):
        event = Event.from_json(stored.raw)
        if event.key not in last or last[event.key][0] <= event.sequence:
            last[event.key] = (event.sequence, stored)
    return {key: stored for key, (_, stored) in last.items()}


def _data(stored: Stored) -> dict[str, Any]:
    return Event.from_json(stored.raw).data


def _heard(last: dict[str, Stored], same: set[str], both: set[str]) -> Iterator[tuple[str, TenderMatched]]:
    for key, stored in last.items():
        if key in same or not isinstance(payload := hear(stored, MATCHED).payload, TenderMatched):
            continue
        if payload.tender is None or {entry.notice_id for entry in payload.tender.timeline} <= both:
            yield key, payload
