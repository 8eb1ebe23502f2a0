"""Styles of the result layers, and how they get onto layers that Processing loads."""
