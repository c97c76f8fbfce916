"""Lists of people that leave as files: what they show, who may have them, what the trail says of them."""
