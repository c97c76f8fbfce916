"""What was planned and done: the floor above plans and beneficiaries."""
