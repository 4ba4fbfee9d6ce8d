"""When, where and how: terms stay durations, other clocks are not theirs, places and payments are as printed."""

import json
from datetime import date
from decimal import Decimal

import pytest

from reading.bidding.buyers import read_buyer_kind
from reading.bidding.durations import terms
from reading.folding import flat
from reading.form import reading_form
from reading.notice import read_notice_text
from reading.text import text_of_html
from schemas.values import Span, read
from services.classifier.classify import classify
from services.extractor.extract import read_notice
from tests.given.bidding import HEAD, TITLE, bidding, facts_of

DELIVERY = [
    ("交货期：合同签订后30日内", "30 days"),
    ("合同履行期限：合同签订后45日历天", "45 days"),
    ("合同履行期限：自合同签订之日起90日", "90 days"),
    ("合同履行期限（交付期）：自合同生效之日起270日历天内", "270 days"),
    ("供货期：合同签订后三个月内", "3 months"),
    ("交付时间：签订合同后15个工作日交付全新现车", "15 working_days"),
    ("合同履行期限：一年", "1 years"),
    ("合同履行期限：合同生效后三年（36个月）。", "3 years"),
    ("工期：总工期90日历天", "90 days"),
    ("合同履行期限：交货期：合同签订起2个月内交付。", "2 months"),
    ("合同履行期限：合同签订后5天内设备到货，50天内完成调试", "5 days"),
    ("服务期限：2年，合同一年一签。", "2 years"),
    ("合同履约期限：服务期限为一年，一年期满后经考核合格可续签二年。", "1 years"),
    ("合同签订之日起7个工作日内完成交货、安装调试。", "7 working_days"),
    ("合同履行期限：详见招标文件", None),
    ("合同履行期限：合同签订之日起至质保期满结束", None),
    ("投标有效期：90天", None),
    ("公告期限：自本公告发布之日起5个工作日。", None),
    ("质保期内接到通知后2小时内到达现场。", None),
    ("验收合格后30日内支付合同总价的95%。", None),
    ("合同履约期限：包1，预计2026年8月至11月。", None),
]


@pytest.mark.parametrize(("words", "term"), DELIVERY)
def test_a_relative_term_of_delivery_stays_a_duration(words: str, term: str | None) -> None:
    told = bidding(words).delivery_within.value
    assert (str(told) if told else None) == term


def test_a_delivery_label_goes_before_the_contracts_term() -> None:
    told = bidding("合同履行期限：合同签订后1年", "交货期：合同签订后20日内").delivery_within
    assert str(told.value) == "20 days"


def test_terms_that_differ_by_lot_are_refused() -> None:
    text = "一、项目基本情况\n采购包1：皮卡\n采购包2：轿车\n合同履行期限：采购包1：合同签订后30日内；采购包2：合同签订后60日内。\n"
    whole, _ = facts_of(text)
    assert (whole.delivery_within.value, whole.delivery_within.why) == (None, "lots differ")


def test_a_printed_day_of_delivery_is_a_date() -> None:
    told = bidding("交货时间：2026年12月20日前")
    assert told.delivery_by.value == date(2026, 12, 20)
    assert told.delivery_within.value is None
    assert bidding("服务时间：2026年8月15日至2027年8月14日").delivery_by.value == date(2027, 8, 14)
    assert bidding("合同履行期限：60日历天 5、更正日期：2026年08月05日").delivery_by.value is None


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("交货地点：桂溪县迎宾路8号院内", "桂溪县迎宾路8号院内"),
        ("5.3 供货安装地点：采购人指定地点； 6、其他", "采购人指定地点"),
        ("交付/服务地址：桂溪县职业学校南校区。", "桂溪县职业学校南校区"),
        ("2.2 交货地点：桂溪县乐平镇2.3 质保期：1年", "桂溪县乐平镇"),
        ("交货地点：详见招标文件", None),
        ("开标地点：桂溪县政务中心三楼", None),
        ("获取招标文件的地点：线上", None),
    ],
)
def test_the_place_of_delivery_is_as_printed(words: str, place: str | None) -> None:
    assert bidding(words).delivery_place.value == place


@pytest.mark.parametrize(
    ("words", "time", "far"),
    [
        ("质保期：整车质保3年或10万公里，以先到者为准。", "3 years", 100_000),
        ("质保期：不少于三年或者十万公里", "3 years", 100_000),
        ("质量保证期：自验收合格之日起24个月。", "24 months", None),
        ("免费保修期：5年/15万km", "5 years", 150_000),
        ("质保要求：两年或60000公里", "2 years", 60_000),
        ("▲产品质保1年1辆", "1 years", None),
        ("动力电池质保8年或15万公里。", None, None),
        ("合同履行期限：合同签订之日起至质保期满结束。", None, None),
        ("质保期：自验收合格之日起三年。（质保要求：供应商应在接到通知后2天内派人修理）", "3 years", None),
        ("监理保修阶段服务期：自竣工验收之日起两年。", None, None),
        ("序号\n货物名称\n保修时间\n单位\n1\n巡查皮卡\n四年\n辆\n合同履行期限：30日", "4 years", None),
        ("质量保证金：合同金额的5%，一年后退还。", None, None),
    ],
)
def test_a_warranty_is_the_whole_vehicles(words: str, time: str | None, far: int | None) -> None:
    told = bidding(words)
    assert (str(told.warranty.value) if told.warranty.value else None, told.warranty_km.value) == (time, far)


