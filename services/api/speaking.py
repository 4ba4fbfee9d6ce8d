"""What pages say, in Chinese and English."""

import functools
from collections.abc import Callable
from importlib.resources import files
from typing import Literal

import yaml
from fastapi import Request

Language = Literal["zh", "en"]
COOKIE = "chebiao_lang"


@functools.cache
def texts() -> dict[str, dict[Language, str]]:
    """Key → language → words."""
    loaded = yaml.safe_load((files("services.api") / "texts.yaml").read_text(encoding="utf-8"))
    return {str(key).lower(): {"zh": str(pair[0]), "en": str(pair[1])} for key, pair in loaded.items()}


def language_of(request: Request) -> Language:
    """As chosen, else as the browser asks, else Chinese."""
    chosen = request.query_params.get("lang") or request.cookies.get(COOKIE)
    if chosen in ("zh", "en"):
        return "en" if chosen == "en" else "zh"
    return "en" if request.headers.get("accept-language", "zh").lower().startswith("en") else "zh"


def speaker(language: Language) -> Callable[..., str]:
    """`t("days_left", days=3)`. An unknown key is an error: pages are tested in both languages."""

    def say(key: str, **values: object) -> str:
        words = texts()[key][language]
        return words.format(**values) if values else words

    return say
