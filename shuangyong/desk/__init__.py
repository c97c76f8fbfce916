"""Pages that look across apps: home by role, the review queue."""
