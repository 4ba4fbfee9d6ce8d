"""Why a value was not read is told in the reader's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

from services.api.judging import reason_told
from services.api.speaking import speaker, texts

ROOT = Path(__file__).parents[3]


def reasons() -> Iterator[str]:
    """Every reason that the code refuses by, as it stands there."""
    for path in [*(ROOT / "reading").rglob("*.py"), *(ROOT / "services").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refused" and node.args:
                yield from (one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_reason_that_the_code_refuses_by_has_words_in_both_languages() -> None:
    found = set(reasons())
    assert len(found) >= 20
    assert {one for one in found if f"why.{one}" not in texts()} == set()


def test_a_reason_is_told_in_the_readers_language_and_an_unknown_one_as_it_is() -> None:
    assert reason_told("several sums", speaker("zh")) == "有几个金额"
    assert reason_told("several sums", speaker("en")) == "several sums"
    assert reason_told("of another version", speaker("zh")) == "of another version"
