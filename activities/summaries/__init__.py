"""Summaries that write themselves: out of the rows come figures, out of the figures the text."""
