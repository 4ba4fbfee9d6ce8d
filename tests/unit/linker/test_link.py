"""Linking: four notices of one procurement are one tender in any order, and near misses stay apart."""

import itertools
import random
from datetime import UTC, datetime, timedelta

import pytest

from runtime.shapes import Heard, Json, Said
from runtime.speaking import first_hand
from schemas.events import NoticeClassified, TenderLinked
from schemas.reading import Facts, Kind
from schemas.values import Read
from services.linker.features import title_core
from services.linker.link import step, tender_id
from tests.given.rows import DictRows

START = datetime(2026, 3, 1, 8, tzinfo=UTC)


def notice(
    number: int,
    title: str,
    buyer: str = "云溪县公安局",
    project_no: str = "",
    refers: str = "",
    days: int = 0,
    source: str = "ccgp",
    stage: str = "read",
) -> NoticeClassified:
    return NoticeClassified(
        notice_id=f"{source}:{number}",
        source=source,
        native_id=str(number),
        url=f"https://portal.example/{number}",
        title=title,
        published_at=(START + timedelta(days=days)).isoformat(),
        seen_at=START + timedelta(days=days),
        stage=stage,  # type: ignore[arg-type]  # a literal by construction
        reader="1",
        facts=Facts(
            kind=Read[Kind](value=Kind.TENDER),
            buyer=Read[str](value=buyer or None),
            project_no=Read[str](value=project_no or None),
            refers_to=(Read[str](value=refers),) if refers else (),
        ),
        is_vehicle_purchase=Read[bool](value=True),
    )


def heard(payload: NoticeClassified, sequence: int = 1) -> Heard:
    return Heard(first_hand("classifier", payload, START, sequence), payload)


def link(*notices: Heard) -> tuple[dict[str, TenderLinked], dict[str, Json]]:
    """The last word on each tender, and the rows."""
    rows, last = DictRows(), {}
    for one in notices:
        for output in step(rows, one, {}):
            assert isinstance(output, Said) and isinstance(output.payload, TenderLinked)
            last[output.payload.tender_id] = output.payload
    return last, rows.kept


LIFE = (
    notice(1, "云溪县公安局执法执勤用车采购项目公开招标公告", project_no="YXGA-2026-015", days=0),
    notice(2, "云溪县公安局执法执勤用车采购公开招标公告", project_no="YXGA-2026-015", days=0, source="zcy"),
    notice(3, "云溪县公安局执法执勤用车采购项目更正公告", project_no="YXGA-2026-015", days=4),
    notice(4, "云溪县公安局执法执勤用车采购项目中标公告", project_no="YXGA-2026-015", days=25),
)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_four_notices_of_one_procurement_are_one_tender_in_any_order(order: tuple[int, ...]) -> None:
    last, rows = link(*(heard(LIFE[place]) for place in (*order, order[0])))
    in_order, in_order_rows = link(*(heard(one) for one in LIFE))
    head = tender_id("ccgp:1")
    assert [one.notice_id for one in last[head].members] == ["ccgp:1", "zcy:2", "ccgp:3", "ccgp:4"]
    assert {alias: one.merged_into for alias, one in last.items() if alias != head} == dict.fromkeys(last[head].aliases, head)
    assert last == in_order
    assert rows == in_order_rows


def test_a_correction_that_names_another_number_splits_its_tender_again() -> None:
    bridge = notice(3, "云溪县公安局执法执勤用车采购项目更正公告", project_no="YXGA-2026-015", days=4)
    elsewhere = notice(3, "云溪县公安局被装采购项目更正公告", project_no="YXGA-2026-099", days=4)
    last, _ = link(heard(LIFE[0]), heard(bridge, 1), heard(elsewhere, 2))
    assert [one.notice_id for one in last[tender_id("ccgp:1")].members] == ["ccgp:1"]
    assert [one.notice_id for one in last[tender_id("ccgp:3")].members] == ["ccgp:3"]
    assert last[tender_id("ccgp:3")].merged_into == ""


def test_an_older_word_of_a_notice_changes_nothing() -> None:
    newer = notice(1, "云溪县公安局执法执勤用车采购项目公开招标公告", project_no="YXGA-2026-016")
    last, _ = link(heard(newer, 5), heard(LIFE[0], 2))
    assert last[tender_id("ccgp:1")].members == (newer,)


def test_two_numbers_of_one_buyer_stay_two_tenders_though_titles_agree() -> None:
    first = notice(1, "云溪县公安局公务用车采购项目招标公告", project_no="YXGA-2026-015")
    second = notice(2, "云溪县公安局公务用车采购项目招标公告", project_no="YXGA-2026-088", days=30)
    last, _ = link(heard(first), heard(second))
    assert len([one for one in last.values() if one.members]) == 2


def test_a_short_number_binds_only_the_same_hands() -> None:
    here = notice(1, "云溪县公安局公务用车采购", project_no="2026-001")
    there = notice(2, "望川市人民医院护理床采购", buyer="望川市人民医院", project_no="2026-001")
    last, _ = link(heard(here), heard(there))
    assert len([one for one in last.values() if one.members]) == 2


def test_an_intention_and_a_contract_are_bound_by_buyer_and_title() -> None:
    intention = notice(1, "云溪县公安局执法执勤用车采购意向", days=0)
    tender = notice(2, "云溪县公安局执法执勤用车采购项目公开招标公告", project_no="YXGA-2026-015", days=40)
    contract = notice(3, "执法执勤用车采购项目合同公告", days=90)
    last, _ = link(heard(intention), heard(tender), heard(contract))
    assert len(last[tender_id("ccgp:1")].members) == 3


def test_a_correction_is_bound_by_the_number_it_names() -> None:
    tender = notice(1, "望川市皮卡车采购招标公告", buyer="望川市林业局", project_no="WCLY-2026-7")
    correction = notice(2, "关于某项目的更正", buyer="", refers="wcly-2026-7", days=3)
    last, _ = link(heard(correction), heard(tender))
    assert len(last[tender_id("ccgp:1")].members) == 2


def test_of_a_framework_with_hundreds_of_notices_the_first_and_the_latest_are_told() -> None:
    many = [
        heard(notice(number, f"车辆框架协议第{number}号成交公告", project_no="KJXY-2026-000001", days=number)) for number in range(1, 90)
    ]
    last, _ = link(*many)
    told = last[tender_id("ccgp:1")]
    assert (len(told.members), told.omitted) == (60, 29)
    assert (told.members[0].notice_id, told.members[-1].notice_id) == ("ccgp:1", "ccgp:89")


def test_any_order_of_many_notices_ends_in_the_same_clusters() -> None:
    chance = random.Random(7)
    notices = [
        heard(
            notice(
                number,
                f"云溪县公安局{chance.choice(['轿车', '皮卡', '客车'])}采购项目",
                project_no=chance.choice(["", "YXGA-1001", "YXGA-1002"]),
                days=number * 9,
            ),
            number % 3 + 1,
        )
        for number in range(1, 30)
    ]
    expected = link(*notices)
    for _ in range(20):
        chance.shuffle(notices)
        assert link(*notices, notices[0]) == expected


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("云溪县公安局2026年公务用车采购项目公开招标公告", "2026年公务用车"),
        ("关于云溪县公安局2026年公务用车采购项目（二次）的更正公告", "2026年公务用车采购项目二次"),
        ("2026年公务用车采购项目中标候选人公示", "2026年公务用车"),
    ],
)
def test_a_title_is_compared_by_what_is_bought(title: str, core: str) -> None:
    assert title_core(title, "云溪县公安局") == core
