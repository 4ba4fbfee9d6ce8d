"""A new generation on the cluster: made beside the old one, applied, dropped."""

from pathlib import Path

import pytest

from runtime.cluster.carrier import ClusterCarrier
from runtime.cluster.replay import apply, drop, generations, replay
from runtime.generations import NotReady
from runtime.shapes import Service
from tests.contract.carriers import cluster, until_idle
from tests.contract.test_runtime import fed, last, said
from tests.laws.small_road import ANSWERED, COUNTED, HEARD, KEPT, listed, services

pytestmark = pytest.mark.servers


def test_a_new_generation_says_the_same_beside_the_old_one_and_people_see_it_once_applied(kafka: str, tmp_path: Path) -> None:
    carrier = cluster(tmp_path)
    fed(carrier, 60)

    def road(one: ClusterCarrier) -> tuple[Service, ...]:
        return services(tmp_path / f"out{one.generation}")

    until_idle(carrier, road(carrier))
    new = replay(carrier, road)
    assert (new.generation, generations(carrier)) == (2, [1, 2])
    assert {event.id for event in said(new, KEPT)} == {event.id for event in said(carrier, KEPT)}
    assert [last(new, topic) for topic in (COUNTED, ANSWERED)] == [last(carrier, topic) for topic in (COUNTED, ANSWERED)]

    carrier.log.append(HEARD, [listed(100)])
    with pytest.raises(NotReady, match="mapper has 1 events to take in generation 2"):
        apply(carrier, road(carrier), 2)
    until_idle(new, road(new)[:3])
    until_idle(carrier, road(carrier))
    apply(carrier, road(carrier), 2)
    again = cluster(tmp_path)
    assert again.generation == 2
    assert until_idle(again, road(again)) == 0
    with pytest.raises(NotReady, match="is what people see"):
        drop(again, 2)
    drop(again, 1)
    assert generations(again) == [2]
    for one in (carrier, new, again):
        one.close()
