"""The interface's texts in other languages: found in the code, kept in gettext's catalogues.

For developers: it stands on Babel, which is among their tools only. What is served reads the
compiled catalogues, through Django.
"""
