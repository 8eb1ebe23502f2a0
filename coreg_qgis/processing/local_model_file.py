"""Displacement models as files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Sequence

from ..core.errors import InputError, OutputError
from ..translation import tr

if TYPE_CHECKING:
    from ..core.local_model import LocalModel

LARGEST_FILE = 1 << 30  # bytes


def load_model(path: str) -> LocalModel:
    """The model of a file; raises InputError where it is none."""
    from ..core.model_file import model_from_text

    try:
        if os.path.getsize(path) > LARGEST_FILE:
            text = tr("The displacement model {} is too large to be one: choose a file that CoReg has saved.")
            raise InputError(text.format(path))
        with open(path, encoding="utf-8") as stream:
            content = stream.read()
    except OSError as problem:
        text = tr("The displacement model {} cannot be read ({}): choose a file that CoReg has saved.")
        raise InputError(text.format(path, problem.strerror or problem)) from problem
    except UnicodeDecodeError:
        text = tr("{} is not a displacement model: choose a file that CoReg has saved.")
        raise InputError(text.format(path)) from None
    return model_from_text(content, path)


def save_text(path: str, text: str, inputs: Sequence[str]) -> None:
    """Write a small text file, whole or not at all; raises OutputError, also where it is one of ``inputs``."""
    from ..raster_io.output import check_output, staged

    check_output(path, list(inputs), "VRT")  # as for any small file beside the inputs
    try:
        with staged(path) as unfinished, open(unfinished, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as problem:
        message = tr("{} could not be written ({}): choose another folder or free some space.")
        raise OutputError(message.format(path, problem.strerror or problem)) from problem
