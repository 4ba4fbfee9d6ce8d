"""`chebiao replay --diff`: rules change, and the command says which tenders that moves before anybody sees it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chebiao.composing import services
from chebiao.main import app
from chebiao.screen import out
from runtime.connect import connect
from runtime.road import Road
from runtime.settings import Settings
from schemas.reading import Category
from schemas.values import Read, read
from scrapers.importing import import_lines
from services.classifier import lines
from tests.laws.small_road import START

NOTICE = {
    "id": "n1",
    "title": "清河县公务用车采购公开招标公告[2026]",
    "text": "清河县公务用车采购公开招标公告\n采购人：清河县应急管理局\n采购内容：轿车2辆，排气量不大于1.8L，每辆最高限价18万元。",
    "published_at": "2026-06-01T09:00:00+08:00",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHEBIAO_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(out, "width", 240)  # so that no cell of the table is wrapped
    (tmp_path / "one.jsonl").write_text(json.dumps(NOTICE, ensure_ascii=False), encoding="utf-8")
    settings = Settings()
    carrier = connect(settings)
    import_lines(carrier, tmp_path / "one.jsonl", START)
    Road(carrier, services(carrier, settings)).run_until_idle()
    carrier.close()
    return tmp_path


def diff(*more: str) -> str:
    result = CliRunner().invoke(app, ["replay", "--diff", *more], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_same_rules_move_nothing_and_make_one_generation_beside(folder: Path) -> None:
    assert "0 个采购变动" in diff()
    assert "1 → 2" in diff()
    assert "1 → 3" in diff("--new")


def test_changed_rules_name_tender_line_and_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def category(*_: object) -> Read[Category]:
        return read(Category.SUV, [], "changed rule")

    monkeypatch.setattr(lines, "category", category)
    said = diff()
    assert "1 个采购变动" in said
    assert NOTICE["title"] in said
    assert "sedan" in said and "suv" in said and "changed rule" in said


def test_what_comes_while_two_generations_are_compared_is_no_difference_and_is_in_the_new_one_once_applied(folder: Path) -> None:
    assert "0 个采购变动" in diff("--new")
    settings = Settings()
    carrier = connect(settings)
    (folder / "two.jsonl").write_text(
        json.dumps({**NOTICE, "id": "n2", "title": "白水县轿车采购公告"}, ensure_ascii=False), encoding="utf-8"
    )
    import_lines(carrier, folder / "two.jsonl", START)
    assert "0 个采购变动" in diff(), "the old generation has not heard of it yet"
    Road(carrier, services(carrier, settings)).run_until_idle()
    carrier.close()
    applied = CliRunner().invoke(app, ["replay", "--apply", "2"], catch_exceptions=False)
    assert applied.exit_code == 0, applied.output
    carrier = connect(settings)
    assert carrier.generation == 2
    assert {one.body["tender"]["title"] for one in carrier.index().documents()} == {NOTICE["title"], "白水县轿车采购公告"}
    carrier.close()


def test_a_generation_that_is_not_there_is_not_made_by_applying_it(folder: Path) -> None:
    refused = CliRunner().invoke(app, ["replay", "--apply", "7"])
    assert refused.exit_code != 0 and "there is no generation 7" in refused.output
