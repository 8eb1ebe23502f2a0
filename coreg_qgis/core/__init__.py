"""Matching core of CoReg: numpy, scipy, shapely and the standard library only."""
