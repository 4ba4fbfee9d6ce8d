"""ccgp's pages: rows by their labels, drift instead of guesses, a block page is never an empty day."""

import pytest

from scrapers.adding import iso_time
from scrapers.outcomes import EXIT_CODES, Outcome, classify, worst
from scrapers.priority import followed, vehicle_like
from scrapers.sources.ccgp.details import read_detail
from scrapers.sources.ccgp.lists import list_path, native_id, read_list
from scrapers.sources.ccgp.source import SOURCE
from scrapers.sources.known import source_of

CHANNEL = SOURCE.channels[0]
URL = "https://www.ccgp.gov.cn/cggg/dfgg/gkzb/index.htm"
ROW = (
    '<li><a href="./202606/t20260601_123.htm" title="云溪县公务用车 采购公告">云溪县公务…</a> 发布时间：<em>2026-06-01 09:30</em>'
    " 地域：<em>浙江</em> 采购人：<em>云溪县公安局</em></li>"
)
PAGER = "<script>Pager({size:3, current:0, prefix:'index',suffix:'htm'});</script>"


def page(rows: str = ROW, pager: str = PAGER, name: str = "c_list_bid") -> bytes:
    side = '<ul class="c_list_tat"><li><a href="/cggg/dfgg/gkzb/202001/t20200102_9.htm" title="旧">旧</a></li></ul>'
    return f'<html><head><meta charset="utf-8"></head><ul class="{name}">{rows}</ul>{pager}{side}</html>'.encode()


def test_a_row_is_read_by_the_labels_in_front_of_its_values() -> None:
    found = read_list(page(), URL, 0, CHANNEL)
    (row,) = found.rows
    assert (row.native_id, row.title, row.published_at) == ("123", "云溪县公务用车 采购公告", "2026-06-01T09:30:00+08:00")
    assert (row.buyer, row.region, row.kind_label) == ("云溪县公安局", "浙江", "公开招标公告")
    assert row.url == "https://www.ccgp.gov.cn/cggg/dfgg/gkzb/202606/t20260601_123.htm"
    assert found.pages == 3


def test_the_second_page_is_index_1() -> None:
    assert [list_path(CHANNEL, number) for number in (0, 1, 24)] == [f"/cggg/dfgg/gkzb/index{tail}.htm" for tail in ("", "_1", "_24")]


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        (page(name="renamed"), 0),
        (page(pager=""), 0),
        (page(), 1),
        (page(rows="<li>没有链接</li>"), 0),
        (page(ROW.replace("发布时间", "日期")), 0),
        (b"", 0),
    ],
)
def test_what_is_not_the_page_asked_for_is_drift(body: bytes, asked: int) -> None:
    assert read_list(body, URL, asked, CHANNEL).drift


def test_a_page_in_gb18030_is_read_as_such() -> None:
    body = page().decode().replace("utf-8", "gb2312").encode("gb18030")
    assert read_list(body, URL, 0, CHANNEL).rows[0].buyer == "云溪县公安局"


def test_an_empty_list_says_so_itself() -> None:
    found = read_list(page(rows=""), URL, 0, CHANNEL)
    assert found.rows == () and not found.drift


def detail(body: str, noise: str = "") -> bytes:
    return f"""<html><head><meta name="ArticleTitle" content="标题"><meta name="PubDate" content="2026-06-01 09:30"></head>
<body><script>{noise}</script><div class="vF_detail_main x{noise}"><div class="table"><table><tr><td>预算</td><td>1万元</td></tr></table></div>
<div class="vF_detail_content">{body}</div></div></body></html>""".encode()


EMPTY = b'<html><body><div class="vF_detail_content"><script>fpc()</script> </div></body></html>'


def test_bot_scripts_and_random_classes_do_not_make_a_new_version() -> None:
    assert read_detail(detail("<p>采购 轿车</p>", "a1")).body == read_detail(detail("<p>采购  轿车</p>", "b2")).body
    assert read_detail(detail("<p>采购轿车</p>")).body != read_detail(detail("<p>采购皮卡</p>")).body
    assert read_detail(detail("x")).published_at == "2026-06-01T09:30:00+08:00"


@pytest.mark.parametrize("body", [b"<html><body>nothing known</body></html>", detail("x")[:-20], EMPTY])
def test_a_page_without_body_words_or_end_is_drift(body: bytes) -> None:
    assert read_detail(body).drift


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, "<title>频繁访问!中国政府采购网</title>您的访问过于频繁，请稍后再试", Outcome.BLOCKED),
        (200, "<title>安全验证</title>", Outcome.CHALLENGE),
        (403, "事件ID", Outcome.BLOCKED),
        (429, "slow down", Outcome.THROTTLED),
        (502, "bad gateway", Outcome.ERROR),
        (200, "  ", Outcome.ERROR),
        (404, "none", Outcome.GONE),
        (200, "<html>共找到</html>", Outcome.OK),
        (200, "<html>" + "正文里谈到安全验证。" * 2000, Outcome.OK),
        (200, '<div class="vF_detail_content">采购安全验证设备，事件ID管理</div>', Outcome.OK),
        (405, "访问被阻断", Outcome.BLOCKED),
        (412, "<script>", Outcome.BLOCKED),
        (521, "<script>", Outcome.CHALLENGE),
        (302, "", Outcome.ERROR),
    ],
)
def test_a_block_page_is_never_an_empty_day(status: int, body: str, outcome: Outcome) -> None:
    assert classify(SOURCE, status, body.encode()) is outcome


def test_a_charset_that_no_page_here_has_is_not_tried() -> None:
    body = page().decode().replace("utf-8", "punycode").encode()
    assert read_list(body, URL, 0, CHANNEL).rows[0].buyer == "云溪县公安局"


def test_the_worst_outcome_decides_and_every_failure_has_its_own_exit_code() -> None:
    assert worst(Outcome.OK, Outcome.DRIFT, Outcome.ERROR) is Outcome.DRIFT
    failures = [code for outcome, code in EXIT_CODES.items() if outcome not in (Outcome.OK, Outcome.EMPTY, Outcome.GONE)]
    assert len(set(failures)) == len(failures) and 0 not in failures


def test_vehicle_like_titles_come_first_and_in_doubt_they_are() -> None:
    assert vehicle_like("云溪县皮卡采购") and vehicle_like("停车场工程") and not vehicle_like("办公家具采购")
    assert followed("公务用车采购", "公开招标公告") and not followed("公务用车采购", "中标公告")


def test_a_notice_is_known_by_its_address_wherever_it_is_found() -> None:
    known = source_of("http://www.ccgp.gov.cn/cggg/dfgg/zbgg/202608/t20260805_27074226.htm")
    assert known and (known[0].name, known[1]) == ("ccgp", "27074226")
    for elsewhere in (
        "https://elsewhere.example/cggg",
        "https://a.example/?u=www.ccgp.gov.cn/cggg",
        "https://www.ccgp.gov.cn.a.example/cggg",
        "http://[bad",
    ):
        assert source_of(f"{elsewhere}/202608/t20260805_1.htm") is None
    assert native_id("https://www.ccgp.gov.cn/zcfg/index.htm") == ""


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2026年08月05日 12:59", "2026-08-05T12:59:00+08:00"),
        ("2026-8-5", "2026-08-05"),
        ("2026-03-17T15:04:00+08:00", "2026-03-17T15:04:00+08:00"),
        ("近日", ""),
        ("2026-13-45", ""),
    ],
)
def test_printed_times(printed: str, iso: str) -> None:
    assert iso_time(printed) == iso
