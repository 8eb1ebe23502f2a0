"""Transformations of plane coordinates with the meaning and the files of IRAF's geomap, geoxytran and geotran.

A transform takes reference coordinates (x, y) to input coordinates (X, Y): a linear part with a geometric meaning
(shift, magnification, rotation, skew, flip) and, for ``general``, a distortion part for each axis.
"""
