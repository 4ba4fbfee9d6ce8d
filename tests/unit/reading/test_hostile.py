"""Hostile pages: reading grows with length and no faster, whatever a page repeats; nothing is matched by a backtracking engine."""

import ast
import time
from pathlib import Path

import pytest

from runtime.shapes import Reject
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


def seconds(words: str) -> float:
    began = time.process_time()
    try:
        text, notice = read_notice(title="某局公务用车采购公告", published_at="2026-01-01", url="", source="x", text=words, native_id="1")
        classify(notice, text)
    except Reject:
        pass
    return time.process_time() - began


@pytest.mark.parametrize("unit", REPEATED)
def test_a_longer_page_takes_longer_in_proportion(unit: str) -> None:
    def of(length: int) -> float:
        return seconds("采购需求：更新公务用车，" + unit * (length // len(unit)))

    of(SMALL)
    assert of(SMALL * TIMES) < STEEPEST * TIMES * max(of(SMALL), 0.005)


def test_patterns_over_scraped_text_are_linear() -> None:
    """`re` backtracks; re2 does not."""
    files = [path for folder in SCRAPED for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 40
    assert [str(path.relative_to(ROOT)) for path in files if "re" in _imported(path)] == []


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
