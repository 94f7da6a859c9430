"""报送表: what a lead unit is asked for each round, and what its answers would record."""
