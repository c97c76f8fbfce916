"""What a reviewer reads: what changed since the last decision, the remarks, the queue."""
