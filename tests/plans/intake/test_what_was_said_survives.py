"""What the clerk has said about a proposal survives changes of the text, and every step can be taken back."""

from typing import Any

import pytest

from plans.intake import acts
from plans.intake.change import Change
from plans.intake.deciding import State, decision_on
from plans.intake.proposals import Kind
from plans.intake.staged import Staged
from plans.intake.staging import with_edits
from plans.models import Intake
from plans.reading.found import Edit, Span
from plans.services import intake as service
from shuangyong.units.errors import Outdated, Refused
from tests.cast import Cast
from tests.plans.intake.conftest import one, read


def act(cast: Cast, intake: Intake, wanted: Any) -> Intake:
    return service.change(
        actor=cast.clerk, intake=intake, version=Intake.objects.get(pk=intake.pk).version, wanted=wanted
    )


def replacing(words: str, new: str) -> Any:
    """A change of the staged text itself, as a flag makes it."""

    def wanted(staged: Staged) -> Change:
        edits = [
            Edit(Span(number, line.text.index(words), line.text.index(words) + len(words)), new)
            for number, line in enumerate(staged.lines)
            if words in line.text
        ]
        lines, moved = with_edits(staged.lines, edits)
        return Change(f"改“{words}”", lines=lines, moved=moved)

    return wanted


def test_a_decision_stays_when_the_words_before_it_change(cast: Cast, intake: Intake) -> None:
    task = one(intake, Kind.TASK, "便民服务")
    act(cast, intake, lambda staged: acts.decide(staged, task.key, State.DROPPED))
    act(cast, intake, replacing("为做好2026年双拥工作，", ""))
    assert read(intake).decision(one(intake, Kind.TASK, "便民服务")).state is State.DROPPED


def test_a_decision_follows_the_words_that_are_put_right(cast: Cast, intake: Intake) -> None:
    task = one(intake, Kind.TASK, "便民服务")
    act(cast, intake, lambda staged: acts.mend(staged, task.key, {"place": "社区广场"}))
    act(cast, intake, replacing("便民服务", "便民利民服务"))
    found = one(intake, Kind.TASK, "便民利民服务")
    assert found.key != task.key
    assert read(intake).decision(found).values == {"place": "社区广场"}


def test_a_line_that_goes_takes_no_other_decision_along(cast: Cast, intake: Intake) -> None:
    goal = one(intake, Kind.GOAL, "国防教育活动")
    act(cast, intake, lambda staged: acts.decide(staged, goal.key, State.ACCEPTED))
    act(cast, intake, replacing("1.优抚对象走访覆盖率达到100%。", ""))
    staged = read(intake)
    assert staged.decision(one(intake, Kind.GOAL, "国防教育活动")).state is State.ACCEPTED
    assert sum(decision_on(staged.decisions, key).state is State.ACCEPTED for key in staged.decisions) == 1


def test_steps_are_taken_back_one_after_the_other(cast: Cast, intake: Intake) -> None:
    first = Intake.objects.get(pk=intake.pk)
    task = one(intake, Kind.TASK, "便民服务")
    act(cast, intake, lambda staged: acts.decide(staged, task.key, State.DROPPED))
    act(cast, intake, replacing("便民服务", "便民利民服务"))
    act(cast, intake, lambda staged: acts.decide_all(staged, "goal", "accept_all"))
    act(cast, intake, lambda staged: Change("改年度", years=(2025, 2028)))
    for _ in range(4):
        current = Intake.objects.get(pk=intake.pk)
        service.undo(actor=cast.clerk, intake=intake, version=current.version)
    last = Intake.objects.get(pk=intake.pk)
    assert (last.lines, last.decisions, last.text_year, last.make_year, last.undo) == (
        first.lines, {}, None, first.make_year, [],
    )  # fmt: skip
    with pytest.raises(Refused, match="没有可以撤销"):
        service.undo(actor=cast.clerk, intake=intake, version=last.version)


