"""The review page and its buttons, as plain forms."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from plans.intake import staged
from plans.intake.deciding import State
from plans.intake.proposals import Kind
from plans.models import Intake
from plans.reading import reader
from plans.reading.found import Edit, Flag, Span
from tests.cast import Cast
from tests.plans.intake.conftest import one, read


@pytest.fixture
def client(cast: Cast, as_user: Any) -> Client:
    signed_in: Client = as_user(cast.clerk)
    return signed_in


def page(client: Client, intake: Intake, **query: str) -> str:
    answer = client.get(reverse("plans:intake", args=[intake.pk]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, intake: Intake, what: str, **fields: Any) -> Any:
    version = Intake.objects.get(pk=intake.pk).version
    return client.post(reverse(f"plans:intake_{what}", args=[intake.pk]), {"version": version, **fields})


def told(client: Client, intake: Intake) -> str:
    answer = client.get(reverse("plans:intake", args=[intake.pk]))
    return " ".join(str(message) for message in answer.context["messages"])


def flagged(monkeypatch: Any, *flags: Flag) -> None:
    """The reader finds these flags as well, while their words stand."""
    read_plan = reader.read_plan

    def with_flags(lines: Any, **options: Any) -> Any:
        reading = read_plan(lines, **options)
        there = [flag for flag in flags if _stands(flag, reading)]
        return replace(reading, flags=tuple(there))

    monkeypatch.setattr(staged, "read_plan", with_flags)


def _stands(flag: Flag, reading: Any) -> bool:
    return all(reading.lines[span.line].text[span.start : span.end] in flag.message for span in flag.spans)


SWAP = Flag(
    "rewritten", "“便民服务”像是改写时换错的词。", "可以改为“便民利民服务”。",
    (Span(10, 11, 15),), (Edit(Span(10, 11, 15), "便民利民服务"),),
)  # fmt: skip


def test_every_line_stands_on_the_left_as_it_is(client: Client, intake: Intake) -> None:
    words = page(client, intake)
    lines = re.findall(r'<span class="in-run">(.*?)</span>(?=<a class="in-mend|</p>)', words, re.S)
    said = [re.sub(r"<[^>]*>", "", line) for line in lines]
    assert said == [line["text"] for line in Intake.objects.get(pk=intake.pk).lines]


def test_what_is_tied_is_there_on_both_sides(client: Client, intake: Intake) -> None:
    words = page(client, intake)
    ids = set(re.findall(r'\bid="([^"]+)"', words))
    for ties in re.findall(r'data-ties="([^"]+)"', words):
        assert set(ties.split()) <= ids
    for target in re.findall(r'href="#([^"]+)"', words):
        assert target in ids
    for places in re.findall(r'aria-controls="([^"]+)"', words):
        assert set(places.split()) <= ids
    assert set(re.findall(r'aria-describedby="([^"]+)"', words)) <= ids
    every = re.findall(r'\bid="([^"]+)"', words)
    assert len(every) == len(set(every))


def test_accepted_dropped_and_wanted_again(client: Client, intake: Intake) -> None:
    key = one(intake, Kind.TASK, "便民服务").key
    for act, state in (("accept", State.ACCEPTED), ("drop", State.DROPPED), ("open", State.OPEN)):
        answer = send(client, intake, "decide", key=key, act=act)
        assert answer.url.endswith(f"#{key}")
        assert read(intake).decision(one(intake, Kind.TASK, "便民服务")).state is state


def test_all_are_accepted_but_what_was_dropped_before(client: Client, intake: Intake) -> None:
    key = one(intake, Kind.TASK, "便民服务").key
    send(client, intake, "decide", key=key, act="drop")
    send(client, intake, "decide", act="accept_all", group="")
    staged = read(intake)
    assert staged.decision(one(intake, Kind.TASK, "便民服务")).state is State.DROPPED
    states = {staged.decision(item).state for item in staged.proposals if item.kind is Kind.GOAL}
    assert states == {State.ACCEPTED}


def test_a_group_is_dropped_as_a_whole(client: Client, intake: Intake) -> None:
    send(client, intake, "decide", act="drop_all", group="goal")
    assert read(intake).confirmed().reading.goals == ()
    assert read(intake).confirmed().reading.tasks


def test_the_small_form_opens_without_a_script_and_holds_what_was_found(
    client: Client, intake: Intake
) -> None:
    key = one(intake, Kind.TASK, "优抚对象32户").key
    words = page(client, intake, mend=key)
    assert 'name="title"' in words
    assert 'value="春节前"' in words
    assert 'value="32户"' in words
    assert words.count('name="title"') == 1


def test_what_is_mended_shows_and_is_remembered(client: Client, intake: Intake, task_type: Any) -> None:
    key = one(intake, Kind.TASK, "便民服务").key
    fields = {
        "title": "组织便民服务", "time": "3月、5月", "type": "302", "direction": "F", "amount": "2次",
        "budget": "1200元", "fund_source": "街道", "responsible_person": "江晓月",
    }  # fmt: skip
    assert send(client, intake, "mend", key=key, **fields).status_code == 302
    words = page(client, intake)
    for said in (
        "已修改",
        "3月、5月（一季度、二季度）",
        "走访慰问优抚对象、军烈属",
        "2次",
        "1,200元",
        "江晓月",
    ):
        assert said in words
    task = next(task for task in read(intake).confirmed().reading.tasks if task.text == "组织便民服务")
    assert (task.quarters, task.target_count, task.fund_source) == ((1, 2), 2, "街道")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("budget", "很多", "经费请填数字"),
        ("title", " \n ", "请写任务名称"),
        ("title", "走" * 301, "最多300个字"),
        ("type", "999", "请从列表里选任务类型"),
        ("direction", "?", "请从列表里选方向"),
        ("amount", "9" * 12, "数量太大"),
        ("title", "走访\n" * 30, "最多拆成20条"),
        ("time", "春节" * 101, "太长"),
    ],
)
def test_what_cannot_stand_is_said_beside_its_field_and_stays(
    client: Client, intake: Intake, field: str, value: str, said: str
) -> None:
    key = one(intake, Kind.TASK, "便民服务").key
    answer = send(client, intake, "mend", key=key, place="社区广场", **{field: value})
    words = answer.content.decode()
    assert answer.status_code == 200
    assert said in words
    assert 'value="社区广场"' in words
    assert not Intake.objects.get(pk=intake.pk).decisions


def test_goal_member_and_title_are_mended_too(client: Client, receive: Any) -> None:
    intake = receive()
    title = one(intake, Kind.TITLE, "")
    send(client, intake, "mend", key=title.key, title="桂园社区2026年双拥要点")
    goal = one(intake, Kind.GOAL, "国防教育")
    send(client, intake, "mend", key=goal.key, text="国防教育不少于6次")
    member = one(intake, Kind.MEMBER, "何青莲")
    send(client, intake, "mend", key=member.key, role="liaison", name="何青莲", post="网格员")
    reading = read(intake).confirmed().reading
    assert reading.title == "桂园社区2026年双拥要点"
    assert reading.goals[-1].text == "国防教育不少于6次"
    assert [(row.role, row.post) for row in reading.members if row.name == "何青莲"] == [
        ("liaison", "网格员")
    ]
    answer = send(client, intake, "mend", key=member.key, role="king", name="")
    assert "请从列表里选职责" in answer.content.decode()
    assert "请写姓名" in answer.content.decode()
    assert "请填写标题" in send(client, intake, "mend", key=title.key, title=" ").content.decode()


def test_a_flag_is_applied_and_taken_back(client: Client, intake: Intake, monkeypatch: Any) -> None:
    flagged(monkeypatch, SWAP)
    assert SWAP.advice in page(client, intake)
    before = Intake.objects.get(pk=intake.pk).lines
    key = one(intake, Kind.FLAG, "换错的词").key
    send(client, intake, "flag", key=key, act="apply")
    assert "已应用：把“便民服务”改为“便民利民服务”" in told(client, intake)
    assert Intake.objects.get(pk=intake.pk).lines[10]["text"] == "2.3月组织志愿者开展便民利民服务。"
    send(client, intake, "undo")
    assert "已撤销" in told(client, intake)
    assert Intake.objects.get(pk=intake.pk).lines == before


def test_a_flag_that_is_known_waits_no_more(client: Client, intake: Intake, monkeypatch: Any) -> None:
    flagged(monkeypatch, SWAP)
    staged = read(intake)
    key = one(intake, Kind.FLAG, "换错的词").key
    assert [item.key for item in staged.waiting()] == [key]
    assert any(SWAP.message in note for note in staged.confirmed().notes)
    send(client, intake, "flag", key=key, act="known")
    assert read(intake).waiting() == []
    assert read(intake).confirmed().notes == ()


def test_all_flags_at_once_by_one_press_and_back(client: Client, intake: Intake, monkeypatch: Any) -> None:
    other = Flag(
        "slip", "“军民座谈会”少了一个字。", "", (Span(12, 7, 12),), (Edit(Span(12, 7, 12), "军民座谈会议"),)
    )
    flagged(monkeypatch, SWAP, other, Flag("tell", "只是提醒。"))
    send(client, intake, "flag", act="apply_all")
    texts = [line["text"] for line in Intake.objects.get(pk=intake.pk).lines]
    assert (texts[10], texts[12]) == ("2.3月组织志愿者开展便民利民服务。", "1.八一前召开军民座谈会议。")
    send(client, intake, "undo")
    send(client, intake, "flag", act="known_all")
    assert read(intake).waiting() == []
    send(client, intake, "flag", act="apply_all")
    assert "没有现成的改法" in told(client, intake)


def test_a_text_of_another_unit_is_named_and_renamed_everywhere(client: Client, receive: Any) -> None:
    intake = receive("银杏社区2026年双拥工作计划\n银杏社区认真做好双拥工作。\n一、走访\n春节前走访军属。")
    key = one(intake, Kind.FLAG, "您的单位是“桂园社区”").key
    send(client, intake, "flag", key=key, act="apply")
    staged = read(intake)
    assert staged.reading.title == "桂园社区2026年双拥工作计划"
    assert staged.lines[1].text == "桂园社区认真做好双拥工作。"


def test_reading_changes_nothing(client: Client, intake: Intake) -> None:
    before = Intake.objects.filter(pk=intake.pk).values().get()
    page(client, intake, mend=one(intake, Kind.TASK, "便民服务").key)
    assert Intake.objects.filter(pk=intake.pk).values().get() == before


def test_two_windows_the_second_is_told_and_nothing_is_lost(client: Client, intake: Intake) -> None:
    key = one(intake, Kind.TASK, "便民服务").key
    send(client, intake, "decide", act="accept_all", group="goal")
    stale = {"version": 1, "key": key}
    url = reverse("plans:intake_decide", args=[intake.pk])
    client.post(url, {**stale, "act": "drop"})
    assert "另一个窗口" in told(client, intake)
    answer = client.post(reverse("plans:intake_mend", args=[intake.pk]), {**stale, "title": "我刚写好的任务"})
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "另一个窗口" in words
    assert "您填的内容还在下面" in words
    assert "我刚写好的任务" in words
    again = re.search(r'class="in-form".*?name="version" value="(\d+)"', words, re.S)
    assert again
    assert int(again[1]) == Intake.objects.get(pk=intake.pk).version


def test_what_is_gone_is_said(client: Client, intake: Intake) -> None:
    for name, fields in (("decide", {"act": "drop"}), ("flag", {"act": "apply"}), ("mend", {})):
        send(client, intake, name, key="task-gone", **fields)
        assert "已经不在了" in told(client, intake)


def test_years_are_typed_and_checked(client: Client, intake: Intake) -> None:
    assert "桂园社区2027年双拥工作计划" in page(client, intake)
    send(client, intake, "years", text_year="2026", make_year="2030")
    assert "桂园社区2030年双拥工作计划" in page(client, intake)
    for wrong, said in (("", "请填写要建哪一年"), ("明年", "四位数字"), ("1999", "2000到2099")):
        answer = send(client, intake, "years", text_year="2026", make_year=wrong)
        assert said in (answer.content.decode() if answer.status_code == 200 else told(client, intake))
    assert Intake.objects.get(pk=intake.pk).make_year == 2030
