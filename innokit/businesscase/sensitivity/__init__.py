"""Sensitivity: what would change the answer."""
