"""A worker that is alive and does nothing is noticed; one that works, or has nothing to do, is left alone."""

from kafka import TopicPartition

from runtime.cluster.watchdog import LOOK, STUCK, Watchdog

PART = TopicPartition("live.captures", 0)
OURS = frozenset({("live.captures", 0)})


def test_who_takes_nothing_while_events_wait_is_stuck() -> None:
    watchdog = Watchdog(lambda: ({PART: 5}, {PART: 9}))
    assert [watchdog.stuck(OURS, LOOK * number) for number in range(1, 11)] == [""] * 10
    assert watchdog.stuck(OURS, LOOK + STUCK + 1) == "live.captures/0"


def test_who_moves_or_has_nothing_before_it_is_not() -> None:
    at = iter(range(100))
    moving = Watchdog(lambda: ({PART: next(at)}, {PART: 1000}))
    idle = Watchdog(lambda: ({PART: 9}, {PART: 9}))
    for number in range(1, 30):
        assert moving.stuck(OURS, LOOK * number) == idle.stuck(OURS, LOOK * number) == ""


def test_partitions_of_others_are_theirs_to_watch() -> None:
    watchdog = Watchdog(lambda: ({PART: 5}, {PART: 9}))
    assert [watchdog.stuck(frozenset(), LOOK * number) for number in range(1, 30)] == [""] * 29
