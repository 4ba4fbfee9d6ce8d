"""Which facts feed the alerter."""

from runtime.shapes import Join
from schemas.topics import ALERTS, DEALERS, MATCHED, SUBSCRIPTIONS
from services.alerter.alert import keep, known_as, step, touches

SERVICE = Join("alerter", (MATCHED,), (DEALERS, SUBSCRIPTIONS), ALERTS, step, keep, touches, known_as)
