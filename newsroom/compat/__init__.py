"""Where two versions of a library differ, the one name that the rest of the house uses."""
