"""The job engine behind a few verbs: work survives a crash, and is never done twice."""
