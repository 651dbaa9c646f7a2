"""How the tables came to be, step by step. A step that was published never changes; a change is a new step."""
