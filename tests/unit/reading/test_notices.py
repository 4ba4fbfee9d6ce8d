"""Reading whole notices in each dialect: header fields, lots and items."""

from datetime import datetime
from decimal import Decimal

import pytest

from reading.dates import CHINA
from reading.notice import read_notice_text
from reading.text import text_of_html, text_of_plain
from schemas.reading import Facts, Kind, Lot, Method, Outcome
from tests.given import notices
from tests.given.notices import Given


def reading(given: Given) -> tuple[Facts, tuple[Lot, ...]]:
    text = text_of_html(given.html, given.title, given.row) if given.html else text_of_plain(given.text, given.title, given.row)
    return read_notice_text(text, given.published_at)


def test_a_tender_of_the_central_portal_is_read_whole() -> None:
    facts, lots = reading(notices.CENTRAL_TENDER)
    assert (facts.kind.value, facts.method.value) == (Kind.TENDER, Method.NEGOTIATION)
    assert facts.project_no.value == "QTSL-2026-TP07"
    assert (facts.buyer.value, facts.agency.value) == ("青田县水利局", "杭州云栖工程咨询有限公司")
    assert facts.deadline.value == datetime(2026, 5, 14, 9, 30, tzinfo=CHINA)
    assert (facts.budget_cny.value, facts.price_cap_cny.value) == (Decimal(460_000), Decimal(450_000))
    assert len(lots) == 1
    assert lots[0].lot_no.value is None
    assert lots[0].budget_cny.value == Decimal(460_000)
    (item,) = lots[0].items
    assert (item.name.value, item.quantity.value, item.unit) == ("越野车", 2, "辆")


def test_the_agencys_city_is_not_the_buyers_place() -> None:
    facts, _ = reading(notices.CENTRAL_TENDER)
    assert facts.division_code.value == "331121"


def test_an_items_words_are_the_tables_head_and_its_own_row() -> None:
    given = notices.CENTRAL_TENDER
    text = text_of_html(given.html, given.title, given.row)
    (item,) = read_notice_text(text, given.published_at)[1][0].items
    head, row = (text[span.start : span.end] for span in item.about)
    assert head.split("\t")[-1] == "单价最高限价"
    assert row.split("\t")[-2:] == ["汽油，排量2.0T，5座", "22.5万元/辆"]


def test_each_lot_has_its_own_budget_and_the_caps_of_a_list_in_order() -> None:
    facts, lots = reading(notices.LOTS_TENDER)
    assert facts.budget_cny.value == Decimal(1_900_000)
    assert facts.price_cap_cny.value is None
    assert [(lot.lot_no.value, lot.budget_cny.value, lot.price_cap_cny.value) for lot in lots] == [
        ("一", Decimal(1_210_000), Decimal(1_200_000)),
        ("二", Decimal(690_000), Decimal(680_000)),
    ]


def test_an_unlimited_quantity_is_no_quantity() -> None:
    _, lots = reading(notices.LOTS_TENDER)
    assert [lot.items[0].quantity.value for lot in lots] == [2, None]
    assert lots[1].items[0].quantity.why == "no single count"


def test_afternoon_hours_are_counted_from_noon() -> None:
    assert reading(notices.LOTS_TENDER)[0].deadline.value == datetime(2026, 3, 24, 14, 30, tzinfo=CHINA)


def test_an_award_gives_each_lot_its_winner_sum_and_goods() -> None:
    facts, lots = reading(notices.AWARD)
    assert facts.kind.value is Kind.AWARD
    assert facts.outcome.value is Outcome.FINAL
    assert facts.method.value is None
    assert facts.award_total_cny.value == Decimal(751_000)
    assert [(lot.lot_no.value, lot.supplier.value, lot.award_cny.value) for lot in lots] == [
        ("1", "嘉兴秀城汽车销售有限公司", Decimal(520_000)),
        ("2", "桐乡运河汽车贸易有限公司", Decimal(231_000)),
    ]
    assert [(item.name.value, item.brand.value, item.model.value, item.unit_price_cny.value) for lot in lots for item in lot.items] == [
        ("巡逻轿车", "北辰牌", "BC7151A（1.5T）", Decimal(130_000)),
        ("勘查商务车", "远山牌", "YS6500B", Decimal(231_000)),
    ]


def test_an_expert_who_sat_for_a_lot_makes_no_lot() -> None:
    assert [lot.lot_no.value for lot in reading(notices.AWARD)[1]] == ["1", "2"]


def test_goods_told_label_by_label_are_one_item() -> None:
    facts, lots = reading(notices.SHANDONG_AWARD)
    assert facts.division_code.value == "371325"
    assert facts.award_total_cny.value == Decimal(632_000)
    (lot,) = lots
    assert (lot.lot_no.value, lot.supplier.value) == ("A", "临沂蒙山汽车有限公司")
    (item,) = lot.items
    assert (item.name.value, item.brand.value, item.quantity.value, item.unit_price_cny.value) == (
        "森林防火皮卡",
        "劲松",
        4,
        Decimal(158_000),
    )


