"""与谁同住: somebody of the same ledger, looked for by name, whose household and address are shared."""

from typing import Any

from django import forms

from beneficiaries.finding import Wanted
from beneficiaries.forms.base import one_line
from beneficiaries.models import Person
from beneficiaries.querysets import PersonQuerySet
from beneficiaries.services.households import housemates
from shuangyong.units.models import Role, Unit, User

MOST = 10


class LivingForm(forms.Form):
    """Part of a record's form. `found` are the people to choose from, the chosen one first."""

    living_q = forms.CharField(label="与本单位某人同住", required=False, max_length=40)
    housemate = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        required=False,
        error_messages={"invalid_choice": "同住的人要在本单位的台账里，请重新查找。"},
    )
    leaves = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, user: User, person: Person | None = None) -> None:
        super().__init__(data)
        self.person = person
        self.unit = person.unit if person is not None else _unit(self.data, user)
        self.people: PersonQuerySet = Person.objects.visible_to(user).filter(unit=self.unit)
        if person is not None:
            self.people = self.people.exclude(pk=person.pk)
        self.people = self.people.select_related("household")
        choice = self.fields["housemate"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  narrows the type
        choice.queryset = self.people
        self.others = housemates(person) if person is not None else []

    @property
    def typed(self) -> str:
        """What is looked for."""
        return one_line(str(self.data.get("living_q", ""))[:40])

    @property
    def chosen(self) -> Person | None:
        """Who is ticked."""
        pk = str(self.data.get("housemate", ""))
        known = pk.isascii() and pk.isdigit() and len(pk) < 18
        return self.people.filter(pk=pk).first() if known else None

    @property
    def found(self) -> list[Person]:
        """Whom the words find, at most MOST, without those one lives with already."""
        chosen = self.chosen
        first = [chosen] if chosen is not None else []
        if not self.typed:
            return first
        but = {person.pk for person in [*self.others, *first]}
        people = Wanted(words=self.typed).narrow(self.people).exclude(pk__in=but)
        return [*first, *people[:MOST]]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        mate = data.get("housemate")
        if self.typed and mate is None and "housemate" not in self.errors:
            self.add_error("housemate", "请在找到的人里选一位；不与别人同住的，把上面的名字删掉。")
        typed = one_line(str(self.data.get("address", ""))) or "clear_address" in self.data
        if typed and mate is not None and mate.household is not None and mate.household.address:
            words = f"与{mate.name}同住，就用{mate.name}的住址，现住址请不要再填。"
            self.add_error("housemate", words)
        return data


def _unit(data: Any, user: User) -> Unit | None:
    """The unit a new record goes into: the street chooses one in the same form."""
    if user.role != Role.STREET:
        return user.unit
    pk = str(data.get("unit", ""))
    known = pk.isascii() and pk.isdigit() and len(pk) < 18
    return Unit.objects.visible_to(user).filter(pk=pk).first() if known else None
