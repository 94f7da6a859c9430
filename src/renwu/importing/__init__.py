"""A document's tables to a plan."""
