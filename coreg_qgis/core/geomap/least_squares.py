"""Linear least squares of many points and few terms, in chunks, with terms left out that earlier ones make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np
from scipy.linalg import qr, solve_triangular
from scipy.linalg.lapack import dgeqrf

from ..feedback import SILENT, Feedback, check_cancelled

# A term of which less than this share is left beside the earlier ones is rounding noise: it gets no coefficient.
DEPENDENT = 1e-11
_CHUNK_VALUES = 1 << 16  # a chunk stays in the cache


@dataclass(frozen=True, eq=False)
class Solution:
    """Coefficients (k, p) of k right-hand sides; ``independent`` (p,) tells the terms that were fitted, others are 0.

    ``inverse`` (p, p) is that of the normal matrix: times the variance of unit weight it is the covariance.
    """

    coefficients: np.ndarray
    independent: np.ndarray
    inverse: np.ndarray


def solve(
    design: Callable[[slice], np.ndarray], values: np.ndarray, weights: np.ndarray | None = None,
    feedback: Feedback = SILENT,
) -> Solution:  # fmt: skip
    """Weighted least squares of ``values`` (k, n); ``design`` gives the terms (p, rows) of a slice of the points.

    The triangles of Householder QR are merged chunk by chunk (TSQR: Demmel et al. 2012, SIAM J. Sci. Comput. 34), so
    that the error grows with the condition of the terms, not with its square as in normal equations.
    """
    sides = len(values)
    triangle = _triangle(design, values, None if weights is None else np.sqrt(weights), feedback)
    count = triangle.shape[1] - sides
    independent = _independent(triangle[:, :count], feedback)
    if not independent.all():
        kept = np.append(independent, np.ones(sides, bool))
        triangle = qr(triangle[:, kept], mode="r", check_finite=False)[0]
    rank = int(independent.sum())
    found = solve_triangular(triangle[:rank, :rank], np.hstack([triangle[:rank, rank:], np.eye(rank)]))
    coefficients, inverse = np.zeros((sides, count)), np.zeros((count, count))
    coefficients[:, independent] = found[:, :sides].T
    inverse[np.ix_(independent, independent)] = found[:, sides:] @ found[:, sides:].T
    return Solution(coefficients, independent, inverse)


def _triangle(design, values: np.ndarray, roots: np.ndarray | None, feedback: Feedback) -> np.ndarray:
    """R of (terms, values), square."""
    points = values.shape[1]
    width = len(design(slice(0, 1))) + len(values)
    rows = max(width, _CHUNK_VALUES // width)
    triangle = np.zeros((width, 0))
    for start in range(0, points, rows):
        check_cancelled(feedback)
        part = slice(start, min(start + rows, points))
        block = np.vstack([design(part), values[:, part]])
        if roots is not None:
            block *= roots[part]
        # Transposed blocks are in LAPACK's own order and are overwritten.
        merged = np.hstack([triangle, block]).T
        triangle = np.triu(dgeqrf(merged, overwrite_a=1)[0][:width]).T
    full = np.zeros((width, width))
    full[: triangle.shape[1]] = triangle.T
    return full


def _independent(triangle: np.ndarray, feedback: Feedback) -> np.ndarray:
    """Which columns (p,) are not made up of earlier kept ones."""
    count = triangle.shape[1]
    norms = np.linalg.norm(triangle, axis=0)
    if (np.abs(np.diag(triangle)) > DEPENDENT * norms).all():
        return np.ones(count, bool)
    directions, rank = np.empty(triangle.shape, order="F"), 0
    kept = np.zeros(count, bool)
    for column in range(count):
        check_cancelled(feedback)
        rest, found = triangle[:, column], directions[:, :rank]
        for _ in range(2):  # twice is enough for orthogonality to rounding (Kahan, in Parlett 1980)
            rest = rest - found @ (found.T @ rest)
        left = np.linalg.norm(rest)
        kept[column] = left > DEPENDENT * norms[column]
        if kept[column]:
            directions[:, rank] = rest / left
            rank += 1
    return kept
