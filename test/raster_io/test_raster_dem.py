"""Elevation models on disk: voids, units, where they meet, and what is written of them."""

from __future__ import annotations

import numpy as np
import pytest

gdal = pytest.importorskip("osgeo.gdal", reason="GDAL is not installed")
osr = pytest.importorskip("osgeo.osr")

from coreg_qgis.core.dem.dem_pair import NO_SHIFT  # noqa: E402
from coreg_qgis.core.dem.solution import DemShift, Ramp  # noqa: E402
from coreg_qgis.core.errors import InputError, NoOverlapError  # noqa: E402
from coreg_qgis.core.grid import GeoGrid, Window  # noqa: E402
from coreg_qgis.raster_io.bad_data import MaskInput  # noqa: E402
from coreg_qgis.raster_io.dem_heights import vertical_unit  # noqa: E402
from coreg_qgis.raster_io.dem_load import load_pair, shifts_on, survey  # noqa: E402
from coreg_qgis.raster_io.dem_open import DemInput, open_dems  # noqa: E402
from coreg_qgis.raster_io.dem_write import Differences, MovedHeights, Shifts, aligned_heights  # noqa: E402

ORIGIN = (500000.0, 5200000.0)
SHAPE = (120, 150)


class Told:
    """Keeps what is said."""

    def __init__(self):
        self.messages, self.warnings = [], []
        self.message, self.warning = self.messages.append, self.warnings.append

    def set_progress(self, percent):
        pass

    def is_cancelled(self):
        return False


def hills(shape=SHAPE, gsd=10.0, origin=ORIGIN, east=0.0, north=0.0):
    """Heights at the pixels of a grid, as seen (east, north) metres away."""
    cols, rows = np.meshgrid(np.arange(shape[1]) + 0.5, np.arange(shape[0]) + 0.5)
    x = origin[0] - ORIGIN[0] + gsd * cols + east
    y = origin[1] - ORIGIN[1] - gsd * rows + north
    return 500 + 40 * np.sin(x / 90) + 30 * np.cos(y / 110) + 20 * np.sin((x + y) / 150)


def write(path, heights, *, gsd=10.0, origin=ORIGIN, epsg=32633, nodata=None, dtype=np.float32, unit="", scale=None):
    from osgeo import gdal_array

    heights = np.asarray(heights, dtype)
    code = gdal_array.NumericTypeCodeToGDALTypeCode(heights.dtype.type)
    made = gdal.GetDriverByName("GTiff").Create(str(path), heights.shape[1], heights.shape[0], 1, code)
    made.SetGeoTransform((origin[0], gsd, 0, origin[1], 0, -gsd))
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(epsg)
    made.SetProjection(srs.ExportToWkt())
    band = made.GetRasterBand(1)
    band.WriteArray(heights)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    if unit:
        band.SetUnitType(unit)
    if scale:
        band.SetScale(scale[0])
        band.SetOffset(scale[1])
    return str(path)


@pytest.fixture
def files(tmp_path):
    return DemInput(write(tmp_path / "r.tif", hills())), DemInput(
        write(tmp_path / "a.tif", hills(east=4, north=-6) - 2)
    )


def whole(grid):
    return Window(0, 0, *grid.shape)


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [(np.float32, -9999), (np.float64, -32768), (np.float32, np.nan), (np.float32, -3.4e38), (np.int16, -32768),
     (np.int16, -9999), (np.int32, 2147483647), (np.float32, 1e20)],
)  # fmt: skip
def test_voids_that_nobody_declared(files, tmp_path, dtype, mark):
    heights = hills()
    heights[20:30, 40:60] = mark
    told = Told()
    dems = open_dems(files[0], DemInput(write(tmp_path / "v.tif", heights, dtype=dtype)), feedback=told)
    values, valid = dems.windows.aligned.read(Window(0, 0, *SHAPE))
    expected = np.ones(SHAPE, bool)
    expected[20:30, 40:60] = False
    assert np.array_equal(valid, expected)
    assert np.allclose(values[valid], hills()[valid], atol=1.01 if np.issubdtype(dtype, np.integer) else 1e-3)
    # The user is told once, unless the mark speaks for itself.
    assert len(told.messages) == (0 if np.isnan(mark) else 1)


def test_averages_do_not_mix_with_voids(files, tmp_path):
    heights = hills()
    heights[::2, ::3] = -9999
    dems = open_dems(files[0], DemInput(write(tmp_path / "v.tif", heights)))
    values, valid = dems.windows.aligned.read(Window(0, 0, *SHAPE), 1, 4)
    assert valid.all() and values.min() > 400


def test_a_given_no_data_value_and_scales(files, tmp_path):
    heights = np.rint((hills() - 300) / 0.25)
    heights[:10] = 0
    path = write(tmp_path / "s.tif", heights, dtype=np.uint16, scale=(0.25, 300))
    dems = open_dems(files[0], DemInput(path, nodata=0))
    values, valid = dems.windows.aligned.read(Window(0, 0, *SHAPE))
    assert not valid[:10].any() and valid[10:].all()
    assert np.abs(values - hills())[10:].max() < 0.13


