"""The page cache: it stands in front of Django and remembers what readers were shown.

`layer` answers requests; `pages` is what is kept; `shelves` is where; `stamps` and `lifetimes` tell
whether what was kept still holds. Why it is built so: docs/decisions/0007-page-cache.md.
"""
