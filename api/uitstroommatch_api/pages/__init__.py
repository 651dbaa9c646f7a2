"""The pages for people with a browser: server-rendered, in Dutch, usable without a script."""
