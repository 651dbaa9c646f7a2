"""The pages: one member per page, found by discovery as the resources of the API are."""
