"""Which facts feed the classifier."""

from collections.abc import Iterable
from typing import cast

from reading.turns import in_turns
from runtime.shapes import Blobs, Heard, Map, Output
from schemas.events import NoticeRead
from schemas.topics import CLASSIFIED, NOTICES
from services.classifier.classify import classify


def step(heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Classify one notice, as now read."""
    notice = cast(NoticeRead, heard.payload)
    attached = {one.text: blobs[one.text].decode() for one in notice.attachments if one.text}
    yield classify(notice, blobs[notice.text].decode() if notice.text else notice.title, attached)


SERVICE = Map("classifier", (NOTICES,), CLASSIFIED, step, together=in_turns)
