"""What people take to a meeting: figures and lists of a dossier and a proposal, as data; no page, no file."""
