"""The desk: where the newsroom works, on Django's admin."""
