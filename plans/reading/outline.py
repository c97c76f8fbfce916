"""Which paragraphs are title, headings, run-in headings, signature; and what each part of the plan is for.

Every step looks only at what the steps before it have left as BODY.
"""

from collections.abc import Sequence

from plans.reading.blocks import Block
from plans.reading.edges import mark_edges
from plans.reading.numbered import mark_numbered
from plans.reading.parts import Part
from plans.reading.plain_headings import give_depth, mark_plain
from plans.reading.roles import give_roles
from plans.reading.run_in import mark_run_in

__all__ = ["Part", "outline"]


def outline(blocks: Sequence[Block]) -> list[Part]:
    """Every block with its kind, level and role, in order."""
    parts = [Part(block) for block in blocks]
    mark_edges(parts)
    mark_numbered(parts)
    mark_run_in(parts)
    mark_plain(parts)
    give_depth(parts)
    give_roles(parts)
    return parts
