"""Values as events carry them: decimal strings, evidence spans, and read values with their reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, cast, dataclass_transform

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, core_schema

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


class Span(NamedTuple):
    """Words of a stored text: code-point offsets [start, end) in it. `text` names another text than the
    notice's own (an attachment's, by sha256); empty means the notice's stored text. In events: [start, end] or [start, end, text]."""

    start: int
    end: int
    text: str = ""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        sign = core_schema.union_schema([core_schema.int_schema(), core_schema.str_schema()])
        pair = core_schema.plain_serializer_function_ser_schema(_as_pair, return_schema=core_schema.list_schema(sign))
        parts: list[CoreSchema] = [
            core_schema.int_schema(),
            core_schema.int_schema(),
            core_schema.with_default_schema(core_schema.str_schema(), default=""),
        ]
        printed = core_schema.no_info_after_validator_function(cls._make, core_schema.tuple_schema(parts))
        made = core_schema.union_schema([core_schema.is_instance_schema(cls), printed], mode="left_to_right")  # as it is, not made anew
        return core_schema.json_or_python_schema(printed, made, serialization=pair)


span_of = cast(Callable[[tuple[int, int, str]], Span], partial(tuple.__new__, Span))
"""A span of its parts, for those that make dozens a notice: made in two thirds of the time, for no function in Python is called."""


def _as_pair(span: Span) -> list[int | str]:
    return list(span if span.text else span[:2])


@dataclass_transform(frozen_default=True)
def _frozen_where_checked(made: type[T]) -> type[T]:
    """A dataclass that mypy lets nobody change. At run time it is a plain one, which is made in half the time of a frozen one."""
    return dataclass(unsafe_hash=True)(made)


@_frozen_where_checked
class Read(Generic[T]):
    """A value read from a notice, or its refusal.

    `value` is None when the notice does not say (`why` empty) or when the reader refuses (`why` gives the reason).
    With a value, `why` names the rule that read it, and `evidence` the smallest words (≤ 200 characters each,
    all occurrences used) it was read from: blanking them changes or drops the value. A reader makes hundreds a notice,
    so it is a plain dataclass: its types are checked by mypy where it is made, and by pydantic where it comes out of an event.
    """

    value: T | None = None
    evidence: tuple[Span, ...] = ()
    why: str = ""

    @property
    def said(self) -> bool:
        """True when the notice gave a value."""
        return self.value is not None


def read(value: T, evidence: Iterable[Span], rule: str) -> Read[T]:
    """A value with its words and the rule that read it."""
    return Read(value, tuple(evidence), rule)


def refused(reason: str, evidence: Iterable[Span] = ()) -> Read[Any]:
    """No value, because `reason`; `evidence` shows the words that made us refuse."""
    return Read(None, tuple(evidence), reason)
