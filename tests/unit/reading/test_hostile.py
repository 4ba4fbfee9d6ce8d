"""Hostile pages: reading grows with length and no faster, whatever a page repeats; nothing is matched by a backtracking engine."""

import ast
import time
from pathlib import Path

import pytest

from runtime.shapes import Reject
from services.classifier.attached import specified
from services.classifier.classify import classify
from services.extractor.extract import read_notice

ROOT = Path(__file__).resolve().parents[3]
SCRAPED = ("reading", "services/extractor", "services/classifier", "services/linker", "services/unpacker", "scrapers/sources")
SMALL, TIMES = 1_500, 8
STEEPEST = 5
"""How much more than in proportion a longer page may take: room for a busy machine; a quadratic loop takes eight times more."""
REPEATED = (
    "a", "9,", "第一包", "公务用车", "≥1.8L或", "5座", "单价不超过10万元", "项目名称：某局车\n", "一、项目\n二、采购\n", "a\tb\n", "朝阳区",
    "2026年1月1日",
)  # fmt: skip


TITLE = "某局公务用车采购公告"
LARGE, MOST_SECONDS, YARDSTICK = 60_000, 2.0, 0.067
"""Bytes of a hostile page, the processor time that none may take, and that of the yardstick loop on a quiet machine."""
SHAPES = {
    "cars": {"text": "公务用车"},
    "cars in a title": {"title": "公务用车"},
    "cars with their number": {"text": "轿车1辆，"},
    "cars with their number, a line each": {"text": "轿车1辆\n"},
    "lots": {"text": "第一包轿车1辆 10万元\n"},
    "section heads": {"text": "一、\n"},
    "spaces": {"text": " "},
    "caps": {"text": "单价不超过18万元；"},
    "displacements": {"text": "轿车：排量1.8L\n"},
    "tables of one row": {"text": "序号\t名称\t数量\n1\t轿车\t1\n"},
    "tables": {"html": "<table><tr><td>轿车</td><td>1</td></tr></table>"},
    "names": {"text": "轿车、越野车、皮卡、客车、"},
    "cars with their number, limits and prices, three a line": {"text": "1. 轿车2辆，SUV3辆、皮卡3辆，排量1.8L；每辆不高于18万元。\n"},
    "lots with limits": {"text": "第3包：轿车1辆，预算10万元，最高限价9万元；排量1.5T\n"},
    "seats": {"text": "7座商务车2辆；5座轿车3辆；"},
    "specifications": {"text": "轿车：\n排量：1.8L\n座位：5座\n数量：2辆\n"},
    "corrections": {"text": "原：轿车2辆，现更正为：轿车3辆；排量1.8L改为2.0L\n"},
    "rows of intentions": {"text": "3\t公务用车购置项目3\t采购轿车2辆，排量1.8L\t36\t2026年3月\n"},
    "tables glued together": {"text": "序号名称数量单价1轿车2辆180000元2皮卡3辆120000元"},
    "glued rows and lots": {"text": "序号名称数量单价1轿车2辆180000元第3包：轿车1辆，预算10万元，最高限价9万元；排量1.5T\n"},
    "open brackets": {"text": "（轿车（1.8L（5座（2辆"},
    "lists within lists": {"html": "<ul><li>"},
    "hidden elements within each other": {"html": "<div hidden>"},
    "empty cells": {"html": "<table><tr><td></td><td></td></tr></table>"},
}
"""What a page, or its title, repeats."""


def seconds(words: str) -> float:
    return spent({"text": words})


def spent(parts: dict[str, str]) -> float:
    """Processor time from page to classified notice."""
    began = time.process_time()
    try:
        given = {"title": TITLE, **({} if "html" in parts else {"text": "某局采购轿车，二十个字以上的一段话，写在这里。"}), **parts}
        text, notice = read_notice(published_at="2026-01-01", url="", source="x", native_id="1", **given)
        classify(notice, text)
    except Reject:
        pass
    return time.process_time() - began


@pytest.mark.parametrize("unit", REPEATED)
def test_a_longer_page_takes_longer_in_proportion(unit: str) -> None:
    def of(length: int) -> float:  # the least of three: a collection of the whole suite's garbage is not the page's time
        return min(seconds("采购需求：更新公务用车，" + unit * (length // len(unit))) for _ in range(3))

    of(SMALL)
    assert of(SMALL * TIMES) < STEEPEST * TIMES * max(of(SMALL), 0.005)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_page_takes_over_two_seconds(shape: str) -> None:
    spent({"text": "采购需求：更新公务用车1辆"})
    parts = {place: unit * (LARGE // len(unit.encode())) for place, unit in SHAPES[shape].items()}
    assert spent(parts) < MOST_SECONDS * max(1.0, _yardstick() / YARDSTICK)


DOCUMENTS = (
    "names",
    "cars with their number, limits and prices, three a line",
    "seats",
    "specifications",
    "open brackets",
    "tables of one row",
)


@pytest.mark.parametrize("shape", DOCUMENTS)
def test_no_document_takes_over_two_seconds(shape: str) -> None:
    unit = SHAPES[shape]["text"]
    specified("轿车1辆", "0" * 64)
    began = time.process_time()
    specified(unit * (LARGE // len(unit.encode())), "0" * 64)
    assert time.process_time() - began < MOST_SECONDS * max(1.0, _yardstick() / YARDSTICK)


def _yardstick() -> float:
    began = time.process_time()
    sum(step * step for step in range(1_000_000))
    return time.process_time() - began


def test_patterns_over_scraped_text_are_linear() -> None:
    """`re` backtracks; the reader's engine does not."""
    files = [path for folder in SCRAPED for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 40
    assert [str(path.relative_to(ROOT)) for path in files if "re" in _imported(path)] == []


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
