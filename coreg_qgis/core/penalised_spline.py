"""Bicubic splines on a regular lattice with a thin-plate penalty, fitted to values at scattered places.

Penalised regression splines (Eilers & Marx 1996, Statist. Sci. 11) with the bending energy of the thin-plate spline:
no large system of the points, no growth between or beyond them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy import linalg, ndimage, sparse

_TENSION = 0.02  # first-derivative penalty: where there are no points the surface levels off instead of running on
_RIDGE = 1e-9
_CHUNK = 1 << 20  # places evaluated at a time
_NODES, _NODE_WEIGHTS = np.polynomial.legendre.leggauss(4)


@dataclass(frozen=True, eq=False)
class Lattice:
    """Square cells over the bounds of some points; ``cells`` (nx, ny)."""

    x0: float
    y0: float
    step: float
    cells: Tuple[int, int]

    @classmethod
    def over(cls, x: np.ndarray, y: np.ndarray, cell_count: float) -> Lattice:
        """About ``cell_count`` cells over the points (n,), n >= 1."""
        low, size = np.array([x.min(), y.min()]), np.array([np.ptp(x), np.ptp(y)])
        longer = size.max()
        step = max(np.sqrt(size.prod() / cell_count), longer / cell_count) if longer > 0 else 1.0
        cells = np.maximum(np.ceil(size / step * (1 - 1e-9)), 1).astype(int)
        low = low - (cells * step - size) / 2
        return cls(float(low[0]), float(low[1]), float(step), (int(cells[0]), int(cells[1])))

    @property
    def shape(self) -> Tuple[int, int]:
        """Shape of the coefficients."""
        return self.cells[0] + 3, self.cells[1] + 3

    def _place(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        # Beyond the lattice the nearest value on its border holds.
        return (
            np.clip((x - self.x0) / self.step, 0, self.cells[0]), np.clip((y - self.y0) / self.step, 0, self.cells[1])
        )  # fmt: skip

    def basis(self, x: np.ndarray, y: np.ndarray) -> sparse.csr_matrix:
        """(n, number of coefficients): the values of all basis functions at the points."""
        (column, wx), (row, wy) = (_cubic(t, m) for t, m in zip(self._place(x, y), self.cells))
        index = (column[:, :, None] * self.shape[1] + row[:, None, :]).reshape(len(x), 16)
        value = (wx[:, :, None] * wy[:, None, :]).reshape(len(x), 16)
        start = np.arange(len(x) + 1) * 16
        return sparse.csr_matrix((value.ravel(), index.ravel(), start), (len(x), self.shape[0] * self.shape[1]))

    def penalty(self) -> sparse.csr_matrix:
        """Bending energy of the surface, in cells, with a little tension."""
        gram_x, gram_y = (_grams(m) for m in self.cells)
        bending = sum(c * sparse.kron(gram_x[i], gram_y[2 - i], "csr") for i, c in ((0, 1), (1, 2), (2, 1)))
        tension = sparse.kron(gram_x[1], gram_y[0], "csr") + sparse.kron(gram_x[0], gram_y[1], "csr")
        return (bending + _TENSION * tension + _RIDGE * sparse.identity(bending.shape[0])).tocsr()

    def evaluate(self, coefficients: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(..., k) values at places of any shape, of surfaces with the coefficients (number of coefficients, k)."""
        x, y = np.broadcast_arrays(x, y)
        result = np.empty((x.size, coefficients.shape[1]))
        flat_x, flat_y = x.reshape(-1), y.reshape(-1)
        for start in range(0, x.size, _CHUNK):
            part = slice(start, start + _CHUNK)
            place = np.stack(self._place(flat_x[part], flat_y[part])) + 1
            for i, surface in enumerate(coefficients.T):
                result[part, i] = ndimage.map_coordinates(
                    surface.reshape(self.shape), place, order=3, mode="nearest", prefilter=False
                )
        return result.reshape(*x.shape, coefficients.shape[1])


class BandedSystem:
    """(normal + weight * penalty) coefficients = right side, by banded Cholesky factors."""

    def __init__(self, lattice: Lattice, normal: sparse.spmatrix, penalty: sparse.spmatrix):
        order = np.arange(normal.shape[0]).reshape(lattice.shape)
        # The band is as wide as the inner axis is long.
        self._order = (order if lattice.shape[1] <= lattice.shape[0] else order.T).ravel()
        self._half = 3 * min(lattice.shape) + 3
        self._normal, self._penalty = self._banded(normal), self._banded(penalty)

    def _banded(self, matrix: sparse.spmatrix) -> np.ndarray:
        lower = sparse.tril(matrix.tocsr()[self._order][:, self._order]).tocoo()
        band = np.zeros((self._half + 1, matrix.shape[0]))
        band[lower.row - lower.col, lower.col] = lower.data
        return band

    def solve(self, weight: float, right: np.ndarray) -> np.ndarray:
        """Coefficients for the right side (number of coefficients, k)."""
        factor = linalg.cholesky_banded(self._normal + weight * self._penalty, overwrite_ab=True, lower=True)
        result = np.empty_like(right)
        result[self._order] = linalg.cho_solve_banded((factor, True), right[self._order])
        return result


def _cubic(t: np.ndarray, cells: int) -> Tuple[np.ndarray, np.ndarray]:
    """Indices and values (n, 4) of the cubic B-splines at t in cells."""
    cell = np.minimum(t.astype(int), cells - 1)
    u = (t - cell)[:, None]
    value = np.hstack([(1 - u) ** 3, 3 * u**3 - 6 * u**2 + 4, -3 * u**3 + 3 * u**2 + 3 * u + 1, u**3]) / 6
    return cell[:, None] + np.arange(4), value


def _grams(cells: int) -> Tuple[sparse.csr_matrix, ...]:
    """Inner products of the cubic B-splines and of their first and second derivatives."""
    u = (_NODES + 1) / 2
    values = (
        np.array([(1 - u) ** 3, 3 * u**3 - 6 * u**2 + 4, -3 * u**3 + 3 * u**2 + 3 * u + 1, u**3]) / 6,
        np.array([-((1 - u) ** 2), 3 * u**2 - 4 * u, -3 * u**2 + 2 * u + 1, u**2]) / 2,
        np.array([1 - u, 3 * u - 2, 1 - 3 * u, u]),
    )
    first = np.arange(cells)[:, None, None]
    rows, columns = (np.broadcast_to(first + i, (cells, 4, 4)).ravel() for i in np.mgrid[:4, :4])
    return tuple(
        sparse.coo_matrix(
            (np.tile(((v * _NODE_WEIGHTS / 2) @ v.T).ravel(), cells), (rows, columns)), (cells + 3, cells + 3)
        ).tocsr()
        for v in values
    )
