"""What was decided outlives a meeting that is cancelled: it can still be settled, but nothing is added."""

import pytest
from django.urls import reverse

from activities.choices import DecisionState
from activities.models import Decision
from activities.services.activities import cancel
from activities.services.decisions import DecisionLine, add_decisions
from shuangyong.units.errors import Refused


@pytest.fixture
def decision(make_decision, cast):
    decision = make_decision()
    meeting = decision.activity
    meeting.refresh_from_db()
    cancel(actor=cast.clerk, activity=meeting, version=meeting.version, reason="并到下次会上")
    return Decision.objects.get(pk=decision.pk)


@pytest.mark.parametrize(("step", "state"), [("done", "done"), ("drop", "dropped")])
def test_it_can_be_settled_and_opened_again(decision, cast, as_user, step, state):
    client, address = as_user(cast.clerk), reverse("activities:decision", args=[decision.pk])
    assert "记为已办" in client.get(address).content.decode()
    sent = {"step": step, "version": decision.version, "outcome": "另行安排"}
    assert client.post(address, sent).status_code == 302
    decision.refresh_from_db()
    assert (decision.state, decision.outcome) == (state, "另行安排")
    client.post(reverse("activities:decision_reopen", args=[decision.pk]), {"version": decision.version})
    decision.refresh_from_db()
    assert decision.state == DecisionState.OPEN


def test_nothing_is_added(decision, cast, as_user):
    with pytest.raises(Refused, match="取消"):
        add_decisions(actor=cast.clerk, activity=decision.activity, lines=[DecisionLine("新的事")])
    page = as_user(cast.clerk).get(decision.activity.get_absolute_url()).content.decode()
    assert decision.text in page
    assert "一行一条" not in page


def test_others_still_only_read(decision, cast, as_user):
    address = reverse("activities:decision", args=[decision.pk])
    assert as_user(cast.reviewer).post(address, {"step": "done", "version": 1}).status_code == 403
    assert as_user(cast.clerk2).post(address, {"step": "done", "version": 1}).status_code == 404
