"""The version of the kit, kept in one place."""

__version__ = "0.1.0"
