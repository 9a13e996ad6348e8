"""The ear: hears the program as screen readers do, models of NVDA and the real yasr and Fenrir, and compares it with the screen."""
