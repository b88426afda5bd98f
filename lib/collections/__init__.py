"""Container datatypes: namedtuple, Counter, ChainMap and wrappers; deque, defaultdict and
OrderedDict come from C."""

import sys
from _collections import OrderedDict, _count_elements, _tuplegetter, _tuplemaker, defaultdict, deque

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict",
    "deque", "namedtuple",
]


def __getattr__(name):
    """What is made of collections.abc is imported when it is asked for."""
    if name == "abc":
        import collections.abc
        return collections.abc
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        from collections import _user
        globals()[name] = value = getattr(_user, name)
        return value
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while "
    "with yield".split()
)


# ---- namedtuple ----


def _usable(names):
    """The field names with those that cannot be used replaced by _0, _1 ..."""
    seen = set()
    result = []
    for number, name in enumerate(names):
        if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
            name = "_%d" % number
        seen.add(name)
        result.append(name)
    return result


def _check_names(typename, names, rename):
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _make(cls, iterable):
    """A new one with the items of an iterable."""
    result = tuple.__new__(cls, iterable)
    if len(result) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(result)}")
    return result


def _replace(self, /, **changes):
    """A new one with some fields replaced."""
    result = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise TypeError(f"Got unexpected field names: {list(changes)!r}")
    return result


def _repr(self):
    parts = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
    return f"{type(self).__name__}({', '.join(parts)})"


def _asdict(self):
    """The fields as a dict."""
    return dict(zip(self._fields, self))


def _getnewargs(self):
    return tuple(self)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = sys.intern(str(typename))
    if rename:
        names = _usable(names)
    _check_names(typename, names, rename)
    fields = tuple(map(sys.intern, names))
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": dict(zip(fields[len(fields) - len(defaults):], defaults)),
        "__new__": _tuplemaker(typename, fields, defaults),
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "__repr__": _repr,
        "_asdict": _asdict,
        "__getnewargs__": _getnewargs,
        "__match_args__": fields,
        "__module__": module or _caller(),
    }
    for number, name in enumerate(fields):
        namespace[name] = _tuplegetter(number, sys.intern(f"Alias for field number {number}"))
    return type(typename, (tuple,), namespace)


def _caller():
    """Name of the module that called namedtuple."""
    return sys._getframemodulename(2) or "__main__"


# ---- Counter ----


class Counter(dict):
    """Counts items: a dict from each to how often it has been seen; 0 for those that have not."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Pairs of item and count, the largest counts first; all, or n of them."""
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        """Each item as often as its count says, one after the other."""
        return (item for item, count in self.items() for _ in range(count))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds the counts of a mapping, or 1 for each item of an iterable."""
        for more in (iterable, kwds):
            if more is None or more is kwds and not kwds:
                continue
            if not hasattr(more, "items"):
                _count_elements(self, more)
            elif self:
                self._change(more, 1)
            else:
                super().update(more)

    def subtract(self, iterable=None, /, **kwds):
        """Subtracts them; counts may become negative."""
        for less in (iterable, kwds):
            if less is not None:
                self._change(less if hasattr(less, "items") else Counter(less), -1)

    def _change(self, counts, factor):
        for item, count in counts.items():
            self[item] = self.get(item, 0) + factor * count

    def copy(self):
        """A copy with the same counts."""
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, item):
        """Forgets an item, if it is there."""
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts without an order
            shown = dict(self)
        return f"{type(self).__name__}({shown!r})"

    def _positive(self):
        """Drops the counts that are not above 0; gives the counter itself."""
        for item, count in list(self.items()):
            if not count > 0:
                super().__delitem__(item)
        return self

    def __pos__(self):
        return Counter(self)._positive()

    def __neg__(self):
        return _of_both(Counter(), self, lambda a, b: a - b)

    def __iadd__(self, other):
        self._change(other, 1)
        return self._positive()

    def __isub__(self, other):
        self._change(other, -1)
        return self._positive()

    def __ior__(self, other):
        for item, count in other.items():
            self[item] = max(self[item], count)
        return self._positive()

    def __iand__(self, other):
        for item, count in self.items():
            self[item] = min(count, other[item])
        return self._positive()


def _of_both(one, other, combine):
    """The positive ones of combine(count, count) for the items of either counter."""
    return Counter({item: combine(one[item], other[item]) for item in {**one, **other}})._positive()


def _comparison(holds):
    """An operator that holds if it does for the counts of each item of either counter."""
    def method(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        for item in {**self, **other}:
            if not holds(self[item], other[item]):
                return False
        return True
    return method


def _combination(combine):
    """An operator that combines the counts of each item."""
    def method(self, other):
        return _of_both(self, other, combine) if isinstance(other, Counter) else NotImplemented
    return method


Counter.__eq__ = _comparison(lambda a, b: a == b)
Counter.__le__ = _comparison(lambda a, b: a <= b)
Counter.__ge__ = _comparison(lambda a, b: a >= b)
Counter.__ne__ = lambda self, other: NotImplemented if not isinstance(other, Counter) else not self == other
Counter.__lt__ = lambda self, other: NotImplemented if not isinstance(other, Counter) else self <= other and self != other
Counter.__gt__ = lambda self, other: NotImplemented if not isinstance(other, Counter) else self >= other and self != other
Counter.__add__ = _combination(lambda a, b: a + b)
Counter.__sub__ = _combination(lambda a, b: a - b)
Counter.__or__ = _combination(max)
Counter.__and__ = _combination(min)
