"""Who may bid and what is asked for: yes, no and not stated are three answers; policies and empty boxes say nothing."""

import time

import pytest

from tests.given.bidding import bidding, facts_of

SME = [
    ("本项目专门面向中小企业采购。", True),
    ("本项目属于专门面向中小微企业采购的项目，供应商须提供声明函。", True),
    ("本采购包为专门面向小微企业采购。", True),
    ("本项目整体专门面向中小企业采购；", True),
    ("本项目资金为中小企业预留，投标人须为中小企业。", True),
    ("是否专门面向中小企业采购：是", True),
    ("本项目是否专门面向中小企业：☑是 □否", True),
    ("■本项目专门面向 ■中小 □小微企业 采购。", True),
    ("本项目不专门面向中小企业采购。", False),
    ("本项目非专门面向中小企业采购。", False),
    ("本项目（非专门）面向中小企业采购。", False),
    ("本项目不属于专门面向中小微企业、监狱企业采购的项目。", False),
    ("本项目不是专门面向中小企业的项目。", False),
    ("本项目非专门面向残疾人福利性单位和中小企业或小型、微型企业采购。", False),
    ("■本项目不专门面向中小企业预留采购份额。\n□本项目专门面向 □中小 □小微企业 采购。", False),
    ("√本项目不专门面向中小企业预留采购份额。\n□本项目专门面向□中小□小微 企业采购。", False),
    ("是否专门面向中小企业采购：□是 ☑否", False),
    ("是否专门面向中小企业采购：是□ 否☑", False),
    ("9、是否专门面向中小企业：否 二、申请人资格要求：", False),
    ("本项目是（否）专门面向中小企业采购：否。", False),
    ("本项目面向大、中、小、微型企业采购。", False),
    ("采购限额标准以上，200万元以下的货物采购项目，适宜由中小企业提供的，采购人应当专门面向中小企业采购。", None),
    ("超过200万元的货物采购项目，预留该部分采购项目预算总额的30%以上专门面向中小企业采购。", None),
    ("预算金额200万元以下的，专门面向中小企业。", None),
    ("对于未预留份额专门面向中小企业的采购项目，小微企业报价给予10%的扣除。", None),
    ("支持中小企业发展；支持监狱企业发展。", None),
    ("□本项目专门面向中小企业采购。", None),
    ("如大型企业中标，预留该部分采购项目预算总额的30%以上专门面向中小企业采购。", None),
    ("联合体各方均应当符合本采购包专门面向的企业类型。", None),
]


@pytest.mark.parametrize(("words", "value"), SME)
def test_reserved_for_small_firms_reads_the_negation(words: str, value: bool | None) -> None:
    assert bidding(words).sme_reserved.value is value


def test_a_part_that_is_reserved_is_refused_with_its_reason() -> None:
    told = bidding("本项目预留部分采购项目预算专门面向中小企业采购。").sme_reserved
    assert told.value is None
    assert told.why == "only a part is reserved"
    assert told.evidence


IMPORTS = [
    ("本项目不接受进口产品投标。", False),
    ("本项目不允许提供进口产品参与采购活动；", False),
    ("本项目不接受供应商选用进口产品参与报价。", False),
    ("本项目拒绝进口产品。", False),
    ("投标人所投产品必须为非进口产品。", False),
    ("本项目采购国内产品，不允许提供进口产品。", False),
    ("进口产品：本项目不适用", False),
    ("是否接受进口产品：否", False),
    ("8、是否接受进口产品：否 9、其他", False),
    ("是否允许采购进口产品：□是 ■否", False),
    ("本项目已获批准采购进口产品，允许进口产品投标。", True),
    ("是否接受进口产品：是", True),
    ("是否允许进口：☑允许 □不允许", True),
    ("本采购包采购国产产品或不属于国家法律法规限制的进口产品。", True),
    ("如所投设备属于进口产品，须提供报关单。", None),
    ("扶持不发达地区以及限制采购进口产品等相关政策。", None),
    ("规范进口产品采购政策。", None),
    ("本文件所称进口产品是指通过中国海关报关验放进入中国境内的产品。", None),
]


@pytest.mark.parametrize(("words", "value"), IMPORTS)
def test_imports_are_allowed_refused_or_not_spoken_of(words: str, value: bool | None) -> None:
    assert bidding(words).imports_allowed.value is value


CONSORTIUM = [
    ("本项目( 不接受 )联合体投标。", False),
    ("本项目（否）接受联合体投标。", False),
    ("本项目不接受联合体投标。", False),
    ("本项目是否接受联合体：否", False),
    ("6.本项目是否接受联合体投标：□是 ■否。", False),
    ("本项目不接受进口设备参与投标，不接受联合体参与投标，不允许转包。", False),
    ("5.3是否接受联合体投标：不接受。", False),
    ("本项目 ☑不接受 □接受 联合体投标。", False),
    ("联合体投标：不允许", False),
    ("本项目（是/否）接受联合体投标：否", False),
    ("本项目（√是/否）接受联合体投标", True),
    ("本项目（ 是 ）接受联合体投标。", True),
    ("本项目接受联合体投标，联合体成员不超过2家。", True),
    ("当前采购包允许联合体、不允许合同分包", True),
    ("本项目 □不接受 ☑接受 联合体投标。", True),
    ("如接受联合体投标的，各方均须提供。", None),
    ("接受大中型企业与小微企业组成联合体或者允许向小微企业分包的采购项目，给予4%的扣除。", None),
    ("如为联合体投标，须提供协议书。", None),
]


