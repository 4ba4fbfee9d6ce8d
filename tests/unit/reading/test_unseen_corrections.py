"""reading: what was changed, and the times offers are due, in wordings nobody had tuned for."""

import pytest

from reading.form import reading_form
from services.classifier.classify import classify
from services.extractor.extract import read_notice
from tests.unit.reading.test_unseen_tenders import form, lines_of


def test_the_noun_of_a_deadlines_label_may_be_left_out() -> None:
    assert form("洒水车采购谈判邀请", "递交响应文件截止：2026年3月27日（星期五）10:00整")["deadline"] == "2026-03-27T10:00:00+08:00"


@pytest.mark.parametrize(
    "words",
    [
        "报价函请于3月27日下午3:00前寄达我处",
        "标书递交：2026年3月27日下午3点整截止，同时开标",
        "投标截止2026年3月27日下午3时。",
        "响应文件密封递交截止时间：2026-03-27 15:00",
    ],
)
def test_the_time_to_hand_in_is_told_in_many_ways(words: str) -> None:
    assert form("轿车采购询价公告", "拟采购轿车1辆，欢迎报价。", words)["deadline"] == "2026-03-27T15:00:00+08:00"


def test_a_date_without_its_year_goes_over_new_years_day() -> None:
    text, read = read_notice("轿车采购询价公告", "2025-12-28T10:00:00+08:00", "", "web", text="拟购轿车1辆，报价文件请于1月5日9:00前送达。")
    assert reading_form(classify(read, text), "1")["deadline"] == "2026-01-05T09:00:00+08:00"


def test_a_corrected_displacement_needs_no_label_beside_it() -> None:
    read = form(
        "警务用车采购变更公告",
        "二、更正信息",
        "序号\t更正项\t更正前内容\t更正后内容",
        "1\t技术参数：发动机排量\t≤1.6L\t≤1.8L",
        "三、其他：轿车3辆，其余不变。",
    )
    assert [line["displacement_max_l"] for line in lines_of(read)] == [1.8]


def test_a_move_in_one_sentence_tells_the_new_time() -> None:
    read = form("救护车采购延期公告", "本项目原定于2026年6月5日10:00提交响应文件并开启，因故延期，现变更为2026年6月12日10:00，地点不变。")
    assert read["deadline"] == "2026-06-12T10:00:00+08:00"


def test_old_and_new_told_as_yuan_and_xian_are_a_change() -> None:
    read = form("公务用车采购更正公告", "更正内容：", "原：采购数量：轿车2辆；现：采购数量：轿车3辆。")
    assert [line["quantity"] for line in lines_of(read)] == [3]


def test_the_end_of_a_window_within_a_day_is_the_deadline() -> None:
    read = form("摩托车采购谈判公告", "拟采购摩托车10辆。", "五、响应文件递交起止时间：2026年8月13日09:00至09:30（截止）")
    assert read["deadline"] == "2026-08-13T09:30:00+08:00"


def test_a_replaced_sentence_that_names_the_deadline_itself_moves_it() -> None:
    read = form(
        "车辆检测更正公告",
        "二、更正信息",
        "4.原采购公告及采购文件“响应文件递交截止时间：2026年08月03日14点00分（北京时间）”，"
        "现更正为“响应文件递交截止时间：2026年08月12日14点00分（北京时间）”。",
    )
    assert read["deadline"] == "2026-08-12T14:00:00+08:00"


def test_the_corrected_price_of_a_result_is_read() -> None:
    read = form(
        "执法车采购结果更正公告",
        "更正内容：原公告“规格型号：南星2.0T，数量：2辆，单价：148000元”，现更正为“规格型号：南星1.5T，数量：3辆，单价：141000元”。成交金额：423000元。",
    )
    (line,) = lines_of(read)
    assert (line["quantity"], line["unit_price_cny"], line["displacement_min_l"]) == (3, 141_000, 1.5)


def test_a_correction_may_move_the_cap_of_one() -> None:
    read = form(
        "专用校车采购变更公告",
        "变更项目\t变更前\t变更后",
        "专用校车数量\t10辆\t12辆",
        "单车最高限价\t38.5万元/辆\t41.2万元/辆",
    )
    assert [line["unit_price_cap_cny"] for line in lines_of(read)] == [412_000]


def test_words_that_announce_corrections_are_none() -> None:
    read = form(
        "侦查用车采购更正公告",
        "某项目于2026年3月25日发布询价公告，现作如下更正：",
        "一、原公告预算金额：540,000元，现更正为：576,000元；",
        "其他内容不变。",
    )
    assert read["budget_cny"] == 576_000


def test_what_stood_before_a_correction_is_no_deadline() -> None:
    read = form("救护车更新项目变更公告", "1.投标截止时间更正前：2026年4月13日15时30分；更", "正后：2026年4月20日15:30（北京时间）。")
    assert read["deadline"] in (None, "2026-04-20T15:30:00+08:00")


