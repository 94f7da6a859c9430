"""What a command says, whatever the format."""
