"""Examples for the laws: notices of three procurements, one of them on two portals, one read again."""

from datetime import UTC, datetime, timedelta

from runtime.shapes import Fold
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import NoticeClassified
from schemas.reading import Facts, Kind
from schemas.topics import CLASSIFIED
from schemas.values import Read
from services.linker.service import SERVICE
from tests.laws.cases import Case, Given

START = datetime(2026, 3, 1, 8, tzinfo=UTC)


def classified(
    number: int, title: str, kind: Kind, project_no: str = "", refers: str = "", source: str = "ccgp", version: int = 1
) -> Event:
    """One classified notice, published `number` days after the first; a later version has a higher sequence."""
    seen = START + timedelta(days=number)
    payload = NoticeClassified(
        notice_id=f"{source}:{number}",
        source=source,
        native_id=str(number),
        url=f"https://{source}.example/{number}",
        title=title,
        published_at=seen.isoformat(),
        seen_at=seen,
        stage="read",
        version=version,
        reader="1",
        facts=Facts(
            kind=Read[Kind](value=kind),
            buyer=Read[str](value="云溪县公安局"),
            project_no=Read[str](value=project_no or None),
            refers_to=(Read[str](value=refers),) if refers else (),
        ),
        is_vehicle_purchase=Read[bool](value=True),
    )
    return first_hand("classifier", payload, seen, version)


def case() -> Case:
    """The linker on eight notices."""
    return Case("linker", Fold, lambda folder: SERVICE, given)


def given() -> Given:
    """What it hears."""
    events = (
        classified(1, "云溪县公安局警务用车采购项目公开招标公告", Kind.TENDER, "YX-2026-001"),
        classified(2, "云溪县公安局警务用车采购项目更正公告", Kind.CORRECTION, refers="YX-2026-001"),
        classified(3, "云溪县公安局警务用车采购项目中标公告", Kind.AWARD, "YX-2026-001"),
        classified(4, "云溪县公安局巡逻摩托车采购项目竞争性磋商公告", Kind.TENDER, "YX-2026-014"),
        classified(5, "云溪县公安局警务用车采购项目公开招标公告", Kind.TENDER, "YX-2026-001", source="yunxi"),
        classified(6, "云溪县公安局押运车辆采购意向", Kind.INTENTION),
        classified(4, "云溪县公安局巡逻摩托车采购项目成交公告", Kind.AWARD, "YX-2026-014", version=2),
        classified(7, "云溪县公安局巡逻摩托车采购项目终止公告", Kind.TERMINATION, "YX-2026-014"),
    )
    return [(CLASSIFIED, event) for event in events]
