"""The nouns every other room speaks in; standard library only."""
