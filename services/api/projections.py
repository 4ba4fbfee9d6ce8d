"""What the log says of keys, dealers, subscriptions, alerts and deliveries: followed, thrown away at the end."""

import threading
from collections.abc import Callable

from runtime.ports import Log
from schemas.envelope import Event
from schemas.events import AlertRaised, DealerRegistered, DeliveryMade, KeyIssued, Payload, SubscriptionSaved
from schemas.topics import ALERTS, DEALERS, DELIVERIES, KEYS, SUBSCRIPTIONS, Topic
from schemas.upcasts import payload_of


class Latest:
    """The latest payload by key of one topic."""

    def __init__(self, log: Log, topic: Topic, key: Callable[[Payload], str] = lambda payload: payload.key) -> None:
        self._log, self._topic, self._key = log, topic, key
        self._position, self._known = 0, dict[str, tuple[int, Payload]]()
        self._lock = threading.Lock()

    def now(self) -> dict[str, Payload]:
        """Follow the log to its end; key → payload."""
        with self._lock:
            while stored := self._log.read(self._topic, self._position, 500):
                for one in stored:
                    self._take(Event.from_json(one.raw))
                self._position = stored[-1].position
            return {key: payload for key, (_, payload) in self._known.items()}

    def _take(self, event: Event) -> None:
        payload = payload_of(event)
        key = self._key(payload)
        if key not in self._known or self._known[key][0] <= event.sequence:
            self._known[key] = (event.sequence, payload)


class Projections:
    """All of them."""

    def __init__(self, log: Log) -> None:
        self._keys, self._dealers = Latest(log, KEYS), Latest(log, DEALERS)
        self._subscriptions = Latest(log, SUBSCRIPTIONS)
        self._alerts = Latest(log, ALERTS, lambda payload: payload.alert_id if isinstance(payload, AlertRaised) else payload.key)
        self._deliveries = Latest(log, DELIVERIES, lambda payload: payload.message_id if isinstance(payload, DeliveryMade) else payload.key)

    def key(self, sha256: str) -> KeyIssued | None:
        """The key with this hash, unless it was revoked."""
        found = (one for one in self._keys.now().values() if isinstance(one, KeyIssued) and one.sha256 == sha256)
        return next(found, None)

    def dealers(self) -> list[DealerRegistered]:
        """Registered dealers by id."""
        return [one for _, one in sorted(self._dealers.now().items()) if isinstance(one, DealerRegistered)]

    def subscriptions(self) -> list[SubscriptionSaved]:
        """Saved searches by id."""
        return [one for _, one in sorted(self._subscriptions.now().items()) if isinstance(one, SubscriptionSaved)]

    def alerts(self) -> list[AlertRaised]:
        """Alerts, the latest captured first."""
        found = [one for one in self._alerts.now().values() if isinstance(one, AlertRaised)]
        return sorted(found, key=lambda one: (one.captured_at, one.alert_id), reverse=True)

    def deliveries(self) -> list[DeliveryMade]:
        """Deliveries, the latest first."""
        found = [one for one in self._deliveries.now().values() if isinstance(one, DeliveryMade)]
        return sorted(found, key=lambda one: (one.at, one.message_id), reverse=True)
