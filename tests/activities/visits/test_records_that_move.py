"""What happens to visits when records are merged, chained, brought in by a file and taken out again."""

from datetime import date
from decimal import Decimal

import pytest

from activities.models import Visit
from activities.records import records_of, standing_records
from activities.services.visits import plan_visits, record_visit
from beneficiaries.importing.applying import confirm
from beneficiaries.importing.receiving import receive
from beneficiaries.importing.undoing import Blocked, undo
from beneficiaries.models import Person
from beneficiaries.services.merging import merge
from tests.activities.visits.helpers import DAY, text_of
from tests.beneficiaries.importing.workbooks import tidy


def test_the_kept_records_page_shows_the_visits_of_all_that_were_merged_into_it(
    clerk, cast, make_round, make_person
):
    visits = make_round(3)
    people = [visit.person for visit in visits]
    for order, visit in enumerate(visits):
        record_visit(
            actor=cast.clerk, visit=visit, version=1, day=date(2026, 2, 6 + order), amount=Decimal(order + 1)
        )
    Person.objects.filter(pk__in=[people[1].pk, people[2].pk]).update(id_number="", id_index="")
    for kept, absorbed in ((people[1], people[2]), (people[0], people[1])):
        kept, absorbed = (Person.objects.get(pk=person.pk) for person in (kept, absorbed))
        merge(actor=cast.clerk, kept=kept, absorbed=absorbed, version=kept.version)
    kept = Person.objects.get(pk=people[0].pk)
    assert records_of(kept) == {person.pk for person in people}
    assert set(standing_records(person.pk for person in people).values()) == {kept.pk}
    assert kept.visited_on == date(2026, 2, 8)
    page = text_of(clerk.get(f"/people/{kept.pk}/"))
    assert all(f"慰问金{amount}元" in page for amount in (1, 2, 3))


def test_an_import_whose_people_are_on_a_list_is_not_taken_out(cast, categories, make_activity):
    batch = receive(actor=cast.clerk, unit=cast.community, filename="花名册.xlsx", data=tidy(3))
    confirm(actor=cast.clerk, batch=batch)
    person = Person.objects.order_by("pk")[1]
    visit = plan_visits(actor=cast.clerk, activity=make_activity("走访"), persons=[person])[0]
    with pytest.raises(Blocked) as error:
        undo(actor=cast.clerk, batch=batch)
    assert "走访名单" in error.value.blockers[0].words
    record_visit(actor=cast.clerk, visit=visit, version=1, day=DAY)
    with pytest.raises(Blocked) as error:
        undo(actor=cast.clerk, batch=batch)
    assert "走访过" in error.value.blockers[0].words
    assert (Visit.objects.count(), Person.objects.count()) == (1, 3)
