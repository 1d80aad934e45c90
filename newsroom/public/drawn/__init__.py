"""What the paper draws by itself: cards for links shared elsewhere, and its icons."""
