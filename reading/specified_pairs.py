"""reading: the vehicles of a document's tables of pairs: label, value, label, value along each row, of one vehicle or of several side by side."""

from collections.abc import Sequence

from reading.asides import asked_for
from reading.grids import Grid, Paragraph
from reading.parameters import parameter_of
from reading.specified import Register
from reading.specified_cells import NAME_LIKE, Cells
from reading.statements import Place, Told, Vehicle
from reading.tableshapes import Shape


class Pairs(Cells):
    """Reads tables of pairs into the register."""

    def __init__(self, known: Register) -> None:
        super().__init__(known)
        self.over: Sequence[Place] = ()
        """A row of names above the next table."""

    def read(self, grid: Grid, shape: Shape) -> None:
        """Label, value, label, value along each row."""
        one = self._owner()
        beside = self._side_by_side(grid, shape)
        self.over = ()
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            if len(cells) == 1 and (section := self._section(next(iter(cells.values())))) is not None:
                one = section
            elif len(cells) == 1 and not self._heads(single := next(iter(cells.values()))):  # below 技术要求, over all columns
                one.told += [Told("prose", ((part.start, part.end),)) for part in asked_for(self.known.doc.flat, Paragraph(*single))]
            for label, following in zip(shape.labels, (*shape.labels[1:], len(row)), strict=True):
                value = next(
                    (cells[column] for column in range(label + 1, following) if column in cells and shape.roles.get(column) != "seq"), None
                )
                if label in cells and value is not None and (role := self._role(cells[label])):
                    one = beside.get(label, one)
                    if role == "name" and self._classes(one, cells[label]):
                        self.known.add(one, Told("kind", (value,), (cells[label],)))
                    elif role == "name" and self._names(value):
                        one = self.known.rename(one, value) if one.loose else self.known.vehicle(value)
                    else:
                        self.known.add(one, Told(role, (value,), (cells[label],)))

    def _heads(self, cell: Place) -> bool:
        """Whether a cell that stands alone in its row says no more than what is below: 技术要求."""
        return parameter_of(self.known.doc.flat[slice(*cell)]) is not None

    def _classes(self, one: Vehicle, label: Place) -> bool:
        """Whether a label only tells which class of a catalogue the vehicle of the heading above is of: 标项二 商务车 / 品目名称 | 小型客车."""
        return "品目" in self.known.doc.flat[slice(*label)] and not one.loose and self.known.headed(one)

    def _side_by_side(self, grid: Grid, shape: Shape) -> dict[int, Vehicle]:
        """The vehicles of a table with one beside the other: a row of their names over pairs of label and value."""
        for row in (self.over, *grid.rows[: shape.first + 2]):
            said = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            if said and all(label in said and self._role(said[label]) == "name" for label in shape.labels):
                said = {column - 1: cell for column, cell in said.items() if column - 1 in shape.labels}  # 名称 | 轿车 | 名称 | 商务车
            names = [name for name in said.values() if NAME_LIKE.search(self.known.doc.flat[slice(*name)])]
            if len(names) == len(said) == len(shape.labels) > 1:
                beside = {label: self.known.vehicle(name) for label, name in zip(shape.labels, names, strict=True)}
                for one in beside.values():
                    one.listed = True
                return beside
        return {}
