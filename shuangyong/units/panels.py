"""Parts of a page that a room above adds to it: the room below shows them and knows nothing of where from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from shuangyong.units.models import User

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Panel:
    """A template with its context, included by `{% include panel.template with panel=panel.context %}`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[T, User], "Panel | None"]


class Panels(Generic[T]):
    """The panels of one kind of page, in the order in which they were registered."""

    def __init__(self) -> None:
        self._makers: list[Maker[T]] = []

    def register(self, maker: Maker[T]) -> Maker[T]:
        """Use as a decorator: `maker(row, user)` gives a Panel, or None where it has nothing to show."""
        if maker not in self._makers:
            self._makers.append(maker)
        return maker

    def of(self, row: T, user: User) -> list[Panel]:
        """What is to be shown on this row's page to this user."""
        made: Iterable[Panel | None] = (maker(row, user) for maker in self._makers)
        return [panel for panel in made if panel is not None]
