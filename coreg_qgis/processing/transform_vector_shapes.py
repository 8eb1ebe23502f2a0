"""Geometries as arrays of vertices and back: the well-known binary form, read and written a line at a time."""

from __future__ import annotations

from dataclasses import dataclass
from struct import pack, unpack_from
from typing import List, Sequence, Tuple

import numpy as np

_POINT, _LINE, _POLYGON, _TRIANGLE = 1, 2, 3, 17
_FLAG_25D = 0x80000000


@dataclass(frozen=True, eq=False)
class Chain:
    """Vertices (n, 2 to 4), x and y first; ``is_path`` where more may be put between them."""

    vertices: np.ndarray
    is_path: bool
    order: str  # of the bytes
    counted: bool

    def binary(self) -> bytes:
        """As it stands in the geometry."""
        count = pack(f"{self.order}I", len(self.vertices)) if self.counted else b""
        return count + self.vertices.astype(f"{self.order}f8").tobytes()


@dataclass(frozen=True, eq=False)
class Shape:
    """A geometry without curves: its chains, and the bytes before each."""

    heads: Tuple[bytes, ...]  # one more than chains
    chains: Tuple[Chain, ...]

    @classmethod
    def of(cls, binary: bytes) -> Shape:
        """Of a geometry's well-known binary form, with or without Z and M."""
        reader = _Reader(binary)
        reader.geometry()
        return cls((*reader.heads, binary[reader.cut :]), tuple(reader.chains))

    def with_vertices(self, vertices: Sequence[np.ndarray]) -> Shape:
        """The same geometry with other vertices, which may be more."""
        chains = (Chain(new, old.is_path, old.order, old.counted) for new, old in zip(vertices, self.chains))
        return Shape(self.heads, tuple(chains))

    def binary(self) -> bytes:
        """The well-known binary form."""
        parts = [part for head, chain in zip(self.heads, self.chains) for part in (head, chain.binary())]
        return b"".join([*parts, self.heads[-1]])


class _Reader:
    def __init__(self, binary: bytes):
        self._data, self._at, self.cut = binary, 0, 0
        self.heads: List[bytes] = []
        self.chains: List[Chain] = []

    def geometry(self) -> None:
        order = "<" if self._data[self._at] else ">"
        self._at += 1
        kind = self._number(order)
        size = 2 + (kind >= _FLAG_25D)
        kind &= ~_FLAG_25D
        size += (0, 1, 1, 2)[kind // 1000]
        kind %= 1000
        if kind == _POINT:
            self._chain(order, size, 1, is_path=False, counted=False)
        elif kind == _LINE:
            self._counted_chain(order, size, is_path=True)
        elif kind in (_POLYGON, _TRIANGLE):  # a triangle with more vertices would be none
            for _ in range(self._number(order)):
                self._counted_chain(order, size, is_path=kind == _POLYGON)
        else:
            for _ in range(self._number(order)):
                self.geometry()

    def _number(self, order: str) -> int:
        self._at += 4
        return unpack_from(f"{order}I", self._data, self._at - 4)[0]

    def _counted_chain(self, order: str, size: int, is_path: bool) -> None:
        head = self._at
        self._chain(order, size, self._number(order), is_path, counted=True, head=head)

    def _chain(self, order: str, size: int, count: int, is_path: bool, counted: bool, head: int | None = None) -> None:
        self.heads.append(self._data[self.cut : self._at if head is None else head])
        found = np.frombuffer(self._data, f"{order}f8", count * size, self._at).reshape(count, size)
        self.chains.append(Chain(found.astype(float), is_path, order, counted))
        self._at = self.cut = self._at + found.nbytes
