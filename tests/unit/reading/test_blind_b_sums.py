"""Sums of lots and sums that corrections and changes of contracts make new, in wordings nobody had tuned for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told

_LOTS = (
    "包1：越野车2辆，中标人：甲市安达汽车有限公司，中标金额：47.6万元",
    "包2：皮卡3辆，中标人：乙市安达汽车有限公司，中标金额：38.7万元",
)


@pytest.mark.parametrize(
    "words",
    [
        "项目预算：包1 50万元，包2 40万元，合计90万元。",
        "采购预算合计90万元，其中包1预算50万元，包2预算40万元。",
        "两年预算共计90万元（包1：50万元，包2：40万元）。",
        "包1、包2预算金额分别为50万元、40万元，项目预算总额90万元。",
        "包1、包2的预算金额分别为50万元和40万元，项目总预算90万元。",
        "2.包1预算50万元，包2预算40万元，项目总预算90万元。",
        "预算：包1（越野车2辆）50万元，包2（皮卡3辆）40万元，共计90万元。",
    ],
)
def test_budgets_of_lots_and_of_the_whole(words: str) -> None:
    read = form("车辆采购中标公告", *_LOTS, words)
    assert (read["budget_cny"], [lot["budget_cny"] for lot in read["lots"]]) == (900_000, [500_000, 400_000])


def test_ceilings_of_one_stand_behind_the_lots_numbers() -> None:
    read = form(
        "车辆采购招标公告", "采购两个包：A包越野车2辆，B包皮卡3辆。", "最高限价（A包24.5万元/辆，B包12.8万元/辆），预算总额90万元。"
    )
    assert (told(read, "unit_price_cap_cny"), read["price_cap_cny"], read["budget_cny"]) == ([245_000, 128_000], None, 900_000)


def test_a_correction_may_say_a_lots_sums_outside_its_table() -> None:
    read = form(
        "车辆采购更正公告",
        "二、更正内容",
        "1、包一采购数量由2辆变更为3辆；",
        "2、包一预算金额由50万元调整为75万元，最高限价相应调整为74万元；",
        "三、其他",
        "包一：越野车；包二：皮卡车3辆，预算金额仍为40万元。包二最高限价由39万元提高至39.5万元。",
    )
    assert [lot["budget_cny"] for lot in read["lots"]] == [750_000, 400_000]
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [740_000, 395_000]


@pytest.mark.parametrize(
    "words",
    [
        ("二、变更前合同金额：86.6万元", "变更后合同金额：84.2万元"),
        ("原合同金额：86.6万元", "变更内容：合同金额由86.6万元变更为84.2万元，其余不变。"),
        ("原合同总金额：86.6万元", "变更内容", "变更条款\t变更前\t变更后", "合同总金额\t86.6万元\t84.2万元"),
    ],
)
def test_a_changed_contract_is_worth_its_new_sum(words: tuple[str, ...]) -> None:
    assert form("抢险车采购合同变更公告", "供应商：甲市路通汽车有限公司", *words)["award_total_cny"] == 842_000


def test_a_corrected_result_tells_the_new_goods() -> None:
    rows = (
        "更正项|更正前|更正后",
        "中标金额|77.6万元|76.8万元",
        "品牌、型号|程力牌CL5182GPS6|程力牌CL5183GPS6",
        "中标单价|388000元|384000元",
    )
    html = "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows) + "</table>"
    read = page("洒水车采购中标结果更正公告", f"<p>更正内容：</p>{html}<p>采购绿化洒水车2辆。</p>")
    assert (told(read, "brand"), told(read, "model"), told(read, "unit_price_cny")) == (["程力牌"], ["CL5183GPS6"], [384_000])


def test_goods_named_in_a_correction_are_no_agency() -> None:
    read = form(
        "车辆采购中标结果更正公告",
        "代理机构名称：甲省河清招标代理有限公司",
        "二、更正信息",
        "原“名称：森林消防运兵车；品牌：东风；规格型号：EQ5041XYB；数量：2辆；单价：318000元”",
        "更正为“名称：森林消防运兵车；品牌：东风；规格型号：EQ5075XYB；数量：2辆；单价：316500元”，中标金额由“636000元”更正为“633000元”。",
        "三、其他：中标供应商乙州鸿达汽车有限公司不变。",
    )
    assert (read["agency"], read["award_total_cny"]) == ("甲省河清招标代理有限公司", 633_000)
    assert (told(read, "model"), told(read, "unit_price_cny")) == (["EQ5075XYB"], [316_500])
    assert read["lots"][0]["supplier"] == "乙州鸿达汽车有限公司"
