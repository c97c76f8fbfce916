"""A text on its way to become a plan: what was found, what the clerk said about it, what comes out."""
