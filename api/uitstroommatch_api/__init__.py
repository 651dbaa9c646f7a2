"""The API and the pages: a thin shell over the desk."""
