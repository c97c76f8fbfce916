"""Importing people: ours, django-import-export's default, and the floor, from one and the same file.

    python tests/benchmarks/ledger_import.py [ROWS] [ROWS_BY_IMPORT_EXPORT]      # 50000 and 2000 unless told

Ours does all that the product does: limits, checks, duplicates, encryption, blind index, preview, the check
before the confirm, history, one transaction. The floor is python-calamine's read and bulk_create of the plain
columns into one table. import-export takes the same file row by row into that table, with its preview (a dry
run) first, as its pages do; it is measured on fewer rows and scaled up, which flatters it. Each has a process
and a database of its own. Seconds of CPU tell more than seconds where the machine has other work.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def write_file(path: Path, rows: int) -> None:
    """The list: our own heads, invented people."""
    import xlsxwriter

    from tests.beneficiaries.importing.workbooks import TIDY, people

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("优抚对象")
    sheet.write_row(0, 0, TIDY)
    for number, person in enumerate(people(rows), 1):
        for column, head in enumerate(TIDY):
            sheet.write_string(number, column, person[head])
    book.close()


def plain_model() -> Any:
    """Person's columns without encryption, in a table of its own."""
    from django.db import connection, models

    from beneficiaries.models import Person
    from shuangyong.privacy.fields import BlindIndexField, EncryptedField

    columns: dict[str, Any] = {
        "__module__": __name__,
        "Meta": type("Meta", (), {"app_label": "beneficiaries"}),
    }
    for field in Person._meta.concrete_fields:
        if isinstance(field, EncryptedField):
            columns[field.name] = models.TextField(blank=True, default="", db_index=field.name == "id_number")
        elif isinstance(field, models.ForeignKey):
            columns[field.name] = models.BigIntegerField(null=True, blank=True)
        elif not isinstance(field, BlindIndexField | models.AutoField):
            columns[field.name] = field.clone()
    category = models.ForeignKey("beneficiaries.Category", models.PROTECT, null=True, related_name="+")
    columns |= {"address": models.TextField(default=""), "category": category}
    model = type("PlainPerson", (models.Model,), columns)
    with connection.schema_editor() as editor:
        editor.create_model(model)
    return model


HEADS = {
    "姓名": "name", "人员类别": "category", "身份证号": "id_number", "性别": "sex", "出生日期": "born_on",
    "联系电话": "phone", "现住址": "address", "备注": "note",
}  # fmt: skip


def ours(path: Path) -> dict[str, float]:
    from django.conf import settings

    from beneficiaries.importing import checking
    from beneficiaries.importing.applying import confirm
    from beneficiaries.importing.receiving import receive
    from beneficiaries.management.commands.load_categories import load_categories
    from beneficiaries.models import Person
    from tests.cast import make_cast

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # no part of the import
    load_categories()
    cast = make_cast()
    checking.AT_ONCE = 10**9
    start = time.perf_counter()
    batch = receive(actor=cast.clerk, unit=cast.community, filename="花名册.xlsx", data=path.read_bytes())
    checked = time.perf_counter()
    assert set(batch.counts) <= {"new", "ask"}, batch.counts
    confirm(actor=cast.clerk, batch=batch)
    end = time.perf_counter()
    assert Person.objects.count() == batch.counts["new"]
    return {
        "seconds": end - start,
        "preview": checked - start,
        "confirm": end - checked,
        "rows": Person.objects.count(),
    }


def floor(path: Path) -> dict[str, float]:
    from python_calamine import CalamineWorkbook

    from beneficiaries.management.commands.load_categories import load_categories
    from beneficiaries.models import Category

    model = plain_model()
    load_categories()
    categories = dict(Category.objects.values_list("name", "pk"))
    start = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    heads = [HEADS[str(head)].replace("category", "category_id") for head in rows[0]]
    place = heads.index("category_id")
    for row in rows[1:]:
        row[place] = categories[str(row[place])]
    model.objects.bulk_create(model(**dict(zip(heads, row, strict=True))) for row in rows[1:])
    end = time.perf_counter()
    return {"seconds": end - start, "rows": model.objects.count()}


def import_export(path: Path) -> dict[str, float]:
    import tablib
    from import_export import fields, resources, widgets

    from beneficiaries.management.commands.load_categories import load_categories
    from beneficiaries.models import Category

    model = plain_model()
    load_categories()
    meta = type(
        "Meta", (), {"model": model, "fields": list(HEADS.values()), "import_id_fields": ["id_number"]}
    )
    by_name = widgets.ForeignKeyWidget(Category, "name")
    own = {"Meta": meta, "category": fields.Field("category", "category", by_name)}
    resource = type("PlainResource", (resources.ModelResource,), own)()
    start = time.perf_counter()
    data = tablib.Dataset().load(path.read_bytes(), format="xlsx")
    data.headers = [HEADS[head] for head in data.headers]
    shown = resource.import_data(data, dry_run=True, raise_errors=True)  # its preview
    middle = time.perf_counter()
    result = resource.import_data(data, raise_errors=True)
    end = time.perf_counter()
    assert not shown.has_errors()
    assert not result.has_errors()
    return {"seconds": end - start, "import": end - middle, "rows": model.objects.count()}


def run(kind: str, path: Path) -> dict[str, float]:
    """One measurement in a process of its own; seconds, rows, peak of memory in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "VAR_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "shuangyong.settings",
            "PYTHONPATH": str(ROOT),
        }
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True
        )
        command = [sys.executable, __file__, "--only", kind, str(path)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return found


def only(kind: str, path: Path) -> None:
    """Inside the process of one measurement."""
    import resource

    import django

    django.setup()
    spent = time.process_time()
    found = {"ours": ours, "floor": floor, "import_export": import_export}[kind](path)
    found["cpu"] = time.process_time() - spent
    found["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))  # noqa: T201


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    fewer = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shuangyong.settings")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAR_DIR"] = folder
        import django

        django.setup()
        large, small = Path(folder) / "large.xlsx", Path(folder) / "small.xlsx"
        write_file(large, rows)
        write_file(small, fewer)
        floor_found, our = run("floor", large), run("ours", large)
        other = run("import_export", small)
    scale = rows / fewer
    whole, second = other["seconds"] * scale, other["import"] * scale
    lines = [
        f"{rows} rows; import-export measured on {fewer} rows and scaled",
        f"{'':16}{'seconds':>9}{'of CPU':>9}{'MiB':>7}",
        f"{'floor':16}{floor_found['seconds']:9.1f}{floor_found['cpu']:9.1f}{floor_found['mib']:7.0f}",
        f"{'ours':16}{our['seconds']:9.1f}{our['cpu']:9.1f}{our['mib']:7.0f}"
        f"   to the preview {our['preview']:.1f}, confirm {our['confirm']:.1f}",
        f"{'import-export':16}{whole:9.1f}{other['cpu'] * scale:9.1f}{other['mib']:7.0f}"
        f"   with its preview; import alone {second:.1f}",
        f"ours / floor: {our['seconds'] / floor_found['seconds']:.2f} (at most 4)",
        f"import-export / ours: {whole / our['seconds']:.1f} with preview and confirm (at least 8), "
        f"{second / our['seconds']:.1f} its import without preview against the whole of ours, "
        f"{second / our['confirm']:.1f} the import alone",
    ]
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    if "--only" in sys.argv:
        only(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
