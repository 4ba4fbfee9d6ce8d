"""`chebiao reindex`: the cluster's search index anew, while everything goes on."""

from typing import Annotated

import typer

from chebiao.screen import errors, fail, out, working
from runtime.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("reindex")(reindex_)


def reindex_(
    processes: Annotated[int, typer.Option(min=1, help="并行进程数，不超过分区数 / processes, not more than partitions")] = 1,
) -> None:
    """集群：从日志重建检索索引，不停服务 / Cluster: make the search index anew from the log; services go on."""
    settings = Settings()
    if settings.carrier != "cluster":
        fail("单机请用 chebiao replay / on one machine: chebiao replay")
    from chebiao.reindexing import reindex  # the cluster's clients take a second to import

    with working("重建索引 reindexing"):
        done = reindex(settings, processes)
    for line in done.refused:
        errors.print(line)
    out.print(f"已重建并启用 in use: {done.events} 事件 events, {len(done.refused)} 拒收 refused")
