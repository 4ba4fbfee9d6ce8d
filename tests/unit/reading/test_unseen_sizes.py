"""reading: sizes of engines in wordings of further authors, and figures that are none of what is bought."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told


def sizes(read: dict[str, object]) -> list[tuple[object, object]]:
    return list(zip(told(read, "displacement_min_l"), told(read, "displacement_max_l"), strict=True))


@pytest.mark.parametrize("limit", ["1.8T（含）以下轿车", "排量1.8L（含）以下轿车", "1.8升(不含)以下轿车"])
def test_what_a_limit_includes_is_no_ordinal(limit: str) -> None:
    read = form("公务用车更新采购公告", f"更新公务用车5辆。{limit}3辆、2.0T以下商务车2辆（7座）。")
    assert sizes(read) == [(None, 1.8), (None, 2.0)]


@pytest.mark.parametrize("load", ["1.5T级蓝牌底盘", "3T级别黄牌货车底盘", "1.5T级微卡底盘"])
def test_a_class_by_its_load_is_no_size(load: str) -> None:
    read = form("高空作业车采购公告", f"采购需求：高空作业车1台。二类底盘：{load}，汽油或柴油，发动机排量1.6～2.5L。")
    assert sizes(read) == [(1.6, 2.5)]


@pytest.mark.parametrize("label", ["简要规格描述或项目基本概况介绍、用途", "需求描述", "技术指标", "规格型号", "主要说明"])
def test_a_size_may_come_first_behind_any_label_of_what_is_asked(label: str) -> None:
    assert sizes(form("商务车采购公告", "标项名称：商务车", "数量：1", f"{label}：1.5T，7座")) == [(1.5, 1.5)]


@pytest.mark.parametrize("machine", ["手抬机动泵", "浮艇泵", "排涝抽水泵", "背负式机动泵"])
def test_any_pump_is_a_machine(machine: str) -> None:
    read = form("泡沫消防车采购公告", "1、泡沫消防车1辆：底盘发动机排量≥7.7L；", f"2、随车器材：{machine}（排量≥0.9L）1台。")
    assert sizes(read) == [(7.7, None)]


@pytest.mark.parametrize("vehicle", ["混凝土泵车", "泵浦消防车", "泵站车"])
def test_a_vehicle_that_carries_a_pump_is_none(vehicle: str) -> None:
    assert sizes(form(f"{vehicle}采购公告", f"采购需求：{vehicle}1辆，{vehicle}排量≥7.7L。")) == [(7.7, None)]


@pytest.mark.parametrize(
    "need", ["自装卸三轮垃圾车（汽油，排量200ml）5辆", "三轮摩托车5辆（200ml）", "两轮摩托车5辆，排量200毫升", "三轮洒水车5辆，排量：200cc"]
)
def test_what_has_few_wheels_has_a_small_engine(need: str) -> None:
    assert sizes(form("环卫车辆采购公告", f"采购内容：{need}。")) == [(0.2, 0.2)]


def test_a_small_engine_of_a_lorry_is_another_machines() -> None:
    assert sizes(form("洒水车采购公告", "采购内容：洒水车5辆，配汽油高压设备，排量200ml。")) == [(None, None)]


@pytest.mark.parametrize("over", ["（含以上）", "(含及以上)", "及以上"])
def test_brackets_may_say_which_end_a_figure_is(over: str) -> None:
    read = form("公务用车采购公告", f"采购内容：轿车1辆，排量：1.4T或1.5L{over}，不超过1.6L。")
    assert sizes(read) == [(1.4, 1.6)]


@pytest.mark.parametrize("use", ["一般公务用车", "应急保障用车", "机要通信用车"])
def test_a_use_in_a_row_is_no_rule(use: str) -> None:
    read = form(
        "公务用车采购招标公告",
        "",
        "车型\t类别\t数量（辆）\t动力及排量\t座位",
        f"轿车\t{use}\t2\t汽油 1.5L/1.5T/1.6L\t5",
        f"越野车\t{use}\t2\t汽油 2.4T—3.0T\t5-7",
        "",
    )
    assert sizes(read) == [(1.5, 1.6), (2.4, 3.0)]


@pytest.mark.parametrize("behind", ["的规定经批准可适当上浮", "的标准执行"])
def test_a_rule_may_be_named_behind_its_figures(behind: str) -> None:
    read = form(
        "执法车辆采购公告",
        "采购内容：1.8L公务轿车2辆、1.5T三厢执法轿车10辆，均为5座。",
        f"备注：公务用车按排气量1.8升以下；执法执勤轿车排气量1.6升以下、12万元以内{behind}。",
    )
    assert sizes(read) == [(1.8, 1.8), (1.5, 1.5)]


def test_what_is_added_to_a_contract_is_no_other_vehicle() -> None:
    read = form(
        "公务用车采购合同变更公告",
        "变更内容：原合同采购1.5T轿车5辆，合同金额648500元；现追加同型号轿车1辆，追加金额129700元，变更后合同总金额778200元。",
        "供应商：某某汽车销售有限公司",
    )
    assert sizes(read) == [(1.5, 1.5)] and told(read, "quantity") == [None]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("某型7 CC1033XA2 2.0L 柴油", 2.0),
        ("某型8 1.6TDCT豪华版", 1.6),
        ("某型 1.5LCVT舒适型", 1.5),
        ("某型5CC1031 2.4L", 2.4),
    ],
)
def test_a_code_or_a_gearbox_may_run_into_a_size(name: str, size: float) -> None:
    read = form("皮卡采购中标公告", "", "标的名称\t品牌\t规格型号\t数量\t单价（元）", f"皮卡\t长城\t{name}\t2辆\t98000", "")
    assert sizes(read) == [(size, size)]


@pytest.mark.parametrize("words", ["1.5升级（1440—1560毫升）", "1.5L（1440～1560ml）", "1.5L级，即1440ml至1560ml"])
def test_what_a_class_comes_to_in_brackets(words: str) -> None:
    assert sizes(form("轿车采购公告", f"采购汽油轿车8辆，排量{words}，5座。")) == [(1.44, 1.56)]


def test_emission_is_also_how_a_size_is_called_and_a_weight_is_none() -> None:
    assert sizes(form("客车采购公告", "采购客车1辆，发动机排放量：2.796L以上，柴油。")) == [(2.796, None)]
    assert sizes(form("客车采购公告", "采购柴油客车1辆，二氧化碳排放量：1.2T以下。")) == [(None, None)]


@pytest.mark.parametrize("words", ["分别不超过1.6升和1.8升", "分别为≤1.6L、1.8L", "依次不大于1600ml与1800ml"])
def test_sizes_that_a_clause_gives_in_turn_are_those_of_no_single_one(words: str) -> None:
    read = form("用车采购公告", f"采购需求：通信用车2辆、保障用车2辆，排量{words}，均为5座轿车。")
    assert sizes(read) == [(None, 1.6), (None, 1.8)]
