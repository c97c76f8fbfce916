"""What activities add to the pages of the rooms below: progress beside a plan, visits beside a person."""
