"""The one door to the fast Fourier transform: pyfftw where it can be imported, else scipy.fft.

Transforms are real, two-dimensional over the last two axes, float32 / complex64 and single-threaded: threads work on
different batches, each with its own plan, so that results never depend on their number.
"""

from __future__ import annotations

import sys
import threading
from typing import Dict, Tuple

import numpy as np
import scipy.fft

try:
    import pyfftw
except ImportError:  # an accelerator only: everything works through scipy.fft
    pyfftw = None

BACKENDS = ("scipy",) if pyfftw is None else ("pyfftw", "scipy")
_UNUSED = 3  # references to a plan that nobody holds: the list, the loop and the question itself
MOST_PLANS = 16  # of a thread: odd window sizes must not pile up buffers
_plans: Dict[int, Dict[tuple, object]] = {}  # by thread
_dropped: list = []  # plans that somebody may still use
_planning = threading.Lock()  # FFTW makes and destroys plans in one thread at a time only


class _ScipyPlan:
    """Transforms of one batch shape through scipy.fft."""

    def __init__(self, shape: Tuple[int, int, int]):
        self.shape = shape
        self.space = np.empty(shape, np.float32)

    def forward(self) -> np.ndarray:
        """Spectrum of what stands in ``space``."""
        return scipy.fft.rfft2(self.space)

    def inverse(self, spectrum: np.ndarray) -> np.ndarray:
        """The real array of a half-plane spectrum, which may be overwritten."""
        return scipy.fft.irfft2(spectrum, s=self.shape[1:], overwrite_x=True)


class _FftwPlan:
    """Transforms of one batch shape through FFTW.

    Planned by estimate: plans by measurement are a little faster, but differ from run to run, and so would results.
    """

    def __init__(self, shape: Tuple[int, int, int]):
        self.shape = shape
        self.space = pyfftw.empty_aligned(shape, "float32")
        self._half = pyfftw.empty_aligned((*shape[:2], shape[2] // 2 + 1), "complex64")
        self._back = pyfftw.empty_aligned(shape, "float32")
        axes, effort = (1, 2), "FFTW_ESTIMATE"
        self._forward = pyfftw.FFTW(self.space, self._half, axes=axes, flags=(effort,))
        self._inverse = pyfftw.FFTW(
            self._half, self._back, axes=axes, direction="FFTW_BACKWARD", flags=(effort, "FFTW_DESTROY_INPUT")
        )

    def forward(self) -> np.ndarray:
        """Spectrum of what stands in ``space``; valid until the next transform of this plan."""
        self._forward.execute()
        return self._half

    def inverse(self, spectrum: np.ndarray) -> np.ndarray:
        """The real array of a half-plane spectrum; valid until the next inverse of this plan."""
        if spectrum is not self._half:
            self._half[:] = spectrum
        self._inverse.execute()
        self._back *= 1.0 / (self.shape[1] * self.shape[2])
        return self._back


def plan(shape: Tuple[int, int, int], backend: str | None = None):
    """The calling thread's plan for batches of ``shape`` (n, rows, cols).

    Write into ``.space``, then ``.forward()`` gives the half-plane spectrum (n, rows, cols // 2 + 1) and
    ``.inverse(spectrum)`` the real array, normalised so that both undo each other. The arrays belong to the plan:
    what must outlive the next call is copied.
    """
    key = backend or BACKENDS[0], shape
    own = _plans.get(threading.get_ident(), {})
    return own[key] if key in own else _made(*key)


def _made(name: str, shape: Tuple[int, int, int]):
    """A new plan for the calling thread. The plans of threads that have ended go here too, never on their own."""
    with _planning:
        me = threading.current_thread()  # which also makes threads known that Python did not start
        living = {thread.ident for thread in threading.enumerate()}
        for ident in [ident for ident in _plans if ident not in living]:
            del _plans[ident]
        own = _plans.setdefault(me.ident, {})
        _dropped[:] = [plan for plan in _dropped if sys.getrefcount(plan) > _UNUSED]
        if len(own) >= MOST_PLANS:
            _dropped.extend(own.values())
            own.clear()
        own[name, shape] = _FftwPlan(shape) if name == "pyfftw" else _ScipyPlan(shape)
        return own[name, shape]


def fast_length(length: int, *, up: bool = False) -> int:
    """The nearest even length not above ``length`` (``up``: not below) with prime factors 2, 3 and 5 only."""
    candidate = max(2, length + length % 2 if up else length - length % 2)
    while not _is_smooth(candidate):
        candidate += 2 if up else -2
    return candidate


def _is_smooth(number: int) -> bool:
    for prime in (2, 3, 5):
        while number % prime == 0:
            number //= prime
    return number == 1
