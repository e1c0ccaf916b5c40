"""The session: which card, which item, when it returns; no clock, no disk, no screen."""
