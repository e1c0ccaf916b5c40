"""One screen a file, beside its style sheet; the app decides which is shown."""
