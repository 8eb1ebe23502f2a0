"""How much longer than they are shift vectors must be drawn to be seen.

Computed once, when a layer is styled: an aggregate in the style would be evaluated for every arrow, and newer QGIS asks
the main thread for it, which hangs where that waits for the rendering.
"""

from __future__ import annotations

import math
from statistics import median

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

VARIABLE = "coreg_exaggeration"  # of the layer or the project; the style multiplies by it
_FIELDS = ("X_SHIFT_PX", "Y_SHIFT_PX", "WIN_SIZE", "OUTLIER")
_OF_WINDOW = 0.5  # length of an arrow over that of its window
_OF_EXTENT = 0.07  # and over that of the layer, whichever is longer
_OF_SPACING = 1.3  # but not much longer than from point to point, were they a square grid


def suggested_exaggeration(layer: QgsVectorLayer) -> int:
    """A factor of 1, 2 or 5 times a power of ten, 1 at least, for the layer's typical shift.

    1 where no vector is left after outliers, or where nothing has moved.
    """
    known = [values for values in _values(layer) if NULL not in values and None not in values and not values[-1]]
    if not known:
        return 1
    length, x, y, window, _ = zip(*known)
    pixels, typical = median(map(math.hypot, x, y)), median(length)
    if not (pixels > 0 and typical > 0):
        return 1
    side = max(layer.extent().width(), layer.extent().height())
    wanted = max(_OF_WINDOW * median(window) * typical / pixels, _OF_EXTENT * side)
    gaps = math.sqrt(len(known)) - 1
    longest = _OF_SPACING * side / gaps if gaps else math.inf
    return _round(wanted / typical, longest / typical)


def _values(layer: QgsVectorLayer):
    """Length in the layer's own units, which need not be those of the shifts, and the fields."""
    places = [layer.fields().lookupField(name) for name in _FIELDS]
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
