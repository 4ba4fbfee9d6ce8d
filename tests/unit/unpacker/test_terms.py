"""Terms of bidding that stand in a file only: they are read there, their words lead to it, and what contradicts the notice is refused."""

import hashlib
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import docx
import pytest

from bench.specifications.drawing import pdf_of
from schemas.attachments import AttachedText
from schemas.bidding import Bidding, Duration, TimeUnit
from schemas.events import NoticeClassified
from schemas.values import Read
from services.classifier.classify import classify
from services.extractor.extract import read_notice
from services.unpacker.limits import LIMITS
from services.unpacker.unpack import parts_of
from tests.given.blanking import kept

PAGE = (
    "<p>云溪县公安局执法执勤轿车采购项目{kind}</p><p>采购人：云溪县公安局</p><p>采购需求：执法执勤轿车4辆，详见采购文件。</p><p>{terms}</p>"
)
PARAGRAPHS = (
    "云溪县公安局执法执勤轿车采购项目 采购文件",
    "第二章 采购需求",
    "本项目专门面向中小企业采购。",
    "本项目不接受联合体投标。",
    "投标保证金：人民币20000元。",
    "投标人须提供制造商授权书原件。",
    "交货时间：合同签订后45日内。",
    "交货地点：云溪县公安局指定地点",
    "付款方式：验收合格后15个工作日内支付合同金额的95%。",
    "质保期：整车3年或10万公里。",
)
ROWS = tuple(tuple(one.split("：", 1)) for one in PARAGRAPHS[6:])


def as_docx(table: bool = False) -> bytes:
    document = docx.Document()
    for words in PARAGRAPHS[:6] if table else PARAGRAPHS:
        document.add_paragraph(words)
    if table:
        made = document.add_table(len(ROWS), 2)
        for row, words in zip(made.rows, ROWS, strict=True):
            row.cells[0].text, row.cells[1].text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "采购文件.docx": as_docx,
    "采购文件表格.docx": lambda: as_docx(table=True),
    "采购文件.pdf": lambda: pdf_of(PARAGRAPHS),
}


def read_with(terms: str, *texts: str, kind: str = "公开招标公告") -> NoticeClassified:
    title = f"云溪县公安局执法执勤轿车采购项目{kind}"
    text, notice = read_notice(title, "2026-03-01", "", "file", html=PAGE.format(kind=kind, terms=terms))
    attached = {hashlib.sha256(one.encode()).hexdigest(): one for one in texts}
    documents = tuple(AttachedText(name="采购文件.docx", file="f" * 64, text=name) for name in attached)
    return classify(notice.model_copy(update={"attachments": documents}), text, attached)


def text_of(name: str) -> str:
    (part,) = parts_of(name, FILES[name](), LIMITS)
    return part.text


def told(bidding: Bidding) -> dict[str, Any]:
    every = {name: getattr(bidding, name) for name in Bidding.model_fields if name != "buyer_kind"}
    return {name: one.value for name, one in every.items() if one.said}


@pytest.mark.parametrize("name", FILES)
def test_a_file_tells_what_the_notice_leaves_open_and_the_words_lead_to_it(name: str) -> None:
    text = text_of(name)
    bidding = read_with("", text).facts.bidding
    assert told(bidding) == {
        "sme_reserved": True, "consortium_allowed": False, "bond_required": True, "bond_cny": Decimal(20_000), "maker_authorisation": True,
        "delivery_within": Duration(count=45, unit=TimeUnit.DAYS), "delivery_place": "云溪县公安局指定地点",
        "payment": "验收合格后15个工作日内支付合同金额的95%", "warranty": Duration(count=3, unit=TimeUnit.YEARS), "warranty_km": 100_000,
    }  # fmt: skip
    for read in (bidding.bond_cny, bidding.warranty, bidding.sme_reserved, bidding.payment):
        assert {span.text for span in read.evidence} == {hashlib.sha256(text.encode()).hexdigest()}
    (start, end, _) = bidding.bond_cny.evidence[0]
    assert "20000" in text[start:end]


def test_the_notices_own_words_come_first_and_those_of_a_file_that_agrees_behind_them() -> None:
    text = text_of("采购文件.docx")
    bidding = read_with("本项目专门面向中小企业采购。", text).facts.bidding
    places = [span.text for span in bidding.sme_reserved.evidence]
    assert bidding.sme_reserved.value is True and places == ["", hashlib.sha256(text.encode()).hexdigest()]


@pytest.mark.parametrize("own", ["", "本项目专门面向中小企业采购。质保期：3年。"])
def test_without_its_words_in_notice_and_file_a_term_changes_or_goes(own: str) -> None:
    title, page = "云溪县公安局执法执勤轿车采购项目公开招标公告", PAGE.format(kind="公开招标公告", terms=own)
    text, _ = read_notice(title, "2026-03-01", "", "file", html=page)
    assert kept(text, "2026-03-01", {"d" * 64: "\n".join(PARAGRAPHS)}) == []


def test_a_notice_and_its_file_that_cannot_both_be_true_are_refused_with_both_places() -> None:
    bidding = read_with("本项目非专门面向中小企业采购。投标保证金：30000元。", text_of("采购文件.docx")).facts.bidding
    for read in (bidding.sme_reserved, bidding.bond_cny):
        assert (read.value, read.why, len({span.text for span in read.evidence})) == (None, "the notice and its attachment differ", 2)


def test_two_files_that_differ_are_refused_and_other_words_of_a_place_are_not() -> None:
    one, other = "投标保证金：20000元。\n交货地点：甲方仓库\n", "投标保证金：50000元。\n交货地点：甲方指定的仓库\n"
    bidding = read_with("", one, other).facts.bidding
    assert (bidding.bond_cny.value, bidding.bond_cny.why) == (None, "the attachments differ")
    assert bidding.delivery_place.value == "甲方仓库"


def test_dates_of_a_file_and_files_of_a_result_say_nothing() -> None:
    assert read_with("", "获取采购文件时间：2025年1月1日至2025年1月8日。\n").facts.bidding.documents_until == Read()
    assert told(read_with("", text_of("采购文件.docx"), kind="中标公告").facts.bidding) == {}
