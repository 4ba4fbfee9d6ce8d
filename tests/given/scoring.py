"""Notices read, classified and scored against their gold by the tool that comes with the sets."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.reading import read_one
from reading.form import reading_form
from services.classifier.classify import classify

SCORING = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_readings.py"
Pair = tuple[dict[str, Any], dict[str, Any]]
"""A notice and its gold."""


def scored(pairs: Iterable[Pair], folder: Path) -> dict[str, dict[str, int]]:
    """What came of each field: right, missed, wrong."""
    pairs = list(pairs)
    gold, read = folder / "gold.jsonl", folder / "read.jsonl"
    gold.write_text("".join(json.dumps(one) + "\n" for _, one in pairs), encoding="utf-8")
    read.write_text("".join(json.dumps(_form(notice)) + "\n" for notice, _ in pairs), encoding="utf-8")
    done = subprocess.run([sys.executable, str(SCORING), str(gold), str(read), "--json"], capture_output=True, check=True, encoding="utf-8")
    fields: dict[str, dict[str, int]] = json.loads(done.stdout)["fields"]
    return fields


def _form(notice: dict[str, Any]) -> dict[str, Any]:
    text, read = read_one(notice)
    return reading_form(classify(read, text), notice["id"])
