"""`chebiao search` and `chebiao export`: questions to the index from the command line."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import typer

from chebiao.opening import opened
from chebiao.screen import fail, out
from runtime.ports import BadQuery, SearchIndex
from schemas.documents import Range, SearchPage, SearchRequest, TenderQuery
from schemas.reading import Category


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("search")(search)
    app.command("export")(export)


def search(
    words: Annotated[list[str] | None, typer.Argument(help='词；"短语"；-排除 / words, "phrases", -excluded')] = None,
    region: Annotated[list[str] | None, typer.Option(help="行政区划代码 / division code, e.g. 330100")] = None,
    category: Annotated[list[Category] | None, typer.Option(help="车型 / kind of vehicle")] = None,
    displacement_max: Annotated[str, typer.Option(help="排量上限（升）/ litres at most")] = "",
    unit_cap_max: Annotated[str, typer.Option(help="单价限价上限（元）/ unit cap in yuan at most")] = "",
    everything: Annotated[bool, typer.Option("--all", help="不限车辆 / not only vehicle purchases")] = False,
    size: Annotated[int, typer.Option(min=1, max=200, help="条数 / how many")] = 20,
) -> None:
    """搜索招标 / Search tenders."""
    query = TenderQuery(
        words=" ".join(words or ()),
        regions=tuple(region or ()),
        categories=tuple(category or ()),
        vehicle=None if everything else True,
        displacement_l=Range(max=Decimal(displacement_max)) if displacement_max else None,
        unit_cap_cny=Range(max=Decimal(unit_cap_max)) if unit_cap_max else None,
    )
    with opened() as carrier:
        page = _ask(carrier.index(), SearchRequest(query=query, size=size))
    out.print(f"共 {page.total} 条 / {page.total} found")
    for hit in page.hits:
        tender = hit.body.get("tender", {})
        out.print(f"{tender.get('last_published_at', '')[:10]:<10}  {hit.tender_id}  {tender.get('title', '')}", markup=False)
        out.print(f"            {tender.get('buyer', {}).get('value', '')}  {_told(tender)}", markup=False, style="dim")


def export(
    since: Annotated[str, typer.Option(help="发布日期不早于 / published from, YYYY-MM-DD")] = "",
    everything: Annotated[bool, typer.Option("--all", help="不限车辆 / not only vehicle purchases")] = False,
) -> None:
    """导出招标，每行一条 JSON / Export tenders, one JSON document a line."""
    query = TenderQuery(vehicle=None if everything else True, published_from=date.fromisoformat(since) if since else None)
    with opened() as carrier:
        for body in _all(carrier.index(), query):
            body.pop("matches", None)  # whose dealers match is theirs to see
            print(json.dumps(body, ensure_ascii=False, sort_keys=True))


def _all(index: SearchIndex, query: TenderQuery) -> Iterator[dict[str, Any]]:
    cursor = ""
    while True:
        page = _ask(index, SearchRequest(query=query, size=200, cursor=cursor))
        yield from (dict(hit.body) for hit in page.hits)
        cursor = page.cursor
        if not cursor:
            return


def _ask(index: SearchIndex, request: SearchRequest) -> SearchPage:
    try:
        return index.search(request)
    except BadQuery as error:
        fail(str(error), 2)


def _told(tender: dict[str, Any]) -> str:
    deadline = str(tender.get("deadline", {}).get("value", ""))[:16].replace("T", " ")
    budget = tender.get("budget_cny", {}).get("value", "")
    return "  ".join(filter(None, (f"截止 deadline {deadline}" if deadline else "", f"预算 budget ¥{budget}" if budget else "")))
