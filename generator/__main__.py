"""`python -m generator` is the same command as `gongshi`."""

from generator.cli import run

if __name__ == "__main__":
    run()
