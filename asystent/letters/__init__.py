"""Letters: fields, composing, proof-reading by ear, writing. Heavy libraries are imported when a file is written."""
