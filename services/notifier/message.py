"""What an alert says on one phone screen: subject, text, WeCom markdown, webhook body."""

from dataclasses import dataclass
from typing import Any

from schemas.events import AlertRaised

WECOM_LIMIT = 2048
"""WeCom refuses a longer markdown content (bytes in UTF-8)."""

LABELS: dict[str, dict[str, str]] = {
    "zh": dict(
        new="新招标", changed="变更", buyer="采购人", lines="车辆", amounts="金额", date="截止", nearest="最近日期", changes="变更内容",
        why="推送原因", link="详情",
    ),
    "en": dict(
        new="New tender", changed="Changed", buyer="Buyer", lines="Vehicles", amounts="Amounts", date="Deadline", nearest="Nearest date",
        changes="What changed", why="Why you", link="Details",
    ),
}  # fmt: skip
FACTS: dict[str, dict[str, str]] = {
    "zh": dict(
        deadline="截止时间", budget="预算", price_cap="最高限价", stopped="状态", quantity="数量", displacement="排量", unit_cap="单价限价",
        documents_until="获取文件截止", registration_until="报名截止", questions_until="提问质疑截止", bond_until="保证金截止",
        samples_until="样品递交截止", visit_at="现场踏勘", opening_at="开标", sme_reserved="专门面向中小企业", imports_allowed="接受进口产品",
        bond_cny="投标保证金",
    ),
    "en": dict(
        deadline="deadline", budget="budget", price_cap="ceiling", stopped="state", quantity="quantity", displacement="displacement",
        unit_cap="unit cap", documents_until="documents until", registration_until="registration until", questions_until="questions until",
        bond_until="bond until", samples_until="samples until", visit_at="site visit", opening_at="opening",
        sme_reserved="reserved for SMEs", imports_allowed="imports allowed", bond_cny="bid bond",
    ),
}  # fmt: skip


ANSWERS = {"zh": {"yes": "是", "no": "否"}, "en": {}}


@dataclass(frozen=True)
class Message:
    """An alert in words. `lines` are (label, text) in the order a reader needs them."""

    subject: str
    lines: tuple[tuple[str, str], ...]
    link: str


def message_of(alert: AlertRaised, base_url: str, demonstration: bool) -> Message:
    """The alert in its recipient's language. `base_url` is where this installation's pages are."""
    words = LABELS[alert.language]
    mark = "【演示】" if demonstration else ""
    told = (
        (words["changes"], "；".join(_named(change, alert.language) for change in alert.changes)),
        (words["buyer"], alert.buyer),
        (words["lines"], "；".join(alert.lines)),
        (words["amounts"], "；".join(alert.amounts)),
        (words["date" if alert.nearest_is == "deadline" else "nearest"], _dated(alert)),
        (words["why"], "；".join(alert.why)),
    )
    return Message(
        subject=f"{mark}{words[alert.about]}：{' '.join(alert.title.split())}",
        lines=tuple((label, text) for label, text in told if text),
        link=f"{base_url.rstrip('/')}/tenders/{alert.tender_id}",
    )


def _dated(alert: AlertRaised) -> str:
    """The nearest fatal date, and which it is where it is not the deadline."""
    name = FACTS[alert.language].get(alert.nearest_is, "") if alert.nearest_is != "deadline" else ""
    return f"{alert.nearest_date.replace('T', ' ')} {name}".rstrip()


def _named(change: str, language: str) -> str:
    """`lot0.line1.quantity: 2 → 3` → `数量: 2 → 3`."""
    path, _, values = change.partition(":")
    said = " → ".join(ANSWERS[language].get(value, value) for value in values.strip().split(" → "))
    return f"{FACTS[language].get(path.rsplit('.', 1)[-1], path)}: {said}"


def plain_text(message: Message, language: str) -> str:
    """For mail."""
    rows = [f"{label}：{text}" for label, text in message.lines]
    return "\n".join((message.subject, "", *rows, "", f"{LABELS[language]['link']}：{message.link}", ""))


def wecom_markdown(message: Message, language: str) -> str:
    """For a WeCom group robot: the subject, as many lines as fit, and always the link."""
    head, tail = f"**{message.subject[:80]}**", f"\n[{LABELS[language]['link']}]({message.link})"
    content = head
    for label, text in message.lines:
        row = f"\n> {label}：{text}"
        content += _cut(row, WECOM_LIMIT - len((content + tail).encode()))
    return content + tail


def _cut(text: str, room: int) -> str:
    """The longest beginning that fits into `room` bytes, marked when cut; nothing when not even a few words fit."""
    raw = text.encode()
    if len(raw) <= room:
        return text
    return raw[: room - 3].decode(errors="ignore") + "…" if room > 30 else ""


def webhook_body(alert: AlertRaised, link: str, demonstration: bool) -> dict[str, Any]:
    """For a webhook: the alert as data, without channels and secrets."""
    data = alert.model_dump(mode="json", exclude={"channels", "told"})
    return {"type": f"tender.{alert.about}", "demonstration": demonstration, "link": link, "data": data}
