"""Handing over: real servers on loopback, one Message-ID a delivery, receipts, retries, and no way inside."""

import json
import socket
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from standardwebhooks.webhooks import Webhook

from runtime.shapes import Heard
from runtime.speaking import first_hand
from schemas.events import AlertRaised, DeliveryMade
from schemas.events.people import Channel
from services.notifier.channels import Mail, Place, Sender, SignedWebhook, WeComRobot
from services.notifier.deliver import Notifier
from services.notifier.guard import Refused, pinned
from services.notifier.message import WECOM_LIMIT, message_of, plain_text, wecom_markdown
from services.notifier.outbox import BACK_OFF, Outbox
from tests.given.alerts import AT, alert

PLACE = Place("https://chebiao.example", demonstration=False)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Answering(HTTPServer):
    """An HTTP server that keeps what it was sent and answers what it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.answer = 200, b"{}"
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.url = f"http://127.0.0.1:{self.server_port}/hook?key=secret"


class _Handler(BaseHTTPRequestHandler):
    server: Answering

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.status)
        self.send_header("content-length", str(len(self.server.answer)))
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[Answering]:
    with Answering() as answering:
        thread = threading.Thread(target=answering.serve_forever)
        thread.start()
        yield answering
        answering.shutdown()
        thread.join()


class Mailbox:
    """What an SMTP server of our own was given, and what it answers."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            self.mails.append(envelope.content)
        return self.answer


class Time:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now


def heard(*payloads: AlertRaised) -> list[Heard]:
    return [Heard(first_hand("alerter", payload, AT), payload) for payload in payloads]


def notifier(folder: Path, kind: str, sender: Sender, time: Time) -> Notifier:
    return Notifier(Outbox(folder / "outbox.db"), {kind: sender}, time)


def outcomes(made: Any) -> list[str]:
    return [one.outcome for one in made if isinstance(one, DeliveryMade)]


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, Controller]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, controller
    controller.stop()


def test_a_mail_tells_what_a_bidder_needs_under_one_message_id(tmp_path: Path, mailbox: tuple[Mailbox, Controller]) -> None:
    box, controller = mailbox
    mail = Mail(PLACE, "127.0.0.1", controller.port, "alerts@chebiao.example", tls="none")
    made = list(notifier(tmp_path, "email", mail, Time()).deliver(heard(alert(1, Channel(kind="email", address="a@bid.example")))))
    assert outcomes(made) == ["delivered"]
    got = message_from_bytes(box.mails[0])
    assert isinstance(made[0], DeliveryMade) and got["Message-ID"] == f"<{made[0].message_id}@chebiao>"
    text = got.get_payload(decode=True)
    assert isinstance(text, bytes)
    for words in ("云溪县公安局", "≤1.8L", "2026-06-21 09:30", "https://chebiao.example/tenders/T1"):
        assert words in text.decode()


def test_a_mail_server_that_is_busy_is_tried_again_later_and_one_that_refuses_is_not(
    tmp_path: Path, mailbox: tuple[Mailbox, Controller]
) -> None:
    box, controller = mailbox
    time = Time()
    sender = notifier(tmp_path, "email", Mail(PLACE, "127.0.0.1", controller.port, "x@chebiao.example", tls="none"), time)
    box.answer = "451 busy"
    assert outcomes(sender.deliver(heard(alert(1, Channel(kind="email", address="a@bid.example"))))) == []
    assert outcomes(sender.deliver([])) == []
    time.now += BACK_OFF[0]
    box.answer = "554 no"
    assert outcomes(sender.deliver([])) == ["refused"]
    assert box.mails == []


def test_mail_waits_while_no_server_is_set(tmp_path: Path) -> None:
    sender = notifier(tmp_path, "email", Mail(PLACE, "", 25, ""), Time())
    assert outcomes(sender.deliver(heard(alert(1, Channel(kind="email", address="a@bid.example"))))) == []


def test_a_webhook_is_signed_and_carries_no_secret(tmp_path: Path, server: Answering) -> None:
    time = Time()
    time.now = datetime.now(AT.tzinfo)
    channel = Channel(kind="webhook", address=server.url, secret=SECRET)
    made = list(
        notifier(tmp_path, "webhook", SignedWebhook(PLACE, allow_loopback=True), time).deliver(
            heard(alert(1, channel, captured_at=time.now))
        )
    )
    assert outcomes(made) == ["delivered"]
    headers, body = server.got[0]
    Webhook(SECRET).verify(body, headers)
    assert "channels" not in json.loads(body)["data"]
    assert isinstance(made[0], DeliveryMade) and "secret" not in made[0].channel


