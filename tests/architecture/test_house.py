"""The house: imports go down only, every service is named in the contracts, every module says its room."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from chebiao.main import app

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("schemas", "reference", "reading", "runtime", "scrapers", "services", "chebiao")
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
IO = {"sqlite3", "httpx", "socket", "faust", "kafka", "elasticsearch", "scrapy", "smtplib", "requests", "aiohttp", "subprocess", "tantivy"}
PURE = [
    path
    for path in MODULES
    if path.relative_to(ROOT).parts[0] in ("schemas", "reading", "reference")
    or path.stem
    in (
        "extract",
        "classify",
        "purchase",
        "lines",
        "verdict",
        "link",
        "relations",
        "features",
        "fold",
        "lots",
        "stages",
        "match",
        "alert",
        "telling",
    )
]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def test_imports_go_down_only() -> None:
    ran = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_every_service_is_named_in_the_contract_and_every_name_is_a_service() -> None:
    named = next(one["modules"] for one in CONTRACTS if one["name"] == "services never import each other")
    there = [f"services.{path.parent.name}" for path in (ROOT / "services").glob("*/__init__.py")]
    assert sorted(named) == sorted(there)


def test_a_contract_that_matches_nothing_is_no_contract() -> None:
    for contract in CONTRACTS:
        for layer in contract.get("modules", []) or [name.strip() for line in contract["layers"] for name in line.split("|")]:
            assert (ROOT / Path(*layer.split("."))).is_dir(), layer


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_decides_does_no_io(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not names & IO


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_which_room_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert path.stem not in ("utils", "helpers", "common", "base", "misc", "manager")


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    names += [group.name for group in app.registered_groups if group.name]
    assert [name for name in names if f"`{name}" not in readme and f"{name}`" not in readme] == []


def test_locks_carry_no_address() -> None:
    assert "http" not in "".join(
        line for line in (ROOT / "requirements.lock").read_text().splitlines() if not line.lstrip().startswith("#") and "==" not in line
    )
