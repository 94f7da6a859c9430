"""Documents to grids: one module for each format that offices keep task tables in."""
