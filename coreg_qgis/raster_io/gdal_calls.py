"""Calls into GDAL that leave its global state alone: errors are collected, nothing reaches stderr."""

from __future__ import annotations

import re
import threading
from contextlib import ExitStack, contextmanager
from traceback import clear_frames
from typing import Callable, Iterator, List

from osgeo import gdal, ogr, osr

from ..core.feedback import Feedback

# A raster that is only read must not leave a .aux.xml beside it, whatever a driver finds out while reading.
# No GDAL_NUM_THREADS: GeoTIFF's decoding threads report errors past our handler, to stderr.
READING = {"GDAL_PAM_ENABLE_MARK_DIRTY": "NO", "GDAL_NUM_THREADS": "1"}


CACHE_BYTES = 128 << 20
_cache_lock = threading.Lock()
_cache_limits: List[int] = []  # the limit before, then one entry a user


class GdalProblem(RuntimeError):
    """A GDAL call failed; the text is GDAL's own."""


class ErrorLog:
    """The failures that GDAL reported inside one ``gdal_calls`` block."""

    def __init__(self) -> None:
        self.failures: List[str] = []

    def record(self, level: int, _number: int, text: str) -> None:
        """GDAL's error handler."""
        if level >= gdal.CE_Failure:
            self.failures.append(" ".join(text.split()))

    @property
    def text(self) -> str:
        """The first failure: later ones are its consequences."""
        return self.failures[0] if self.failures else "GDAL gives no reason"

    def check(self) -> None:
        """Raise GdalProblem where anything has failed so far."""
        if self.failures:
            raise GdalProblem(self.text)

    def need(self, result):
        """``result`` itself; raises GdalProblem where it is None or anything has failed."""
        self.check()
        if result is None:
            raise GdalProblem(self.text)
        return result


@contextmanager
def gdal_calls(**config: str) -> Iterator[ErrorLog]:
    """A block of GDAL calls with thread-local configuration; failures raise GdalProblem at its end.

    Code inside works whether or not some other plugin has called ``gdal.UseExceptions()``, which GDAL before 3.7
    knows only for the whole process: results may be None, and RuntimeError, which leaves the block as GdalProblem,
    may come from any call.
    """
    log = ErrorLog()
    with ExitStack() as stack:
        for module in (gdal, ogr, osr):
            if hasattr(module, "ExceptionMgr"):
                stack.enter_context(module.ExceptionMgr(useExceptions=False))
        for name, value in config.items():
            stack.callback(gdal.SetThreadLocalConfigOption, name, gdal.GetThreadLocalConfigOption(name))
            gdal.SetThreadLocalConfigOption(name, value)
        gdal.PushErrorHandler(log.record)
        stack.callback(gdal.PopErrorHandler)
        try:
            yield log
        except BaseException as problem:
            # Frames that failed keep datasets open; they must be closed while their complaints are still caught.
            clear_frames(problem.__traceback__)
            if type(problem) is RuntimeError:  # what the bindings raise after UseExceptions(), wherever it came from
                raise GdalProblem(log.failures[0] if log.failures else str(problem)) from problem
            raise
    log.check()


@contextmanager
def small_cache() -> Iterator[None]:
    """GDAL's block cache, by default 5 % of all memory, kept small while a scene runs through it once.

    The limit is the process's, so the last user puts it back; others only read some blocks twice meanwhile.
    """
    with _cache_lock:
        if not _cache_limits:
            _cache_limits.append(gdal.GetCacheMax())
            gdal.SetCacheMax(min(gdal.GetCacheMax(), CACHE_BYTES))
        _cache_limits.append(0)
    try:
        yield
    finally:
        with _cache_lock:
            _cache_limits.pop()
            if len(_cache_limits) == 1:
                gdal.SetCacheMax(_cache_limits.pop())


def reason(problem: BaseException) -> str:
    """GDAL's text as the end of a sentence."""
    text = re.sub(r"\.coreg-\w+[/\\]", "", str(problem))  # the folder in which outputs come into being
    text = re.sub(r"""[`']?\b[A-Z]+\["([^"]*)".*\]'?(?= to |$)""", r"\1", text)  # a CRS in full is pages long
    return text.strip().rstrip(".") or "GDAL gives no reason"


def progress_of(feedback: Feedback) -> Callable[[float, str, object], int]:
    """GDAL's progress callback: 0 stops the work."""

    def progress(share: float, _text: str, _data: object) -> int:
        feedback.set_progress(100 * min(share, 1.0))  # polygonising reports a little more
        return 0 if feedback.is_cancelled() else 1

    return progress
