"""`chebiao backup` and `restore`: log, blobs and ledger; everything else is made again from them."""

from pathlib import Path
from typing import Annotated

import typer

from chebiao.screen import fail, out, working
from runtime.embedded.backup import BadBackup, backup, restore
from runtime.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup")(backup_)
    app.command("restore")(restore_)


def backup_(target: Annotated[Path, typer.Argument(help="目标文件夹 / folder to copy to")]) -> None:
    """备份；服务可以照常运行 / Copy everything that cannot be made again; services may go on."""
    try:
        with working("备份 backing up"):
            copied = backup(Settings().folder, target)
    except BadBackup as error:
        fail(str(error))
    out.print(f"已备份 backed up: {copied.events} 事件 events, {copied.blobs} 文件 blobs → {target}")


def restore_(source: Annotated[Path, typer.Argument(help="备份所在文件夹 / folder of a backup")]) -> None:
    """恢复到空的数据文件夹，然后 `chebiao replay` / Restore into an empty data folder; then `chebiao replay`."""
    try:
        with working("恢复 restoring"):
            copied = restore(source, Settings().folder)
    except BadBackup as error:
        fail(str(error))
    out.print(f"已恢复 restored: {copied.events} 事件 events, {copied.blobs} 文件 blobs；接着运行 now run: chebiao replay")
