"""How often stories are read: numbers without readers. See docs/decisions/0011-most-read.md."""