def test_units_are_told(files, tmp_path):
    feet = DemInput(write(tmp_path / "f.tif", hills(), unit="ft"))
    told = Told()
    open_dems(files[0], feet, feedback=told)
    assert len(told.warnings) == 1 and "in metres" in told.warnings[0] and "in ft" in told.warnings[0]
    other, told = DemInput(write(tmp_path / "f2.tif", hills(), unit="ft")), Told()
    open_dems(feet, other, feedback=told)
    assert len(told.warnings) == 1 and "both models are in ft" in told.warnings[0]
    assert vertical_unit(gdal.Open(write(tmp_path / "m.tif", hills(), unit="metre")), 1) == ""


@pytest.mark.parametrize(("factor", "unit"), [(1 / 0.3048, "in feet"), (10, "in decimetres"), (0.01, "in centimetres")])
def test_heights_in_a_unit_that_nobody_declared(tmp_path, factor, unit):
    models = [DemInput(write(tmp_path / f"{n}.tif", z)) for n, z in enumerate((hills(), factor * hills(east=25)))]
    told = Told()
    load_pair(open_dems(*models).windows, feedback=told)
    assert len(told.warnings) == 1 and unit in told.warnings[0]
    larger = "model to be aligned" if factor > 1 else "reference"
    assert told.warnings[0].startswith(f"The heights of the {larger} vary")


def test_nothing_is_said_of_units_where_reliefs_are_alike_or_noise(files, tmp_path):
    told = Told()
    load_pair(open_dems(*files).windows, feedback=told)
    rng = np.random.default_rng(1)
    rough = [DemInput(write(tmp_path / f"{n}.tif", rng.normal(0, n, SHAPE))) for n in (1, 10)]
    load_pair(open_dems(*rough).windows, feedback=told)
    assert told.warnings == []


def test_the_reference_is_cut_to_where_they_meet(files, tmp_path):
    wide = (ORIGIN[0] - 20000, ORIGIN[1] + 15000)
    big = DemInput(write(tmp_path / "big.tif", hills((3000, 4000), 10.0, wide), origin=wide))
    dems = open_dems(big, files[1])
    grid = dems.windows.grid
    assert grid.shape[0] < 300 and grid.shape[1] < 350
    assert dems.reference_grid.shape == (3000, 4000)
    # The compared part lies where it is in the whole.
    assert grid.geotransform == dems.reference_grid.subgrid(dems.part).geotransform
    values = dems.windows.heights(whole(grid))
    assert np.allclose(values, hills(grid.shape, 10.0, (grid.geotransform[0], grid.geotransform[3])), atol=1e-3)
    # What is written has the whole extent.
    made = aligned_heights(dems, NO_SHIFT, True)
    assert made.grid.shape == (3000, 4000)
    block = Window(dems.part.row - 40, dems.part.col - 40, 200, 250)
    heights = made.read(block)[0]
    x, y = dems.reference_grid.subgrid(block).geotransform[0], dems.reference_grid.subgrid(block).geotransform[3]
    known = np.isfinite(heights)
    assert known.any() and not known[:30].any()
    truth = hills(block.shape, 10.0, (x, y), 4, -6) - 2
    assert np.abs(heights - truth)[known].max() < 0.05


def test_what_does_not_meet(files, tmp_path):
    far = DemInput(write(tmp_path / "far.tif", hills(), origin=(ORIGIN[0], ORIGIN[1] + 50000)))
    with pytest.raises(NoOverlapError, match="do not overlap"):
        open_dems(files[0], far)
    with pytest.raises(InputError, match="same file"):
        open_dems(files[0], files[0])
    with pytest.raises(InputError, match="band 2"):
        open_dems(files[0], DemInput(files[1].source, 2))


@pytest.mark.parametrize("inside", [True, False])
def test_masks(files, tmp_path, inside):
    from shapely.geometry import box

    area = box(ORIGIN[0] + 300, ORIGIN[1] - 700, ORIGIN[0] + 900, ORIGIN[1] - 200)
    dems = open_dems(*files, MaskInput(polygons=(area,), crs_wkt=""), is_stable_inside=inside)
    expected = np.zeros(SHAPE, bool)
    expected[20:70, 30:90] = True
    pair = load_pair(dems.windows)
    assert np.array_equal(pair.stable, expected if inside else ~expected)


