"""Ratios against named peers, all in one run: `./run bench`. Budgets are shown, never asserted."""
