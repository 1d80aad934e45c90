"""Readers' search: its form, its pages, its feeds, and how browsers are told of it."""
