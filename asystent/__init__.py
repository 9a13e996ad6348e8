"""asystent: rights, deadlines and letters for parents of disabled children, by ear."""

__version__ = "0.2.0"
