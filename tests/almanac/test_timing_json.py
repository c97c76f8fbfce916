from datetime import date

import pytest

from shuangyong.almanac.timing import Timing, TimingKind


@pytest.mark.parametrize(
    "timing",
    [
        Timing(TimingKind.DATE, words="3月5日至10日", day=date(2027, 3, 5), end_day=date(2027, 3, 10)),
        Timing(TimingKind.MONTHS, start_month=11, end_month=2),
        Timing(TimingKind.FESTIVAL, code="spring_festival", offset="前夕", next_year=True),
        Timing(TimingKind.FREQUENCY, code="times", number=2),
        Timing(TimingKind.OPEN, words="适时"),
    ],
)
def test_a_timing_comes_back_from_json_as_it_was(timing: Timing):
    assert Timing.from_json(timing.to_json()) == timing


def test_json_leaves_empty_fields_out():
    timing = Timing(TimingKind.QUARTER, number=2)
    assert timing.to_json() == {"kind": "quarter", "number": 2}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"kind": "sometimes"},
        {"kind": []},
        {"kind": "open", "colour": "red"},
        {"kind": "date"},
        {"kind": "date", "day": "2027-02-30"},
        {"kind": "date", "day": 20270305},
        {"kind": "date", "day": "2027-03-05", "end_day": "2027-03-01"},
        {"kind": "months", "start_month": 13, "end_month": 13},
        {"kind": "months", "start_month": 3},
        {"kind": "months", "start_month": True, "end_month": 3},
        {"kind": "quarter", "number": 5},
        {"kind": "quarter", "number": 0},
        {"kind": "quarter", "number": "2"},
        {"kind": "half", "number": 3},
        {"kind": "festival", "code": "halloween"},
        {"kind": "festival", "code": ["army_day"]},
        {"kind": "season", "code": "monsoon"},
        {"kind": "frequency", "code": "hourly"},
        {"kind": "frequency", "code": "times", "number": 1000},
        {"kind": "festival", "code": "army_day", "next_year": "yes"},
        {"kind": "open", "words": 7},
    ],
)
def test_broken_json_is_refused(data):
    with pytest.raises(ValueError, match="。"):
        Timing.from_json(data)
