"""What decides kind and use: words before the model catalogue before the code; trolleys are no vehicles."""

from datetime import date

import pytest

from reference.standards import rule_sets
from schemas.reading import Category, Energy
from services.classifier.verdict import verdict
from tests.given.tenders import line, told
from tests.unit.classifier.test_classify import lines, read

GOODS = "一、项目名称：{name}\n四、主要标的信息\n\n序号\t标的名称\t品牌\t规格型号\t数量\t单价（元）\n1\t{thing}\t{brand}\t{model}\t1辆\t160000\n"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("云溪县人民医院手术车、检测车采购公告", "采购需求：不锈钢手术车20台，静音轮；检测车6台，带抽屉。"),
        ("望川市第一中学食堂餐车采购公告", "采购需求：不锈钢餐车12台，四层，承重200kg。"),
        ("云溪县人民医院保温送餐车采购公告", "采购需求：保温送餐车8台。"),
        ("望川市图书馆还书车、平板推车采购公告", "采购需求：平板推车30台。"),
        ("云溪县养老院轮椅车采购公告", "采购需求：电动轮椅车20台。"),
        ("望川市商场儿童玩具车采购公告", "采购需求：儿童玩具车60辆。"),
        ("云溪县水务公司商务车及越野车租赁服务询比公告", "采购需求：商务车2辆，越野车1辆，租期三年。"),
        ("望川市环卫处洒水车、扫路车、吸污车维修采购公告", "采购需求：对在用车辆定点维修。"),
        ("望川市客运公司出租车、公交车轮胎采购公告", "采购需求：轮胎400条。"),
        ("望川物流公司100吨汽车衡采购公告", "采购需求：数字式汽车衡2台。"),
        ("云溪县公务用车购置资金绩效评价服务招标公告", "采购需求：对公务用车购置专项资金开展绩效评价。"),
    ],
)
def test_what_is_pushed_by_hand_or_is_a_service_is_no_vehicle(title: str, text: str) -> None:
    assert read(title, f"{title}\n{text}\n").is_vehicle_purchase.value is False


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("云溪县卫生健康局移动手术车采购公告", "采购需求：手术车1辆，二类底盘改装，发动机排量≥2.0L，内饰不锈钢台面。"),
        ("望川市疾控中心核酸检测车采购公告", "采购需求：检测车2辆，轴距≥3750mm，国六排放。"),
        ("云溪县水利局公车更新招标公告", "采购需求：轿车2辆。"),
        ("云溪县急救中心救护车、车辆充电桩采购公告", "采购需求：救护车2辆，充电桩1套。"),
        ("望川市机关公务用车采购及维修服务招标公告", "采购需求：轿车2辆，三年维修。"),
        ("望川市巡游出租汽车集中换车项目中标候选人公示", "第一中标候选人：某汽车销售有限公司。"),
        ("关于云溪县医院救护车院内议价时间调整的通知", "原定于三月二十日议价的救护车2辆，现调整为三月二十五日。"),
        ("望川市校车管理服务中心校车购置招标公告", "采购需求：小学生专用校车6辆。"),
    ],
)
def test_what_drives_on_roads_is_one_whatever_stands_in_it(title: str, text: str) -> None:
    assert read(title, f"{title}\n{text}\n").is_vehicle_purchase.value is True


def test_words_decide_before_the_model_and_the_model_before_the_code() -> None:
    (by_words,) = lines(
        read("云溪县财政局公务用车采购结果公告", GOODS.format(name="公务用车采购", thing="商务车", brand="大众", model="帕萨特 2.0T"))
    )
    assert (by_words.category.value, by_words.category.why) == (Category.MPV, "words: name")
    (by_model,) = lines(
        read("云溪县财政局公务用车采购结果公告", GOODS.format(name="公务用车采购", thing="公务用车", brand="大众", model="帕萨特 2.0T"))
    )
    assert (by_model.category.value, by_model.category.why) == (Category.SEDAN, "model: 上汽大众 帕萨特")
    coded = "采购项目名称：公务用车采购\n品目：A02030502\n采购需求：公务用车2辆。\n"
    (by_code,) = lines(read("云溪县财政局公务用车采购公告", coded))
    assert (by_code.category.value, by_code.category.why) == (Category.SUV, "code: A02030502 越野车 (2022)")


def test_a_code_of_the_older_edition_is_read_by_the_name_beside_it() -> None:
    coded = "采购项目名称：公务用车采购\n品目：A02030601 小型客车\n采购需求：公务用车2辆。\n"
    (found,) = lines(read("云溪县财政局公务用车采购公告", coded))
    assert found.category.value is Category.VAN


def test_the_use_says_which_words_or_which_buyer_told_it() -> None:
    (by_words,) = lines(read("云溪县水利局公务用车采购公告", "采购需求：公务用车2辆，用于机关日常公务出行，详见采购文件。\n"))
    assert by_words.use.why == "words of use"
    (by_buyer,) = lines(read("云溪县公安局轿车采购公告", "采购人：云溪县公安局\n采购需求：轿车2辆，详见采购文件第三章。\n"))
    assert (by_buyer.use.value, by_buyer.use.why) == ("law_enforcement", "kind of buyer")


def test_a_policy_that_is_quoted_tells_no_use() -> None:
    text = "采购人：云溪县物流有限公司\n采购需求：轻型载货汽车2辆。\n其他：根据《党政机关公务用车管理办法》，公务用车价格18万元以内。\n"
    (found,) = lines(read("云溪县物流有限公司货车采购公告", text))
    assert found.use.value is None


def test_energy_is_missing_where_a_tier_asks_for_one() -> None:
    (rules,) = [one for one in rule_sets(date(2018, 6, 1)) if one.tiers]
    assert "能源 energy" in verdict(rules, line(high="1.8", cap="180000"), "某局").missing
    assert "能源 energy" not in verdict(rules, line(high="1.8", cap="180000", energy=told(Energy.PETROL)), "某局").missing


def test_a_car_cut_open_for_teaching_is_no_vehicle() -> None:
    title = "云溪县职业学校新能源汽车故障诊断实训台采购结果公告"
    text = GOODS.format(name="故障诊断实训台", thing="教学用小型轿车（解剖车）", brand="吉利", model="QQ-JP02")
    assert read(title, f"{title}\n{text}").is_vehicle_purchase.value is False


@pytest.mark.parametrize("words", ["非插电油电混合", "非插电式混合动力", "油电混动"])
def test_a_hybrid_that_is_not_plugged_in_is_no_plug_in(words: str) -> None:
    (one,) = lines(read("云溪县公务用车采购公告", f"采购需求：{words}轿车2辆，排量不大于1.8升。\n"))
    assert one.energy.value is Energy.HYBRID
