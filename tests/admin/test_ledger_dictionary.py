"""The ledger's dictionary in the settings: 系统管理员 alone, standards with source and day, no persons."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from beneficiaries import models
from beneficiaries.models import Category, Payment, Person, Standard
from shuangyong.units.adminsite import site
from shuangyong.units.models import AuditEvent

HEADS = ["对象类别", "项目", "条件", "金额（元）", "每", "执行日期", "截止日期", "依据"]
STANDARDS = "/admin/beneficiaries/standard/"
CATEGORIES = "/admin/beneficiaries/category/"


def _sheet(*rows: list[Any]) -> SimpleUploadedFile:
    book, data = Workbook(), BytesIO()
    for row in (HEADS, *rows):
        book.active.append(row)
    book.save(data)
    return SimpleUploadedFile("标准.xlsx", data.getvalue())


def _import(client, *rows):
    """The text of the preview, and of the page after it was confirmed."""
    preview = client.post(f"{STANDARDS}import/", {"import_file": _sheet(*rows), "upload": "1"})
    form = preview.context.get("confirm_form")
    if form is None:
        return preview.content.decode(), ""
    done = client.post(f"{STANDARDS}process_import/", form.initial, follow=True)
    return preview.content.decode(), done.content.decode()


@pytest.fixture
def client(cast, categories, as_user):
    return as_user(cast.admin)


def test_of_the_models_that_hold_a_person_one_has_a_screen_and_for_readers_of_the_ledger(cast, rf) -> None:
    allowed = {Category, Standard, Person}
    registered = {model for model in site._registry if model._meta.app_label == "beneficiaries"}
    assert registered == allowed
    assert {getattr(models, name) for name in models.__all__} - registered
    let_in = set()
    for who in ("clerk", "lead", "reviewer", "district", "admin", "auditor"):
        request = rf.get("/admin/")
        request.user = getattr(cast, who)
        if site.get_model_admin(Person).has_module_permission(request):
            let_in.add(who)
    assert let_in == {"reviewer", "district"}


def test_who_keeps_the_settings_finds_no_person_in_them(client, make_person):
    person = make_person("石大山", code="A10")
    for url in (
        CATEGORIES,
        STANDARDS,
        "/admin/",
        f"{CATEGORIES}{Category.objects.get(code='A10').pk}/delete/",
    ):
        text = client.get(url).content.decode()
        assert "石大山" not in text
        assert person.id_number.reveal() not in text
    assert client.get("/people/").status_code == 403


def test_a_category_in_use_is_not_deleted_and_says_how_many(client, make_person):
    make_person(code="A10")
    category = Category.objects.get(code="A10")
    text = client.get(f"{CATEGORIES}{category.pk}/delete/").content.decode()
    assert "有1人登记了这个身份" in text
    client.post(f"{CATEGORIES}{category.pk}/delete/", {"post": "yes"})
    assert Category.objects.filter(code="A10").exists()


def test_a_standard_somebody_was_paid_by_stays(client, make_person, categories):
    standard = Standard.objects.create(
        category=categories["A10"], name="抚恤金", amount=1, per="year",
        valid_from=date(2026, 8, 1), source="演示",
    )  # fmt: skip
    Payment.objects.create(person=make_person(), standard=standard, name="抚恤金", amount=1, year=2026)
    assert "按它发放过1笔" in client.get(f"{STANDARDS}{standard.pk}/delete/").content.decode()


def test_a_category_is_made_with_what_it_asks_for_and_on_record(client):
    form = {
        "code": "X01",
        "name": "新设类别",
        "particulars": ["degree", "illness"],
        "needs_confirmation": "on",
    }
    client.post(f"{CATEGORIES}add/", form)
    assert Category.objects.get(code="X01").particulars == ["degree", "illness"]
    assert AuditEvent.objects.filter(action="新建对象类别").exists()


def test_days_the_wrong_way_round_are_told(client):
    form = {"code": "X01", "name": "新设类别", "valid_from": "2026-08-01", "valid_to": "2026-01-01"}
    assert "不能早于" in client.post(f"{CATEGORIES}add/", form).content.decode()


def test_standards_come_in_with_their_source_and_day(client):
    preview, done = _import(
        client,
        ["残疾军人", "抚恤金", "因战六级", "12345.50", "年", date(2026, 8, 1), None, "演示文号1号"],
        ["在乡老复员军人", "生活补助", "", 1000, "月", "2026/8/1", None, "演示文号2号"],
    )
    assert "残疾军人" in preview
    assert "新增 2 条" in done
    standard = Standard.objects.get(category__code="A10")
    assert (standard.amount, standard.per, standard.valid_from) == (
        Decimal("12345.50"),
        "year",
        date(2026, 8, 1),
    )
    assert Standard.objects.get(category__code="D41").source == "演示文号2号"


def test_the_same_file_again_changes_nothing_and_a_new_day_is_a_new_line(client):
    row = ["残疾军人", "抚恤金", "", "100", "年", "2026-08-01", None, "演示文号1号"]
    _import(client, row)
    assert "没有变化 1 条" in _import(client, row)[1]
    later = ["残疾军人", "抚恤金", "", "120", "年", "2027-08-01", None, "演示文号3号"]
    _import(client, later)
    assert sorted(Standard.objects.values_list("amount", flat=True)) == [100, 120]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (0, "没有的类别", "没有叫“没有的类别”的对象类别"),
        (3, "一百", "不是金额"),
        (3, "-5", "大于"),
        (3, "NaN", "不是金额"),
        (4, "天", "应写“月”“年”或“次”"),
        (5, "8月", "不是日期"),
        (5, None, "执行日期"),
        (7, None, "依据"),
    ],
)
def test_what_is_wrong_in_a_row_is_told_and_nothing_comes_in(client, column, value, words):
    row: list[Any] = ["残疾军人", "抚恤金", "", "100", "年", "2026-08-01", None, "演示文号1号"]
    row[column] = value
    preview, _ = _import(client, row)
    assert words in preview
    assert not Standard.objects.exists()


def test_what_went_out_comes_in_again_unchanged(client):
    _import(client, ["残疾军人", "抚恤金", "因战六级", "100", "年", "2026-08-01", None, "演示文号1号"])
    for screen in (STANDARDS, CATEGORIES):
        response = client.post(f"{screen}export/", {"format": "0"})
        heads, *rows = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
        assert heads[0] in ("对象类别", "代码")
        assert rows
        file = SimpleUploadedFile("再来.xlsx", response.content)
        preview = client.post(f"{screen}import/", {"import_file": file, "upload": "1"})
        done = client.post(f"{screen}process_import/", preview.context["confirm_form"].initial, follow=True)
        assert f"没有变化 {len(rows)} 条" in done.content.decode()
