"""The commands, a module each: `EXAMPLES` for its help, and `run`, which answers with an exit code or None."""
