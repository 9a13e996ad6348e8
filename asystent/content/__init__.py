"""Content: questions, law, paths and letters as data, and the model the rest of the program sees."""
