"""`python -m inspection_stats`: the command line, where its own name is not on the path."""

from inspection_stats.cli.app import main

if __name__ == "__main__":
    main()
