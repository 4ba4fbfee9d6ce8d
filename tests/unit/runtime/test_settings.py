"""Settings and connecting."""

from pathlib import Path

import pytest

from runtime.connect import connect
from runtime.settings import Settings
from runtime.stopping import Misconfigured


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("CHEBIAO_")]:
        monkeypatch.delenv(name)


def test_the_folder_follows_the_kind_unless_given(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().folder == Path(".data/live")
    assert Settings(kind="demo").folder == Path(".data/demo")
    monkeypatch.setenv("CHEBIAO_DATA", "/elsewhere")
    assert Settings().folder == Path("/elsewhere")


def test_only_this_machine_is_served_unless_asked() -> None:
    assert (Settings().api_host, Settings().api_port) == ("127.0.0.1", 8000)


def test_a_password_is_not_shown() -> None:
    assert "geheim" not in repr(Settings(smtp_password="geheim"))  # type: ignore[arg-type]


def test_connecting_gives_a_carrier_of_the_folder(tmp_path: Path) -> None:
    carrier = connect(Settings(data=tmp_path, disk_collect_floor_mb=1, disk_log_floor_mb=0))
    assert (carrier.folder, carrier.kind, carrier.generation) == (tmp_path, "live", 1)
    carrier.close()


def test_a_half_filled_cluster_configuration_names_what_is_missing() -> None:
    with pytest.raises(Misconfigured, match="needs CHEBIAO_ELASTICSEARCH_URL, CHEBIAO_BLOBS_URL too"):
        connect(Settings(carrier="cluster", kafka_servers="127.0.0.1:9092"))


def test_a_filled_cluster_configuration_says_that_this_version_has_none() -> None:
    with pytest.raises(Misconfigured, match="embedded runtime only"):
        connect(Settings(carrier="cluster", kafka_servers="a:1", elasticsearch_url="http://a", blobs_url="s3://a"))
