"""The demo: an invented district, its people and two years of their plans, made through the services."""
