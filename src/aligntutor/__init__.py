"""aligntutor: learn an argument in the terminal."""

__version__ = "0.1.0"
