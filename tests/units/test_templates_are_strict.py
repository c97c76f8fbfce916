"""No template carries what the content security policy forbids, nor an address of another machine."""

import re
from pathlib import Path

import pytest

from shuangyong.settings import BASE_DIR

TEMPLATES = sorted(path for path in BASE_DIR.rglob("*.html") if path.is_relative_to(BASE_DIR / "templates"))
FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "script address": re.compile(r"javascript:", re.I),
    "another machine": re.compile(r"(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//", re.I),
    "hx-on": re.compile(r"\shx-on[:=]", re.I),
}


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 10


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(BASE_DIR)))
def test_a_template_is_strict(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("kind", ["css", "js"])
def test_our_own_static_files_load_nothing_from_elsewhere(kind: str) -> None:
    files = list((BASE_DIR / "static" / kind).glob(f"*.{kind}"))
    assert files
    for path in files:
        assert not re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", path.read_text(encoding="utf-8")), (
            path
        )


def test_the_patterns_find_what_they_are_for() -> None:
    samples = {
        "inline script": "<script>x</script>",
        "style element": "<style>",
        "style attribute": '<p class="a" style="x">',
        "event attribute": '<a href="#" onclick="x">',
        "script address": '<a href="javascript:x">',
        "another machine": '<img src="//cdn.example/x.png">',
        "hx-on": '<a hx-on:click="x">',
    }
    assert all(FORBIDDEN[name].search(sample) for name, sample in samples.items())
    assert not FORBIDDEN["inline script"].search('<script src="/static/x.js" defer></script>')
