"""reading: how a document's table is to be read: what kind it is, where its rows begin, what each of its columns holds."""

from dataclasses import dataclass, field

from reading.statements import Place

VALUE_ROLES = frozenset(("displacement", "quantity", "unit_cap", "price_cap", "seats", "energy", "wheelbase", "length", "width", "other"))
"""What the names of parameters tell of a vehicle, known or not (`other`)."""
TELLING = VALUE_ROLES - {"other"}
"""What tells of a limit, a count, a measure."""


@dataclass(slots=True)
class Shape:
    """How a table is to be read. Columns count from 0."""

    kind: str = ""
    first: int = 0
    """The first row behind the heads."""
    roles: dict[int, str] = field(default_factory=dict)
    """What the head of a column says it holds."""
    head_cells: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    label: int = -1
    labels: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    """Columns that together hold one value (a sign, a figure)."""
    vehicles: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    """Columns beside a parameter table that tell of its vehicle: quantity, limit of price."""
    grouping: tuple[int, ...] = ()

    def of(self, role: str) -> list[int]:
        """The columns of a role."""
        return [column for column, one in self.roles.items() if one == role]

    def heads(self, column: int) -> tuple[Place, ...]:
        """The cells that head a column."""
        return self.head_cells.get(column, ())

    def groups(self, cells: dict[int, Place]) -> tuple[Place, ...]:
        """The cells of a row that say which part of the vehicle its parameter is about."""
        return tuple(cells[column] for column in self.grouping if column in cells)

    def value(self, cells: dict[int, Place]) -> tuple[Place, ...]:
        """The cells of a row that hold its value."""
        return tuple(cells[column] for column in self.values if column in cells)

    def unit_of(self, cells: dict[int, Place], column: int) -> Place | None:
        """The cell that says a value's unit, where it has a column of its own."""
        return next((cells[unit] for unit in self.units if unit in cells and unit != column), None)
