"""The channels alerts go by. Each hands one alert over, or says whether another try may help."""

import hashlib
import json
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Literal, Protocol
from urllib.parse import urlsplit

import httpx
from standardwebhooks.webhooks import Webhook

from schemas.events import AlertRaised
from schemas.events.people import Channel
from services.notifier.guard import Refused, Resolve, pinned, resolve
from services.notifier.message import message_of, plain_text, webhook_body, wecom_markdown

TIMEOUT_SECONDS = 10


class TryAgain(Exception):
    """Not handed over; another try may help. The message says what happened."""


class Sender(Protocol):
    """Hands one alert over on one channel. Returns the other side's words. Raises Refused or TryAgain."""

    def __call__(self, alert: AlertRaised, channel: Channel, message_id: str, now: datetime) -> str: ...


def channel_id(channel: Channel) -> str:
    """Names a channel without giving its secrets away: mail address, or host and a digest of the whole address."""
    if channel.kind == "email":
        return f"email:{channel.address}"
    digest = hashlib.sha256(channel.address.encode()).hexdigest()[:8]
    return f"{channel.kind}:{urlsplit(channel.address).hostname}#{digest}"


def message_id(alert: AlertRaised, channel: Channel) -> str:
    """The same for every try, so that the other side can tell a repetition."""
    return f"{alert.alert_id}.{hashlib.sha256(channel_id(channel).encode()).hexdigest()[:8]}"


@dataclass(frozen=True)
class Place:
    """Where this installation's pages are, and whether it is a demonstration."""

    base_url: str
    demonstration: bool


@dataclass(frozen=True)
class Mail:
    """SMTP: one connection a mail. `sender` is the From address; with no host, mail waits for one."""

    place: Place
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    tls: Literal["starttls", "tls", "none"] = "starttls"

    def __call__(self, alert: AlertRaised, channel: Channel, message_id: str, now: datetime) -> str:
        if not self.host:
            raise TryAgain("CHEBIAO_SMTP_HOST is not set: mail waits until it is")
        try:
            with self._connected() as server:
                if self.user:
                    server.login(self.user, self.password)
                server.send_message(self._mail(alert, channel, message_id, now))
        except smtplib.SMTPRecipientsRefused as error:
            raise _smtp_answer(*next(iter(error.recipients.values()))) from error
        except smtplib.SMTPResponseException as error:
            raise _smtp_answer(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise TryAgain(f"SMTP {self.host}:{self.port}: {error}") from error
        return f"accepted by {self.host}:{self.port}"

    def _connected(self) -> smtplib.SMTP:
        trust = ssl.create_default_context()
        if self.tls == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT_SECONDS, context=trust)
        server = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_SECONDS)
        if self.tls == "starttls":
            server.starttls(context=trust)
        return server

    def _mail(self, alert: AlertRaised, channel: Channel, message_id: str, now: datetime) -> EmailMessage:
        message = message_of(alert, self.place.base_url, self.place.demonstration)
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = message.subject, self.sender, channel.address
        mail["Message-ID"] = f"<{message_id}@chebiao>"
        mail["Date"] = now
        mail["List-Unsubscribe"] = f"<{self.place.base_url.rstrip('/')}/subscriptions>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(plain_text(message, alert.language))
        return mail


def _smtp_answer(code: int, text: bytes | str) -> Exception:
    words = f"SMTP {code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
    return Refused(words) if code >= 500 else TryAgain(words)


@dataclass(frozen=True)
class SignedWebhook:
    """A JSON POST signed after standardwebhooks.com; the receiver's secret is the channel's."""

    place: Place
    allow_loopback: bool = False
    lookup: Resolve = resolve

    def __call__(self, alert: AlertRaised, channel: Channel, message_id: str, now: datetime) -> str:
        message = message_of(alert, self.place.base_url, self.place.demonstration)
        body = json.dumps(webhook_body(alert, message.link, self.place.demonstration), ensure_ascii=False, sort_keys=True)
        headers = {"webhook-id": message_id, "webhook-timestamp": str(int(now.timestamp())), "content-type": "application/json"}
        if channel.secret:
            headers["webhook-signature"] = Webhook(channel.secret).sign(message_id, now, body)
        answer = _post(channel.address, body, headers, self.allow_loopback, self.lookup)
        return f"HTTP {answer.status_code}"


@dataclass(frozen=True)
class WeComRobot:
    """A WeCom group robot: it answers 200 with an errcode, which is what counts."""

    place: Place
    allow_loopback: bool = False
    lookup: Resolve = resolve

    def __call__(self, alert: AlertRaised, channel: Channel, message_id: str, now: datetime) -> str:
        message = message_of(alert, self.place.base_url, self.place.demonstration)
        body = json.dumps({"msgtype": "markdown", "markdown": {"content": wecom_markdown(message, alert.language)}}, ensure_ascii=False)
        answer = _post(channel.address, body, {"content-type": "application/json"}, self.allow_loopback, self.lookup)
        try:
            code, text = int(answer.json()["errcode"]), str(answer.json().get("errmsg", ""))
        except (ValueError, KeyError, TypeError) as error:
            raise TryAgain(f"WeCom answered without errcode: {answer.text[:100]}") from error
        if code == 0:
            return "errcode 0"
        # 45009: too many messages a minute; -1: busy. Everything else (bad key, bad content) stays wrong.
        raise TryAgain(f"WeCom {code} {text}") if code in (45009, -1) else Refused(f"WeCom {code} {text}")


def _post(url: str, body: str, headers: Mapping[str, str], allow_loopback: bool, lookup: Resolve) -> httpx.Response:
    try:
        target = pinned(url, allow_loopback, lookup)
        with httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=False, trust_env=False) as client:
            answer = client.post(
                target.url,
                content=body.encode(),
                headers={**headers, "host": f"{target.host}:{target.port}", "user-agent": "Chebiao/0.1 (alerts)"},
                extensions={"sni_hostname": target.host},
            )
    except (httpx.HTTPError, OSError) as error:
        raise TryAgain(f"{urlsplit(url).hostname}: {error or type(error).__name__}") from error
    if answer.status_code >= 500 or answer.status_code in (408, 425, 429):
        raise TryAgain(f"HTTP {answer.status_code}")
    if answer.status_code >= 300:
        raise Refused(f"HTTP {answer.status_code}")
    return answer