@pytest.mark.parametrize(("words", "value"), CONSORTIUM)
def test_a_consortium_may_bid_or_not(words: str, value: bool | None) -> None:
    assert bidding(words).consortium_allowed.value is value


BOND = [
    ("本项目不收取投标保证金。", False),
    ("本次招标不收取投标保证金。", False),
    ("本项目不需要投标保证金。", False),
    ("免收投标保证金。", False),
    ("投标保证金：免收", False),
    ("投标保证金： 0元", False),
    ("是否需要缴纳投标保证金：否", False),
    ("是否需要缴纳投标保证金：是\n缴纳形式：\n保函", True),
    ("供应商必须在开标前将投标保证金汇入指定账户。", True),
    ("磋商保证金：人民币8000元", True),
    ("投标保证金按预算金额的2%缴纳。", True),
    ("成交供应商须缴纳履约保证金。", None),
    ("投标人未提交投标保证金的（本条款适用于须提交投标保证金的项目）。", None),
    ("农民工工资保证金按规定缴存。", None),
    ("联合体应指定牵头人办理缴纳保证金等手续。", None),
]


@pytest.mark.parametrize(("words", "value"), BOND)
def test_a_bid_bond_is_asked_for_or_not(words: str, value: bool | None) -> None:
    told = bidding(words)
    assert (told.bond_required.value if told.bond_required.why != "a share of the price" else True) is value


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("投标保证金：人民币伍仟元整（￥5000.00）。", 5000),
        ("采购包保证金金额（元）：5104.00", 5104),
        ("谈判保证金金额：1.2万元", 12000),
        ("投标保证金：免收", None),
        ("履约保证金：20000元", None),
        ("投标保证金为预算金额的2%。", None),
    ],
)
def test_the_sum_of_a_bond_is_a_bid_bonds(words: str, yuan: int | None) -> None:
    assert bidding(words).bond_cny.value == yuan


AUTHORISATION = [
    ("投标人须提供所投车型制造商出具的授权书。", True),
    ("非制造商投标的，须提供生产厂家针对本项目的授权函原件。", True),
    ("代理商应具有汽车厂家授权证明。", True),
    ("本项目不要求提供制造商授权。", False),
    ("供应商无需提供厂家授权书。", False),
    ("是否需要提供制造商授权：否", False),
    ("提供制造商授权的得2分，最高得4分，本项评分共计4分。", None),
    ("须提供法定代表人授权委托书。", None),
    ("生产企业授权：供应商为生产企业直接授权的代理商的计10分。", None),
    ("总公司授权分公司投标的，须提供总公司授权书。", None),
]


@pytest.mark.parametrize(("words", "value"), AUTHORISATION)
def test_the_makers_authorisation_is_asked_for_or_not(words: str, value: bool | None) -> None:
    assert bidding(words).maker_authorisation.value is value


def test_an_authorisation_for_imports_alone_is_refused_with_its_reason() -> None:
    told = bidding("投标人所投车辆为进口产品的，须提供制造厂家授权书。").maker_authorisation
    assert (told.value, told.why) == (None, "only for imported goods")


def test_words_that_contradict_each_other_are_refused() -> None:
    told = bidding("本项目专门面向中小企业采购。", "本项目不专门面向中小企业采购。").sme_reserved
    assert told.value is None
    assert told.why == "contradiction"
    assert len(told.evidence) == 2


LOTS = """一、项目基本情况
项目编号：GX-3
采购人：桂溪县农业农村局
采购需求：
采购包1（巡查皮卡）:
采购包预算金额：300,000.00元
采购包2（执法轿车）:
采购包预算金额：260,000.00元
二、申请人的资格要求：
2.落实政府采购政策需满足的资格要求：
采购包1：本采购包专门面向中小企业采购。
采购包2：本采购包不专门面向中小企业采购。
本项目( 接受 )联合体投标。1.采购包1不接受联合体投标。2.采购包2接受联合体投标。
"""


def test_each_lot_has_its_own_answer_and_the_whole_none() -> None:
    whole, lots = facts_of(LOTS)
    assert [lot.sme_reserved.value for lot in lots] == [True, False]
    assert [lot.consortium_allowed.value for lot in lots] == [False, True]
    assert (whole.sme_reserved.value, whole.sme_reserved.why) == (None, "lots differ")


def test_lots_that_agree_tell_the_whole() -> None:
    whole, lots = facts_of(LOTS.replace("不专门面向", "专门面向"))
    assert [lot.sme_reserved.value for lot in lots] == [True, True]
    assert whole.sme_reserved.value is True


@pytest.mark.parametrize(
    "line",
    [
        "是否接受进口产品" * 3_000,
        "面向中小企业" * 5_000,
        "□是■否" * 5_000,
        "保证金：" * 5_000,
        "联合体（" * 5_000,
        "质保期：" * 5_000,
        "1日内" * 8_000,
    ],
)
def test_a_hostile_line_costs_no_more_than_a_long_one(line: str) -> None:
    bidding(line[:20])  # what the first page pays for is not the line's
    start = time.process_time()
    bidding(line)
    assert time.process_time() - start < 2
