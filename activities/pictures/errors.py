"""Why a file is not taken as a picture."""


class PictureRefused(Exception):
    """`str(error)` is a Chinese sentence that says what to do instead."""
