"""Dealers and their models from a CSV file: one row a model, errors row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from reference import forms
from reference.divisions import no_territory
from schemas.events import DealerRegistered
from schemas.events.people import Channel, VehicleModel
from schemas.reading import Category, Energy

COLUMNS = {
    "dealer_id": "经销商编号", "name": "经销商名称", "owner": "归属", "territories": "责任区域代码（空格分隔）", "email": "提醒邮箱",
    "brand": "品牌", "model": "车型", "category": "类别", "energy": "能源", "displacement_l": "排量（升）", "seats": "座位", "wheelbase_mm": "轴距mm",
    "length_mm": "车长mm", "width_mm": "车宽mm", "price_cny": "单价（元）",
}  # fmt: skip
EXAMPLE = {
    "dealer_id": "d001", "name": "示例汽车销售有限公司", "owner": "d001", "territories": "330100 330500", "email": "sales@dealer.example",
    "brand": "示例", "model": "示例轿车 1.5T", "category": "sedan", "energy": "petrol", "displacement_l": "1.5", "seats": "5", "wheelbase_mm": "2700",
    "length_mm": "4680", "width_mm": "1830", "price_cny": "128000",
}  # fmt: skip
_NEEDED = ("dealer_id", "name", "territories", "model")


@dataclass
class Parsed:
    """What a file holds: dealers, and what is wrong, as (row, words); the head is row 1."""

    dealers: list[DealerRegistered] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def template() -> str:
    """A CSV file with the columns and one example row."""
    return forms.template(COLUMNS, EXAMPLE)


def parse(text: str, since: datetime) -> Parsed:
    """Read a file. Rows of one dealer id are one dealer with several models; a bad row is reported, the others go on."""
    found = Parsed()
    if missing := forms.missing(text, _NEEDED):
        found.wrong.append((1, f"缺列 missing columns: {', '.join(missing)}；`chebiao dealers template` 给出样表 prints a template"))
        return found
    heads: dict[str, dict[str, Any]] = {}
    for number, row in forms.rows(text):
        _take(number, row, heads, found)
    found.dealers = [DealerRegistered(**head, since=since) for head in heads.values()]
    return found


def _take(number: int, row: forms.Row, heads: dict[str, dict[str, Any]], found: Parsed) -> None:
    wrong = list(_wrong(row))
    if wrong:
        found.wrong.append((number, "；".join(wrong)))
        return
    head = heads.setdefault(row["dealer_id"], _head(row))
    try:
        head["models"] = (*head["models"], _model(row))
    except (ValidationError, ValueError, InvalidOperation) as error:
        found.wrong.append((number, f"车型有误 bad model: {error}"))


def _wrong(row: forms.Row) -> Iterator[str]:
    for name in ("dealer_id", "name", "territories", "model", "brand"):
        if not row.get(name):
            yield f"{COLUMNS[name]} {name} 为空 is empty"
    yield from filter(None, map(no_territory, row.get("territories", "").split()))
    for name, kinds in (("category", Category), ("energy", Energy)):
        if row.get(name) not in set(kinds):
            yield f"{COLUMNS[name]} {name} {row.get(name)!r}：须为 must be one of {', '.join(kinds)}"


def _head(row: forms.Row) -> dict[str, Any]:
    channels = (Channel(kind="email", address=row["email"]),) if row.get("email") else ()
    return {
        "dealer_id": row["dealer_id"], "name": row["name"], "owner": row.get("owner") or row["dealer_id"],
        "territories": tuple(row["territories"].split()), "channels": channels, "models": (),
    }  # fmt: skip


def _model(row: forms.Row) -> VehicleModel:
    whole = {name: int(row[name]) for name in ("seats", "wheelbase_mm", "length_mm", "width_mm") if row.get(name)}
    decimal = {name: Decimal(row[name]) for name in ("displacement_l", "price_cny") if row.get(name)}
    return VehicleModel(
        name=row["model"], brand=row["brand"], category=Category(row["category"]), energy=Energy(row["energy"]), **whole, **decimal
    )
