"""The list of a round as it is worked through: who is next, who is done, who is there under two records."""

from collections.abc import Sequence
from dataclasses import dataclass

from activities.choices import VisitState
from activities.models import Activity, Visit
from activities.services.visits import gift
from beneficiaries.choices import ENDED
from beneficiaries.models import Person
from beneficiaries.normalise import plain_name

S = VisitState
_RANK = {S.VISITED: 0, S.ABSENT: 1, S.PLANNED: 2}


@dataclass(frozen=True, slots=True)
class Card:
    """One line of a round's list. `double`: the same person stands on it once more, under another record."""

    visit: Visit
    person: Person
    double: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to go there."""
        return not self.double and self.visit.state != S.VISITED

    @property
    def gift(self) -> str:
        """慰问金500元，米、油."""
        return gift(self.visit.amount, self.visit.goods)

    @property
    def gone(self) -> str:
        """去世, 迁出 …, where somebody is not looked after here any more; else ""."""
        return str(self.person.get_status_display()) if self.person.status in ENDED else ""

    @property
    def find(self) -> str:
        """What the search on the page looks through."""
        return f"{self.person.name} {self.person.pinyin} {self.person.initials}"


def cards_of(activity: Activity) -> list[Card]:
    """The round's people in their order; three queries, however many."""
    rows = (
        activity.visits.select_related("person__unit", "person__household", "person__merged_into__household")
        .prefetch_related("person__identities__category", "person__merged_into__identities__category")
        .order_by("position", "pk")
    )
    return cards(list(rows))


def cards(visits: Sequence[Visit]) -> list[Card]:
    """Of two records that are one person the one that was visited counts, else the first."""
    best: dict[int, Visit] = {}
    for visit in visits:
        key = visit.person.merged_into_id or visit.person_id
        there = best.get(key)
        if there is None or _RANK[S(visit.state)] < _RANK[S(there.state)]:
            best[key] = visit
    return [
        Card(visit, person, double=visit.state != S.VISITED and best[person.pk] is not visit)
        for visit in visits
        for person in [visit.person.merged_into or visit.person]
    ]


def matching(found: Sequence[Card], words: str) -> list[Card]:
    """Those whose name begins with the words, or whose pinyin or initials do."""
    wanted = plain_name(words).lower().replace(" ", "").replace("'", "")
    if not wanted:
        return list(found)
    return [
        card
        for card in found
        if any(
            text.startswith(wanted)
            for text in (card.person.name.lower(), card.person.pinyin, card.person.initials)
        )
    ]


def next_waiting(activity: Activity, after: Visit) -> Visit | None:
    """Who comes next on the list that nobody has gone to, from its beginning when its end is reached."""
    rows = list(activity.visits.select_related("person").order_by("position", "pk"))
    open_rows = [card.visit for card in cards(rows) if not card.double and card.visit.state == S.PLANNED]
    later = [visit for visit in open_rows if (visit.position, visit.pk) > (after.position, after.pk)]
    return next(iter(later or open_rows), None)
