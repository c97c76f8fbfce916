"""The one place that knows where this deployment keeps its keys."""

from django.conf import settings

from .keys import KeyRing, read_ring


def ring() -> KeyRing:
    """The keys of `settings.KEY_FILE`. KeyFileError when they cannot be had."""
    return read_ring(settings.KEY_FILE)
