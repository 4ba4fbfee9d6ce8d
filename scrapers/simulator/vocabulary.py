"""scrapers/simulator: the words of the fiction, read once from goods.yaml and words.yaml."""

import functools
from importlib.resources import files
from typing import Any

import yaml


@functools.cache
def goods() -> dict[str, list[dict[str, Any]]]:
    """What is bought, by "vehicles", "lookalikes" and "plain"; see the file's head for the keys."""
    return dict(yaml.safe_load(_text("goods.yaml")))


@functools.cache
def words() -> dict[str, Any]:
    """Names of bodies, companies, brands, reasons."""
    return dict(yaml.safe_load(_text("words.yaml")))


def _text(name: str) -> str:
    return files("scrapers.simulator").joinpath(name).read_text(encoding="utf-8")
