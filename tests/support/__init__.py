"""What several tests build on: plans, journals, documents and forms, and ways to run the program."""
