"""All public agencies together, and each of them: base-year prices, discounted, transfers in."""