@pytest.mark.parametrize("unchanged", ["车辆数量、单价及合同总价不变。", "合同总价保持不变。"])
def test_a_contract_keeps_the_sum_that_its_change_leaves(unchanged: str) -> None:
    words = ("原合同约定：专用校车2辆，单价285000元，合同总价570000元，8月25日前交货。", f"现变更为：交货期调整为10月10日前；{unchanged}")
    assert form("专用校车采购合同变更公告", "四、变更内容：", *words)["award_total_cny"] == 570000


@pytest.mark.parametrize("moved", ["合同金额调整为439.6万元", "合同金额由376.8万元变更为439.6万元", "合同金额相应调整为439.6万元"])
def test_a_contract_has_the_sum_that_it_was_changed_to(moved: str) -> None:
    read = form(
        "公交车采购合同变更公告", "原合同内容：采购公交车6辆，合同金额376.8万元。", f"变更内容：经双方协商，追加1辆，单价不变，{moved}。"
    )
    assert read["award_total_cny"] == 4396000


@pytest.mark.parametrize(
    "words",
    [
        ("原“首次响应文件提交截止时间2026年10月31日09:00”，现更正为“2026年11月6日09:00”。",),
        ("原公告内容：“递交投标文件截止时间：2026年10月31日09:00”", "现更正为：“递交投标文件截止时间：2026年11月6日09:00”"),
    ],
)
def test_what_is_changed_is_named_within_the_quotation(words: tuple[str, ...]) -> None:
    read = form("摩托车采购更正公告", "二、更正信息", "更正内容：", *words, "其他内容不变")
    assert read["deadline"].startswith("2026-11-06T09:00")


@pytest.mark.parametrize("verb", ["澄清为", "更正为", "改为"])
def test_what_a_clarification_makes_of_a_size(verb: str) -> None:
    read = form("大客车采购澄清公告", f"1.原招标文件“排量≥7.0L”{verb}“排量≥6.2L”；", f"2.原“座位数：50”{verb}“座位数：48”。")
    assert [(line["displacement_min_l"], line["displacement_max_l"]) for line in lines_of(read)] == [(6.2, None)]


def test_a_published_need_with_an_end_of_offers_is_a_tender() -> None:
    read = form("执法轿车需求公示", "需求名称：执法轿车", "报价截止：2026-04-15 18:00")
    assert (read["kind"], read["deadline"]) == ("tender", "2026-04-15T18:00:00+08:00")
    assert form("执法轿车需求公示", "需求名称：执法轿车", "意见反馈截止时间：2026-04-15 18:00")["kind"] == "intention"


@pytest.mark.parametrize(
    "lines",
    [
        ("一、投标截止时间", "原内容：2026年3月20日9:30；现修改为：2026年3月27日9:30。", "其余不变。"),
        (
            "更正内容：",
            "原公告：参数“轿车，排量≤1.6L”",
            "现更正为：参数“轿车，排量≤1.8L”",
            "原开启时间：2026-03-20 09:30；现开启时间：2026-03-27 09:30",
        ),
        (
            "（编号：ZC-2026-11）原定于3月20日9:30开标，现将投标截止时间及开标时间延期至3月27日9:30，地点不变，投标保证金缴纳截止时间同步顺延至3月26日17:00。",
        ),
    ],
)
def test_neither_the_old_time_nor_that_of_a_bond_is_the_deadline(lines: tuple[str, ...]) -> None:
    assert form("轿车采购更正公告", "采购轿车2辆。", *lines)["deadline"] == "2026-03-27T09:30:00+08:00"


def test_old_and_new_of_one_line_are_a_change_of_what_the_heading_names() -> None:
    read = form("轿车采购更正公告", "二、预算金额", "原内容：36万元；现修改为：40万元。", "其余内容不变。")
    assert read["changes"] == [{"item": "预算金额", "before": "36万元", "after": "40万元"}]


@pytest.mark.parametrize(
    "words",
    [
        "变更内容：原合同轿车（1.5T，5座）8辆，单价13.5万元，合同金额1080000元；因编制调整，增加同型号车辆1辆，变更后数量9辆，单价不变，变更后合同金额1215000元。",
        "变更事项：原合同采购轿车8辆，单价13.5万元，合同总价108万元；现增加1辆，调整后数量为9辆，单价不变，调整后合同总价121.5万元。",
    ],
)
def test_a_contracts_change_tells_what_it_comes_to(words: str) -> None:
    read = form("轿车采购合同变更公告", words)
    assert read["award_total_cny"] == 1_215_000
    assert [(line["quantity"], line["unit_price_cny"]) for line in lines_of(read)] == [(9, 135_000)]


def test_a_head_of_items_that_names_changes_is_not_the_column_of_new_words() -> None:
    rows = ("变更内容\t变更前\t变更后", "最高限价\t36万元\t40万元", "投标截止时间\t2026-03-20 09:30\t2026-03-27 09:30")
    read = form("轿车采购变更公告", "更正内容：", *rows)
    assert (read["price_cap_cny"], read["deadline"]) == (400_000, "2026-03-27T09:30:00+08:00")
    assert [change["item"] for change in read["changes"]] == ["最高限价", "投标截止时间"]
