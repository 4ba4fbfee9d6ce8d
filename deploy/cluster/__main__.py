"""`python -m deploy.cluster up|down|status`: the cluster on this machine. (`run` is the supervisor itself.)"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated

import structlog
import typer

from chebiao.ending import told_to_end
from chebiao.screen import errors, fail, out, working
from deploy.cluster.plan import API_PORT, Demonstration
from deploy.cluster.state import FOLDER, Place, State
from deploy.cluster.supervisor import CannotStart, Supervisor, supervised
from deploy.local.bundles import ServersMissing
from deploy.local.process import ServerFailed

READY_WITHIN = 600.0
"""Seconds; on a quiet machine it is one minute."""
DOWN_WITHIN = 120.0
LOOK_EVERY = 0.3
app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
Folder = Annotated[Path, typer.Option(help="日志、进程号、数据放在哪里 / where logs, pids and data lie")]
Carrier = Annotated[
    str, typer.Option(help="cluster：Kafka 与 Elasticsearch；embedded：只试进程 / embedded: the processes alone, on SQLite")
]
Port = Annotated[int, typer.Option(help="页面的端口 / port of the pages")]
Notices = Annotated[int, typer.Option(help="开始时的公告数 / notices to start with")]
Every = Annotated[float, typer.Option(help="几秒一条新公告 / seconds between new notices")]


@app.command()
def up(folder: Folder = FOLDER, carrier: Carrier = "cluster", port: Port = API_PORT, notices: Notices = 200, every: Every = 5) -> None:
    """全部启动，就绪后返回 / Start everything; returns when it is ready."""
    place = Place(folder)
    if place.runs():
        _say(place.told(), place)
        return
    options = [f"--folder={place.folder}", f"--carrier={carrier}", f"--port={port}", f"--notices={notices}", f"--every={every}"]
    place.made()
    place.tell(State())
    with (place.folder / "logs" / "supervisor.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "deploy.cluster", "run", *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _say(_ready(place, process), place)


@app.command()
def down(folder: Folder = FOLDER) -> None:
    """全部停止 / End everything."""
    place = Place(folder)
    if not place.runs():
        out.print("集群没有在运行 no cluster runs here")
        return
    os.kill(place.told().pid, signal.SIGTERM)
    ends = time.monotonic() + DOWN_WITHIN
    with working("停止 ending"):
        while place.runs() and time.monotonic() < ends:
            time.sleep(LOOK_EVERY)
    if place.runs():
        fail(f"没能停下 it does not end: {place.folder / 'logs' / 'supervisor.log'}")
    out.print("已停 stopped")


@app.command()
def status(folder: Folder = FOLDER) -> None:
    """每个进程怎样 / How each process is."""
    place = Place(folder)
    state = place.told()
    for name, words in state.processes.items():
        out.print(f"{name:<12} {words}")
    if not place.runs():
        fail("集群没有在运行 no cluster runs here")
    _say(state, place)


@app.command(hidden=True)
def run(folder: Folder = FOLDER, carrier: Carrier = "cluster", port: Port = API_PORT, notices: Notices = 200, every: Every = 5) -> None:
    """The supervisor, in the foreground."""
    place, told = Place(folder), told_to_end()
    try:
        with supervised(place) as state:
            state.page = f"http://127.0.0.1:{port}"
            Supervisor(place, state, told).run(Demonstration(notices, every, port), carrier)
    except (CannotStart, ServersMissing, ServerFailed) as error:
        structlog.get_logger("cluster").error(str(error))
        raise typer.Exit(1) from error


def _ready(place: Place, process: subprocess.Popen[bytes]) -> State:
    """Wait until every process answers. Ends the command when that does not come to pass."""
    ends = time.monotonic() + READY_WITHIN
    with working("启动 starting") as shown:
        while time.monotonic() < ends:
            state = place.told()
            shown.update(shown.task_ids[0], description=f"启动 starting: {state.step}")
            if state.ready:
                return state
            if state.failed or process.poll() is not None:
                break
            time.sleep(LOOK_EVERY)
    state = place.told()
    if process.poll() is None:
        process.terminate()
        process.wait(DOWN_WITHIN)
    fail(f"没有启动 did not start: {state.failed or state.step}\n日志 logs: {place.folder / 'logs'}")


def _say(state: State, place: Place) -> None:
    out.print(f"【演示】车标 Chebiao → {state.page}    make cluster-down 停 stops")
    out.print(f"  日志 logs: {place.folder / 'logs'}" + (f"    Prometheus: {state.prometheus}" if state.prometheus else ""))
    out.print(f"  自己的命令 commands of your own: . {place.settings}; .venv/bin/chebiao status")
    if state.failed:
        errors.print(state.failed, style="red")


if __name__ == "__main__":
    app()
