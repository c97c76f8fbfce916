"""Annexes that rooms above add to a paper: the table and the pictures of a summary.

What a provider gives must be kept with the plan: it is hashed at 印发 and printed again later.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from plans.models import Plan
from shuangyong.documents.model import Annex

Provider = Callable[[Plan], Iterable[Annex]]
_providers: list[Provider] = []
_NOT_SAID = ("path", "width", "height", "share", "align")


def register(provider: Provider) -> Provider:
    """Use as a decorator: `provider(paper)` gives the annexes that stand behind the paper's own."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def annexes_of(plan: Plan) -> tuple[Annex, ...]:
    """What the rooms above add; nothing, and no query, for a plan: it has its own."""
    if plan.is_plan:
        return ()
    return tuple(annex for provider in _providers for annex in provider(plan))


def said_by(annexes: Iterable[Annex]) -> list[dict[str, Any]]:
    """What the annexes say, for the content hash: words and digests of pictures, no measures, no files."""
    said: list[dict[str, Any]] = [_said(asdict(annex)) for annex in annexes]
    return said


def _said(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _said(part) for name, part in value.items() if name not in _NOT_SAID}
    if isinstance(value, list | tuple):
        return [_said(part) for part in value]
    return value
