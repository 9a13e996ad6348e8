"""Law: exact three-valued answers from dated rules. Pure: no input, no output, no clock."""
