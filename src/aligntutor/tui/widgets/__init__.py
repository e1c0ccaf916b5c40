"""The parts that screens are set from."""
