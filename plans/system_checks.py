"""`manage.py check`: which typefaces of an official paper are there, and what is printed instead."""

import sys
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Info, Warning

from shuangyong.documents.font_sources import FOLDERS_VARIABLE, fonts_in, named_folders
from shuangyong.documents.fonts import missing_families

_INSTALL = (
    "请安装字体（Debian：texlive-lang-chinese、fonts-noto-cjk），或者用FONT_DIR指定本单位的字体文件夹。"
)
_OWN = f"有授权字体的，把文件放进一个文件夹，用环境变量{FOLDERS_VARIABLE}指定，然后重新启动。"


def check_fonts(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """W001 a typeface without any font, W002 a FONT_DIR without fonts, I001 what stands in."""
    missing = missing_families()
    nothing = [item.name for item in missing if not item.stand_in]
    messages: list[CheckMessage] = []
    if nothing:
        words = f"打印公文用的{'、'.join(nothing)}没有字体可用。"
        messages.append(Warning(words, hint=_INSTALL, id="shuangyong.W001"))
    for folder in named_folders():
        if not fonts_in(folder):
            what = "里没有能用的字体文件" if folder.is_dir() else "不是一个文件夹"
            words = f"{FOLDERS_VARIABLE}指定的{folder}{what}。"
            messages.append(Warning(words, hint=_OWN, id="shuangyong.W002"))
    stand_ins = "，".join(f"{item.name}用{item.stand_in}" for item in missing if item.stand_in)
    # Told to whoever asks: every other command runs these checks as well and would say it again.
    if stand_ins and sys.argv[1:2] == ["check"]:
        words = f"没有标准指定的字体，现用免费字体代替：{stand_ins}。"
        messages.append(Info(words, hint=_OWN, id="shuangyong.I001"))
    return messages
