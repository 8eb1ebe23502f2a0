"""QGIS's feedback as the core wants it, with a memory for the report."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingFeedback


class RunFeedback:
    """Adapts a QgsProcessingFeedback to core.feedback.Feedback and keeps what was said in ``messages``."""

    def __init__(self, feedback: QgsProcessingFeedback):
        self._feedback = feedback
        self.messages: List[str] = []

    def set_progress(self, percent: float) -> None:
        """Share of the work that is done, 0 to 100."""
        self._feedback.setProgress(float(percent))

    def is_cancelled(self) -> bool:
        """True as soon as the user has cancelled."""
        return self._feedback.isCanceled()

    def message(self, text: str) -> None:
        """Show in the log and keep."""
        self.messages.append(text)
        self._feedback.pushInfo(text)

    def warning(self, text: str) -> None:
        """Show as a warning and keep."""
        self.messages.append(text)
        self._feedback.pushWarning(text)

    def error(self, text: str) -> None:
        """Show as an error that does not end the run, and keep."""
        self.messages.append(text)
        self._feedback.reportError(text, False)
