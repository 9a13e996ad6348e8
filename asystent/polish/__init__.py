"""Pure functions of the Polish language: the floor everything else stands on.

Nothing here reads a file, a clock or another part of the program.
"""
