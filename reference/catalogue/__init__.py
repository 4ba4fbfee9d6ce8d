"""reference: the government procurement catalogue (政府采购品目分类目录), its vehicles and their neighbours.

`catalogue.csv`: codes and names of the 2022 edition (财办库〔2022〕31号) as published; those of the 2013 edition from general
knowledge, marked unverified. `category` is our reading of each entry; `none`: what it names is no road vehicle.
"""

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files

from schemas.reading import Category


@dataclass(frozen=True, slots=True)
class Entry:
    """One catalogue entry. `category` is None when it names no road vehicle."""

    code: str
    name: str
    edition: str
    category: Category | None
    verified: bool


def find(text: str) -> Entry | None:
    """The entry that a code, a name or a path of names (货物/设备/车辆/乘用车/轿车) means; the last name decides."""
    for part in reversed([part.strip() for part in text.replace("／", "/").replace(">", "/").split("/") if part.strip()]):
        code = part.split()[0].split("-")[0].split("　")[0]
        if found := _by_code().get(code) or _by_name().get(part) or _by_name().get(part.removeprefix(code).strip(" -　")):
            return found
    return None


def entries() -> tuple[Entry, ...]:
    """Every entry, the 2022 edition first."""
    text = (files("reference.catalogue") / "catalogue.csv").read_text(encoding="utf-8")
    return tuple(_entry(row) for row in csv.DictReader(text.splitlines()))


def _entry(row: dict[str, str]) -> Entry:
    category = None if row["category"] == "none" else Category(row["category"])
    return Entry(row["code"], row["name"], row["edition"], category, row["confidence"] != "unverified")


@functools.cache
def _by_code() -> dict[str, Entry]:
    return {entry.code: entry for entry in reversed(entries())}


@functools.cache
def _by_name() -> dict[str, Entry]:
    return {entry.name: entry for entry in reversed(entries())}
