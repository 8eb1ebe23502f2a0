"""How long work reports progress and learns that it is no longer wanted."""

from __future__ import annotations

from typing import Protocol

from .errors import CancelledError


class Feedback(Protocol):
    """What the core asks of its caller; QGIS's QgsProcessingFeedback is adapted to it."""

    def set_progress(self, percent: float) -> None:
        """Share of the work that is done, 0 to 100."""

    def is_cancelled(self) -> bool:
        """True as soon as the result is no longer wanted."""

    def message(self, text: str) -> None:
        """Something the user may want to know."""

    def warning(self, text: str) -> None:
        """Something the user should know before trusting the result."""


class SilentFeedback:
    """Ignores everything and never cancels."""

    def set_progress(self, percent: float) -> None:
        """Do nothing."""

    def is_cancelled(self) -> bool:
        """Never."""
        return False

    def message(self, text: str) -> None:
        """Do nothing."""

    def warning(self, text: str) -> None:
        """Do nothing."""


class StepFeedback:
    """Maps the progress 0 to 100 of one step onto the part ``start`` to ``end`` of its parent."""

    def __init__(self, parent: Feedback, start: float, end: float):
        self._parent = parent
        self._start = start
        self._span = end - start

    def set_progress(self, percent: float) -> None:
        """Progress of this step, 0 to 100."""
        self._parent.set_progress(self._start + self._span * percent / 100)

    def is_cancelled(self) -> bool:
        """As the parent says."""
        return self._parent.is_cancelled()

    def message(self, text: str) -> None:
        """Hand on to the parent."""
        self._parent.message(text)

    def warning(self, text: str) -> None:
        """Hand on to the parent."""
        self._parent.warning(text)


SILENT = SilentFeedback()


def check_cancelled(feedback: Feedback) -> None:
    """Raise CancelledError when the user has cancelled."""
    if feedback.is_cancelled():
        raise CancelledError("The run was cancelled.")
