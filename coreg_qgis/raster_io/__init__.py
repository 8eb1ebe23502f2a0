"""Rasters on disk: the only room that imports osgeo. Import its modules directly."""
