"""What offices pass around."""
