"""A notice and its attachments read as one: what the notice leaves open is filled, what contradicts is refused, evidence names its document."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bench.specifications.drawing import as_docx, as_xlsx
from bench.specifications.layouts import LAYOUTS, list_and_details, parameter_table
from bench.specifications.shapes import Specification
from chebiao.main import app
from schemas.attachments import AttachedText
from schemas.events import NoticeClassified
from schemas.reading import Line
from schemas.values import Read
from services.classifier.attached import specified
from services.classifier.classify import classify
from services.extractor.extract import read_notice
from services.unpacker.limits import LIMITS
from services.unpacker.unpack import parts_of

PAGE = (
    "<p>云溪县公安局{what}采购项目公开招标公告</p><p>一、项目基本情况</p><p>采购人：云溪县公安局</p><p>采购需求：{need}</p><p>二、其他</p>"
)


def text_of(one: Specification) -> str:
    return next(iter(parts_of(f"{one.title}.docx", as_docx(one), LIMITS))).text


def read_with(need: str, *texts: str, what: str = "执法执勤轿车") -> NoticeClassified:
    text, notice = read_notice(f"云溪县公安局{what}采购项目公开招标公告", "2026-03-01", "", "file", html=PAGE.format(what=what, need=need))
    attached = {hashlib.sha256(one.encode()).hexdigest(): one for one in texts}
    documents = tuple(AttachedText(name="参数.docx", file="f" * 64, text=name) for name in attached)
    return classify(notice.model_copy(update={"attachments": documents}), text, attached)


def lines(found: NoticeClassified) -> list[Line]:
    return [line for lot in found.lots for line in lot.lines]


def test_an_attachment_fills_what_the_notice_leaves_open_and_its_evidence_names_it() -> None:
    text = text_of(parameter_table(0))
    (line,) = lines(read_with("详见附件", text))
    assert (line.quantity.value, line.displacement_l.max.value, line.unit_price_cap_cny.value) == (4, Decimal("1.8"), 180_000)
    span = line.displacement_l.max.evidence[0]
    assert span.text == hashlib.sha256(text.encode()).hexdigest() and text[span.start : span.end] in ("★排量", "排量", "≤1.8L")


def test_the_notices_own_words_stand_beside_an_attachment_that_agrees() -> None:
    (line,) = lines(read_with("执法执勤轿车4辆，排量1.8L及以下。", text_of(parameter_table(0))))
    assert line.quantity.evidence[0].text == "" and line.displacement_l.max.evidence[0].text == ""


def test_a_notice_and_an_attachment_that_contradict_are_refused_with_both_places() -> None:
    (line,) = lines(read_with("执法执勤轿车6辆，排量2.0L及以上。", text_of(parameter_table(0))))
    assert line.quantity.value is None and "differ" in line.quantity.why
    assert {bool(span.text) for span in line.quantity.evidence} == {True, False}
    assert line.displacement_l.min.value is None and "differ" in line.displacement_l.min.why


def test_a_size_in_a_name_gives_way_to_the_exact_one() -> None:
    text = "参数.docx\n轿车技术参数\n排量：1498mL\n数量：3辆"
    (line,) = lines(read_with("1.5T自动挡轿车3辆", text, what="1.5T轿车"))
    assert line.displacement_l.min.value == line.displacement_l.max.value == Decimal("1.498")


def test_a_list_beside_a_notice_of_all_vehicles_together_gives_a_line_each() -> None:
    found = lines(read_with("公务用车11辆，详见附件。", text_of(list_and_details(0)), what="公务用车"))
    assert [(line.name.value, line.quantity.value) for line in found] == [("执法执勤轿车", 9), ("7座商务车", 2)]


def test_documents_in_any_order_join_to_the_same_lines() -> None:
    texts = [text_of(parameter_table(0)), "清单.docx\n执法执勤轿车\n数量：4辆"]
    one, other = lines(read_with("详见附件", *texts)), lines(read_with("详见附件", *reversed(texts)))
    assert [(line.quantity.value, line.displacement_l.max.value) for line in one] == [
        (line.quantity.value, line.displacement_l.max.value) for line in other
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_blanking_the_words_of_an_attached_value_changes_or_drops_it(layout: object) -> None:
    text = text_of(layout(1))  # type: ignore[operator]
    for path, said in told(text):
        blanked = list(text)
        for span in said.evidence:
            blanked[span.start : span.end] = [sign if sign in "\t\n" else " " for sign in blanked[span.start : span.end]]
        assert dict(values(told("".join(blanked)))).get(path) != said.value, path


def told(text: str) -> list[tuple[str, Read[object]]]:
    found = []
    for place, (_, line) in enumerate(specified(text, "")):
        window = line.displacement_l
        fields = {"quantity": line.quantity, "low": window.min, "high": window.max, "cap": line.unit_price_cap_cny}
        found += [(f"{place}.{name}", said) for name, said in fields.items() if said.said]
    return found  # type: ignore[return-value]


def values(said: list[tuple[str, Read[object]]]) -> list[tuple[str, object]]:
    return [(path, one.value) for path, one in said]


def test_the_command_reads_a_specification_alone(tmp_path: Path) -> None:
    path = tmp_path / "参数.xlsx"
    path.write_bytes(as_xlsx(parameter_table(1)))
    ran = CliRunner().invoke(app, ["read", str(path)])
    reading = json.loads(ran.stdout)
    assert reading["is_vehicle_purchase"] and reading["lots"][0]["lines"][0]["quantity"] == 5


def test_the_command_reads_files_beside_a_notice_and_says_which_it_could_not(tmp_path: Path) -> None:
    (tmp_path / "参数.docx").write_bytes(as_docx(parameter_table(0)))
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 broken")
    page = tmp_path / "notice.html"
    page.write_text(PAGE.format(what="执法执勤轿车", need="详见附件"), encoding="utf-8")
    beside = ["--with", str(tmp_path / "参数.docx"), "--with", str(tmp_path / "坏.pdf")]
    ran = CliRunner().invoke(app, ["read", str(page), *beside])
    assert json.loads(ran.stdout)["lots"][0]["lines"][0]["displacement_max_l"] == 1.8 and "damaged" in ran.stderr
    line = {"id": "1", "title": "执法执勤轿车采购公告", "html": page.read_text(encoding="utf-8"), "attachments": ["参数.docx", "坏.pdf"]}
    (tmp_path / "lines.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    ran = CliRunner().invoke(app, ["read", "--jsonl", str(tmp_path / "lines.jsonl")])
    assert json.loads(ran.stdout)["lots"][0]["lines"][0]["displacement_max_l"] == 1.8
