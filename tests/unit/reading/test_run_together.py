"""Text whose breaks were lost: contacts, rankings and signatures that ran together, names that a title or a label runs into."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(
    "contacts",
    [
        "六、联系方式1.采购人信息名称：甲县机关事务中心地址：河南省商城县人民路1号联系方式：0000-00000002.采购代理机构信息名称：某某招标代理有限公司"
        "地址：河南省信阳市平桥区新路联系方式：0000-00000003.项目联系方式项目联系人：王工电话：0000-0000000",
        "7.联系方式：招 标 人：甲县机关事务中心地\u3000\u3000址：河南省商城县人民路1号联 系 人：王先生电\u3000\u3000话：0000-0000000"
        "招标代理机构：某某招标代理有限公司地\u3000\u3000址：河南省信阳市平桥区新路联 系 人：李女士电\u3000\u3000话：0000-0000000",
    ],
)
def test_contacts_that_run_together_are_told_apart(contacts: str) -> None:
    read = form("公务用车采购招标公告", "公务用车采购，预算金额：18万元。", contacts)
    assert (read["buyer"], read["agency"]) == ("甲县机关事务中心", "某某招标代理有限公司")
    assert read["division_code"] == "411524"


def test_places_of_rooms_behind_a_colon_stay_in_their_sentence() -> None:
    read = form(
        "轿车采购更正公告",
        "序号 更正项 更正前内容 更正后内容 1 截止时间 2026年9月21日09时00分 2026年8月27日09时00分 "
        "2 开标地点 主会场（甲县交易中心）地址：甲县一路（二楼） 副会场（乙县交易中心）地址：乙县二路",
        "采购人：甲县公安局",
    )
    assert read["deadline"].startswith("2026-08-27T09:00")


@pytest.mark.parametrize(
    "words",
    [
        "采购人甲县乙镇人民政府拟采购轿车1辆。",
        "甲县乙镇人民政府轿车采购询价公告甲县乙镇人民政府现拟采购轿车1辆。",
        "招标人甲县乙镇人民政府计划采购轿车1辆。",
    ],
)
def test_a_label_or_a_title_that_runs_into_a_name_is_no_part_of_it(words: str) -> None:
    assert form("轿车采购公告", words)["buyer"] == "甲县乙镇人民政府"


def test_an_agency_is_named_behind_the_title_that_runs_into_it() -> None:
    read = form("轿车采购", "甲县环境卫生所轿车采购公开招标公告甲县政府采购中心受甲县环境卫生所的委托，就轿车采购进行公开招标。")
    assert (read["buyer"], read["agency"]) == ("甲县环境卫生所", "甲县政府采购中心")


@pytest.mark.parametrize("signed", ["甲县某某电力有限公司（某市甲县一镇二路） 2026年8月5日", "甲县某某电力有限公司2026年8月5日"])
def test_who_signs_behind_the_last_sentence_buys(signed: str) -> None:
    words = f"各供应商：我公司发布的“抢修车购置”公告，因技术规范修改，现变更如下：交货期改为30天。其余内容不变，请各供应商留意并按变更后的要求编制响应文件。{signed}"
    assert form("甲县电力服务公司抢修车购置延期公告", words)["buyer"] == "甲县某某电力有限公司"
    agency = words.replace("某某电力有限公司", "某某招标代理有限公司")
    assert form("甲县电力服务公司抢修车购置延期公告", agency)["buyer"] == "甲县电力服务公司"


@pytest.mark.parametrize(
    ("head", "rank"),
    [
        ("排名中标候选人名称投标报价（元）质量交货期", "第一名"),
        ("名次中标候选人投标报价（元）工期", "1"),
        ("排序成交候选人名称报价(元)", "第一"),
    ],
)
def test_candidates_whose_cells_run_together_are_ranked(head: str, rank: str) -> None:
    last = "" if head.endswith("(元)") else "合格45天"
    read = form(
        "客车采购中标候选人公示",
        "标段一：城市客车20辆",
        head,
        f"{rank}甲地客车有限公司11960000.00{last}",
        f"{rank.replace('一', '二').replace('1', '2')}乙地客车有限公司12040000.00{last}",
        "标段二：面包车2辆",
        head,
        f"{rank}丙地客车有限公司385000.00{last}",
    )
    assert [(lot["supplier"], lot["award_cny"]) for lot in read["lots"]] == [("甲地客车有限公司", 11960000), ("丙地客车有限公司", 385000)]


@pytest.mark.parametrize("code", ["甲政采【2026】86号-{}", "甲采[2026]12号-{}", "JZC-2026-08-{}"])
def test_lots_are_numbered_by_the_ends_of_their_codes(code: str) -> None:
    rows = "".join(
        f"<tr><td>{at}</td><td>{code.format(at)}</td><td>{name}</td><td>{cap}</td></tr>"
        for at, name, cap in ((1, "囚车2辆", 460000), (2, "轿车3辆", 360000))
    )
    read = page("警车采购公告", f"<table><tr><td>序号</td><td>包号</td><td>包名称</td><td>包预算（元）</td></tr>{rows}</table>")
    assert [(lot["lot_no"], lot["budget_cny"]) for lot in read["lots"]] == [("1", 460000), ("2", 360000)]
    assert told(read, "quantity") == [2, 3]


@pytest.mark.parametrize("ranked", [("第一中标候选人", "第二中标候选人"), ("推荐第一候选人", "推荐第二候选人")])
def test_rows_are_lots_where_candidates_stand_side_by_side(ranked: tuple[str, str]) -> None:
    first, second = ranked
    read = page(
        "运输车采购中标候选人公示",
        f"<table><tr><td>序号</td><td>标段</td><td>{first}</td><td>报价(万元)</td><td>{second}</td><td>报价(万元)</td></tr>"
        "<tr><td>1</td><td>牵引车2台</td><td>甲地汽车有限公司</td><td>79.6</td><td>乙地汽车有限公司</td><td>80.4</td></tr>"
        "<tr><td>2</td><td>半挂车3台</td><td>丙地汽车有限公司</td><td>41.2</td><td>丁地汽车有限公司</td><td>43.0</td></tr></table>",
    )
    assert [(lot["supplier"], lot["award_cny"]) for lot in read["lots"]] == [("甲地汽车有限公司", 796000), ("丙地汽车有限公司", 412000)]
    assert told(read, "quantity") == [2, 3]


def test_rows_of_winners_are_in_order_the_lots_that_did_not_fail() -> None:
    read = page(
        "警车采购中标结果公告",
        "<table><tr><td>序号</td><td>中标金额(元)</td><td>中标供应商名称</td></tr>"
        "<tr><td>1</td><td>最终报价:500000(元)</td><td>甲地汽车有限公司</td></tr><tr><td>2</td><td>最终报价:276000(元)</td><td>乙地汽车有限公司</td></tr></table>"
        "<table><tr><td>序号</td><td>标项名称</td><td>废标理由</td></tr><tr><td>1</td><td>标项一：警用摩托车</td><td>投标人不足三家</td></tr></table>"
        "<table><tr><td>序号</td><td>标项名称</td><td>标的名称</td><td>品牌</td><td>数量</td><td>单价</td></tr>"
        "<tr><td>1</td><td>标项二：乘用车</td><td>警用轿车</td><td>某牌</td><td>4</td><td>125000</td></tr>"
        "<tr><td>2</td><td>标项三：运输车</td><td>警犬运输车</td><td>某牌</td><td>1</td><td>276000</td></tr></table>",
    )
    assert [(lot["lot_no"], lot["supplier"], lot["award_cny"]) for lot in read["lots"]] == [
        ("一", None, None),
        ("二", "甲地汽车有限公司", 500000),
        ("三", "乙地汽车有限公司", 276000),
    ]


def test_a_fixed_partner_is_chosen_as_the_title_says() -> None:
    assert form("公务用车维修定点服务项目询价公告", "采购人：甲县人民医院，地址：甲县一镇二路3号")["method"] == "inquiry"
    assert form("公务用车维修定点服务采购公告", "采购人：甲县人民医院，地址：甲县一镇二路3号")["method"] == "framework"
