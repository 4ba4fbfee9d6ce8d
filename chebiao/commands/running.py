"""`chebiao up`: everything with one command: collector, services, pages; a demonstration also has its portal and mail."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from chebiao.composing import base_url, services
from chebiao.demonstration import Demonstration, cleared, say_people, shown_keys
from chebiao.ending import told_to_end
from chebiao.opening import opened
from chebiao.screen import errors, fail, out
from chebiao.serving import application
from chebiao.watching import services_endpoint
from runtime.carrying import Carrier
from runtime.road import Road
from runtime.settings import Settings
from runtime.settling import settle
from runtime.shapes import Service
from runtime.watching.meter import Meter
from scrapers.sources.known import SOURCES
from services.pipeline import SERVICES


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("up")(up)
    app.command("serve")(serve)
    app.command("api")(api)


def serve(
    names: Annotated[list[str] | None, typer.Argument(help=f"服务 / services: {', '.join(SERVICES)}")] = None,
    until_idle: Annotated[bool, typer.Option("--until-idle", help="做完现有的就停 / stop when nothing is left to do")] = False,
) -> None:
    """只跑服务，全部或几个 / Run services alone: all, or some."""
    settings = Settings()
    if unknown := [name for name in names or () if name not in SERVICES]:
        fail(f"没有这个服务 no such service: {unknown[0]}；有 there are {', '.join(SERVICES)}", 2)
    with opened(settings) as carrier:
        meter = Meter()
        served = tuple(map(meter.watched, services(carrier, settings, names or tuple(SERVICES))))
        road = Road(carrier, served)
        if until_idle:
            out.print(f"{road.run_until_idle()} 个事件 events")
            return
        told = told_to_end()
        with services_endpoint(carrier, settings, served, meter):
            road.run(told.is_set)


def api() -> None:
    """只开页面和接口 / Pages and api alone; services and collectors run elsewhere."""
    settings = Settings()
    with opened(settings) as carrier:
        keys = shown_keys() if settings.kind == "demo" else {}
        server = _pages(settings, application(carrier, settings, services(carrier, settings), keys))
        out.print(f"{'【演示】' if settings.kind == 'demo' else ''}车标 Chebiao → {base_url(settings)}")
        server.run()


def _pages(settings: Settings, app: FastAPI) -> uvicorn.Server:
    settle()  # or a visitor waits now and then for the collector to look through the tables that are loaded by now
    return uvicorn.Server(uvicorn.Config(app, settings.api_host, settings.api_port, log_level="warning", timeout_graceful_shutdown=3))


def up(
    demo: Annotated[bool, typer.Option("--demo", help="演示：模拟门户、虚构公告 / a demonstration with a simulated portal")] = False,
    sources: Annotated[list[str] | None, typer.Option("--source", help=f"采集的真实来源 / live sources: {', '.join(SOURCES)}")] = None,
    notices: Annotated[int, typer.Option(help="演示开始时的公告数 / notices a demonstration starts with")] = 200,
    every: Annotated[float, typer.Option(help="演示里几秒一条新公告 / seconds between new notices of a demonstration")] = 5,
) -> None:
    """一条命令跑起全部；Ctrl-C 停 / Everything with one command; Ctrl-C stops it."""
    settings = (
        Settings(kind="demo", smtp_host="127.0.0.1", smtp_port=_free_port(), smtp_tls="none", smtp_from="alerts@demo.chebiao.example")
        if demo
        else Settings()
    )
    with ExitStack() as stack:
        stack.enter_context(_alone(settings))
        shown: dict[str, str] = {}
        portal = ""
        if demo:
            running = stack.enter_context(Demonstration(cleared(settings), notices, every, settings.smtp_port))
            portal = running.portal.url
        carrier = stack.enter_context(opened(settings))
        if demo:
            shown = say_people(carrier)
        _serve(carrier, settings, [("ccgp", portal)] if demo else [(name, "") for name in sources or ()], shown, stack)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """One `up` a data folder: a second would collect twice, and a demonstration would empty what the first one uses."""
    folder = settings.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            fail(
                f"{folder} 已有一个 chebiao up 在用；先停它，或用 CHEBIAO_DATA 换一处 / is used by another `chebiao up`: stop that, or set CHEBIAO_DATA",
                75,
            )
        yield


def _serve(carrier: Carrier, settings: Settings, collected: list[tuple[str, str]], keys: dict[str, str], stack: ExitStack) -> None:
    """Services in a thread, collectors as processes, pages in this one; the first that ends by an error ends all."""
    meter, stop, failed = Meter(), threading.Event(), list[BaseException]()
    road = tuple(map(meter.watched, services(carrier, settings)))
    server = _pages(settings, application(carrier, settings, road, keys, meter))
    worker = threading.Thread(target=_work, args=(carrier, road, stop, failed, server), name="services")
    worker.start()
    collectors = [_collector(settings, name, portal) for name, portal in collected]
    watch = threading.Thread(target=_watch, args=(collectors, stop, server), daemon=True)
    watch.start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C, so that nothing is left running
    try:
        out.print(f"{'【演示】' if settings.kind == 'demo' else ''}车标 Chebiao → {base_url(settings)}    Ctrl-C 停 stops")
        for key, owner in keys.items():
            out.print(f"  演示密钥 demonstration key: {key}（{owner}）→ {base_url(settings)}/login")
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        for process in collectors:
            _end(process)
        worker.join()
    if failed:
        raise failed[0]
    out.print("已停 stopped")


def _work(carrier: Carrier, road: tuple[Service, ...], stop: threading.Event, failed: list[BaseException], server: uvicorn.Server) -> None:
    try:
        Road(carrier, road).run(stop.is_set)
    except BaseException as error:  # noqa: BLE001 - raised again where everything is stopped
        failed.append(error)
    server.should_exit = True


def _collector(settings: Settings, name: str, portal: str) -> subprocess.Popen[bytes]:
    """A collector of its own process: a crawl's reactor starts only once, and a kill of it loses nothing."""
    command = [sys.executable, "-m", "scrapers", "--source", name, "--with-parent", str(os.getpid())]
    command += (
        ["--base-url", portal, "--every", "5", "--again-after", "60", "--budget", "1000000", "--back-off", "0.5"]
        if portal
        else ["--every", "900"]
    )
    environment = {**os.environ, "CHEBIAO_KIND": settings.kind, "CHEBIAO_DATA": str(settings.folder)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)


def _watch(collectors: list[subprocess.Popen[bytes]], stop: threading.Event, server: uvicorn.Server) -> None:
    """Say when a collector ends; the pages stay, and show what it came to."""
    told: set[int] = set()
    while not stop.wait(1):
        for process in collectors:
            if process.poll() is not None and process.pid not in told and not server.should_exit:
                told.add(process.pid)
                errors.print(f"采集已停，见 /status / a collector ended with code {process.returncode}; see /status", style="yellow")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(8)
        except subprocess.TimeoutExpired:
            process.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
