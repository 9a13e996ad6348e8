"""Tests of the language floor."""
