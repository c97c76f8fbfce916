"""What goes wrong with secrets; each message is fit for an administrator's eyes and holds no secret."""


class PrivacyError(Exception):
    """Something about keys or ciphertext is not as it must be."""


class KeyFileError(PrivacyError):
    """The key file is missing, unreadable or not a key file."""


class KeyMissing(PrivacyError):
    """A value was encrypted with a key that is not in the key file."""


class Undecipherable(PrivacyError):
    """A ciphertext was damaged, forged, moved from another column, or meets the wrong key."""
