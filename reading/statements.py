"""reading: what a document tells of one vehicle: where it is named, in which lot, and each statement with its label and value."""

from dataclasses import dataclass, field

Place = tuple[int, int]


@dataclass(slots=True)
class Told:
    """One statement: what its label tells (`prose` where there is none), label and value in their places."""

    role: str
    value: tuple[Place, ...]
    label: tuple[Place, ...] = ()
    unit: Place | None = None
    instead: Place | None = None
    """The cell that would reach over this one, were it empty."""


@dataclass(slots=True)
class Vehicle:
    """A vehicle that a document specifies: where it is named, its lot, and what is told of it."""

    names: list[Place] = field(default_factory=list)
    lot: str = ""
    number: str = ""
    """Its ordinal where the document numbers its vehicles (车型一)."""
    told: list[Told] = field(default_factory=list)
    kind: tuple[int, str] | None = None
    """How many names it had when the word for its kind was looked for, and that word."""
    distinct: tuple[int, tuple[Place, ...]] | None = None
    """How many names it had when its wordings were told apart, and where each stands first."""
    listed: bool = False
    """A row of a list of goods."""
    loose: bool = False
    """A table or section that does not say which vehicle it is about."""
    called: list[Place] = field(default_factory=list)
    """What else it is called by: 甲类, 8.5米."""

    def has(self, role: str) -> bool:
        """Whether something of this role is told."""
        return any(one.role == role for one in self.told)
