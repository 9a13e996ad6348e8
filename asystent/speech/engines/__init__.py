"""Back ends of speech, one a module; they are loaded only inside the worker process."""
