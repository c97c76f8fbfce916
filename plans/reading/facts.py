"""What a task's words say of who, with whom, where, how many, how much."""

from typing import Any

from plans.choices import TaskStatus
from plans.reading.facts_money import amounts_of, fund_source_of
from plans.reading.facts_numbers import target_of
from plans.reading.facts_people import participants_of, partners_of, place_of, responsible_of
from plans.reading.facts_types import direction_of, status_of, type_of

# The first words of a task tell it; what runs on longer is no single task.
_READ = 1200


def facts_of(words: str) -> dict[str, Any]:
    """The columns of FoundTask that the words fill, and no others. Never raises."""
    words = words[:_READ]
    code = type_of(words)
    unit, person = responsible_of(words)
    count, measure = target_of(words)
    status = status_of(words)
    found = {
        "type_code": code,
        "direction": direction_of(words, code),
        "participants": participants_of(words)[:200],
        "partners": partners_of(words)[:200],
        "responsible_unit": unit[:120],
        "responsible_person": person[:60],
        "place": place_of(words)[:120],
        "target_count": count,
        "measure_word": measure[:20],
        "amounts": amounts_of(words),
        "fund_source": fund_source_of(words)[:60],
        "status": "" if status is TaskStatus.PLANNED else str(status),
    }
    return {name: value for name, value in found.items() if value not in ("", None, ())}
