"""What the indexes of Elasticsearch are called, and which is in use. A generation has one alias, and behind it one index."""

from dataclasses import dataclass

import rurex
from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from runtime.cluster.index_mapping import MAPPING, index_definition
from runtime.stopping import Stopped

CONCRETE = rurex.compile(r"-v([0-9]+)-([0-9]+)$")


class IndexOutdated(Stopped):
    """The index in use was made by another version of this program."""

    exit_code = 78


@dataclass(frozen=True, slots=True)
class IndexNames:
    """The alias `live-tenders-g1` stands for `live-tenders-g1-v2-3`: mapping 2, the third that was made."""

    prefix: str
    generation: int

    @property
    def alias(self) -> str:
        """What is asked and written."""
        return f"{self.prefix}-tenders-g{self.generation}"

    def concrete(self, number: int) -> str:
        """An index of today's mapping."""
        return f"{self.alias}-v{MAPPING}-{number}"


def ensure(client: Elasticsearch, names: IndexNames) -> None:
    """Make the first index when there is none. Raises IndexOutdated when the one in use has another mapping."""
    used = in_use(client, names)
    if used is None:
        try:
            client.indices.create(index=names.concrete(1), aliases={names.alias: {}}, **index_definition())
        except BadRequestError as error:  # another process was first
            if error.error != "resource_already_exists_exception":
                raise
        return
    found = CONCRETE.search(used)
    if not found or int(found[1]) != MAPPING:
        raise IndexOutdated(
            f"索引 {used} 的格式不是本版本的（v{MAPPING}），请运行 chebiao reindex / index {used} is not in this version's format "
            f"(v{MAPPING}): run `chebiao reindex`"
        )


def in_use(client: Elasticsearch, names: IndexNames) -> str | None:
    """The index behind the alias."""
    try:
        behind = client.indices.get_alias(name=names.alias)
    except NotFoundError:
        return None
    (used,) = behind
    return str(used)


def create_next(client: Elasticsearch, names: IndexNames) -> str:
    """A new, empty index that nobody asks yet."""
    taken = client.indices.get(index=f"{names.alias}-v*", features="aliases")
    numbers = [int(found[2]) for name in taken if (found := CONCRETE.search(name))]
    made = names.concrete(max(numbers, default=0) + 1)
    client.indices.create(index=made, **index_definition())
    return made


def flip(client: Elasticsearch, names: IndexNames, to: str) -> None:
    """From now on, at once for all, the alias stands for this index; those it stood for before are removed."""
    old = [name for name in client.indices.get(index=f"{names.alias}-v*", features="aliases") if name != to]
    removals = [{"remove_index": {"index": name}} for name in old]
    client.indices.update_aliases(actions=[*removals, {"add": {"index": to, "alias": names.alias}}])


def remove(client: Elasticsearch, names: IndexNames) -> None:
    """Everything that a generation has here."""
    for name in client.indices.get(index=f"{names.alias}-v*", features="aliases"):
        client.indices.delete(index=name)
