"""Errors that readers report, and what becomes of them.

Why it is so: docs/decisions/0012-error-reports.md.
"""
