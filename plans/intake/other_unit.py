"""A text of another unit, taken as a model: its name can be changed everywhere at once."""

from plans.reading.found import Edit, Flag, Reading, Span

_SHORTEST = 3  # a shorter name may be part of another word


def other_unit(reading: Reading, own_name: str) -> tuple[Flag, ...]:
    """One flag with all places, where the text names another unit than the one it is read for."""
    name = reading.unit.strip()
    if len(name) < _SHORTEST or not own_name or name in own_name or own_name in name:
        return ()
    spans = tuple(
        Span(line.number, start, start + len(name))
        for line in reading.lines
        for start in _places(line.text, name)
    )
    if not spans:
        return ()
    message = f"文中写的单位是“{name}”，您的单位是“{own_name}”。"
    advice = f"如果是照别的单位的计划来写，可以把{len(spans)}处都换成“{own_name}”。"
    return (Flag("other_unit", message, advice, spans, tuple(Edit(span, own_name) for span in spans)),)


def _places(text: str, words: str) -> list[int]:
    places, start = [], text.find(words)
    while start >= 0:
        places.append(start)
        start = text.find(words, start + len(words))
    return places
