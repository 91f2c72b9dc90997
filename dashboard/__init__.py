"""Claimline: reads history essays, finds every dated claim, shows them on one time axis."""

__version__ = "0.1.0"
