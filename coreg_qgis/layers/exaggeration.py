"""How much longer than they are shift vectors must be drawn to be seen.

Computed once, when a layer is styled: an aggregate in the style would be evaluated for every arrow, and newer QGIS asks
the main thread for it, which hangs where that waits for the rendering.
"""

from __future__ import annotations

import math
from statistics import median
from typing import Sequence

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

VARIABLE = "coreg_exaggeration"  # of the layer or the project; the style multiplies by it
_FIELDS = ("X_SHIFT_PX", "Y_SHIFT_PX", "WIN_SIZE", "OUTLIER")
_USED = "USED"  # the only field that vectors of a transform need: they have no windows
_OF_WINDOW = 0.5  # length of an arrow over that of its window
_OF_EXTENT = 0.07  # and over that of the layer, whichever is longer
_OF_SPACING = 1.3  # but not much longer than from point to point, were they a square grid


def suggested_exaggeration(layer: QgsVectorLayer) -> int:
    """A factor of 1, 2 or 5 times a power of ten, 1 at least, for the layer's typical shift.

    1 where no vector is left after outliers, or where nothing has moved.
    """
    if layer.fields().lookupField(_FIELDS[0]) < 0:
        length, window = [values[0] for values in _values(layer, [_USED]) if values[1] == 1], 0.0
    else:
        known = [one for one in _values(layer, _FIELDS) if NULL not in one and None not in one and not one[-1]]
        length, window = [values[0] for values in known], _window(known)
    typical = median(length) if length else 0.0
    if not typical > 0 or math.isnan(window):
        return 1
    side = max(layer.extent().width(), layer.extent().height())
    wanted = max(_OF_WINDOW * window * typical, _OF_EXTENT * side)
    gaps = math.sqrt(len(length)) - 1
    longest = _OF_SPACING * side / gaps if gaps else math.inf
    return _round(wanted / typical, longest / typical)


def _window(known) -> float:
    """Side of the windows in typical shifts, NaN where nothing has moved."""
    if not known:
        return math.nan
    _, x, y, window, _ = zip(*known)
    pixels = median(map(math.hypot, x, y))
    return median(window) / pixels if pixels > 0 else math.nan


def _values(layer: QgsVectorLayer, names: Sequence[str]):
    """Length in the layer's own units, which need not be those of the shifts, and the fields."""
    places = [layer.fields().lookupField(name) for name in names]
    if min(places) < 0:
        return
    for feature in layer.getFeatures(QgsFeatureRequest().setSubsetOfAttributes(places)):
        yield [max(feature.geometry().length(), 0.0), *(feature.attribute(place) for place in places)]


def _round(factor: float, largest: float = math.inf) -> int:
    """The nearest of 1, 2, 5, 10, 20 ... by ratio, of those that are not above ``largest``; 1 at least."""
    factor = max(min(factor, largest), 1.0)
    power = 10 ** math.floor(math.log10(factor))
    steps = [step * power for step in (1, 2, 5, 10) if step * power <= max(largest, 1.0)]
    return min(steps, key=lambda step: abs(math.log(step / factor)))
