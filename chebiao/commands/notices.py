"""`chebiao import`, `add` and `reparse`: notices that no spider brings."""

from pathlib import Path
from typing import Annotated

import typer

from chebiao.composing import now, worked_off
from chebiao.opening import opened
from chebiao.screen import errors, fail, out, working
from runtime.settings import Settings
from scrapers.adding import CannotAdd, add, import_lines, reparse


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("import")(import_)
    app.command("add")(add_)
    app.command("reparse")(reparse_)


def import_(
    files: Annotated[list[Path], typer.Argument(help="JSONL 文件 / files of one notice a line", exists=True, dir_okay=False)],
) -> None:
    """把公告文件放上路；不发提醒 / Put files of notices on the road; nothing of them alerts."""
    settings = Settings()
    with opened(settings) as carrier:
        carrier.disk.check_collecting()
        for file in files:
            with working(f"导入 importing {file.name}"):
                report = import_lines(carrier, file, now())
            for line, why in report.bad:
                errors.print(f"{file.name} 第{line}行 line {line}: {why}", style="yellow", markup=False)
            if report.aside:
                errors.print(
                    f"坏行原样存于 bad lines are kept in {report.aside}：改好后再导入 mend and import that file",
                    style="yellow",
                    markup=False,
                )
            out.print(f"{file.name}: 读入 {report.read}，新 {report.new}，改 {report.changed}，未变 {report.same}，坏 {len(report.bad)}"
                      f" / {report.read} read, {report.new} new, {report.changed} changed, {report.same} the same, {len(report.bad)} bad")  # fmt: skip
        with working("处理 working"):
            taken = worked_off(carrier, settings)
    out.print(f"处理 {taken} 个事件 / {taken} events worked on")


def add_(
    what: Annotated[str, typer.Argument(help="网址或文件 / an address or a file")],
    title: Annotated[str, typer.Option(help="标题（页面没有时）/ title, when the page has none")] = "",
) -> None:
    """把别处发现的一条公告放上路 / Put one notice found elsewhere on the road."""
    settings = Settings()
    with opened(settings) as carrier:
        carrier.disk.check_collecting()
        try:
            notice_id = add(carrier, what, now(), contact=settings.contact, title=title)
        except CannotAdd as error:
            fail(str(error))
        with working("处理 working"):
            worked_off(carrier, settings)
    out.print(f"已加入 added: {notice_id}")


def reparse_() -> None:
    """按新的归一化重读已存页面 / Read kept pages again under the present normaliser."""
    with opened() as carrier, working("重读 reading kept pages again"):
        report = reparse(carrier, now())
    for notice_id, why in report.unread:
        errors.print(f"{notice_id} 读不了，未动 cannot be read, left as it was: {why}", style="yellow", markup=False)
    out.print(f"更新 {report.renewed} 页的指纹，新读出 {report.said} 页，读不了 {len(report.unread)} 页"
              f" / {report.renewed} pages' hashes renewed, {report.said} pages readable now, {len(report.unread)} unreadable")  # fmt: skip
