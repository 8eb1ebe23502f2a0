"""Ratio benchmarks on pairs with exactly known shift; run from the repository root: python3 -m bench."""
