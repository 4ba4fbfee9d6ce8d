"""Rules on what results and corrections tell of vehicles, in wordings nobody had tuned for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("车辆采购项目（一标段、二标段）中标及三标段废标公告", "award"),
        ("车辆采购项目成交及部分废标公告", "award"),
        ("车辆采购项目中标结果暨其余标包流标公告", "award"),
        ("车辆采购项目中标（成交）、包3终止公告", "award"),
        ("车辆采购项目中标结果废标公告", "failure"),
        ("车辆采购项目第三标段废标公告", "failure"),
    ],
)
def test_a_title_of_what_was_won_and_what_failed_is_an_award(title: str, kind: str) -> None:
    assert form(title, "一、项目编号：A1", "各有关当事人对结果有异议的，可以在公告期限届满之日起提出。")["kind"] == kind


@pytest.mark.parametrize("word", ["补充文件", "补充函", "修改通知"])
def test_other_words_of_corrections(word: str) -> None:
    change = "2、原招标文件“最高投标限价：单台62.80万元”，修改为“最高投标限价：单台61.50万元”。"
    read = form(f"某县公交车采购项目{word}", "各投标人：", "现对招标文件作如下修改：", change, "招标人：某县公交有限公司")
    assert (read["kind"], told(read, "unit_price_cap_cny")) == ("correction", [615000])


@pytest.mark.parametrize(
    ("words", "kind"), [("应急保障皮卡：排量≥1.9T", "pickup"), ("皮卡：排量≥1.9T", "pickup"), ("投标人须知：排量≥1.9T", "special")]
)
def test_new_words_of_a_correction_say_first_what_they_are_of(words: str, kind: str) -> None:
    read = form("某市公路应急保障车采购更正公告", "更正内容：", f"原询价通知书第三章“应急保障皮卡：排量2.0T”更正为“{words}”；")
    assert told(read, "category") == [kind]


def test_two_rows_of_a_table_of_changes_are_no_head_and_row() -> None:
    read = page(
        "某县公安局车辆采购更正公告",
        "<p>更正内容：</p><table><tr><td>序号</td><td>更正项</td><td>更正前内容</td><td>更正后内容</td></tr>"
        "<tr><td>1</td><td>采购包1（SUV）排量</td><td>排量：1.8T≤排量≤2.0T</td><td>排量：1.5T≤排量≤2.0T</td></tr>"
        "<tr><td>2</td><td>采购包1最高限价</td><td>1,680,000.00元</td><td>1,638,000.00元</td></tr></table>",
    )
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([1.5], [2.0])


@pytest.mark.parametrize(("beside", "price"), [("（14.98万元）", 149800), ("（14.98万元/辆）", 149800), ("（含保险2000元）", None)])
def test_a_sum_alone_in_brackets_behind_the_only_one_is_its_price(beside: str, price: int | None) -> None:
    read = form(
        "某公司皮卡及面包车采购中选结果公告",
        f"中选内容：江铃域虎9 2.3T柴油皮卡1辆{beside}、面包车2辆（5万元/辆）",
        "中选供应商：某某汽车有限公司",
    )
    assert told(read, "unit_price_cny") == [price, 50000]


def test_brackets_behind_a_number_tell_brand_and_model() -> None:
    goods = "主要标的：警用越野车4辆（北京牌BJ40 2.0T，汽油，5座），单价186500元；警用轿车6辆（长安逸动1.5T），单价103000元"
    read = form("某市公安局警用车辆履约验收公告", goods)
    assert (told(read, "brand"), told(read, "model")) == (["北京牌", "长安"], ["BJ40 2.0T", "逸动1.5T"])


@pytest.mark.parametrize("product", ["瑞驰EC35Ⅱ纯电动厢式运输车", "瑞驰EC35Ⅱ"])
def test_a_model_ends_before_the_vehicles_word_that_it_runs_into(product: str) -> None:
    read = form("某公司投递车采购成交结果公示", "成交供应商：某某汽车有限公司", "采购数量：24辆", f"成交产品：{product}")
    assert (told(read, "brand"), told(read, "model")) == (["瑞驰"], ["EC35Ⅱ"])


def test_products_of_a_framework_are_told_by_their_makes() -> None:
    read = page(
        "公务用车框架协议采购入围结果公告",
        "<table><tr><td>包号</td><td>入围供应商</td><td>入围产品</td><td>协议单价（元）</td></tr>"
        "<tr><td>1（轿车）</td><td>甲地汽车有限公司</td><td>大众朗逸1.5L</td><td>101,900</td></tr>"
        "<tr><td>2（MPV）</td><td>乙地汽车有限公司</td><td>传祺M6 1.5T（7座）</td><td>119,800</td></tr></table>",
    )
    assert (told(read, "category"), told(read, "unit_price_cny")) == (["sedan", "mpv"], [101900, 119800])
    assert (told(read, "brand"), told(read, "displacement_max_l")) == (["大众", "传祺"], [1.5, 1.5])


def test_the_whole_of_an_order_is_what_was_agreed_on() -> None:
    rows = ("品名\t品牌\t型号\t数量\t单价(元)\t小计(元)", "越野车\t哈弗\tH9\t2\t179800.00\t359600.00")
    assert form("某局直购订单成交公示", "采购单位：某局", "", *rows, "", "合计金额（元）：359600.00")["award_total_cny"] == 359600


@pytest.mark.parametrize(("second", "award"), [("369,000.00元", 369000), ("", 369000), ("358,000.00元", None)])
def test_a_winners_sum_that_ran_together_may_be_said_twice(second: str, award: int | None) -> None:
    winners = f"供应商名称供应商地址中标（成交）金额评审报价某某汽车有限公司四川省南充市高坪区白塔路369,000.00元{second}"
    assert form("应急指挥车采购成交结果公告", "三、采购结果", "采购包1：", winners)["award_total_cny"] == award


@pytest.mark.parametrize(
    ("label", "model"), [("响应车型：", "CKY6850GBEV"), ("车型：", "CKY6850GBEV"), ("投标车型为", "CKY6850GBEV"), ("原有车型：", None)]
)
def test_a_model_may_stand_behind_a_label_of_vehicles(label: str, model: str | None) -> None:
    read = form(
        "8.5米纯电动公交车采购中标候选人公示",
        "第一中标候选人：某某客车有限公司 投标报价：14,960,000元",
        f"{label}CKY6850GBEV，座位数28+1。",
    )
    assert told(read, "model") == [model]


@pytest.mark.parametrize(
    ("behind", "cap"),
    [("须满足公务用车标准", 150000), ("并应符合党政机关公务用车配备标准", 150000), ("一般不得超过18万元的用车标准", None)],
)
def test_a_rule_that_what_is_bought_has_to_meet_quotes_no_price(behind: str, cap: int | None) -> None:
    read = form("某县公安局执法车辆更新采购意向", "采购需求概况：轿车5辆，1.5L，5座，单价不超过15万元，" + behind, "预算金额：75万元")
    assert told(read, "unit_price_cap_cny") == [cap]


@pytest.mark.parametrize(
    ("head", "row", "supplier"),
    [
        ("中标（成交）金额评审总得分", "报价：896000（元）90.5", "某某汽车销售有限公司"),
        ("中标（成交）金额", "最终报价:896000.00(元)", "某某汽车销售有限公司"),
        ("中标（成交）金额评审总得分", "报价：896000（元）", None),
    ],
)
def test_a_winners_row_may_tell_its_sum_behind_a_label_and_a_score(head: str, row: str, supplier: str | None) -> None:
    table = (f"序号供应商名称供应商地址{head}", f"1某某汽车销售有限公司山西省吕梁市孝义市大众路{row}")
    read = form("某市执法车辆购置中标公告", "三、中标（成交）信息", "1.中标结果：", *table, "2.废标结果：")
    assert read["lots"][0]["supplier"] == supplier


@pytest.mark.parametrize(
    ("goods", "names"),
    [
        ("主要标的：四桶电动保洁车，型号LC-4T，18辆，单价22000元/辆", (None, "LC-4T")),
        ("货物：皮卡车 | 福田 大将军F7 2.0T柴油 | 1辆", ("福田", "大将军F7 2.0T柴油")),
        ("货物：皮卡车 | 福田 | 1辆", (None, None)),
    ],
)
def test_short_models_and_bars_between_what_is_told(goods: str, names: tuple[str | None, str | None]) -> None:
    read = form("某街道车辆竞价结果公告", "采购人：某街道办事处", "中选供应商：某某汽车有限公司", goods)
    assert (told(read, "brand"), told(read, "model")) == ([names[0]], [names[1]])
