"""Where each task stands on a date."""
