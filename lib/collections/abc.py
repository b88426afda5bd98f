"""Abstract base classes of containers, iterators and awaitables.

A class with the methods of one of the simple ones counts as its subclass; the others are inherited from, or
registered with, and bring methods in terms of the abstract ones.
"""

from abc import ABC, _counts_with, abstractmethod
from types import (AsyncGeneratorType, BuiltinFunctionType, CoroutineType, FunctionType, GeneratorType, GenericAlias,
                   MappingProxyType)

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable",
           "Iterator", "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet",
           "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence",
           "MutableSequence", "ByteString", "Buffer"]

# What __abc_tpflags__ tells the match statement about a class and those derived from or registered with it.
_SEQUENCE, _MAPPING = 1 << 5, 1 << 6

# ---- One method or a few ----

class Hashable(ABC):
    """What hash() takes."""

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


class Sized(ABC):
    """What len() takes."""

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        """How many there are."""


class Buffer(ABC):
    """What has bytes to look at."""

    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags, /):
        """A memoryview of the bytes."""


def _generic(cls):
    """Class decorator: C[int] is a note for readers of annotations."""
    cls.__class_getitem__ = classmethod(GenericAlias)
    return cls


@_generic
class Container(ABC):
    """What `in` takes."""

    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        """Whether x is in it."""


@_generic
class Callable(ABC):
    """What can be called."""

    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        """The call."""


@_generic
class Iterable(ABC):
    """What iter() takes."""

    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        yield from ()


class Iterator(Iterable):
    """What next() takes."""

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """The next item; raises StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self


class Reversible(Iterable):
    """What reversed() takes."""

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


class Collection(Sized, Iterable, Container):
    """What has a length, items, and `in`."""

    __slots__ = ()


# ---- Generators and what is awaited ----

def _raise(typ, val, tb):
    """What throw() of something without a frame does."""
    if val is None:
        val = typ if tb is None else typ()
    raise val if tb is None else val.with_traceback(tb)


def _close(thing, kind):
    try:
        thing.throw(GeneratorExit)
    except GeneratorExit:
        return None
    except StopIteration as end:
        return end.value
    raise RuntimeError(f"{kind} ignored GeneratorExit")


class Generator(Iterator):
    """What generator functions give: send() and throw() give the rest."""

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Goes on with this as the value of the yield; what is yielded next."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Goes on with an exception at the yield."""
        _raise(typ, val, tb)

    def __next__(self):
        """Goes on to the next yield."""
        return self.send(None)

    def close(self):
        """Ends it by GeneratorExit."""
        return _close(self, "generator")


@_generic
class Awaitable(ABC):
    """What `await` takes."""

    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    """What coroutine functions give: send() and throw() give the rest."""

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Goes on with this as what was awaited."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Goes on with an exception at the await."""
        _raise(typ, val, tb)

    def close(self):
        """Ends it by GeneratorExit."""
        _close(self, "coroutine")


@_generic
class AsyncIterable(ABC):
    """What `async for` takes."""

    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


class AsyncIterator(AsyncIterable):
    """What anext() takes."""

    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """The next item; raises StopAsyncIteration."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    """What asynchronous generator functions give."""

    __slots__ = ()

    @abstractmethod
    async def asend(self, value):
        """Goes on with this as the value of the yield; what is yielded next."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Goes on with an exception at the yield."""
        _raise(typ, val, tb)

    async def __anext__(self):
        """Goes on to the next yield."""
        return await self.asend(None)

    async def aclose(self):
        """Ends it by GeneratorExit."""
        try:
            await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


# The methods that make a class count as a subclass of one of these.
for _base, _names in ((Hashable, "__hash__"), (Awaitable, "__await__"), (Coroutine, "__await__ send throw close"),
                      (AsyncIterable, "__aiter__"), (AsyncIterator, "__anext__ __aiter__"),
                      (AsyncGenerator, "__aiter__ __anext__ asend athrow aclose"), (Iterable, "__iter__"),
                      (Iterator, "__iter__ __next__"), (Reversible, "__reversed__ __iter__"),
                      (Generator, "__iter__ __next__ send throw close"), (Sized, "__len__"),
                      (Container, "__contains__"), (Collection, "__len__ __iter__ __contains__"),
                      (Buffer, "__buffer__"), (Callable, "__call__")):
    _counts_with(_base, *_names.split())

# The types in C, of which some have these methods only for C.
for _base, _kinds in ((Buffer, (bytes, bytearray, memoryview)), (Callable, (FunctionType, BuiltinFunctionType)),
                      (Coroutine, (CoroutineType,)), (Generator, (GeneratorType,)),
                      (AsyncGenerator, (AsyncGeneratorType,))):
    for _kind in _kinds:
        _base.register(_kind)


# ---- Sets ----


def _comparing(holds):
    """An operator between two sets; NotImplemented for anything else."""
    def method(self, other):
        return holds(self, other) if isinstance(other, Set) else NotImplemented
    return method


def _within(one, other):
    return all([item in other for item in one])


def _making(items):
    """An operator that makes a set of what items(self, other) gives, other being any iterable."""
    def method(self, other):
        return self._from_iterable(items(self, other)) if isinstance(other, Iterable) else NotImplemented
    return method


def _as_set(like, items):
    return items if isinstance(items, Set) else like._from_iterable(items)


