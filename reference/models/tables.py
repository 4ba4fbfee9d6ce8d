"""reference: a maker's own table of models, which overrides ours for the brands it names. Errors are told row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from reference import forms
from reference.models import FIGURES, Figure, MarketModel
from schemas.reading import Category, Energy

COLUMNS = {
    "brand": "品牌", "series": "车系", "name": "车型", "category": "类别", "energy": "能源", "displacement_l": "排量（升）", "seats": "座位",
    "wheelbase_mm": "轴距mm", "length_mm": "车长mm", "width_mm": "车宽mm", "price_from_cny": "指导价起（元）", "price_to_cny": "指导价止（元）",
    "plant": "产地区划代码",
}  # fmt: skip
EXAMPLE = {
    "brand": "示例", "series": "示例轿车", "name": "示例轿车 1.5T", "category": "sedan", "energy": "petrol", "displacement_l": "1.498", "seats": "5",
    "wheelbase_mm": "2700", "length_mm": "4680", "width_mm": "1830", "price_from_cny": "128000", "price_to_cny": "158000", "plant": "330100",
}  # fmt: skip
MAKERS_TABLE = "maker's table"
_ALWAYS = ("brand", "series", "name", "category", "energy")


@dataclass
class Table:
    """What a file holds: models, and what is wrong, as (row, words); the head is row 1."""

    models: list[MarketModel] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def template() -> str:
    """A CSV file with the columns and one example row."""
    return forms.template(COLUMNS, EXAMPLE)


def parse(text: str) -> Table:
    """Read a file. A bad row is reported, the others go on. The maker's figures count as verified: they are its own cars."""
    found = Table()
    if missing := forms.missing(text, _ALWAYS):
        found.wrong.append((1, f"缺列 missing columns: {', '.join(missing)}；`chebiao models template` 给出样表 prints a template"))
        return found
    for number, row in forms.rows(text):
        wrong = list(_wrong(row))
        if wrong:
            found.wrong.append((number, "；".join(wrong)))
        else:
            found.models.append(_model(row))
    return found


def _wrong(row: forms.Row) -> Iterator[str]:
    for name in _ALWAYS:
        if not row.get(name):
            yield f"{COLUMNS[name]} {name} 为空 is empty"
    for name, kinds in (("category", Category), ("energy", Energy)):
        if row.get(name) and row[name] not in set(kinds):
            yield f"{COLUMNS[name]} {name} {row[name]!r}：须为 must be one of {', '.join(kinds)}"
    for name in FIGURES:
        if row.get(name) and _figure(row[name]) is None:
            yield f"{COLUMNS[name]} {name} {row[name]!r}：须为正数 must be a positive number"


def _figure(words: str) -> Decimal | None:
    try:
        value = Decimal(words)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None


def _model(row: forms.Row) -> MarketModel:
    figures = {name: Figure(value, MAKERS_TABLE, verified=True) for name in FIGURES if (value := _figure(row.get(name, ""))) is not None}
    return MarketModel(
        row["brand"], row["series"], row["name"], Category(row["category"]), Energy(row["energy"]), figures, row.get("plant", "")
    )


def overridden(ours: Sequence[MarketModel], theirs: Sequence[MarketModel]) -> tuple[MarketModel, ...]:
    """The market as a maker sees it: of the brands that its table names, only its own rows hold."""
    brands = {model.brand for model in theirs}
    return (*(model for model in ours if model.brand not in brands), *theirs)