def test_a_correction_tells_the_new_values_and_both_in_its_changes() -> None:
    facts, _ = reading(notices.CORRECTION)
    assert facts.deadline.value == datetime(2026, 8, 18, 15, tzinfo=CHINA)
    assert facts.price_cap_cny.value == Decimal(1_020_000)
    assert facts.budget_cny.value == Decimal(1_050_000)
    assert [(change.item.value, change.before.value, change.after.value) for change in facts.changes] == [
        ("投标截止时间", "2026年08月11日 09:00", "2026年08月18日 15:00"),
        ("最高限价（万元）", "96", "102"),
    ]
    assert [reference.value for reference in facts.refers_to] == ["FHJY-2026-12"]


def test_an_intention_with_several_projects_is_read_for_its_vehicles() -> None:
    facts, lots = reading(notices.INTENTION)
    assert facts.kind.value is Kind.INTENTION
    assert facts.budget_cny.value == Decimal(534_000)
    assert facts.deadline.value is None
    (item,) = lots[0].items
    assert (item.name.value, item.quantity.value) == ("公务轿车", 3)


def test_a_contracts_number_is_not_the_projects() -> None:
    facts, lots = reading(notices.CONTRACT)
    assert facts.project_no.value == "TCXF-2026-018"
    assert facts.award_total_cny.value == Decimal(1_380_000)
    assert lots[0].supplier.value == "合肥皖盾特种车有限公司"
    (item,) = lots[0].items
    assert (item.brand.value, item.model.value, item.unit_price_cny.value) == ("皖盾牌", "WD5190GXFPM80", Decimal(1_380_000))


def test_a_failed_notice_has_no_deadline_and_its_lot_keeps_its_budget() -> None:
    facts, lots = reading(notices.FAILURE)
    assert (facts.kind.value, facts.method.value) == (Kind.FAILURE, Method.INQUIRY)
    assert facts.deadline.value is None
    assert [(lot.lot_no.value, lot.budget_cny.value) for lot in lots] == [("1", Decimal(180_000))]


def test_text_that_lost_its_borders_is_still_read() -> None:
    facts, lots = reading(notices.GLUED)
    assert (facts.buyer.value, facts.agency.value) == ("合水县环卫站", "庆阳陇东招标有限公司")
    assert facts.division_code.value == "621024"
    assert facts.award_total_cny.value == Decimal(612_000)
    assert lots[0].supplier.value == "庆阳大原专用汽车有限公司"
    assert [(item.name.value, item.unit_price_cny.value) for item in lots[0].items] == [
        ("12吨洒水车", Decimal(356_000)),
        ("路面养护车", Decimal(128_000)),
    ]


def test_a_count_that_runs_into_a_models_digits_is_refused() -> None:
    first, second = reading(notices.GLUED)[1][0].items
    assert (first.quantity.value, first.model.value) == (None, None)
    assert (second.quantity.value, second.model.value) == (2, "DY5031TYHBEV")


def test_a_list_row_alone_tells_kind_method_and_buyer() -> None:
    facts, _ = reading(notices.LIST_ROW)
    assert (facts.kind.value, facts.method.value, facts.buyer.value) == (Kind.TENDER, Method.CONSULTATION, "如皋市人民医院")


def test_of_candidates_the_first_of_each_lot_counts_and_nothing_is_summed() -> None:
    facts, lots = reading(notices.CANDIDATES)
    assert facts.outcome.value is Outcome.PROVISIONAL
    assert facts.award_total_cny.value is None
    assert [(lot.lot_no.value, lot.supplier.value, lot.award_cny.value) for lot in lots] == [
        ("一", "永州潇水汽车销售有限公司", Decimal(1_186_000)),
        ("二", "衡阳雁城客车有限公司", Decimal(335_000)),
    ]
    assert [(item.brand.value, item.model.value) for lot in lots for item in lot.items] == [("潇水牌", "XS6108K"), ("雁城牌", "YC6601")]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某县公安局车辆采购中标结果更正公告", Kind.CORRECTION),
        ("某市不动产变更登记系统采购项目招标公告", Kind.TENDER),
        ("某县救护车采购合同变更公告", Kind.CONTRACT_CHANGE),
        ("某县救护车采购终止公告", Kind.TERMINATION),
        ("某县救护车采购流标公告", Kind.FAILURE),
        ("某县救护车采购履约验收公告", Kind.ACCEPTANCE),
        ("某县救护车采购资格预审公告", Kind.PREQUALIFICATION),
        ("南昌赣鄱招标有限公司关于某县救护车采购的中标公告", Kind.AWARD),
        ("某县旧公务用车处置拍卖公告", Kind.OTHER),
    ],
)
def test_the_cue_that_ends_a_title_tells_the_kind(title: str, kind: Kind) -> None:
    facts, _ = read_notice_text(text_of_plain("详见附件", title), "2026-01-01")
    assert facts.kind.value is kind


def test_news_is_no_notice_of_any_kind() -> None:
    facts, _ = read_notice_text(text_of_plain("厅长会见了来访的客人，双方交换了意见。", "某省财政厅推动改革走深"), "2026-01-01")
    assert facts.kind.value is None
    assert facts.buyer.value is None
