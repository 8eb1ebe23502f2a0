"""All benchmarks, one after the other: python3 -m bench; results also under build/bench."""

from __future__ import annotations

import subprocess
import sys

# Each in its own process: the number of threads is fixed when numpy is imported.
NAMES = (
    "accuracy", "speed", "grid_quality", "grid_speed", "outlier_fields", "contrast", "local_models", "local_images",
    "warp_speed", "warp_fidelity", "geomap_iraf", "geolocation", "correct_swath", "rectify",
    "dem_global", "dem_local",
)  # fmt: skip
for name in NAMES:
    subprocess.run([sys.executable, "-m", f"bench.{name}"], check=True)