def test_large_models_are_averaged(files):
    from shapely.geometry import box

    mask = MaskInput(polygons=(box(ORIGIN[0], ORIGIN[1] - 400, ORIGIN[0] + 2000, ORIGIN[1]),))
    dems = open_dems(*files, mask)
    pair = load_pair(dems.windows, most=SHAPE[0] * SHAPE[1] // 3)
    assert pair.reference.shape == (60, 75) and pair.stable is None
    assert np.isnan(pair.reference[:20]).all() and np.isfinite(pair.reference[20:]).all()
    truth = hills().reshape(60, 2, 75, 2).mean((1, 3))
    assert np.abs(pair.reference - truth)[20:].max() < 1e-3
    left = pair.difference(DemShift(dx=4, dy=-6, dz=2))[22:-3, 3:-3]
    assert np.abs(left).max() < 0.2


def test_a_mask_that_leaves_nothing(files):
    from shapely.geometry import box

    dems = open_dems(*files, MaskInput(polygons=(box(0, 0, 1, 1),)), is_stable_inside=True)
    for most in (10**9, 5000):
        with pytest.raises(InputError, match="no stable terrain"):
            load_pair(dems.windows, most)


def test_degrees_count_as_metres_on_the_ground(tmp_path):
    step = 1e-4
    files = [
        DemInput(write(tmp_path / f"{n}.tif", hills(), gsd=step, origin=(15.0, 60.0), epsg=4326)) for n in ("r", "a")
    ]
    east, north = open_dems(*files).windows.metres
    assert east == pytest.approx(55800, rel=0.002)  # half of a degree on the equator
    assert north == pytest.approx(111412, rel=0.001)


def test_moved_and_raised_without_interpolation(files):
    dems = open_dems(*files)
    ramp = Ramp(np.array([1.0, 2.0, 0.0]), (ORIGIN[0] + 750, ORIGIN[1] - 600), 750.0)
    made = aligned_heights(dems, DemShift(dx=4, dy=-6, dz=2, ramps=(ramp,)), False)
    assert isinstance(made, MovedHeights)
    assert made.grid.geotransform == (ORIGIN[0] + 4, 10, 0, ORIGIN[1] - 6, 0, -10)
    raised = made.read(whole(made.grid))[0] - (hills(east=4, north=-6) - 2)
    expected = 2 + 1 + 2 * ((10 * np.arange(SHAPE[1]) + 5) - 750) / 750
    assert np.allclose(raised, expected, atol=2e-3)


def test_differences_and_shifts(files):
    dems, shift = open_dems(*files), DemShift(dx=4, dy=-6, dz=2)
    left = Differences(dems.windows, shift).read(whole(dems.windows.grid))[0]
    assert np.nanmax(np.abs(left[3:-3, 3:-3])) < 0.02
    found = Shifts(dems.windows, shift).read(Window(5, 7, 20, 30))
    assert found.shape == (3, 20, 30) and np.allclose(found[:, 0, 0], (4, -6, 2), atol=1e-4)
    seen = survey(dems.windows, shift)
    assert np.array_equal(seen.after, left, equal_nan=True) and seen.step == 1
    thin = survey(dems.windows, shift, most=3000)
    assert thin.step == 3 and np.array_equal(thin.after, left[::3, ::3], equal_nan=True)
    assert np.allclose(shifts_on(dems.windows, shift, thin)[:, 0, 0], (4, -6, 2))


def test_a_turned_model_on_any_grid(files, tmp_path):
    """Tilted by 0.05 degrees about the north axis, as seen on a grid in another CRS."""
    dems = open_dems(*files)
    turned = DemShift(
        dx=4, dy=-6, dz=2, rotation=(0.0, np.radians(0.05), 0.0), centre=(ORIGIN[0] + 750, ORIGIN[1] - 600, 500.0)
    )
    own = aligned_heights(dems, turned, False)
    assert own.grid == dems.aligned_grid
    heights = own.read(whole(own.grid))[0]
    expected = dems.windows.corrected(whole(dems.windows.grid), turned, dems.windows.heights(whole(dems.windows.grid)))
    both = np.isfinite(heights) & np.isfinite(expected)
    assert both.mean() > 0.9 and np.abs(heights - expected)[both].max() < 0.02


def test_a_reference_in_another_crs(files, tmp_path):
    other = str(tmp_path / "other.tif")
    gdal.Warp(other, files[0].source, dstSRS="EPSG:32632", resampleAlg="cubicspline", xRes=10, yRes=10, dstNodata=-9999)
    told = Told()
    dems = open_dems(DemInput(other), files[1], feedback=told)
    assert dems.is_projected and any("projected on the fly" in text for text in told.messages)
    made = aligned_heights(dems, DemShift(dx=4, dy=-6, dz=2), True)
    dataset = gdal.Open(other)
    assert made.grid == GeoGrid(
        (dataset.RasterYSize, dataset.RasterXSize), dataset.GetGeoTransform(), made.grid.crs_wkt
    )
    reference = dataset.ReadAsArray()
    left = np.where(reference == -9999, np.nan, reference) - made.read(whole(made.grid))[0]
    assert np.isfinite(left).mean() > 0.8
    assert np.nanpercentile(np.abs(left), 95) < 0.5
