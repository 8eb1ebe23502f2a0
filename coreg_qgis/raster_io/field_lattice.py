"""Where the pixels of one grid lie in a source, on nodes so close together that linear interpolation is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Tuple

import numpy as np

WIDEST, CLOSEST = 32, 4  # pixels of the grid from node to node
TOLERANCE = 0.005  # px of the source between two nodes
_BEYOND = 64 * WIDEST  # pixels of the grid around the source where the exact place does not matter any more
_DIGITS = 2.0**20  # steps of a pixel to which places are rounded: whole pixels stay whole


@dataclass(frozen=True, eq=False)
class SourceLattice:
    """Places in the source of nodes at pixel coordinates (col, row) = offset + step * (index 1, index 0) of a grid.

    Where ``offset`` is 0.5 and ``step`` 1, each pixel has its own node in its centre.
    """

    cols: np.ndarray
    rows: np.ndarray
    known: np.ndarray  # bool; places of others mean nothing
    step: int
    offset: float = 0.0

    @classmethod
    def over(
        cls, shape: Tuple[int, int], places: Callable, source_shape: Tuple[int, int], scale: float,
        closest: int = CLOSEST,
    ) -> SourceLattice:  # fmt: skip
        """Nodes over a grid of ``shape``, from ``places(col, row)`` -> (col, row) in the source, NaN = unknown.

        ``scale``: how many pixels of the source lie in one of the grid. The nodes are halved until interpolation
        between them would have been good to TOLERANCE before the last time, and never below ``closest`` pixels.
        """
        limits = np.array(source_shape[::-1], float)[:, None, None]
        step, nodes = WIDEST, _nodes(shape, WIDEST, places, limits, scale)
        while step > closest:
            step, before, nodes = step // 2, nodes, _nodes(shape, step // 2, places, limits, scale)
            if _agree(_between(before)[:, :nodes.shape[1], :nodes.shape[2]], nodes, limits, scale):
                break
        known = np.isfinite(nodes).all(0)
        return cls(*np.where(known, np.round(nodes * _DIGITS) / _DIGITS, 0), known, step)

    def reaches(self, source_shape: Tuple[int, int]) -> bool:
        """True where some of the grid may lie in the source."""
        return self.known.any() and all(
            places[self.known].min() < size and places[self.known].max() > 0
            for places, size in zip((self.rows, self.cols), source_shape)
        )

    @property
    def roughness(self) -> int:
        """How far the nodes stray, in pixels of the source, from bilinear interpolation between the four corners."""
        across, down = (np.linspace(0, 1, n) for n in self.cols.shape[::-1])
        strays = 0.0
        for places in (self.cols, self.rows):
            edges = [places[i, 0] + across * (places[i, -1] - places[i, 0]) for i in (0, -1)]
            strays = max(strays, float(np.abs(places - edges[0] - down[:, None] * (edges[1] - edges[0])).max()))
        return int(strays) + 1

    def unknown_pixels(self, shape: Tuple[int, int]) -> np.ndarray:
        """True for pixels of a cell of which a node is unknown."""
        if self.offset:
            return ~self.known
        cells = ~(self.known[:-1, :-1] & self.known[1:, :-1] & self.known[:-1, 1:] & self.known[1:, 1:])
        return cells.repeat(self.step, 0).repeat(self.step, 1)[:shape[0], :shape[1]]


def _nodes(shape: Tuple[int, int], step: int, places: Callable, limits: np.ndarray, scale: float) -> np.ndarray:
    """(2, rows, cols): places (col, row) of the nodes; those far away are drawn near."""
    row, col = (np.arange(2 * -(-n // (2 * step)) + 1.0) * step for n in shape)  # every second one is a lattice, too
    return np.clip(np.stack(places(*np.meshgrid(col, row))), -_BEYOND * scale, limits + _BEYOND * scale)


def _between(nodes: np.ndarray) -> np.ndarray:
    """The nodes and, linearly interpolated, those between them."""
    fine = np.empty((2, 2 * nodes.shape[1] - 1, 2 * nodes.shape[2] - 1))
    fine[:, ::2, ::2] = nodes
    fine[:, 1::2, ::2] = (nodes[:, :-1] + nodes[:, 1:]) / 2
    fine[:, :, 1::2] = (fine[:, :, :-1:2] + fine[:, :, 2::2]) / 2
    return fine


def _agree(expected: np.ndarray, nodes: np.ndarray, limits: np.ndarray, scale: float) -> bool:
    unknown = np.isnan(nodes).any(0)
    if not np.array_equal(unknown, np.isnan(expected).any(0)):
        return False
    near = WIDEST * scale
    wanted = ((nodes > -near) & (nodes < limits + near)).all(0)
    return bool((np.abs(expected - nodes)[:, wanted] <= TOLERANCE).all())
