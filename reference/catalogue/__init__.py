"""reference: the government procurement catalogue (政府采购品目分类目录), its vehicles and their neighbours.

`catalogue.csv`: codes and names of the 2022 edition (财办库〔2022〕31号) as published; those of the 2013 edition (财库〔2013〕189号)
from general knowledge, marked unverified. Editions give one code to different things (A02030601: 厢式专用汽车 in 2022, 小型客车 in
2013): where a name stands beside the code, the name decides the edition, else 2022 holds.
`category` is our reading of each entry: a kind of vehicle; `none`: it names no road vehicle; `unsaid`: it is too wide to tell.
"""

import csv
import functools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import rurex

from schemas.reading import Category

NOT_A_VEHICLE: Literal["not a vehicle"] = "not a vehicle"
_CODE = rurex.compile(r"[ABC][0-9]{2,12}")
_EDGES = " \t　-—－:：·.。,，()（）[]【】《》"
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One catalogue entry. `category` is None when it names no road vehicle, or is too wide to tell (`wide`)."""

    code: str
    name: str
    edition: str
    category: Category | None
    wide: bool
    verified: bool


@functools.lru_cache(maxsize=1024)
def find(text: str) -> Entry | None:
    """The entry that a code, a name or a path of names (货物/设备/车辆/乘用车/轿车) means; the last known name decides. A code that
    the list has not is answered by the finest one it begins with (A02030501xx → A02030501)."""
    for part in reversed(_parts(text)):
        code = _CODE.search(part)
        name = (part.replace(code.group(), "") if code else part).strip(_EDGES)
        found = _with_code(code.group(), name) if code else next(iter(_by_name().get(name, ())), None)
        if found:
            return found
    return None


def name_length(words: str) -> int:
    """How many signs of words are a name of the list that they begin with, the longest; 0 where they begin with none."""
    known = _by_name()
    return next((size for size in range(min(_LONGEST_NAME, len(words)), 1, -1) if words[:size] in known), 0)


def vehicle_class(entry: Entry) -> Category | Literal["not a vehicle"] | None:
    """Kind of vehicle an entry names; OTHER: a vehicle of no stated kind; None: too wide to tell (货物)."""
    if entry.wide:
        return None
    return NOT_A_VEHICLE if entry.category is None else entry.category


@functools.cache
def entries() -> tuple[Entry, ...]:
    """Every entry, the 2022 edition first."""
    text = (files("reference.catalogue") / "catalogue.csv").read_text(encoding="utf-8")
    return tuple(_entry(row) for row in csv.DictReader(text.splitlines()))


def _entry(row: dict[str, str]) -> Entry:
    category = None if row["category"] in ("none", "unsaid") else Category(row["category"])
    return Entry(row["code"], row["name"], row["edition"], category, row["category"] == "unsaid", row["confidence"] != "unverified")


def _parts(text: str) -> list[str]:
    for separator in ("／", "＞", ">", "\\", "、", ";", "；"):
        text = text.replace(separator, "/")
    return [part for part in (part.strip(_EDGES) for part in text.split("/")) if part]


def _with_code(code: str, name: str) -> Entry | None:
    for length in range(len(code), 2, -1):
        if found := _by_code().get(code[:length]):
            return next((entry for entry in found if entry.name == name), found[0])
    return next(iter(_by_name().get(name, ())), None)


@functools.cache
def _by_code() -> Mapping[str, Sequence[Entry]]:
    return _grouped(lambda entry: entry.code)


@functools.cache
def _by_name() -> Mapping[str, Sequence[Entry]]:
    return _grouped(lambda entry: entry.name)


def _grouped(key: Callable[[Entry], str]) -> Mapping[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries():
        found[key(entry)].append(entry)
    return found
