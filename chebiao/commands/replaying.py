"""`chebiao replay`: make again from the log what can be made again."""

from contextlib import closing
from typing import Annotated

import typer

from chebiao.composing import services
from chebiao.opening import opened
from chebiao.screen import fail, out, working
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.embedded.replay import NotReady, apply, drop, generations, rebuild, replay
from runtime.settings import Settings
from services.indexer.service import service as indexer
from services.pipeline import SERVICES


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay")(replay_)


def replay_(
    new: Annotated[bool, typer.Option("--new", help="另成新一代，旧的仍在用 / as a new generation beside the one in use")] = False,
    apply_: Annotated[int, typer.Option("--apply", help="切换到某一代 / switch to a generation")] = 0,
    drop_: Annotated[int, typer.Option("--drop", help="删除某一代 / drop a generation")] = 0,
    list_: Annotated[bool, typer.Option("--list", help="列出各代 / list the generations")] = False,
) -> None:
    """从日志重建（默认就地）/ Rebuild from the log, in place unless told otherwise. Stop the services first."""
    settings = Settings()
    with opened(settings) as carrier:
        try:
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
        with working("重放为新一代 replaying into a new generation"):
            made = replay(carrier, lambda one: services(one, settings))
        return f"第 {made.generation} 代已建；`chebiao replay --apply {made.generation}` 切换 / generation {made.generation} is made; --apply switches"
    with working("就地重建 rebuilding in place"), closing(carrier.index()) as index:
        names = [name for name in SERVICES if name != "indexer"]
        road = (*services(carrier, settings, names), indexer(index, carrier.blobs))
        taken = rebuild(carrier, road, index)
    return f"重放 {taken} 个事件 / {taken} events heard again"
