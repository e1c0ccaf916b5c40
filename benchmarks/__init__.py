"""Ratios against named peers, both sides in the same run; `python -m benchmarks` prints them all."""
