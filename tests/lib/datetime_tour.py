# datetime: dates, times, differences, formatting, parsing, zones, limits and messages.
# needs: double

import datetime as dt
from datetime import date, datetime, time, timedelta, timezone


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as exc:
        print(label, "->", type(exc).__name__ + ":", exc)


print("-- differences")
d = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=1)
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds(), -d, abs(-d), d * 2, d / 2, d // timedelta(hours=1), d % timedelta(hours=1))
print(divmod(d, timedelta(hours=5)), d / timedelta(days=1), timedelta(0.5), timedelta(seconds=-1), bool(timedelta()), d > timedelta(1), sum([d, d], timedelta()))
print(timedelta.max, timedelta.min, timedelta.resolution, timedelta(microseconds=1.5), timedelta(hours=1.25), hash(timedelta(1)) == hash(timedelta(hours=24)))
attempt("overflow", lambda: timedelta(days=10 ** 9))
attempt("type", lambda: timedelta("1"))

print("-- dates")
a = date(2024, 2, 29)
print(a, repr(a), a.year, a.month, a.day, a.weekday(), a.isoweekday(), a.isocalendar(), a.toordinal(), a.timetuple().tm_yday, a.ctime())
print(a + timedelta(days=1), a - timedelta(weeks=5), date(2024, 3, 1) - a, a < date(2025, 1, 1), a.replace(day=1), date.fromordinal(738000))
print(date.fromisoformat("2021-12-31"), date.fromisoformat("20211231"), date.fromisoformat("2021-W05-3"), date.fromisocalendar(2021, 1, 1), date.max, date.min)
print(a.strftime("%Y/%m/%d %a %A %b %B %j %U %W %y %% %d"), format(a, "%d.%m."), f"{a}", f"{a:%y}")
for text in ("date(2023, 2, 29)", "date(0, 1, 1)", "date(2023, 13, 1)", "date.fromisoformat('x')", "date('2020', 1, 1)", "date.max + timedelta(1)"):
    attempt(text, lambda: eval(text))

print("-- times")
t = time(13, 5, 9, 1200)
print(t, repr(t), t.hour, t.isoformat(), t.isoformat("minutes"), t.isoformat("milliseconds"), t.replace(hour=1), t.strftime("%H:%M:%S.%f %I %p"), time(1) < time(2))
print(time.fromisoformat("04:23:01.000384"), time.fromisoformat("04:23:01+04:00"), time.fromisoformat("T0423"), time.fromisoformat("04"), bool(time(0)), time.max)
attempt("hour", lambda: time(24))
attempt("parse", lambda: time.fromisoformat("25:00"))

print("-- both")
w = datetime(2024, 2, 29, 13, 5, 9, 1200)
print(w, repr(w), w.date(), w.time(), w.isoformat(), w.isoformat(" ", "seconds"), w.ctime(), w.timetuple()[:6], w.weekday())
print(w + timedelta(hours=12), w - datetime(2024, 1, 1), w.replace(year=2023, day=1), datetime.combine(a, t), w == datetime.combine(w.date(), w.time()))
for text in ("2011-11-04", "2011-11-04T00:05:23", "2011-11-04 00:05:23.283", "20111104T000523", "2011-W01-2T00:05:23.283", "2011-11-04T00:05:23Z", "2011-11-04T00:05:23+04:00"):
    print(text, repr(datetime.fromisoformat(text)))
print(datetime.strptime("21 Nov, 2006 16:30", "%d %b, %Y %H:%M"), datetime.strptime("2020-060 PM 03", "%Y-%j %p %I"), datetime.strptime("1/2/99 +0530", "%d/%m/%y %z"))
attempt("no match", lambda: datetime.strptime("x", "%Y"))
attempt("left over", lambda: datetime.strptime("2020 x", "%Y"))
attempt("parse", lambda: datetime.fromisoformat("2020-13-01"))

print("-- zones")
utc, east = timezone.utc, timezone(timedelta(hours=5, minutes=30), "IST")
u = datetime(2020, 1, 1, 12, tzinfo=utc)
print(u, repr(u), u.astimezone(east), u.utcoffset(), u.tzname(), east, repr(east), east.utcoffset(None), timezone(timedelta(hours=-3)).tzname(None))
print(u == u.astimezone(east), u - u.astimezone(east), u.timestamp(), datetime.fromtimestamp(0, utc), datetime.fromtimestamp(1.5, utc), hash(u) == hash(u.astimezone(east)))
print(u.strftime("%z %Z"), u.astimezone(east).strftime("%z|%:z|%Z"), u.timetuple().tm_isdst, u.utctimetuple()[:5], u.replace(tzinfo=None))
attempt("naive and aware", lambda: u < datetime(2020, 1, 1))
attempt("difference", lambda: u - datetime(2020, 1, 1))
attempt("offset", lambda: timezone(timedelta(hours=24)))
print(u == datetime(2020, 1, 1, 12), u.isoformat(), time(1, tzinfo=utc), dt.MINYEAR, dt.MAXYEAR, dt.UTC is utc)


class Fixed(dt.tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2)

    def dst(self, when):
        return timedelta(0)

    def tzname(self, when):
        return "FIX"


print(datetime(2020, 1, 1, tzinfo=Fixed()), datetime(2020, 6, 1, 12, tzinfo=utc).astimezone(Fixed()), isinstance(date.today(), date))


class MyDate(date):
    pass


print(type(MyDate(2020, 1, 1) + timedelta(1)).__name__, MyDate(2020, 1, 1))
