"""The tutor in a browser: one learner, on this computer alone."""