def test_a_wecom_robot_that_answers_200_with_an_error_code_has_not_delivered(tmp_path: Path, server: Answering) -> None:
    server.answer = b'{"errcode": 93000, "errmsg": "invalid webhook url"}'
    sender = notifier(tmp_path, "wecom", WeComRobot(PLACE, allow_loopback=True), Time())
    assert outcomes(sender.deliver(heard(alert(1, Channel(kind="wecom", address=server.url))))) == ["refused"]
    server.answer = b'{"errcode": 0, "errmsg": "ok"}'
    assert outcomes(sender.deliver(heard(alert(2, Channel(kind="wecom", address=server.url)))))[-1:] == ["delivered"]


def test_a_delivery_is_given_up_after_enough_tries(tmp_path: Path, server: Answering) -> None:
    server.status = 503
    time = Time()
    sender = notifier(tmp_path, "webhook", SignedWebhook(PLACE, allow_loopback=True), time)
    made = list(sender.deliver(heard(alert(1, Channel(kind="webhook", address=server.url)))))
    for wait in BACK_OFF:
        assert made == []
        time.now += wait
        made = list(sender.deliver([]))
    assert outcomes(made) == ["gave_up"]
    assert len({headers["webhook-id"] for headers, _ in server.got}) == 1


def test_an_alert_captured_more_than_48_hours_ago_is_late_and_not_sent(tmp_path: Path, server: Answering) -> None:
    old = alert(1, Channel(kind="webhook", address=server.url), captured_at=AT - timedelta(hours=49))
    assert outcomes(notifier(tmp_path, "webhook", SignedWebhook(PLACE, allow_loopback=True), Time()).deliver(heard(old))) == ["late"]
    assert server.got == []


def test_the_same_alert_twice_is_handed_over_once_also_after_a_restart(tmp_path: Path, server: Answering) -> None:
    one = alert(1, Channel(kind="webhook", address=server.url))
    first = notifier(tmp_path, "webhook", SignedWebhook(PLACE, allow_loopback=True), Time())
    assert outcomes(first.deliver(heard(one, one))) == ["delivered"]
    again = notifier(tmp_path, "webhook", SignedWebhook(PLACE, allow_loopback=True), Time())
    assert outcomes(again.deliver(heard(one))) == ["delivered"], "said again until the log has it for sure"
    assert outcomes(again.deliver([])) == []
    assert len(server.got) == 1


@pytest.mark.parametrize(
    ("url", "addresses"),
    [
        ("https://inside.example/x", ["10.0.0.5"]),
        ("https://inside.example/x", ["8.8.8.8", "127.0.0.1"]),
        ("https://inside.example/x", ["169.254.169.254"]),
        ("https://inside.example/x", ["::ffff:10.0.0.1"]),
        ("http://outside.example/x", ["8.8.8.8"]),
        ("ftp://outside.example/x", ["8.8.8.8"]),
        ("https://user:pw@outside.example/x", ["8.8.8.8"]),
    ],
)
def test_a_webhook_never_leads_inside(url: str, addresses: list[str]) -> None:
    with pytest.raises(Refused):
        pinned(url, lookup=lambda host, port: addresses)


def test_a_webhook_is_pinned_to_the_address_that_was_checked() -> None:
    assert pinned("https://outside.example/x?y=1", lookup=lambda host, port: ["8.8.8.8"]).url == "https://8.8.8.8:443/x?y=1"


def test_a_wecom_message_fits_into_its_limit_and_keeps_its_link() -> None:
    long = alert(1, lines=tuple("越野车（用于山区巡护，四驱，含随车工具）×2" for _ in range(200)), title="很长的标题" * 40)
    content = wecom_markdown(message_of(long, PLACE.base_url, demonstration=True), "zh")
    assert len(content.encode()) <= WECOM_LIMIT
    assert content.endswith("(https://chebiao.example/tenders/T1)")
    assert content.startswith("**【演示】")


def test_both_languages_have_every_word() -> None:
    changed = alert(1, about="changed", changes=("lot0.line0.unit_cap: 180000 → 170000",))
    assert "单价限价: 180000 → 170000" in plain_text(message_of(changed, "https://c.example", False), "zh")
    assert "unit cap: 180000 → 170000" in plain_text(
        message_of(changed.model_copy(update={"language": "en"}), "https://c.example", False), "en"
    )


def test_the_nearest_date_says_which_it_is_unless_it_is_the_deadline() -> None:
    near = alert(1).model_copy(
        update={"nearest_date": "2026-06-06", "nearest_is": "documents_until", "changes": ("sme_reserved: no → yes",)}
    )
    text = plain_text(message_of(near, "https://c.example", False), "zh")
    assert "最近日期：2026-06-06 获取文件截止" in text and "专门面向中小企业: 否 → 是" in text
    due = near.model_copy(update={"nearest_is": "deadline"})
    assert "获取文件截止" not in plain_text(message_of(due, "https://c.example", False), "zh")
