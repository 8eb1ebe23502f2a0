"""The columns that a list of matched windows gives."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np


@dataclass(frozen=True, eq=False)
class Matches:
    """Measured shifts of windows, one row a window; arrays of equal length n.

    A shift is what must be added to the target's coordinates. NaN where a window could not be measured.
    """

    x_map: np.ndarray  # window centre on the reference, map units
    y_map: np.ndarray
    x_used: np.ndarray  # centre of the pixels that both images share there: where the shift was measured
    y_used: np.ndarray
    height: np.ndarray  # window size in pixels of the matching grid
    width: np.ndarray
    x_shift: np.ndarray  # correction in pixels of the matching grid, +right
    y_shift: np.ndarray  # +down
    sigma_x: np.ndarray  # predicted standard error, px of the matching grid
    sigma_y: np.ndarray
    reliability: np.ndarray  # 0..100; 50 = as likely wrong as right
    ssim_before: np.ndarray  # -1..1
    ssim_after: np.ndarray
    message: np.ndarray  # object array of str; "" = measured without remarks

    def __len__(self) -> int:
        """Number of windows."""
        return len(self.x_map)

    def select(self, rows) -> Matches:
        """The rows of an index or boolean array."""
        return Matches(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})

    @classmethod
    def joined(cls, parts: list) -> Matches:
        """The rows of several lists in order."""
        return cls(**{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(cls)})

    @classmethod
    def none(cls) -> Matches:
        """No windows at all."""
        return cls(**{f.name: np.empty(0, object if f.name == "message" else float) for f in fields(cls)})

    @classmethod
    def unmeasured(cls, places: np.ndarray, shape, message: str) -> Matches:
        """Windows of ``shape`` around places (n, 2) on the map that were not measured, and why."""
        n = len(places)
        nan, (height, width) = np.full(n, np.nan), shape
        return cls(
            x_map=places[:, 0], y_map=places[:, 1], x_used=places[:, 0], y_used=places[:, 1],
            height=np.full(n, height), width=np.full(n, width), x_shift=nan, y_shift=nan, sigma_x=nan, sigma_y=nan,
            reliability=np.zeros(n), ssim_before=nan, ssim_after=nan, message=np.array([message] * n, object),
        )
