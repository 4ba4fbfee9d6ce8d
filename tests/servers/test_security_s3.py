"""Blobs on S3 by signed requests: who signs wrongly is told so in one line."""

import pytest

from deploy.local.s3 import LocalS3
from runtime.cluster.blobs import open_blobs
from runtime.settings import Settings
from runtime.stopping import AccessDenied, Misconfigured


def settings(s3: LocalS3, key_id: str, secret: str) -> Settings:
    return Settings(blobs_url="s3://chebiao/security", blobs_endpoint=s3.url, blobs_key_id=key_id, blobs_secret=secret)


def test_a_signed_request_is_answered(s3_server: LocalS3) -> None:
    blobs = open_blobs(settings(s3_server, s3_server.key_id, s3_server.secret))
    assert blobs.get(blobs.put(b"signed")) == b"signed"


@pytest.mark.parametrize(("key_id", "secret"), [("local", "wrong"), ("nobody", "wrong")])
def test_a_wrong_key_is_told_in_one_line_that_names_the_settings(s3_server: LocalS3, key_id: str, secret: str) -> None:
    with pytest.raises(AccessDenied) as raised:
        open_blobs(settings(s3_server, key_id, secret))
    said = str(raised.value)
    assert "\n" not in said and "CHEBIAO_BLOBS_KEY_ID" in said and "拒绝" in said and "refuses" in said and secret not in said


@pytest.mark.parametrize("url", ["http://bucket", "s3://", "file://host/folder", "bucket"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="s3://bucket/prefix"):
        open_blobs(Settings(blobs_url=url))
