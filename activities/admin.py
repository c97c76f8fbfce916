"""Settings pages for activities."""
