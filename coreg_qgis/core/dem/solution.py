"""The correction of a whole elevation model: a shift, and where asked for a small rotation and a scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

import numpy as np

OK, FEW, FLAT, DIVERGED, EMPTY, MASKED = "ok", "few pixels", "flat", "diverged", "empty", "masked"


@dataclass(frozen=True, eq=False)
class Ramp:
    """A polynomial of heights over the map: metres to add at the model's places.

    ``coefficients`` go with ((x - centre) / size) to the power i times ((y - centre) / size) to the power j, in the
    order (0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), ...
    """

    coefficients: np.ndarray
    centre: Tuple[float, float]  # map units
    size: float

    def at(self, x, y) -> np.ndarray:
        """Metres at places of any shape."""
        u, v = (np.asarray(x, float) - self.centre[0]) / self.size, (np.asarray(y, float) - self.centre[1]) / self.size
        return sum(c * u**i * v**j for c, (i, j) in zip(self.coefficients.tolist(), powers(len(self.coefficients))))


def powers(count: int) -> List[Tuple[int, int]]:
    """Exponents (i, j) of the first ``count`` terms of a polynomial in two variables, by rising order."""
    return [(order - j, j) for order in range(count) for j in range(order + 1)][:count]


@dataclass(frozen=True, eq=False)
class DemShift:
    """What brings a model onto the reference: p' = c + t + (1 + scale) R (p - c), and polynomials added to heights.

    ``dx, dy, dz``: t in metres (east, north, up) at the centre c; ``rotation``: the rotation vector in radians about
    the axes east, north, up (right-handed); ``scale``: as a difference from one. ``metres`` are those of one map unit
    (east, north). ``covariance``: (k, k) of the unknowns in the order dx, dy, dz, rotation, scale; empty where unknown.
    """

    dx: float = 0.0
    dy: float = 0.0
    dz: float = 0.0
    rotation: Tuple[float, float, float] = (0.0, 0.0, 0.0)
    scale: float = 0.0
    centre: Tuple[float, float, float] = (0.0, 0.0, 0.0)  # x and y in map units, height in metres
    metres: Tuple[float, float] = (1.0, 1.0)
    ramps: Tuple[Ramp, ...] = ()
    covariance: np.ndarray | None = None
    iterations: int = 0
    converged: bool = True
    count: int = 0  # stable pixels that were used
    nmad_before: float = float("nan")
    nmad_after: float = float("nan")
    status: str = OK
    history: Tuple[Tuple[float, float, float, float], ...] = ()  # (dx, dy, dz, NMAD of the pixels used) per round

    @property
    def is_translation(self) -> bool:
        """True without rotation and scale."""
        return not any(self.rotation) and self.scale == 0

    @property
    def needs_height(self) -> bool:
        """True where the displacement of a place depends on its height, too."""
        return not self.is_translation

    @property
    def sigmas(self) -> Tuple[float, ...]:
        """Standard deviations of the unknowns, as in ``covariance``."""
        return () if self.covariance is None else tuple(np.sqrt(np.diag(self.covariance)).tolist())

    @property
    def matrix(self) -> np.ndarray:
        """(4, 4) of the correction for homogeneous coordinates in metres: east and north about c, height as it is."""
        linear = (1 + self.scale) * rotation_matrix(self.rotation)
        up = np.array([0, 0, self.centre[2]])
        found = np.eye(4)
        found[:3, :3] = linear
        found[:3, 3] = np.array([self.dx, self.dy, self.dz]) + up - linear @ up
        return found

    def _moved(self, x, y, z) -> Tuple[np.ndarray, ...]:
        """Metres that a rotation and a scale add to places (map units) of heights z."""
        linear = (1 + self.scale) * rotation_matrix(self.rotation) - np.eye(3)
        east, north = (np.asarray(x, float) - self.centre[0]) * self.metres[0], (y - self.centre[1]) * self.metres[1]
        up = 0.0 if z is None else z - self.centre[2]
        return tuple(row[0] * east + row[1] * north + row[2] * up for row in linear)

    def displacement(self, x, y, z=None):
        """Map units to add to the coordinates of the model; ``z``: its heights there, else that of the centre."""
        if self.is_translation:
            zero = np.zeros(np.broadcast(x, y).shape)
            return zero + self.dx / self.metres[0], zero + self.dy / self.metres[1]
        east, north, _ = self._moved(x, y, z)
        return (self.dx + east) / self.metres[0], (self.dy + north) / self.metres[1]

    def vertical(self, x, y, z=None):
        """Metres to add to the heights of the model at its places."""
        own = 0.0 if self.is_translation else self._moved(x, y, z)[2]
        ramps = sum(ramp.at(x, y) for ramp in self.ramps)
        return np.zeros(np.broadcast(x, y).shape) + self.dz + own + ramps


def rotation_matrix(vector: Tuple[float, float, float]) -> np.ndarray:
    """(3, 3) by Rodrigues' formula, exact for any angle."""
    angle = float(np.linalg.norm(vector))
    x, y, z = vector
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]], float)
    if angle < 1e-12:
        return np.eye(3) + cross
    return np.eye(3) + np.sin(angle) / angle * cross + (1 - np.cos(angle)) / angle**2 * cross @ cross
