"""reading: what the buyer is (authority, police, school, hospital, company …), by the words of its name; data in buyers.yaml."""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reading import regex
from reading.candidates import UNSAID
from reading.folding import flat
from schemas.bidding import BuyerKind
from schemas.values import Read, read, refused

_TAIL = regex.compile(r"\s?[(\[][^()\[\]]*[)\]]?\s?$")
_COLLEGE = regex.compile(r"(?:^|[^科])学院")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind and the words that tell it."""

    kind: BuyerKind
    end: tuple[str, ...]
    within: tuple[str, ...]
    exact: tuple[str, ...]
    without: tuple[str, ...]
    college: bool

    def fits(self, name: str) -> bool:
        """Whether a name (folded, brackets at its end cut off) tells this kind."""
        if any(word in name for word in self.without):
            return False
        if self.kind is BuyerKind.TAXI:
            return name.endswith(self.end) and any(word in name for word in self.within)
        return (
            name in self.exact
            or (bool(self.end) and name.endswith(self.end))
            or any(word in name for word in self.within)
            or (self.college and bool(_COLLEGE.search(name)))
        )


def read_buyer_kind(buyer: Read[str]) -> Read[BuyerKind]:
    """The kind of the buyer that was read; its words are the evidence. Refused where the name does not tell."""
    if buyer.value is None:
        return UNSAID
    kind = kind_of(buyer.value)
    return read(kind, buyer.evidence, "buyer's name") if kind else refused("the name does not tell", buyer.evidence)


@functools.lru_cache(maxsize=4096)
def kind_of(name: str) -> BuyerKind | None:
    """What the owner of a name is; None when the name does not tell."""
    bare = flat(name).replace(" ", "")
    while (cut := _TAIL.sub("", bare)) != bare and cut:
        bare = cut
    return next((rule.kind for rule in rules() if rule.fits(bare)), None)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules in order, loaded once."""
    data = yaml.safe_load(Path(__file__).with_name("buyers.yaml").read_text(encoding="utf-8"))
    return tuple(_rule(one) for one in data)


def _rule(one: dict[str, Any]) -> Rule:
    end, within, exact, without = (tuple(one.get(name, ())) for name in ("end", "within", "exact", "not"))
    return Rule(BuyerKind(one["kind"]), end, within, exact, without, "college" in one)
