"""Values as events carry them: decimal strings, evidence spans, and read values with their reason."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, model_serializer, model_validator

T = TypeVar("T")


class Fact(BaseModel):
    """Base of everything said: frozen, and tolerant of keys that a newer writer added."""

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_inf_nan="strings")


def plain(value: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros: 1.80 → "1.8", 1E+5 → "100000"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


DecimalText = Annotated[Decimal, PlainSerializer(plain, return_type=str)]
"""A Decimal in code, a decimal string in events. Money is in yuan, displacement in litres."""


def _moment(value: Any) -> Any:
    """Ten characters are a date, more are a moment: a bare date never becomes a midnight."""
    if isinstance(value, str):
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    return value


Moment = Annotated[datetime | date, BeforeValidator(_moment)]
"""A moment with its printed offset, or a bare date; a date stays a date, also through JSON."""


class Span(Fact):
    """Words of a stored text: code-point offsets [start, end) in it. `text` names another text than the
    notice's own (an attachment's, by sha256); empty means the notice's stored text."""

    start: int
    end: int
    text: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_pair(cls, data: Any) -> Any:
        if isinstance(data, list | tuple):
            return {"start": data[0], "end": data[1], "text": data[2] if len(data) > 2 else ""}
        return data

    @model_serializer
    def _as_pair(self) -> list[int | str]:
        return [self.start, self.end, self.text] if self.text else [self.start, self.end]


class Read(Fact, Generic[T]):
    """A value read from a notice, or its refusal.

    `value` is None when the notice does not say (`why` empty) or when the reader refuses (`why` gives the reason).
    With a value, `why` names the rule that read it, and `evidence` the smallest words (≤ 200 characters each,
    all occurrences used) it was read from: blanking them changes or drops the value.
    """

    value: T | None = None
    evidence: tuple[Span, ...] = ()
    why: str = ""

    @property
    def said(self) -> bool:
        """True when the notice gave a value."""
        return self.value is not None

    @model_serializer
    def _short(self) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if self.value is not None:
            out["value"] = plain(self.value) if isinstance(self.value, Decimal) else self.value
        if self.evidence:
            out["evidence"] = self.evidence
        if self.why:
            out["why"] = self.why
        return out


_ANY = Read[Any]
"""Made once: subscribing a generic model costs as much as filling it."""


def read(value: T, evidence: Sequence[Span], rule: str) -> Read[T]:
    """A value with its words and the rule that read it."""
    return _ANY(value=value, evidence=tuple(evidence), why=rule)


def refused(reason: str, evidence: Sequence[Span] = ()) -> Read[Any]:
    """No value, because `reason`; `evidence` shows the words that made us refuse."""
    return _ANY(value=None, evidence=tuple(evidence), why=reason)
