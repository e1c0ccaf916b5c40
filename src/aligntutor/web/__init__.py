"""The tutor in a browser: one learner, on this computer alone."""

DRIVER = "aligntutor.web.driver:TabDriver"
"""What TEXTUAL_DRIVER is where a browser stands for the terminal."""
