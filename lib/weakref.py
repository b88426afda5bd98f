"""Weak references, and containers of them."""

from collections.abc import Mapping, MutableMapping, MutableSet
from _weakref import CallableProxyType, ProxyType, getweakrefcount, getweakrefs, proxy, ref

ReferenceType = ref
ProxyTypes = ProxyType, CallableProxyType


class WeakMethod(ref):
    """A weak reference to a bound method, alive as long as its object."""

    def __new__(cls, meth, callback=None):
        if not hasattr(meth, "__self__") or not hasattr(meth, "__func__"):
            raise TypeError(f"argument should be a bound method, not {type(meth)}")
        self = ref.__new__(cls, meth.__self__, callback)
        self._function = ref(meth.__func__)
        self._make = type(meth)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj, function = super().__call__(), self._function()
        return None if obj is None or function is None else self._make(function, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    __hash__ = ref.__hash__


class _KeyedRef(ref):
    """A weak reference that knows its key."""

    def __new__(cls, obj, callback, key):
        self = ref.__new__(cls, obj, callback)
        self.key = key
        return self

    def __init__(self, obj, callback, key):
        pass


class _WeakMapping(MutableMapping):
    """What both kinds of dict share: items() yields living pairs, _data holds the references."""

    def __len__(self):
        return sum(1 for _ in self.items())

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, _ in self.items():
            yield key

    def values(self):
        for _, value in self.items():
            yield value

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        result = type(self)()
        result.update(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def popitem(self):
        for key, value in self.items():
            del self[key]
            return key, value
        raise KeyError("dictionary is empty")

    def clear(self):
        self._data.clear()

    def copy(self):
        new = type(self)()
        new.update(self)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self.items():
            self._copy_item(new, key, value, lambda item: deepcopy(item, memo))
        return new

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_WeakMapping):
    """A dict whose entries go when their values die."""

    def __init__(self, other=(), /, **kw):
        self._data = {}
        self_ref = ref(self)

        def remove(dead):
            owner = self_ref()
            if owner is not None and owner._data.get(dead.key) is dead:
                del owner._data[dead.key]
        self._remove = remove
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self._data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._data[key] = _KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self._data[key]

    def __contains__(self, key):
        found = self._data.get(key)
        return found is not None and found() is not None

    def items(self):
        for key, reference in list(self._data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def _copy_item(self, new, key, value, deepcopy):
        new[deepcopy(key)] = value

    def itervaluerefs(self):
        return iter(self.valuerefs())

    def valuerefs(self):
        """The references to the values; some may have died."""
        return list(self._data.values())


class WeakKeyDictionary(_WeakMapping):
    """A dict whose entries go when their keys die."""

    def __init__(self, dict=None):
        self._data = {}
        self_ref = ref(self)

        def remove(dead):
            owner = self_ref()
            if owner is not None:
                owner._data.pop(dead, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self._data[ref(key)]

    def __setitem__(self, key, value):
        self._data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False

    def items(self):
        for reference, value in list(self._data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def _copy_item(self, new, key, value, deepcopy):
        new[key] = deepcopy(value)

    def keyrefs(self):
        """The references to the keys; some may have died."""
        return list(self._data)


class WeakSet(MutableSet):
    """A set whose items go when they die."""

    def __init__(self, data=None):
        self._data = set()
        self_ref = ref(self)

        def remove(dead):
            owner = self_ref()
            if owner is not None:
                owner._data.discard(dead)
        self._remove = remove
        for item in data or ():
            self.add(item)

    def __iter__(self):
        for reference in list(self._data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self._data
        except TypeError:
            return False

    def add(self, item):
        self._data.add(ref(item, self._remove))

    def discard(self, item):
        self._data.discard(ref(item))

    def remove(self, item):
        self._data.remove(ref(item))

    def clear(self):
        self._data.clear()

    def pop(self):
        for item in self:
            self.discard(item)
            return item
        raise KeyError("pop from empty WeakSet")

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __repr__(self):
        return "{" + ", ".join([repr(reference) for reference in self._data]) + "}"

    def union(self, other):
        return type(self)([*self, *other])

    def intersection(self, other):
        return type(self)([item for item in other if item in self])

    def difference(self, other):
        gone = _refs(other)
        return type(self)([item for item in self if ref(item) not in gone])

    def symmetric_difference(self, other):
        return self.difference(other).union([item for item in other if item not in self])

    def issubset(self, other):
        return _refs(self) <= _refs(other)

    def issuperset(self, other):
        return _refs(self) >= _refs(other)

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def intersection_update(self, other):
        self._data = (self & other)._data if other is not self else self._data

    def symmetric_difference_update(self, other):
        for item in list(other):
            self.discard(item) if item in self else self.add(item)

    def __eq__(self, other):
        return _refs(self) == _refs(other) if isinstance(other, WeakSet) else NotImplemented

    def __le__(self, other):
        return self.issubset(other)

    def __ge__(self, other):
        return self.issuperset(other)

    def __lt__(self, other):
        return _refs(self) < _refs(other)

    def __gt__(self, other):
        return _refs(self) > _refs(other)

    def isdisjoint(self, other):
        return not _refs(self) & _refs(other)


def _refs(items):
    """The references to the items that can have one."""
    return {ref(item) for item in items}


class finalize:
    """Calls func(*args, **kwargs) when obj dies, or when it is called itself; once."""

    _alive = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        key = self._key = object()
        self._info = func, args, kwargs
        finalize._alive[key] = self, ref(obj, lambda dead: self())

    def __call__(self, _=None):
        if finalize._alive.pop(self._key, None) is None:
            return None
        func, args, kwargs = self._info
        return func(*args, **kwargs)

    def detach(self):
        entry = finalize._alive.pop(self._key, None)
        obj = entry and entry[1]()
        return (obj, *self._info) if obj is not None else None

    def peek(self):
        entry = finalize._alive.get(self._key)
        obj = entry and entry[1]()
        return (obj, *self._info) if obj is not None else None

    @property
    def atexit(self):
        """Whether it is to be called when the program ends: it never is."""
        return False

    @property
    def alive(self):
        return self._key in finalize._alive
