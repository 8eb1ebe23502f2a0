"""The one door to the Fourier transform: both backends, the fallback, the lengths."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import numpy as np
import pytest

from coreg_qgis.core import fourier

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=fourier.BACKENDS)
def backend(request):
    return request.param


@pytest.mark.parametrize("shape", [(1, 16, 16), (3, 64, 48), (8, 32, 32), (2, 30, 50), (1, 125, 81)])
def test_transform_is_that_of_numpy_and_undoes_itself(backend, shape):
    data = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    plan = fourier.plan(shape, backend)
    plan.space[:] = data
    spectrum = plan.forward().copy()
    assert spectrum.dtype == np.complex64 and spectrum.shape == (shape[0], shape[1], shape[2] // 2 + 1)
    np.testing.assert_allclose(spectrum, np.fft.rfft2(data), atol=2e-6 * data.size**0.5 * 10)
    back = plan.inverse(spectrum.copy())
    assert back.dtype == np.float32
    np.testing.assert_allclose(back, data, atol=1e-5)


def test_inverse_of_what_the_plan_itself_holds(backend):
    data = np.random.default_rng(1).normal(size=(2, 32, 32)).astype(np.float32)
    plan = fourier.plan(data.shape, backend)
    plan.space[:] = data
    np.testing.assert_allclose(plan.inverse(plan.forward()), data, atol=1e-5)


def test_many_uses_change_nothing(backend):
    """FFTW plans again by measurement after a while, which overwrites its arrays."""
    rng = np.random.default_rng(2)
    plan = fourier.plan((2, 20, 36), backend)
    for _ in range(140):
        data = rng.normal(size=(2, 20, 36)).astype(np.float32)
        plan.space[:] = data
        np.testing.assert_allclose(plan.forward()[:, 3, 5], np.fft.rfft2(data)[:, 3, 5], atol=1e-3)


def test_plans_are_kept_but_do_not_pile_up(backend):
    first = fourier.plan((1, 10, 10), backend)
    assert fourier.plan((1, 10, 10), backend) is first
    for n in range(12, 60, 2):
        fourier.plan((1, n, n), backend)
    assert len(fourier._plans[threading.get_ident()]) <= fourier.MOST_PLANS
    data = np.ones((1, 10, 10), np.float32)
    first.space[:] = data  # a plan that was dropped from the cache still works for those who hold it
    assert first.forward()[0, 0, 0] == pytest.approx(100)


def test_threads_have_plans_of_their_own(backend):
    found = []
    mine = fourier.plan((1, 14, 14), backend)
    worker = threading.Thread(target=lambda: found.append(fourier.plan((1, 14, 14), backend)))
    worker.start()
    worker.join()
    assert found[0] is not mine and found[0].space is not mine.space


def test_plans_of_ended_threads_go(backend):
    for n in range(6):
        worker = threading.Thread(target=fourier.plan, args=((1, 14, 14 + 2 * n), backend))
        worker.start()
        worker.join()
    fourier.plan((1, 18, 222), backend)
    assert set(fourier._plans) <= {thread.ident for thread in threading.enumerate()}


def test_dropped_plans_do_not_pile_up(backend):
    for n in range(200):
        fourier.plan((1, 8, 8 + 2 * n), backend)
    assert len(fourier._dropped) <= 2 * fourier.MOST_PLANS


@pytest.mark.parametrize("length, down, up", [
    (2, 2, 2), (15, 12, 16), (16, 16, 16), (17, 16, 18), (64, 64, 64), (97, 96, 100), (127, 120, 128), (250, 250, 250),
    (251, 250, 256), (255, 250, 256), (1023, 1000, 1024), (22, 20, 24)])
def test_fast_length(length, down, up):
    assert fourier.fast_length(length) == down
    assert fourier.fast_length(length, up=True) == up


def test_fast_lengths_are_even_smooth_and_near():
    for length in range(16, 1200):
        below, above = fourier.fast_length(length), fourier.fast_length(length, up=True)
        assert below <= length <= above and below % 2 == above % 2 == 0
        assert above - length <= 0.13 * length + 2 and length - below <= 0.13 * length + 2
        for n in (below, above):
            while any(n % p == 0 for p in (2, 3, 5)):
                n //= next(p for p in (2, 3, 5) if n % p == 0)
            assert n == 1


ISOLATED = """
import sys
for name in ("osgeo", "qgis", "PyQt5", "matplotlib", {also!r}):
    sys.modules[name] = None
import json
import numpy as np
from coreg_qgis.core import fourier, global_shift, correction
from coreg_qgis.core.raster import ArrayRaster
rng = np.random.default_rng(0)
scene = np.kron(rng.normal(size=(40, 40)), np.ones((5, 5))) + rng.normal(size=(200, 200))
pair = ArrayRaster(scene, (0, 1, 0, 0, 0, -1)), ArrayRaster(scene, (-3, 1, 0, 4, 0, -1))
found = global_shift.detect_global_shift(*pair)
print(json.dumps([fourier.BACKENDS, found.x_shift_px, found.y_shift_px]))
"""


@pytest.mark.parametrize("also", ["osgeo", "pyfftw"])
def test_core_needs_neither_qgis_nor_gdal_nor_fftw(also):
    """In a fresh interpreter where they cannot be imported."""
    code = textwrap.dedent(ISOLATED.format(also=also))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    backends, x_shift, y_shift = json.loads(done.stdout)
    assert backends[-1] == "scipy" and (also == "osgeo" or backends == ["scipy"])
    assert (x_shift, y_shift) == pytest.approx((3, 4), abs=1e-3)
