"""Entry point of ``python -m asystent`` and of the ``asystent`` command."""

import sys


def start() -> int:
    """Run the command line."""
    from asystent.cli.main import main  # noqa: PLC0415 - keeps this module free of everything else

    return main()


if __name__ == "__main__":
    sys.exit(start())
