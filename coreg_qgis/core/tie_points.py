"""Tie points: the columns that a quality grid gives, one row a point."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np


@dataclass(frozen=True, eq=False)
class TiePoints:
    """Measured shifts at many places; arrays of equal length n, in the order in which the points were laid out.

    A shift is what must be added to the target's coordinates. Shifts are NaN where nothing could be measured, and
    ``message`` says why. Verdicts of filters are flags: no point is ever removed.
    """

    point_id: np.ndarray  # int, from 1
    x_map: np.ndarray  # where the shift was measured, on the reference; map units of the target's CRS
    y_map: np.ndarray
    x_im: np.ndarray  # (col, row) of that map position in the target as given, from its outer corner
    y_im: np.ndarray
    win_size: np.ndarray  # longer side of the window, px of the matching grid
    x_shift_px: np.ndarray  # target pixels, +right
    y_shift_px: np.ndarray  # +down
    x_shift_m: np.ndarray  # map units, +east
    y_shift_m: np.ndarray  # +north
    uncertainty_px: np.ndarray  # 1 sigma of the shift, both axes together, target pixels
    reliability: np.ndarray  # 0..100; 50 = as likely wrong as right
    ssim_before: np.ndarray  # -1..1
    ssim_after: np.ndarray
    deviation_px: np.ndarray  # how far the shift is from what the other points say here, target pixels; NaN = not known
    unreliable: np.ndarray  # bool: rejected for its own reliability
    dissimilar: np.ndarray  # bool: rejected because the similarity does not grow by the correction
    inconsistent: np.ndarray  # bool: rejected because it contradicts the other points
    message: np.ndarray  # object array of str; "" = no remark

    def __len__(self) -> int:
        """Number of points."""
        return len(self.point_id)

    @property
    def measured(self) -> np.ndarray:
        """Bool: the point has a shift."""
        return np.isfinite(self.x_shift_m) & np.isfinite(self.y_shift_m)

    @property
    def outlier(self) -> np.ndarray:
        """Bool: measured, but rejected by a filter."""
        return self.measured & (self.unreliable | self.dissimilar | self.inconsistent)

    @property
    def valid(self) -> np.ndarray:
        """Bool: measured and not rejected."""
        return self.measured & ~self.outlier

    @property
    def abs_shift(self) -> np.ndarray:
        """Length of the shift in map units."""
        return np.hypot(self.x_shift_m, self.y_shift_m)

    @property
    def angle(self) -> np.ndarray:
        """Azimuth of the shift on the map: degrees clockwise from north, 0..360."""
        return np.degrees(np.arctan2(self.x_shift_m, self.y_shift_m)) % 360

    def select(self, rows) -> TiePoints:
        """The rows of an index or boolean array."""
        return TiePoints(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})