@pytest.mark.parametrize(
    ("words", "terms_said"),
    [
        ("付款方式：验收合格后30日内支付合同价款的95%，余款一年后付清。", "验收合格后30日内支付合同价款的95%，余款一年后付清"),
        ("付款方式：详见招标文件", None),
        ("售价：300元，支付方式：购买招标文件时网上支付", None),
    ],
)
def test_terms_of_payment_are_as_printed(words: str, terms_said: str | None) -> None:
    assert bidding(words).payment.value == terms_said


@pytest.mark.parametrize(
    ("title", "need"),
    [
        ("桂溪县公务用车更新采购项目招标公告", "renewal"),
        ("桂溪市新能源公交车更新项目公开招标公告", "renewal"),
        ("桂溪县报废更新执法执勤车辆采购公告", "renewal"),
        ("桂溪县新增巡逻车采购公告", "addition"),
        ("桂溪县执法车辆采购（更新3辆、新增2辆）公告", "both"),
        ("桂溪县公交站台更新项目公告", None),
        ("桂溪县车辆管理平台更新项目公告", None),
        ("桂溪县巡查车辆采购公告", None),
    ],
)
def test_vehicles_are_renewed_or_added(title: str, need: str | None) -> None:
    told = bidding("采购需求：详见附件。", title=title).need.value
    assert (str(told) if told else None) == need


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("桂溪县农业农村局", "government"),
        ("中共桂溪县委员会宣传部", "government"),
        ("桂溪市消防救援支队", "government"),
        ("中华人民共和国桂溪海关", "government"),
        ("桂溪县公安局交通警察大队", "police"),
        ("桂溪铁路公安处", "police"),
        ("桂溪县人民法院", "court"),
        ("桂溪县人民检察院", "court"),
        ("武警桂溪支队", "army"),
        ("桂溪县人民武装部", "army"),
        ("桂溪大学后勤保障部采购中心", "school"),
        ("桂溪警官学院", "school"),
        ("桂溪县第一中学（本级）", "school"),
        ("桂溪大学第二附属医院", "hospital"),
        ("桂溪县青石镇卫生院", "hospital"),
        ("桂溪县环境卫生服务中心", "institution"),
        ("中国科学院桂溪植物研究所", "institution"),
        ("桂溪县疾病预防控制中心", "institution"),
        ("桂溪公交集团有限责任公司", "company"),
        ("桂溪烟草公司青石分公司", "company"),
        ("桂溪平安出租汽车有限公司", "taxi"),
        ("桂溪远行汽车租赁有限公司", "taxi"),
        ("zycg0000001", None),
        ("某单位", None),
    ],
)
def test_what_a_buyer_is_stands_in_its_name(name: str, kind: str | None) -> None:
    told = read_buyer_kind(read(name, (Span(start=0, end=len(name)),), "test"))
    assert (str(told.value) if told.value else None) == kind
    assert told.evidence, "the name is shown, also of a refusal"


def test_parts_of_dates_are_no_durations() -> None:
    words = flat("2026年8月26日至26年9月1日，每年2月，第3年，近3年，2026年")
    assert [str(term.value) for term in terms(words, 0, len(words))] == []


def test_a_bond_of_several_lots_is_each_lots_own() -> None:
    text = "一、项目基本情况\n采购包1：皮卡\n采购包保证金金额（元）：3000.00\n采购包2：轿车\n采购包保证金金额（元）：2600.00\n"
    whole, lots = facts_of(text)
    assert [lot.bond_cny.value for lot in lots] == [Decimal(3000), Decimal(2600)]
    assert (whole.bond_required.value, whole.bond_cny.why) == (True, "lots differ")


def test_a_bond_of_one_lot_only_is_that_lots() -> None:
    text = "一、项目基本情况\n合同包1：轿车\n合同包2：皮卡\n六、其他\n合同包1投标保证金5,000.00元；其他合同包不收取。\n"
    whole, lots = facts_of(text)
    assert [lot.bond_cny.value for lot in lots] == [Decimal(5000), None]
    assert (whole.bond_cny.value, whole.bond_cny.why) == (None, "said of some lots only")


def test_an_intentions_other_projects_say_nothing_of_the_chosen_one() -> None:
    page = """<table><tr><th>序号</th><th>采购项目名称</th><th>预算金额（万元）</th><th>是否面向中小企业</th></tr>
<tr><td>1</td><td>办公楼保洁服务</td><td>20</td><td>是</td></tr><tr><td>2</td><td>公务轿车购置</td><td>36</td><td>否</td></tr></table>"""
    text = text_of_html(f"<p>现将采购意向公开如下：</p>{page}", "桂溪县财政局2026年9月政府采购意向")
    assert read_notice_text(text, "2026-08-01")[0].bidding.sme_reserved.value is False


def test_the_reading_form_carries_what_is_stated_as_plain_values() -> None:
    words = HEAD + "本项目不接受联合体投标。\n交货期：合同签订后30日内\n获取文件期限：2026年8月6日 至 2026年8月12日。\n"
    text, notice = read_notice(TITLE, "2026-08-05", "", "x", text=words)
    form = reading_form(classify(notice, text), "n1")
    told = {"documents_until": "2026-08-12", "consortium_allowed": False, "delivery_within": "30 days", "buyer_kind": "government"}
    assert form["bidding"] == told
    assert json.loads(json.dumps(form)) == form
