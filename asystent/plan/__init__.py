"""Plan: what a family hears. Puts together rights, paths, letters and deadlines. Pure."""
