"""What was planned, done, visited and spent: the second half of the year's work."""
