"""A whole record as one page types it: the person, the identities, one tick for all that is doubtful."""

from typing import Any

from beneficiaries.forms.base import CHECKED, Doubt, mark_of
from beneficiaries.forms.identity import Identities
from beneficiaries.forms.living import LivingForm
from beneficiaries.forms.person import PersonForm
from beneficiaries.models import Person
from beneficiaries.services.households import Home
from shuangyong.units.models import User


class Record:
    """The forms of one person, bound when `data` is given. `refused` is what a service said no with."""

    def __init__(self, data: Any = None, *, user: User, person: Person | None = None) -> None:
        self.data = data
        self.form = PersonForm(data, user=user, person=person)
        self.identities = Identities(data, person=person)
        self.living = LivingForm(data, user=user, person=person)
        self.refused = ""

    @property
    def only_redrawn(self) -> bool:
        """Whether a button inside the form was pressed that saves nothing (without JavaScript)."""
        return self.data is not None and any(name in self.data for name in ("add", "remove", "search"))

    def show_as_typed(self) -> None:
        """Drawn again without being saved: nothing is complained of yet."""
        self.identities.show_as_typed()
        self.form.errors.clear()
        self.living.errors.clear()
        self.form.doubts.clear()

    @property
    def problems(self) -> int:
        """How many fields have to be mended."""
        forms = [self.form, self.living, *self.identities.forms]
        return sum(len(form.errors) for form in forms)

    @property
    def doubts(self) -> list[Doubt]:
        return self.form.doubts + self.identities.doubts

    @property
    def mark(self) -> str:
        return mark_of(self.doubts)

    @property
    def ticked(self) -> bool:
        """Whether just these doubts were looked at."""
        return self.data is not None and self.data.get(CHECKED) == self.mark

    def may_save(self) -> bool:
        """All forms are always looked at, so that all that is wrong is said at once."""
        fine = [self.form.is_valid(), self.identities.is_valid(), self.living.is_valid()]
        return all(fine) and (not self.doubts or self.ticked)

    @property
    def home(self) -> Home:
        """Where the person lives, once all is well."""
        living = self.living.cleaned_data
        mate, address = living["housemate"], self.form.new_address()
        # Nothing typed must not empty the address of those who are joined.
        return Home(address or None if mate else address, mate, living["leaves"])