class Set(Collection):
    """A set that isn't changed: __contains__, __iter__ and __len__ give the rest."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """A set of the same class with these elements; for classes whose constructor takes something else."""
        return cls(it)

    __le__ = _comparing(lambda a, b: len(a) <= len(b) and _within(a, b))
    __lt__ = _comparing(lambda a, b: len(a) < len(b) and a <= b)
    __ge__ = _comparing(lambda a, b: len(a) >= len(b) and _within(b, a))
    __gt__ = _comparing(lambda a, b: len(a) > len(b) and a >= b)
    __eq__ = _comparing(lambda a, b: len(a) == len(b) and a <= b)
    __and__ = __rand__ = _making(lambda a, b: (item for item in b if item in a))
    __or__ = __ror__ = _making(lambda a, b: (item for part in (a, b) for item in part))
    __sub__ = _making(lambda a, b: (item for b in [_as_set(a, b)] for item in a if item not in b))
    __rsub__ = _making(lambda a, b: (item for item in _as_set(a, b) if item not in a))

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = _as_set(self, other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def isdisjoint(self, other):
        """Whether the two have no element in common."""
        return not any([item in self for item in other])

    def _hash(self):
        """A hash for classes that want one: that of the frozenset with the same elements."""
        return hash(frozenset(self))


class MutableSet(Set):
    """A set with add() and discard() in addition."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Puts an element in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Takes an element out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Takes an element out, which must be there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Takes some element out and returns it."""
        for item in self:
            break
        else:
            raise KeyError
        self.discard(item)
        return item

    def clear(self):
        """Takes all elements out."""
        while len(self):
            self.pop()

    def _each(self, items, change):
        """Calls change for each item; those of the set itself are taken before it changes."""
        for item in list(items) if items is self else items:
            change(item)
        return self

    def __ior__(self, it):
        return self._each(it, self.add)

    def __isub__(self, it):
        return self._each(it, self.discard)

    def __iand__(self, it):
        return self._each(self - it, self.discard)

    def __ixor__(self, it):
        return self._each(it if it is self else _as_set(self, it),
                          lambda item: self.discard(item) if item in self else self.add(item))


Set.register(frozenset)
MutableSet.register(set)


# ---- Mappings ----


class Mapping(Collection):
    """A mapping that isn't changed: __getitem__, __iter__ and __len__ give the rest."""

    __slots__ = ()

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """The value at a key, or default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """A view of the keys."""
        return KeysView(self)

    def items(self):
        """A view of the pairs of key and value."""
        return ItemsView(self)

    def values(self):
        """A view of the values."""
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None


class MutableMapping(Mapping):
    """A mapping with __setitem__ and __delitem__ in addition."""

    __slots__ = ()
    _absent = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_absent):
        """Takes a key out and returns its value, or default."""
        try:
            value = self[key]
        except KeyError:
            if default is MutableMapping._absent:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Takes some pair out and returns it."""
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        """Takes all pairs out."""
        while len(self):
            self.popitem()

    def update(self, other=(), /, **kwds):
        """Sets keys from a mapping or pairs, and from keywords."""
        pairs = other
        if isinstance(other, Mapping) or hasattr(other, "keys"):
            pairs = ((key, other[key]) for key in (other if isinstance(other, Mapping) else other.keys()))
        for pairs in (pairs, kwds.items()):
            for key, value in pairs:
                self[key] = value

    def setdefault(self, key, default=None):
        """The value at a key, which is set to default if it isn't there."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    """What keys(), items() and values() of a mapping have in common."""

    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    __class_getitem__ = classmethod(GenericAlias)


class KeysView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        return any(found is value or found == value for found in self)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


Mapping.__abc_tpflags__ = _MAPPING
Mapping.register(MappingProxyType)
MutableMapping.register(dict)
KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))


# ---- Sequences ----


class Sequence(Reversible, Collection):
    """A sequence that isn't changed: __getitem__ and __len__ give the rest."""

    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        while True:
            try:
                item = self[index]
            except IndexError:
                return
            yield item
            index += 1

    def __contains__(self, value):
        return any(found is value or found == value for found in self)

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value, start=0, stop=None):
        """The first index of a value, between start and stop."""
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        index = start
        while stop is None or index < stop:
            try:
                found = self[index]
            except IndexError:
                break
            if found is value or found == value:
                return index
            index += 1
        raise ValueError

    def count(self, value):
        """How often a value is in the sequence."""
        return sum(1 for found in self if found is value or found == value)


class ByteString(Sequence):
    """bytes and bytearray."""

    __slots__ = ()


class MutableSequence(Sequence):
    """A sequence with __setitem__, __delitem__ and insert() in addition."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Puts a value before an index."""
        raise IndexError

    def append(self, value):
        """Puts a value at the end."""
        self.insert(len(self), value)

    def clear(self):
        """Takes all values out."""
        while len(self):
            del self[-1]

    def reverse(self):
        """Turns the order around."""
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low, high = low + 1, high - 1

    def extend(self, values):
        """Puts values at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        """Takes the value at an index out and returns it."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Takes out the first value that equals this one."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


Sequence.__abc_tpflags__ = MutableSequence.__abc_tpflags__ = _SEQUENCE
for _kind in (tuple, str, range, memoryview):
    Sequence.register(_kind)
for _kind in (bytes, bytearray):
    ByteString.register(_kind)
for _kind in (bytearray, list):
    MutableSequence.register(_kind)


from _collections import deque

MutableSequence.register(deque)
try:
    from array import array
except ImportError:  # a build without
    pass
else:
    MutableSequence.register(array)
