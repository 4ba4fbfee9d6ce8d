"""`chebiao models`: a maker's own table of models, imported with errors row by row; it overrides ours for its brands."""

from typing import Annotated

import typer

from chebiao.screen import errors, out, read_text
from reference.models import models
from reference.models.tables import MAKERS_TABLE, overridden, parse, template
from runtime.settings import Settings

market = typer.Typer(help="车型目录 / models on the market", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(market, name="models")


@market.command("template")
def template_() -> None:
    """打印 CSV 样表 / Print a CSV template."""
    print(template(), end="")


@market.command("import")
def import_(file: Annotated[str, typer.Argument(help="CSV 文件，- 为标准输入 / a CSV file; - for standard input")]) -> None:
    """导入厂家车型表，其品牌以厂家数据为准；有坏行则不换 / Import a maker's table, which holds for its brands; a bad row leaves the old one."""
    text = read_text(file)
    found = parse(text)
    for row, words in found.wrong:
        errors.print(f"第{row}行 row {row}: {words}", style="yellow", markup=False)
    if found.wrong or not found.models:
        errors.print(f"未导入 nothing imported: {len(found.wrong)} 坏行 bad rows, {len(found.models)} 好行 good rows", style="red")
        raise typer.Exit(1)
    place = Settings().makers_table
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(place)
    brands = "、".join(sorted({one.brand for one in found.models}))
    out.print(f"已导入车型 {len(found.models)}（{brands}） / {len(found.models)} models imported", markup=False)


@market.command("list")
def list_() -> None:
    """列出车型及数据来源 / List the models and where their figures are from."""
    place = Settings().makers_table
    theirs = parse(place.read_text(encoding="utf-8")).models if place.is_file() else []
    for one in overridden(models(), theirs):
        own = any(figure.source == MAKERS_TABLE for figure in one.figures.values())
        out.print(
            f"{one.brand}\t{one.name}\t{one.category.value}\t{one.energy.value}\t{'厂家 maker' if own else '未核实 unverified'}",
            markup=False,
        )
