"""What a notice shows of the procurement it belongs to: numbers, parties, the core of its title, its time."""

import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, Self

from schemas.events import NoticeClassified

CHINA = timezone(timedelta(hours=8))
SHORTEST_NUMBER = 6
SHORTEST_CORE = 4

KIND_WORDS = tuple(
    sorted(
        (
            "公开招标", "邀请招标", "竞争性谈判", "竞争性磋商", "询价", "单一来源", "资格预审", "招标", "采购意向", "意向公开", "意向",
            "中标候选人", "成交候选人", "预中标", "预成交", "中标结果", "成交结果", "结果", "中标", "成交", "更正", "变更", "澄清", "延期",
            "废标", "流标", "失败", "终止", "暂停", "合同", "验收", "履约", "采购", "公告", "公示", "通知", "通知书", "项目", "的", "关于",
            "(", ")", "及", "或", "变更合同", "政府采购", "招标文件", "文件", "第一次", "第1次", "补充",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
"""Words a title ends with because of its kind, not because of what is bought."""


@dataclass(frozen=True)
class Features:
    """What relations are decided on. Times are UTC, ISO 8601; texts are folded (see `fold`)."""

    notice_id: str
    at: str
    read: bool
    source: str
    numbers: tuple[str, ...]
    refers: tuple[str, ...]
    buyer: str
    agency: str
    division: str
    cores: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """As a row keeps it."""
        return asdict(self)

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Self:
        """Back from a row."""
        values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
        return cls(**values)


def features_of(notice: NoticeClassified) -> Features:
    """What this notice shows of its procurement."""
    facts = notice.facts
    buyer = fold(facts.buyer.value or "")
    names = (notice.title, facts.project_name.value or "")
    return Features(
        notice_id=notice.notice_id,
        at=moment(notice.published_at, notice.seen_at).isoformat(),
        read=notice.stage == "read",
        source=notice.source,
        numbers=_numbers([facts.project_no.value or ""]),
        refers=_numbers(found.value or "" for found in facts.refers_to),
        buyer=buyer,
        agency=fold(facts.agency.value or ""),
        division=facts.division_code.value or "",
        cores=tuple(dict.fromkeys(core for name in names if len(core := title_core(name, buyer)) >= SHORTEST_CORE)),
    )


def fold(text: str) -> str:
    """Letters and digits only, in one width and case: names written with other brackets or spaces are the same."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).upper() if char.isalnum())


def title_core(title: str, buyer: str) -> str:
    """A title without the words of its kind and without the buyer's name: what is bought, folded."""
    core = fold(title)
    while word := next((word for word in KIND_WORDS if core.endswith(word)), ""):
        core = core[: -len(word)]
    while word := next((word for word in ("关于",) if core.startswith(word)), ""):
        core = core[len(word) :]
    without_buyer = core.removeprefix(buyer) if buyer else core
    return without_buyer if len(without_buyer) >= SHORTEST_CORE else core


def moment(published_at: str, seen_at: datetime) -> datetime:
    """When a notice came out, UTC: as published (a bare date is its start in China), else when we saw it."""
    try:
        if len(published_at) == 10:
            return datetime.combine(date.fromisoformat(published_at), time(), CHINA).astimezone(UTC)
        said = datetime.fromisoformat(published_at)
    except ValueError:
        return seen_at.astimezone(UTC)
    return (said if said.tzinfo else said.replace(tzinfo=CHINA)).astimezone(UTC)


def _numbers(texts: Iterable[str]) -> tuple[str, ...]:
    parts = (part for text in texts for part in _split(text))
    return tuple(dict.fromkeys(number for part in parts if _tells_apart(number := fold(part))))


def _split(text: str) -> list[str]:
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return text.split("、")


def _tells_apart(number: str) -> bool:
    return len(number) >= SHORTEST_NUMBER and any(char.isdigit() for char in number)
