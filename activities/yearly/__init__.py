"""The year's calendar as plain values: what stands on its days, and what the plan still wants."""
