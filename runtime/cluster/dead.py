"""Dead letters in Kafka: list, show, put on the road again by appending the refused event anew."""

from collections.abc import Iterable

from runtime.cluster.log import KafkaLog
from runtime.letters import DeadLetter, UnknownLetter, once_more, original, replayed_id
from schemas.envelope import Event
from schemas.events import DeadReplayed, Rejected
from schemas.topics import DEAD, Topic
from schemas.upcasts import payload_of


class KafkaDeadLetters:
    """All letters of one installation. `dead` has no generations."""

    def __init__(self, log: KafkaLog, topics: Iterable[Topic]) -> None:
        self._log, self._topics = log, {topic.name: topic for topic in topics}

    def all(self) -> list[DeadLetter]:
        """Every letter, oldest first."""
        said = [(event.id, payload_of(event)) for event in (Event.from_json(stored.raw) for stored in self._log.read_all(DEAD))]
        done = {payload.rejected_id for _, payload in said if isinstance(payload, DeadReplayed)}
        return [DeadLetter(id_, payload, id_ in done) for id_, payload in said if isinstance(payload, Rejected)]

    def show(self, letter_id: str) -> DeadLetter:
        """One letter. Raises UnknownLetter."""
        for letter in self.all():
            if letter.id == letter_id:
                return letter
        raise UnknownLetter(letter_id)

    def replay(self, letter_ids: Iterable[str]) -> int:
        """Append the refused events anew: the service that refused them steps them as if just heard, the others hear
        what they know. Returns how many. Raises UnknownLetter, appending none."""
        known = {letter.id: letter for letter in self.all()}
        wanted = list(letter_ids)
        if unknown := [letter_id for letter_id in wanted if letter_id not in known]:
            raise UnknownLetter(unknown[0])
        letters = [known[letter_id] for letter_id in wanted if not known[letter_id].replayed]
        for letter in letters:
            refused = letter.rejected
            self._log.append_again(original(refused), self._topics[refused.topic], refused.subject, letter.id, refused.service)
        return len(letters)

    def fresh(self, letter: Event) -> Event:
        """The letter, under an id that was not replayed before."""
        while self._log.holds(DEAD, replayed_id(letter.id)):
            letter = once_more(letter)
        return letter
