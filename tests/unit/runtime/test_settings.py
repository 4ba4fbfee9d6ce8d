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


def test_a_user_without_a_password_is_a_half_filled_configuration_too(tmp_path: Path) -> None:
    filled = Settings(carrier="cluster", kafka_servers="a:1", elasticsearch_url="http://a", blobs_url=f"file://{tmp_path}")
    secured = filled.model_copy(update={"kafka_security": "SASL_SSL", "elasticsearch_user": "chebiao", "blobs_key_id": "k"})
    missing = "CHEBIAO_KAFKA_USER, CHEBIAO_KAFKA_PASSWORD, CHEBIAO_ELASTICSEARCH_PASSWORD, CHEBIAO_BLOBS_SECRET"
    with pytest.raises(Misconfigured, match=f"needs {missing} too"):
        connect(secured)


def test_a_cluster_is_not_asked_before_it_is_needed(tmp_path: Path) -> None:
    nowhere = Settings(
        carrier="cluster",
        data=tmp_path,
        kafka_servers="127.0.0.1:1",
        elasticsearch_url="http://127.0.0.1:1",
        blobs_url=f"file://{tmp_path}/blobs",
    )
    carrier = connect(nowhere)
    assert carrier.disk.collecting_refused() == ""
    carrier.close()
