"""`chebiao dead list|show|replay`: what was set aside, why, and back on the road."""

import base64
from collections import Counter
from typing import Annotated

import typer

from chebiao.composing import worked_off
from chebiao.opening import opened
from chebiao.screen import fail, out, working
from runtime.letters import UnknownLetter
from runtime.settings import Settings

dead = typer.Typer(help="被搁置的事件 / events that were set aside", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(dead, name="dead")


@dead.command("list")
def list_(everything: Annotated[bool, typer.Option("--all", help="含已重放的 / also those replayed")] = False) -> None:
    """按原因列出 / List by reason."""
    with opened() as carrier:
        letters = [letter for letter in carrier.dead.all() if everything or not letter.replayed]
    for (service, reason), count in Counter((one.rejected.service, one.rejected.reason) for one in letters).most_common():
        out.print(f"{count:6}  {service}: {reason}", markup=False)
    for letter in letters[-50:]:
        rejected = letter.rejected
        out.print(f"{letter.id}  {rejected.at:%Y-%m-%d %H:%M}  {rejected.service}  {rejected.subject}  {rejected.reason}", markup=False)
    out.print(f"共 {len(letters)} / {len(letters)} in all")


@dead.command()
def show(letter_id: str) -> None:
    """看一条，连同原始字节 / Show one, with its original bytes."""
    with opened() as carrier:
        try:
            rejected = carrier.dead.show(letter_id).rejected
        except UnknownLetter as error:
            fail(str(error))
    out.print_json(rejected.model_dump_json(exclude={"original"}))
    out.print(base64.b64decode(rejected.original).decode(errors="replace"), markup=False)


@dead.command()
def replay(
    letter_ids: Annotated[list[str] | None, typer.Argument(help="编号 / ids")] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部 / all of them")] = False,
) -> None:
    """修好原因后重放 / Put them on the road again once the cause is mended."""
    settings = Settings()
    with opened(settings) as carrier:
        ids = [letter.id for letter in carrier.dead.all() if not letter.replayed] if everything else letter_ids or []
        try:
            marked = carrier.dead.replay(ids)
        except UnknownLetter as error:
            fail(str(error))
        with working("重放 replaying"):
            worked_off(carrier, settings)
        left = sum(not letter.replayed for letter in carrier.dead.all())
    out.print(f"重放 {marked} 条，仍搁置 {left} 条 / {marked} replayed, {left} still set aside")
