"""PostgreSQL: what is kept, who may see it, and the trail."""
