"""``python -m renwu`` is the same program as ``renwu``."""

from renwu.cli import main

if __name__ == "__main__":
    main()
