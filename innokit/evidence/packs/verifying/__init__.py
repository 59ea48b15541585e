"""Verifying a pack: its files, its record, and everything worked out and written anew beside it."""
