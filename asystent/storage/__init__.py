"""Case files and settings on the disk of the person who uses the program."""
