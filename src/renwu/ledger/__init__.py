"""Files to a plan with its journal."""
