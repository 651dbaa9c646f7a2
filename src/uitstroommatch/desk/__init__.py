"""The desk: every verb of the service with whoever asks; the one place where access is decided."""
