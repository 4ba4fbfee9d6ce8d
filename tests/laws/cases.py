"""What the law suites are tried on: the tiny road's services, and every real service that gives examples."""

import hashlib
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tests.laws.given as examples
from runtime.shapes import Blob, Fold, Heard, Join, Map, Service, Sink
from runtime.speaking import derived
from schemas.envelope import Event
from schemas.topics import Topic
from schemas.upcasts import payload_of
from services.pipeline import SERVICES
from tests.given.rows import DictRows
from tests.laws.small_road import ANSWERED, COUNTED, FOLDER, HEARD, JOINER, KEPT, MAPPER, WISHES, count, listed, mapped, wish, writer

Given = Sequence[tuple[Topic, Event]]


@dataclass(frozen=True)
class Case:
    """A service with events to hear: (topic, event) in the order in which the log has them, and the blobs they name.

    For a Sink, `service` is made for a folder that the other side may use, and `state` reads what stands there then.
    """

    name: str
    shape: type[Map] | type[Fold] | type[Join] | type[Sink]
    service: Callable[[Path], Service]
    events: Callable[[], Given]
    blobs: Callable[[], Sequence[bytes]] = tuple
    state: Callable[[Path], object] = lambda folder: None


def cases(*shapes: type[Service]) -> list[Case]:
    """Every case whose service is of one of the shapes."""
    return [case for case in (*SMALL, *_given()) if case.shape in shapes]


def _listed() -> Given:
    return [(HEARD, listed(number)) for number in range(12)]


def _kept() -> Given:
    again = [listed(number, "改过的公告").model_copy(update={"sequence": 100 + number}) for number in (3, 4)]
    return [(KEPT, event) for cause in [*(event for _, event in _listed()), *again] for event in mapped(cause)]


def _counted() -> Given:
    rows: dict[str, DictRows] = defaultdict(DictRows)
    blobs = {hashlib.sha256(data).hexdigest(): data for data in _pages()}
    heards = [Heard(event, payload_of(event), KEPT.name) for _, event in _kept()]
    outputs = [(one.event, output) for one in heards for output in count(rows[FOLDER.scope(one)], one, blobs)]
    said = [derived("folder", cause, output) for cause, output in outputs if not isinstance(output, Blob)]
    wishes = [wish("a"), wish("b"), wish("a", 2), wish("b", 2, removed=True), wish("c")]
    return [(COUNTED, event) for event in said] + [(WISHES, event) for event in wishes]


def _pages() -> list[bytes]:
    return [f"第{number}号公告".encode() for number in range(12)] + ["改过的公告".encode()]


def _answered() -> Given:
    return [(ANSWERED, event.model_copy(update={"source": "joiner"})) for topic, event in _counted() if topic is COUNTED]


def _files(folder: Path) -> object:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


SMALL = (
    Case("mapper", Map, lambda folder: MAPPER, _listed),
    Case("folder", Fold, lambda folder: FOLDER, _kept, _pages),
    Case("joiner", Join, lambda folder: JOINER, _counted),
    Case("writer", Sink, writer, _answered, state=_files),
)


def pipeline_services() -> Iterable[str]:
    """The names of the real road's services."""
    return tuple(SERVICES)


def given(service: str) -> str:
    """The module that gives a service's case: `case() -> Case`."""
    return f"tests.laws.given.{service}"


def _given() -> list[Case]:
    return [importlib.import_module(f"{examples.__name__}.{one.name}").case() for one in pkgutil.iter_modules(examples.__path__)]
