"""Run-in headings: how much of a numbered paragraph is set in the type of its level."""

import re

_LEAD_END = re.compile(r"。|(?<![0-9])[：:]|[：:](?![0-9])")
_LEAD_LENGTH = 60  # a first sentence beyond this is body text, only its marker stands out


def split_lead(text: str) -> tuple[str, str]:
    """`(lead, rest)`: the first sentence, which is set like a heading, and what follows it."""
    found = _LEAD_END.search(text)
    if found and found.end() <= _LEAD_LENGTH:
        return text[: found.end()], text[found.end() :]
    return ("", text) if len(text) > _LEAD_LENGTH else (text, "")
