"""One file per resource; each defines ``ROUTES`` (see ``routing``)."""
