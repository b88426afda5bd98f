"""Dates, times and the differences between them. The clock knows no time zone: local time is UTC."""

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

import sys as _sys
import time as _time
from operator import index as _index

MINYEAR, MAXYEAR = 1, 9999
_MAX_ORDINAL = 3652059
_EPOCH_ORDINAL = 719163
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")


# ---- The calendar: days are counted from 0001-01-01, which is 1; years begin on 1 March, to end with the leap day

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _ordinal(year, month, day):
    year -= month <= 2
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 306


def _from_ordinal(ordinal):
    era, day = divmod(ordinal + 305, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5 - 1
    return era * 400 + year + (month >= 10), month + (3 if month < 10 else -9), day


def _week_start(year):
    """The Monday of the first week of the year: the one with 4 January."""
    fourth = _ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


def _from_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 1 <= week <= 53 or week == 53 and _week_start(year) + 364 >= _week_start(year + 1):
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return _from_ordinal(_week_start(year) + week * 7 + day - 8)


def _in_range(name, value, least, most):
    value = _index(value)
    if not least <= value <= most:
        raise ValueError(f"{name} must be in {least}..{most}")
    return value


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    _in_range("month", month, 1, 12)
    if not 1 <= day <= _month_days(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, tzinfo, fold):
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    if tzinfo is not None and not isinstance(tzinfo, _tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                        f"not type '{type(tzinfo).__name__}'")
    return (_in_range("hour", hour, 0, 23), _in_range("minute", minute, 0, 59), _in_range("second", second, 0, 59),
            _in_range("microsecond", microsecond, 0, 999999), tzinfo, fold)


def _check_ordinal(ordinal):
    if not 1 <= ordinal <= _MAX_ORDINAL:
        raise OverflowError("date value out of range")
    return ordinal


# ---- Helpers of the classes

def _comparisons(cls):
    """Class decorator: adds == < <= > >=, which compare the two keys that _keys gives (or NotImplemented)."""
    def add(name, test):
        def method(self, other):
            keys = self._keys(other, name == "__eq__")
            return keys if keys is NotImplemented else test(*keys)
        setattr(cls, name, method)

    add("__eq__", lambda a, b: a == b)
    add("__lt__", lambda a, b: a < b)
    add("__le__", lambda a, b: a <= b)
    add("__gt__", lambda a, b: a > b)
    add("__ge__", lambda a, b: a >= b)
    return cls


def _divide(a, b):
    """a / b, rounded to the nearest int, the even one of two."""
    quotient, rest = divmod(a, b)
    if b < 0:
        rest, b = -rest, -b
    return quotient + (2 * rest > b or 2 * rest == b and quotient % 2)


def _name(value):
    cls = type(value)
    return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == __name__ else cls.__qualname__


def _format_time(hour, minute, second, microsecond, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if timespec not in ("seconds", "milliseconds", "microseconds"):
        raise ValueError("Unknown timespec value")
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "seconds":
        return text
    return text + (f".{microsecond // 1000:03d}" if timespec == "milliseconds" else f".{microsecond:06d}")


def _format_offset(offset, colon=":"):
    """+HH:MM, with seconds and microseconds if there are any; nothing for None."""
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    offset = abs(offset)
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"
    if seconds or offset.microseconds:
        text += f"{colon}{seconds:02d}"
    return text + (f".{offset.microseconds:06d}" if offset.microseconds else "")


def _strftime(format, parts, microsecond, offset, zone):
    """What time.strftime does not know is put into the format here: %f %z %:z %Z."""
    result, i = [], 0
    while i < len(format):
        size = 3 if format.startswith("%:z", i) else 2
        piece = format[i:i + size] if format[i] == "%" else format[i]
        if piece == "%f":
            result.append(f"{microsecond:06d}")
        elif piece in ("%z", "%:z"):
            result.append(_format_offset(offset(), piece[1:-1]))
        elif piece == "%Z":
            result.append((zone() or "").replace("%", "%%"))
        else:
            result.append(piece)
        i += len(piece)
    return _time.strftime("".join(result), parts)


# ---- timedelta

@_comparisons
class timedelta:
    """A difference between two times: days, seconds of a day, microseconds of a second."""

    _shown_as = "datetime.timedelta"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole, parts = 0, []
        given = {"days": (days, 86400000000), "seconds": (seconds, 1000000), "microseconds": (microseconds, 1),
                 "milliseconds": (milliseconds, 1000), "minutes": (minutes, 60000000), "hours": (hours, 3600000000),
                 "weeks": (weeks, 604800000000)}
        for name, (value, unit) in given.items():
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                numerator, denominator = value.as_integer_ratio()
                parts.append((numerator * unit, denominator))
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if parts:  # denominators are powers of 2: the largest one is common to all
            common = max([denominator for _, denominator in parts])
            whole += _divide(sum([numerator * (common // denominator) for numerator, denominator in parts]), common)
        return cls._of(0, 0, whole)

    @classmethod
    def _of(cls, days, seconds, microseconds):
        more, microseconds = divmod(microseconds, 1000000)
        more, seconds = divmod(seconds + more, 86400)
        days += more
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """All of it, in seconds."""
        return self._total() / 1000000

    def _key(self):
        return self._days, self._seconds, self._microseconds

    def _keys(self, other, is_equality):
        return (self._key(), other._key()) if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __bool__(self):
        return self._key() != (0, 0, 0)

    def __reduce__(self):
        return type(self), self._key()

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in zip(("days", "seconds", "microseconds"), self._key()) if value]
        return f"{_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, second = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{second:02d}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text if not self._days else f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._days + other._days, self._seconds + other._seconds,
                             self._microseconds + other._microseconds)

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._days - other._days, self._seconds - other._seconds,
                             self._microseconds - other._microseconds)

    def __neg__(self):
        return timedelta._of(-self._days, -self._seconds, -self._microseconds)

    def __pos__(self):
        return timedelta._of(*self._key())

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._days * other, self._seconds * other, self._microseconds * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(0, 0, _divide(self._total() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, (int, float)):
            numerator, denominator = other.as_integer_ratio()
            if numerator == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._of(0, 0, _divide(self._total() * denominator, numerator))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(0, 0, self._total() // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(0, 0, self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, timedelta._of(0, 0, rest)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
_DAY = timedelta(1)


# ---- Time zones

class tzinfo:
    """Base of time zones."""

    _shown_as = "datetime.tzinfo"
    __slots__ = ()

    def tzname(self, dt):
        """The name of the zone at that time."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """Local time minus UTC at that time."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """How much of utcoffset is daylight saving."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """Local time of a time in UTC that has this zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, saving = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        local = dt + (offset - saving)
        saving = local.dst()
        if saving is None:
            raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return local + saving


_tzinfo = tzinfo  # where a parameter has the name


class timezone(tzinfo):
    """A zone with the same offset all the time."""

    _shown_as = "datetime.timezone"
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        _check_offset(offset, f", not {offset!r}.")
        if name is None and not offset and cls is timezone and hasattr(cls, "utc"):
            return cls.utc
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"{_name(self)}({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (_format_offset(self._offset) if self._offset else "")

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


def _check_offset(offset, end):
    if not -_DAY < offset < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)" + end)
    return offset


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


# ---- date

class IsoCalendarDate(tuple):
    """What isocalendar() gives: year, week, weekday (Monday is 1)."""

    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


@_comparisons
class date:
    """A day: year, month, day."""

    _shown_as = "datetime.date"
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        """The current day, or time of a datetime."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The day of a number of seconds since 1970."""
        return cls.fromordinal(_EPOCH_ORDINAL + int(timestamp // 86400))

    @classmethod
    def fromordinal(cls, ordinal, /):
        """Day number `ordinal`; 1 is 0001-01-01."""
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """From 2020-01-31, 20200131, 2020-W05-5 or 2020W055."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = _parse_date(date_string)
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """A day of an ISO week."""
        return cls(*_from_week(year, week, day))

    @classmethod
    def strptime(cls, date_string, format, /):
        """Reads a text as the format says."""
        return cls(*_strptime(date_string, format)[:3])

    def _key(self):
        return self._year, self._month, self._day

    def _keys(self, other, is_equality):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key(), other._key()
        return NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), self._key()

    def __repr__(self):
        return f"{_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        """The text 2020-01-31."""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def strftime(self, format):
        """The text that the format says."""
        return _strftime(format, self.timetuple(), 0, lambda: None, lambda: None)

    def ctime(self):
        """The text Fri Jan 31 00:00:00 2020."""
        return f"{_time.asctime(self.timetuple())[:20]}{self._year:04d}"

    def timetuple(self):
        """As time.struct_time."""
        return self._timetuple(0, 0, 0, -1)

    def _timetuple(self, hour, minute, second, is_dst):
        day = self.toordinal()
        return _time.struct_time((self._year, self._month, self._day, hour, minute, second, (day + 6) % 7,
                                  day - _ordinal(self._year, 1, 1) + 1, is_dst))

    def toordinal(self):
        """Number of the day; 1 is 0001-01-01."""
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Day of the week; Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Day of the week; Monday is 1."""
        return self.weekday() + 1

    def isocalendar(self):
        """Year, week and weekday of ISO 8601."""
        day, year = self.toordinal(), self._year
        if day < _week_start(year):
            year -= 1
        elif day >= _week_start(year + 1):
            year += 1
        week, weekday = divmod(day - _week_start(year), 7)
        return IsoCalendarDate((year, week + 1, weekday + 1))

    def replace(self, year=None, month=None, day=None):
        """The same with other parts."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self).fromordinal(_check_ordinal(self.toordinal() + other._days))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), _DAY


# ---- time and datetime

class _Clock:
    """What time and datetime share: the time of the day, and a zone."""

    __slots__ = ()
    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _set_time(self, parts):
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = parts

    def _clock(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _ask(self, method):
        """The zone's answer; None without one."""
        if self._tzinfo is None:
            return None
        value = getattr(self._tzinfo, method)(self._moment())
        if method == "tzname" or value is None:
            return value
        if not isinstance(value, timedelta):
            raise TypeError(f"tzinfo.{method}() must return None or timedelta, not '{type(value).__name__}'")
        return _check_offset(value, ".")

    def utcoffset(self):
        """Local time minus UTC, or None."""
        return self._ask("utcoffset")

    def dst(self):
        """Daylight saving, or None."""
        return self._ask("dst")

    def tzname(self):
        """Name of the zone, or None."""
        return self._ask("tzname")

    def _offsets(self, other, is_equality, what):
        """The offsets of both, or None for both if it is the same one. Raises TypeError if only one has any."""
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return None, None
        if (mine is None or theirs is None) and not is_equality:
            raise TypeError(f"can't {what}")
        return mine, theirs

    def __repr__(self):
        size = 4 if self._microsecond else 3 if self._second else 2
        parts = [str(part) for part in self._key()[:-4] + self._clock()[:size]]
        fold = ["fold=1"] if self._fold else []
        zone = [] if self._tzinfo is None else [f"tzinfo={self._tzinfo!r}"]
        return f"{_name(self)}({', '.join(parts + (fold + zone if isinstance(self, date) else zone + fold))})"

    def __reduce__(self):
        made = type(self), self._key() + (self._tzinfo,)
        return made + ((None, {"_fold": 1}),) if self._fold else made

    def _replaced(self, hour, minute, second, microsecond, tzinfo, fold):
        return (self._hour if hour is None else hour, self._minute if minute is None else minute,
                self._second if second is None else second,
                self._microsecond if microsecond is None else microsecond,
                self._tzinfo if tzinfo is True else tzinfo), self._fold if fold is None else fold

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def strftime(self, format):
        """The text that the format says."""
        return _strftime(format, self._parts(), self._microsecond, self.utcoffset, self.tzname)


@_comparisons
class time(_Clock):
    """A time of the day."""

    _shown_as = "datetime.time"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._set_time(_check_time(hour, minute, second, microsecond, tzinfo, fold))
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """From 10:20:30.5+01:00 and the like, all but the hour optional."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = _parse_time(time_string.removeprefix("T"))
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*parts)

    @classmethod
    def strptime(cls, date_string, format, /):
        """Reads a text as the format says."""
        return cls(*_strptime(date_string, format)[3:])

    def _moment(self):
        return None

    _key = _Clock._clock

    def _keys(self, other, is_equality):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._offsets(other, is_equality, "compare offset-naive and offset-aware times")
        if mine == theirs:
            return self._key(), other._key()
        return (0, 1) if mine is None or theirs is None else (self._since_midnight(mine), other._since_midnight(theirs))

    def _since_midnight(self, offset):
        return timedelta(0, self._second, self._microsecond, 0, self._minute, self._hour) - offset

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset()
        return hash(self._since_midnight(offset) if offset else self._key())

    def isoformat(self, timespec="auto"):
        """The text 10:20:30.000005+01:00."""
        return _format_time(*self._key(), timespec) + _format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def _parts(self):
        return _time.struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The same with other parts."""
        args, fold = self._replaced(hour, minute, second, microsecond, tzinfo, fold)
        return type(self)(*args, fold=fold)

    __replace__ = replace


time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta.resolution


@_comparisons
class datetime(_Clock, date):
    """A day and a time of that day."""

    _shown_as = "datetime.datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = date.__new__(cls, year, month, day)
        self._set_time(_check_time(hour, minute, second, microsecond, tzinfo, fold))
        return self

    @classmethod
    def _at(cls, seconds, microseconds, tz):
        """Local time in the zone of a time since 1970."""
        days, seconds = divmod(seconds, 86400)
        days += _EPOCH_ORDINAL
        if not 1 <= days <= _MAX_ORDINAL:
            raise ValueError(f"year {_from_ordinal(days)[0]} is out of range")
        self = cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, microseconds, tz)
        return self if tz is None else tz.fromutc(self)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The time that many seconds after 1970 began in UTC."""
        if tz is not None and not isinstance(tz, _tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                            f"not type '{type(tz).__name__}'")
        seconds = int(timestamp // 1)
        more, microseconds = divmod(round((timestamp - seconds) * 1000000), 1000000)
        return cls._at(seconds + more, microseconds, tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The same in UTC, without a zone."""
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        """The current time."""
        seconds, rest = divmod(_time.time_ns() // 1000, 1000000)
        return cls._at(seconds, rest, tz)

    @classmethod
    def today(cls):
        """The current time, without a zone."""
        return cls.now()

    utcnow = today

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A day and a time of the day."""
        for given, wanted, number in (date, _date, 1), (time, _timeofday, 2):
            if not isinstance(given, wanted):
                raise TypeError(f"combine() argument {number} must be datetime.{wanted.__name__}, "
                                f"not {_name(given)}")
        return cls(*date._key()[:3], *time._clock(), time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """From what isoformat makes, and most of ISO 8601."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        size = _date_size(date_string)
        day, clock = _parse_date(date_string[:size]), (0, 0, 0, 0, None)
        if day and len(date_string) > size:
            clock = _parse_time(date_string[size + 1:])
        if day is None or clock is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, date_string, format, /):
        """Reads a text as the format says."""
        return cls(*_strptime(date_string, format))

    def _moment(self):
        return self

    def _key(self):
        return self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond

    def _keys(self, other, is_equality):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._offsets(other, is_equality, "compare offset-naive and offset-aware datetimes")
        if mine == theirs:
            return self._key(), other._key()
        return (0, 1) if mine is None or theirs is None else (self._since_start(mine), other._since_start(theirs))

    def _since_start(self, offset=None):
        """From the start of the calendar, in UTC if the offset is given."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        passed = timedelta._of(self.toordinal(), seconds, self._microsecond)
        return passed if offset is None else passed - offset

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset()
        return hash(self._key() if offset is None else self._since_start(offset))

    def isoformat(self, sep="T", timespec="auto"):
        """The text 2020-01-31T10:20:30.000005+01:00."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {type(sep).__name__}")
        return date.isoformat(self) + sep + _format_time(*self._clock(), timespec) + _format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def date(self):
        """The day."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of the day, without the zone."""
        return time(*self._clock(), fold=self._fold)

    def timetz(self):
        """The time of the day, with the zone."""
        return time(*self._clock(), self._tzinfo, fold=self._fold)

    def timetuple(self):
        """As time.struct_time."""
        saving = self.dst()
        return self._timetuple(*self._clock()[:3], -1 if saving is None else int(bool(saving)))

    _parts = timetuple

    def utctimetuple(self):
        """The same in UTC."""
        offset = self.utcoffset()
        utc = self - offset if offset else self
        return utc._timetuple(*utc._clock()[:3], 0)

    def timestamp(self):
        """Seconds since 1970 began in UTC; an int where floats have too few digits for them."""
        passed = self._since_start(self.utcoffset()) - timedelta(_EPOCH_ORDINAL)
        return passed.total_seconds() if _sys.float_info.mant_dig > 32 else passed // timedelta(0, 1)

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        elif not isinstance(tz, _tzinfo):
            raise TypeError(f"tz argument must be an instance of tzinfo, not {type(tz).__name__}")
        offset = self.utcoffset()
        if tz is self._tzinfo and offset is not None:
            return self
        return tz.fromutc((self - offset if offset else self).replace(tzinfo=tz))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """The same with other parts."""
        args, fold = self._replaced(hour, minute, second, microsecond, tzinfo, fold)
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, *args, fold=fold)

    __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        passed = self._since_start() + other
        day, second = _from_ordinal(_check_ordinal(passed._days)), passed._seconds
        return type(self)(*day, second // 3600, second // 60 % 60, second % 60, passed._microseconds, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self._offsets(other, False, "subtract offset-naive and offset-aware datetimes")
        return self._since_start(mine) - other._since_start(theirs)


_date, _timeofday = date, time  # where parameters have these names
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution


# ---- Reading ISO 8601

def _digits(text):
    """The number that the text is, if all of it is ASCII digits; -1 otherwise."""
    return int(text) if text and text.isascii() and text.isdigit() else -1


def _date_size(text):
    """How much of the text is a date: 2020-01-31, 20200131, 2020-W05, 2020W055 ..."""
    is_dashed = text[4:5] == "-"
    if text[4 + is_dashed:5 + is_dashed] != "W":
        return 10 if is_dashed else 8
    if is_dashed:
        return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
    return 8 if text[7:8].isdigit() else 7


def _parse_date(text):
    """(year, month, day), or None."""
    is_dashed = text[4:5] == "-"
    year, rest = _digits(text[:4]), text[4 + is_dashed:]
    if rest[:1] == "W":
        week, day = _digits(rest[1:3]), rest[3:]
        if is_dashed and day:
            day = day[1:] if day[0] == "-" else "?"
        day = _digits(day or "1") if len(day) < 2 else -1
        try:
            return None if min(year, week, day) < 0 else _from_week(year, week, day)
        except ValueError:
            return None
    month, dash, day = rest[:2], rest[2:2 + is_dashed], rest[2 + is_dashed:]
    if len(text) != 8 + 2 * is_dashed or dash != "-" * is_dashed or min(year, _digits(month), _digits(day)) < 0:
        return None
    return year, int(month), int(day)


def _parse_clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.ffffff]]] or the same without colons, or None."""
    text, _, fraction = text.replace(",", ".").partition(".")
    pieces = text.split(":") if ":" in text else [text[i:i + 2] for i in range(0, len(text), 2)]
    numbers = [_digits(piece) if len(piece) == 2 else -1 for piece in pieces]
    if not 1 <= len(numbers) <= 3 or -1 in numbers or _ and (len(numbers) < 3 or _digits(fraction) < 0):
        return None
    return numbers + [0] * (3 - len(numbers)) + [int((fraction + "000000")[:6])]


def _parse_time(text):
    """(hour, minute, second, microsecond, zone), or None."""
    at = max(text.find("+"), text.find("-"))
    zone = None
    if text.endswith("Z"):
        text, zone = text[:-1], UTC
    elif at >= 0:
        offset = _parse_clock(text[at + 1:])
        if offset is None:
            return None
        hours, minutes, seconds, microseconds = offset
        zone = timedelta(0, seconds, microseconds, 0, minutes, hours)
        zone = timezone(-zone if text[at] == "-" else zone)
        text = text[:at]
    clock = _parse_clock(text)
    return None if clock is None else (*clock, zone)


# ---- Reading what a format describes

_NUMBERS = {  # most digits, least and greatest value
    "Y": (4, 0, 9999), "m": (2, 1, 12), "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "y": (2, 0, 99), "j": (3, 1, 366), "w": (1, 0, 6), "u": (1, 1, 7), "U": (2, 0, 53),
    "W": (2, 0, 53), "V": (2, 0, 53), "G": (4, 0, 9999),
}
_TEXTS = {
    "A": _DAYS, "a": tuple([name[:3] for name in _DAYS]), "B": _MONTHS, "b": tuple([name[:3] for name in _MONTHS]),
    "p": ("am", "pm"), "Z": ("utc", "gmt"),
}
_SHORTS = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d",
           "T": "%H:%M:%S", "R": "%H:%M"}


def _scan_number(letter, text, at):
    """(value, index behind it) of a directive; None if the text is something else."""
    if letter == "d" and "1" <= text[at + 1:at + 2] <= "9" and text[at] == " ":
        return int(text[at + 1]), at + 2
    most, least, greatest = _NUMBERS[letter]
    size = min(most, len(text) - at)
    while size and not (_digits(text[at:at + size]) >= 0 and least <= int(text[at:at + size]) <= greatest):
        size -= 1
    if not size or letter in "YG" and size < 4 or letter == "y" and size < 2:
        return None
    return int(text[at:at + size]), at + size


def _scan_name(letter, text, at):
    rest = text[at:].lower()
    for number, name in sorted(enumerate(_TEXTS[letter]), key=lambda pair: -len(pair[1])):
        if rest.startswith(name):
            return number, at + len(name)
    return None


def _scan_fraction(text, at):
    size = 0
    while size < 6 and text[at + size:at + size + 1].isdigit():
        size += 1
    return (int((text[at:at + size] + "00000")[:6]), at + size) if size else None


def _scan_zone(text, at):
    """+HHMM[SS[.ffffff]] with or without colons, or Z."""
    if text[at:at + 1] in ("Z", "z"):
        return timedelta(0), at + 1
    sign, end = text[at:at + 1], at + 1
    if sign not in ("+", "-"):
        return None
    has_colons = text[at + 3:at + 4] == ":"
    numbers = []
    while len(numbers) < 3 and _digits(text[end:end + 2]) >= 0 and len(text[end:end + 2]) == 2:
        numbers.append(int(text[end:end + 2]))
        end += 2
        if not has_colons or text[end:end + 1] != ":" or len(numbers) == 3:
            continue
        end += 1
    if len(numbers) < 2 or numbers[1] > 59:
        return None
    fraction = _scan_fraction(text, end + 1) if len(numbers) == 3 and text[end:end + 1] == "." else None
    if fraction:
        end = fraction[1]
    offset = timedelta(0, (numbers + [0])[2], fraction[0] if fraction else 0, 0, numbers[1], numbers[0])
    return -offset if sign == "-" else offset, end


def _scan(text, format, found, at=0):
    """Matches text with format, noting what directives say; returns where the match ends, or None."""
    i = 0
    while i < len(format):
        char = format[i]
        i += 1
        if char.isspace():
            start = at
            while text[at:at + 1].isspace():
                at += 1
            if at == start:
                return None
            continue
        if char != "%" or format[i:i + 1] == "%":
            if text[at:at + 1].lower() != char.lower():
                return None
            i += char == "%"
            at += 1
            continue
        letter = format[i:i + 1]
        i += 1
        if letter in _SHORTS:
            at = _scan(text, _SHORTS[letter], found, at)
            if at is None:
                return None
            continue
        if letter in _NUMBERS:
            result = _scan_number(letter, text, at)
        elif letter in _TEXTS:
            result = _scan_name(letter, text, at)
        else:
            result = _scan_fraction(text, at) if letter == "f" else _scan_zone(text, at)
        if result is None:
            return None
        found[letter], at = result
    return at


def _check_format(format):
    i = format.find("%")
    while i >= 0:
        letter = format[i + 1:i + 2]
        if not letter:
            raise ValueError(f"stray % in format {format!r}")
        if letter not in _NUMBERS and letter not in _TEXTS and letter not in _SHORTS and letter not in "fz%":
            raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
        i = format.find("%", i + 2)


def _found_weekday(found):
    """Monday is 0; None if no directive says it."""
    if "u" in found:
        return found["u"] - 1
    if "w" in found:
        return (found["w"] + 6) % 7
    return found.get("A", found.get("a"))


def _check_iso_week(found, year, weekday):
    if "G" in found and "j" in found:
        raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
    if "G" not in found and year is not None and weekday is not None:
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    if "G" not in found or "V" not in found or weekday is None:
        missing = ("week directive '%V' must be used with the ISO year directive '%G'" if "G" not in found else
                   "year directive '%G' must be used with the ISO week directive '%V'")
        raise ValueError(f"ISO {missing} and a weekday directive ('%A', '%a', '%w', or '%u').")


def _found_date(found):
    year, weekday = found.get("Y"), _found_weekday(found)
    if year is None and "y" in found:
        year = found["y"] + (2000 if found["y"] < 69 else 1900)
    if "G" in found or "V" in found:
        _check_iso_week(found, year, weekday)
        return _from_week(found["G"], found["V"], weekday + 1)
    year = 1900 if year is None else year
    if "j" in found:
        return _from_ordinal(_ordinal(year, 1, 1) + found["j"] - 1)
    first = found.get("U", found.get("W"))
    if first is not None and weekday is not None:
        start = _ordinal(year, 1, 1)
        shift = 1 if "U" in found else 0  # the week begins on Sunday
        before = (start + 6 + shift) % 7  # days of the week that are in the last year
        return _from_ordinal(start - before + (first - (before == 0)) * 7 + (weekday + shift) % 7)
    return year, found.get("m", found.get("B", found.get("b", 0)) + 1), found.get("d", 1)


def _strptime(text, format):
    """The arguments of datetime for a text that looks like the format."""
    for value, name in ((text, "1"), (format, "2")):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {name} must be str, not {type(value).__name__}")
    _check_format(format)
    found = {}
    end = _scan(text, format, found)
    if end is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if end < len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + 12 * found.get("p", 0)
    zone = timezone(found["z"]) if "z" in found else None
    return *_found_date(found), hour, found.get("M", 0), found.get("S", 0), found.get("f", 0), zone
