"""How many there are: by category and unit, by age, by degree of disability, and what changed."""
