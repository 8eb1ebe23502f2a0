"""The displacement model of an image: fitted to its tie points, chosen by cross-validation, with what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, Tuple

import numpy as np
from shapely.geometry import MultiPoint

from .blockwise import Blocks, block_field
from .errors import InputError
from .feedback import SILENT, Feedback
from .fit_sample import FitSample, fit_sample, stated_px, usable
from .grid import GeoGrid
from .grid_layout import inside
from .model_choice import Candidate, candidates, choose, explained, held_out, independent, without_outliers
from .statistics import ShiftStatistics, shift_statistics
from .tie_points import TiePoints

MODELS = ("auto", "shift", "affine", "spline", "blockwise", "polynomial")
FEW = 5  # points below which nothing is chosen
_KINDS = ("shift", "affine", "polynomial", "spline", "blockwise")  # from simple to complex
_TERMS = {"shift": 1, "affine": 3}  # of each axis
_LITTLE = 0.5  # share of the image near tie points below which the status says so
_PROBES = 40  # places along each axis where the uncertainty is taken


@dataclass(frozen=True)
class LocalSettings:
    """Parameters of a local model; every one has a default that suits most images."""

    model: str = "auto"
    block_px: float | None = None  # side of a block, target pixels; None = by cross-validation
    folds: int = 5
    seed: int = 0


@dataclass(frozen=True, eq=False)
class LocalModel:
    """What must be added to the coordinates of an image at every place; see ``displacement``.

    ``status`` is "ok" or "ok: <remark>". Outside ``support`` the displacement is extrapolated: an affine trend, plus
    the value on the border of the points for what departs from it.
    """

    kind: str  # "shift", "affine", "polynomial", "spline" or "blockwise"
    field: Any  # Translation, Affine, PolynomialField or SmoothField
    crs_wkt: str
    resolution: Tuple[float, float]  # map units of a target pixel, (x, y)
    support: Any  # shapely polygon: the hull of the points and about one spacing around it
    hold_out: Tuple[Tuple[str, float], ...]  # (kind, RMS in px of both axes together on held-out points)
    reason: str  # one sentence: which model, and why
    residuals: np.ndarray  # (n, 2) px (right, down) of the usable points, in their order
    scatter_px: float  # robust standard deviation of the residuals per axis
    uncertainty_px: float  # 1 sigma of the displacement within the support, both axes together; NaN = not known
    blocks: Blocks | None = None
    status: str = "ok"

    def displacement(self, x, y) -> Tuple[np.ndarray, np.ndarray]:
        """(dx, dy) in map units at map coordinates, arrays of any shape."""
        return self.field.displacement(x, y)

    def supported(self, x, y) -> np.ndarray:
        """Bool: the place lies near tie points."""
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        return inside(np.column_stack([x.ravel(), y.ravel()]), self.support).reshape(x.shape)


def fit_local(
    points: TiePoints, grid: GeoGrid, settings: LocalSettings | None = None, feedback: Feedback = SILENT
) -> LocalModel:
    """The model of the image with the ``grid`` from its usable tie points.

    "auto" takes the simplest model whose residual at held-out points is not significantly greater than that of the
    best. Raises InputError where the points do not determine the model that was asked for.
    """
    settings = settings or LocalSettings()
    _check(settings)
    sample = fit_sample(points, grid)
    apart = independent(sample)
    side = None if settings.block_px is None else settings.block_px * sample.pixel
    stated = stated_px(points)
    simple = _simple(apart, sample, stated) if settings.model == "auto" else None
    if simple:
        kind, reason = simple
        chosen, hold_out, fields = candidates(apart, (kind,), side)[0], (), []
    else:
        kinds = _KINDS if settings.model == "auto" else (settings.model,)
        tried, crowded = candidates(apart, kinds, side), apart is not sample
        chosen, hold_out, fields, reason = _chosen(tried, settings, crowded, feedback)
    # The choice is made with independent points; once it is made, all of them are worth having.
    fitted, blocks = _fitted_to_all(sample, chosen)
    residuals = residuals_px(points, fitted, grid)[usable(points)]
    support = _support(sample)
    uncertainty = _uncertainty(apart, chosen.kind, fitted, fields, support, stated)
    return LocalModel(
        chosen.kind, fitted, grid.crs_wkt, grid.resolution, support, hold_out, reason, residuals, _scatter(residuals),
        uncertainty, blocks, _status(support, grid, blocks, uncertainty),
    )  # fmt: skip


def field_of_kind(points: TiePoints, grid: GeoGrid, model: LocalModel):
    """The displacement field that other points of the image give with the kind, and the blocks, of a model.

    Raises InputError where they do not determine it.
    """
    sample = fit_sample(points, grid)
    side = None if model.blocks is None else float(max(model.blocks.width.max(), model.blocks.height.max()))
    order = model.field.record.distortion[0].xorder if model.kind == "polynomial" else None
    field = _fitted_to_all(sample, candidates(sample, (model.kind,), side, order)[0])[0]
    if field is None:
        raise InputError(f"{_points(len(sample))} do not determine the model {model.kind}: give more of them.")
    return field


def _fitted_to_all(sample: FitSample, chosen: Candidate) -> Tuple[Any, Blocks | None]:
    if chosen.kind == "blockwise":
        return block_field(sample, chosen.side)
    return (chosen.fit(without_outliers(sample) if chosen.kind in ("polynomial", "spline") else sample), None)


def residuals_px(points: TiePoints, model, grid: GeoGrid) -> np.ndarray:
    """(n, 2) what a model leaves of the shift of each point, target pixels (right, down); NaN where none is known."""
    return np.column_stack(grid.vector_to_pixel(*_left(points, model).T))


def residual_statistics(points: TiePoints, model, grid: GeoGrid) -> Tuple[ShiftStatistics, ShiftStatistics]:
    """(before, after) the correction by a model: statistics of the usable points and of what it leaves of them."""
    used = points.select(usable(points))
    before = np.column_stack([used.x_shift_m, used.y_shift_m])
    after = _left(used, model)
    return tuple(statistics_on(grid, shifts) for shifts in (before, after))


def statistics_on(grid: GeoGrid, shifts: np.ndarray) -> ShiftStatistics:
    """Of shifts (n, 2) in map units of the image with the ``grid``."""
    return shift_statistics(np.column_stack(grid.vector_to_pixel(*shifts.T)), shifts)


def _left(points: TiePoints, model) -> np.ndarray:
    dx, dy = model.displacement(np.asarray(points.x_map, float), np.asarray(points.y_map, float))
    return np.column_stack([points.x_shift_m - dx, points.y_shift_m - dy])


def _check(settings: LocalSettings) -> None:
    if settings.model not in MODELS:
        raise InputError(f'There is no model "{settings.model}": give one of {", ".join(MODELS)}.')
    if settings.folds < 2:
        raise InputError(f"The number of folds is {settings.folds}: give 2 or more.")
    if settings.block_px is not None and not (np.isfinite(settings.block_px) and settings.block_px > 0):
        raise InputError(f"The block size is {settings.block_px:g} px: give more than 0.")


def _chosen(tried: List[Candidate], settings: LocalSettings, crowded: bool, feedback: Feedback):
    """(candidate, held-out RMS by kind, the fields of its folds, reason)."""
    sample = tried[0].sample
    if settings.model == "affine" and tried[0].fit(sample) is None:
        raise InputError(
            f"{_points(len(sample))} do not determine an affine model: give at least three that do not lie on one "
            'line, or choose "shift".'
        )
    if settings.model == "polynomial":
        tried = [one for one in tried if one.fit(sample) is not None]
        if not tried:
            raise InputError(
                f"{_points(len(sample))} do not determine a polynomial: give at least twelve that do not lie on one "
                'line, or choose "affine".'
            )
    if len(sample) < FEW:
        wanted = tried[0]
        return wanted, (), [], f"{wanted.kind}: as asked for; {_points(len(sample))} cannot test it."
    left, fields = held_out(sample, tried, settings.folds, settings.seed, feedback)
    rms = np.sqrt((left**2).sum(2).mean(1))
    # Few points hardly tell how far a polynomial swings between them: it has to leave less than the spline does.
    spline = min((value for one, value in zip(tried, rms) if one.kind == "spline"), default=np.inf)
    able = [i for i, one in enumerate(tried) if one.kind != "polynomial" or rms[i] <= spline]
    chosen, best = (able[i] for i in choose(left[able], crowded))
    by_kind = {kind: [i for i, one in enumerate(tried) if one.kind == kind] for kind in _KINDS}
    of_kind = {kind: chosen if chosen in which else min(which, key=rms.__getitem__)
               for kind, which in by_kind.items() if which}  # fmt: skip
    hold_out = tuple((kind, float(rms[i])) for kind, i in of_kind.items())
    return tried[chosen], hold_out, fields[chosen], _reason(tried[chosen].kind, tried[best].kind, hold_out, settings)


def _reason(kind: str, best: str, hold_out: Tuple[Tuple[str, float], ...], settings: LocalSettings) -> str:
    rms = {name: f"{value:.3f} px" for name, value in hold_out}
    if settings.model != "auto":
        return f"{kind}: as asked for; it leaves {rms[kind]} (RMS) at held-out points."
    if kind == "shift":
        other = "any other model" if best == kind else f"{best} ({rms[best]})"
        return f"shift: no spatial structure; held-out points ({rms[kind]} RMS) are not predicted better by {other}."
    if kind == best:
        return f"{kind}: it predicts held-out points best ({rms[kind]} RMS), and no simpler model does as well."
    return (
        f"{kind}: the simplest model that predicts held-out points ({rms[kind]} RMS) not significantly worse than the "
        f"best ({best}, {rms[best]})."
    )


def _points(count: int) -> str:
    return "1 valid tie point" if count == 1 else f"{count} valid tie points"


def _scatter(residuals: np.ndarray) -> float:
    return float(np.median(np.hypot(*residuals.T)) / 1.1774)  # the median length of two normal deviates


def _simple(apart: FitSample, sample: FitSample, stated: float) -> Tuple[str, str] | None:
    """(kind, reason) where cross-validation has nothing to choose from."""
    if len(apart) < FEW:
        return "shift", f"shift: {_points(len(apart))} cannot tell how the shift changes over the image."
    found = explained(sample, stated)
    return found and (
        found[0],
        f"{found[0]}: it leaves {found[1]:.3f} px of the tie points, no more than the errors that they state "
        f"({stated:.3f} px), and their windows share too many pixels to tell more.",
    )


def _uncertainty(sample: FitSample, kind: str, fitted, fields: List[Any], support, stated: float) -> float:
    """Root mean square error of the field, both axes together, without what it smooths away.

    At least what the stated errors of as many matches as share no pixels make of it: what they err together is in no
    scatter.
    """
    seen = _uncertainty_seen(sample, kind, fitted, fields, support)
    least = stated * np.sqrt(min(1.0, _TERMS.get(kind, 3) / sample.windows))
    return float(np.fmax(seen, least)) if np.isfinite(seen) else seen


def _uncertainty_seen(sample: FitSample, kind: str, fitted, fields: List[Any], support) -> float:
    """The same from the scatter alone.

    Of a shift and an affine model from the scatter of n points; of other fields, over the whole support, from how much
    they change where a fold of the points is left out (delete-a-group jackknife, Shao & Wu 1989, Ann. Statist. 17).
    """
    free = len(sample) - _TERMS.get(kind, 0)
    if free < len(sample):
        scatter = _scatter(sample.residuals_px(fitted))
        return float(scatter * np.sqrt(2 * (len(sample) - free) / free)) if free > 0 else float("nan")
    if len(fields) < 2:
        return float("nan")
    low, high = np.reshape(support.bounds, (2, 2))
    places = low + np.stack(np.meshgrid(*2 * [np.linspace(0, 1, _PROBES)]), -1).reshape(-1, 2) * (high - low)
    places = places[inside(places, support)]
    shifts = np.stack([sample.grid.vector_to_pixel(*field.displacement(*places.T)) for field in fields])
    return float(np.sqrt((len(fields) - 1) * shifts.var(0).sum(0).mean()))


def _support(sample: FitSample):
    around = max(sample.spacing, sample.window / 2, sample.pixel)
    return MultiPoint(sample.at).convex_hull.buffer(around, 8)


def _status(support, grid: GeoGrid, blocks: Blocks | None, uncertainty: float) -> str:
    remarks = []
    if not np.isfinite(uncertainty):
        remarks.append("too few tie points to tell how well the model fits")
    image = MultiPoint(grid.corners()).convex_hull
    share = support.intersection(image).area / image.area
    if share < _LITTLE:
        remarks.append(f"the tie points cover {share:.0%} of the image, elsewhere the displacement is extrapolated")
    if blocks is not None and blocks.filled.any():
        remarks.append(f"{int(blocks.filled.sum())} of {len(blocks)} blocks are filled from their neighbours")
    return "ok: " + "; ".join(remarks) if remarks else "ok"
