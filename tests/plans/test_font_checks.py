"""What `manage.py check` says about fonts."""

import sys
from pathlib import Path
from typing import Any

import pytest

from plans import system_checks
from plans.system_checks import check_fonts
from shuangyong.documents.fonts import Missing


def ids(messages: list[Any]) -> list[str]:
    return [message.id for message in messages]


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["manage.py", "check"])
    monkeypatch.delenv("FONT_DIR", raising=False)


def having(monkeypatch: pytest.MonkeyPatch, *missing: Missing) -> None:
    monkeypatch.setattr(system_checks, "missing_families", lambda: list(missing))


def test_what_stands_in_is_only_a_note_and_only_for_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    having(monkeypatch, Missing("仿宋", "FandolFang-Regular"), Missing("黑体", "Noto Sans CJK SC"))
    (note,) = check_fonts(None)
    assert note.id == "shuangyong.I001"
    assert not note.is_serious()
    assert note.level < 30
    assert "仿宋用FandolFang-Regular，黑体用Noto Sans CJK SC" in note.msg
    monkeypatch.setattr(sys, "argv", ["manage.py", "migrate"])
    assert check_fonts(None) == []


def test_a_typeface_with_no_font_at_all_is_a_warning_always(monkeypatch: pytest.MonkeyPatch) -> None:
    having(monkeypatch, Missing("楷体", ""))
    monkeypatch.setattr(sys, "argv", ["manage.py", "migrate"])
    (warning,) = check_fonts(None)
    assert warning.id == "shuangyong.W001"
    assert "楷体" in warning.msg
    assert "请安装字体" in warning.hint


def test_a_folder_that_is_none_or_empty_is_a_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    having(monkeypatch)
    monkeypatch.setenv("FONT_DIR", f"/no/such/folder:{tmp_path}")
    messages = check_fonts(None)
    assert ids(messages) == ["shuangyong.W002"] * 2
    assert "不是一个文件夹" in messages[0].msg
    assert "里没有能用的字体文件" in messages[1].msg


def test_with_every_official_typeface_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    having(monkeypatch)
    assert check_fonts(None) == []
