"""Lines: from what is recorded of one cost or benefit to pounds by year."""
