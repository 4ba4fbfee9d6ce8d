"""`chebiao demonstrate` and `chebiao mailbox`: a demonstration's people and mail server, where its parts run apart."""

from typing import Annotated

import typer
from aiosmtpd.controller import Controller

from chebiao.demonstration import Mailbox, say_people
from chebiao.ending import told_to_end
from chebiao.opening import opened
from chebiao.screen import fail, out
from runtime.settings import Settings
from schemas.topics import DEALERS

ONLY_DEMONSTRATIONS = "只用于演示；请设 CHEBIAO_KIND=demo / for demonstrations only: set CHEBIAO_KIND=demo"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("demonstrate")(demonstrate)
    app.command("mailbox")(mailbox)


def demonstrate() -> None:
    """演示的虚构经销商、订阅和密钥，说一次 / Say a demonstration's fictional dealers, saved search and keys, once."""
    settings = _demonstration()
    with opened(settings) as carrier:
        if carrier.log.end(DEALERS):
            out.print("已有 they are there already")
            return
        for key, owner in say_people(carrier).items():
            out.print(f"演示密钥 demonstration key: {key}（{owner}）")


def mailbox(
    host: Annotated[str, typer.Option(help="收信地址 / address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口 / port")] = 2525,
) -> None:
    """演示的邮件服务器：收下，放进收件箱 / A demonstration's mail server: keeps what it is given for the inbox page."""
    told = told_to_end()
    server = Controller(Mailbox(_demonstration().folder / "inbox"), hostname=host, port=port)
    server.start()
    try:
        out.print(f"smtp://{host}:{port}")
        told.wait()
    finally:
        server.stop()


def _demonstration() -> Settings:
    settings = Settings()
    if settings.kind != "demo":
        fail(ONLY_DEMONSTRATIONS, 78)
    return settings
