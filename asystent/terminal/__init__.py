"""The conversation with a person who cannot see the screen."""
