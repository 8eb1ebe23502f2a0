"""Processing provider and algorithms: they know QGIS, and nothing of how shifts are found."""
