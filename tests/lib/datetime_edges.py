# datetime at its edges: fold in reprs and copies, years of four digits, formats without a year, wrong arguments.
import copy
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def attempt(label, function, *args):
    try:
        print(label, repr(function(*args)))
    except (TypeError, ValueError, ArithmeticError) as e:
        print(label, "->", type(e).__name__, "-", e)


both = time(1, 2, tzinfo=UTC, fold=1), datetime(2020, 1, 1, tzinfo=UTC, fold=1)
print(both, [copy.copy(each) for each in both], [copy.deepcopy(each).fold for each in both])
print(hasattr(time, "timetuple"), time(5).strftime("%Y %H"), date(7, 3, 1).ctime(), datetime(99, 3, 1, 4).ctime())
attempt("far", datetime.fromtimestamp, 253402300800, UTC)
attempt("before", datetime.fromtimestamp, -62135596801, UTC)
attempt("sep", datetime(2020, 1, 1).isoformat, "ab")
attempt("sep", datetime(2020, 1, 1).isoformat, 5)
attempt("combine", datetime.combine, 1, time())
attempt("combine", datetime.combine, date(2020, 1, 1), date(2020, 1, 1))
attempt("combined", datetime.combine, datetime(2020, 1, 1, 5), time(6, fold=1))
attempt("difference", lambda: timedelta.min - timedelta.max)
attempt("difference", lambda: timedelta(1) - timedelta.min - timedelta.max)
attempt("by zero", lambda: timedelta(1) / 0.0)


class Odd(tzinfo):
    def __init__(self, offset):
        self.offset = offset

    def utcoffset(self, dt):
        return self.offset


attempt("offset", time(1, tzinfo=Odd(5)).utcoffset)
attempt("offset", time(1, tzinfo=Odd(timedelta(1))).isoformat)
attempt("offset", timezone, timedelta(1))

for text, format in [("060", "%j"), ("366", "%j"), ("060 20", "%j %y"), ("5 1", "%U %w"), ("5 Mon", "%W %a"), ("20 5 1", "%y %U %w"),
                     ("2020 10 1", "%Y %V %u"), ("10 1", "%V %u"), ("2020 10", "%G %V"), ("2020 060 1 1", "%G %j %V %u"),
                     ("2020 10 1", "%G %V %u"), ("Feb 29", "%b %d")]:
    attempt((text, format), datetime.strptime, text, format)