def test_only_so_many_steps_are_remembered(cast: Cast, intake: Intake) -> None:
    task = one(intake, Kind.TASK, "便民服务")
    for number in range(service.UNDO_LEVELS + 5):
        state = State.DROPPED if number % 2 else State.ACCEPTED
        act(cast, intake, lambda staged, state=state: acts.decide(staged, task.key, state))
    assert len(Intake.objects.get(pk=intake.pk).undo) == service.UNDO_LEVELS


def test_the_second_of_two_windows_changes_nothing(cast: Cast, intake: Intake) -> None:
    task = one(intake, Kind.TASK, "便民服务")
    act(cast, intake, lambda staged: acts.decide(staged, task.key, State.DROPPED))
    with pytest.raises(Outdated, match="另一个窗口"):
        service.change(
            actor=cast.colleague, intake=intake, version=1,
            wanted=lambda staged: acts.decide_all(staged, "", "drop_all"),
        )  # fmt: skip
    assert list(Intake.objects.get(pk=intake.pk).decisions) == [task.key]


def test_a_text_is_never_emptied(cast: Cast, intake: Intake) -> None:
    with pytest.raises(Refused, match="一行也不剩"):
        act(cast, intake, lambda staged: Change("删光", lines=[], moved={}))


def test_a_line_made_a_heading_is_read_as_one_and_can_be_made_text_again(cast: Cast, receive: Any) -> None:
    intake = receive("双拥计划\n走访慰问的打算\n春节前走访军属。\n五月出板报。")
    line = one(intake, Kind.LINE, "打算")
    act(cast, intake, lambda staged: acts.mend(staged, line.key, {"level": "1", "role": "measures"}))
    confirmed = read(intake).confirmed().reading.lines
    assert [(row.level, row.role) for row in confirmed if "打算" in row.text] == [(1, "measures")]
    act(cast, intake, lambda staged: acts.mend(staged, line.key, {"level": "0"}))
    confirmed = read(intake).confirmed().reading.lines
    assert [row.level for row in confirmed if "打算" in row.text] == [0]


def test_two_tasks_become_one_with_the_words_and_times_of_both(cast: Cast, intake: Intake) -> None:
    key = one(intake, Kind.TASK, "军民座谈会").key
    act(cast, intake, lambda staged: acts.merge_with_next(staged, key))
    tasks = read(intake).confirmed().reading.tasks
    assert [task.text for task in tasks][-1] == "八一前召开军民座谈会；8月组织居民参观国防教育基地"
    assert [timing.words for timing in tasks[-1].timings] == ["八一前", "8月"]
    with pytest.raises(Refused, match="后面没有"):
        act(cast, intake, lambda staged: acts.merge_with_next(staged, key))


def test_a_title_of_two_lines_makes_two_tasks(cast: Cast, intake: Intake) -> None:
    key = one(intake, Kind.TASK, "军民座谈会").key
    act(cast, intake, lambda staged: acts.mend(staged, key, {"title": "召开座谈会\n慰问官兵"}))
    tasks = read(intake).confirmed().reading.tasks
    assert [task.text for task in tasks if "八一前" in str(task.timings)] == ["召开座谈会", "慰问官兵"]


def test_a_remark_that_is_known_stays_known_when_fewer_places_are_left(cast: Cast, receive: Any) -> None:
    intake = receive(
        "桂园社区2026年双拥工作计划\n一、走访,慰问\n春节前走访军属,问需求,办实事。\n5月出板报,两期。"
    )
    flag = one(intake, Kind.FLAG, "半角标点")
    act(cast, intake, lambda staged: acts.flag_known(staged, flag.key))
    act(cast, intake, replacing("走访,慰问", "走访、慰问"))
    fewer = one(intake, Kind.FLAG, "半角标点")
    assert fewer.key != flag.key
    assert read(intake).decision(fewer).state is State.ACCEPTED
