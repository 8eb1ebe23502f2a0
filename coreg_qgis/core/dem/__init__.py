"""Coregistration of elevation models: terrain, whole-model and local solutions, statistics."""
