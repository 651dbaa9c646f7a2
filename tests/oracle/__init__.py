"""An independent reference of the matching model: no solver, nothing shared with the product."""
