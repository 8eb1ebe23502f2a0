"""The errors a user can cause: each message is one sentence that names the input and the remedy."""

from __future__ import annotations


class CoregError(Exception):
    """Base of all errors that are meant to be read by the user."""


class InputError(CoregError):
    """An input or a parameter cannot be used as given."""


class NoOverlapError(CoregError):
    """The two images share no area that holds data in both."""


class NoMatchError(CoregError):
    """The images overlap, but nothing in them could be matched reliably."""


class OutputError(CoregError):
    """A result could not be written; nothing was left behind."""


class CancelledError(CoregError):
    """The user cancelled the run."""
