"""Why something is not done. Every message is a Chinese sentence that a clerk can act on."""


class Refused(Exception):
    """An action that the rules do not allow now; `str(error)` is shown to the user."""


class Forbidden(Refused):
    """The user lacks the right, whatever the state: a page answers 403."""


class Outdated(Refused):
    """Someone else was first; the message says who did what. A page answers with the new state."""


class Repeated(Outdated):
    """The same step by the same hand a second time: the first one stands, and nothing was lost."""
