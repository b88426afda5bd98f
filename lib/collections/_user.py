"""The containers of collections that are made of collections.abc: imported when one of them is asked for."""

from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence

_OF = "collections"  # where the classes are to be found


class ChainMap(MutableMapping):
    """Several mappings seen as one: a lookup tries them in order, changes go to the first."""

    __module__ = _OF

    def __init__(self, *maps):
        self.maps = list(maps or ({},))

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def get(self, key, default=None):
        """The value at a key, or default."""
        return self[key] if key in self else default

    def _merged(self):
        """One dict of all maps; keys are in the order of the last map, then the one before ..."""
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return merged

    def __iter__(self):
        order = {}
        for mapping in reversed(self.maps):
            order.update(dict.fromkeys(mapping))
        return iter(order)

    def __len__(self):
        return len(set().union(*self.maps))

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """A chain of one dict with these keys."""
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        """A chain whose first map is a copy and whose others are the same."""
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A chain with one more map before these."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        """The chain without its first map."""
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def _in_first(self, method, key, *args):
        try:
            return method(self.maps[0], key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def __delitem__(self, key):
        self._in_first(lambda first, key: first.__delitem__(key), key)

    def pop(self, key, *args):
        """Takes a key out of the first map."""
        return self._in_first(lambda first, key, *args: first.pop(key, *args), key, *args)

    def popitem(self):
        """Takes a pair out of the first map."""
        if not self.maps[0]:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def clear(self):
        """Empties the first map."""
        self.maps[0].clear()

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        result = self.copy()
        result |= other
        return result

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return type(self)({**other, **self._merged()})

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


class UserDict(MutableMapping):
    """A dict to derive from: what it holds is in the attribute data."""

    __module__ = _OF

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in (dict, kwargs):
            if given:
                self.update(given)

    def __getitem__(self, key):
        try:
            return self.data[key]
        except KeyError:
            missing = getattr(type(self), "__missing__", None)
            if missing is None:
                raise
        return missing(self, key)

    def get(self, key, default=None):
        """The value at a key, or default; __missing__ is not asked."""
        return self[key] if key in self else default

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        data = _data_of(other)
        return type(self)(self.data | data) if isinstance(data, dict) else NotImplemented

    def __ror__(self, other):
        data = _data_of(other)
        return type(self)(data | self.data) if isinstance(data, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= _data_of(other)
        return self

    def __copy__(self):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.data = self.data.copy()
        return new

    def copy(self):
        """A shallow copy."""
        return self.__copy__()

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """A new one with these keys."""
        new = cls()
        for key in iterable:
            new[key] = value
        return new


def _data_of(other):
    return other.data if isinstance(other, (UserDict, UserList, UserString)) else other


# ---- What has a list or a str behind it: most methods hand on to that. ----

def _handing_on(name, kind, wraps):
    """A method that calls the data's. Its result is made one of the class, if it wraps those of the kind."""
    def method(self, *args, **kwargs):
        result = getattr(self.data, name)(*map(_data_of, args), **kwargs)
        return type(self)(result) if wraps and isinstance(result, kind) else result
    method.__name__ = method.__qualname__ = name
    return method


def _fill(cls, kind, plain, wrapping):
    for names, wraps in ((plain, False), (wrapping, True)):
        for name in names.split():
            setattr(cls, name, _handing_on(name, kind, wraps))


class UserList(MutableSequence):
    """A list to derive from: its items are in the attribute data."""

    __module__ = _OF
    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data_of(initlist))

    def __repr__(self):
        return repr(self.data)

    # Abstract in the base, so they are written out.
    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __len__(self):
        return len(self.data)

    def insert(self, i, item):
        """Puts an item before index i."""
        self.data.insert(i, item)

    def __add__(self, other):
        return type(self)([*self.data, *_data_of(other)])

    def __radd__(self, other):
        return type(self)([*_data_of(other), *self.data])

    def __iadd__(self, other):
        self.data += _data_of(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.data = self.data[:]
        return new

    def copy(self):
        """A shallow copy."""
        return type(self)(self)


_fill(UserList, list, "__contains__ __lt__ __le__ __eq__ __gt__ __ge__ append pop remove clear count index reverse sort "
                      "extend", "__mul__ __rmul__")


class UserString(Sequence):
    """A str to derive from: its text is in the attribute data."""

    __module__ = _OF

    def __init__(self, seq):
        self.data = str(_data_of(seq))

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __len__(self):
        return len(self.data)

    def __contains__(self, char):
        return _data_of(char) in self.data

    def __hash__(self):
        return hash(self.data)

    def __add__(self, other):
        return type(self)(self.data + str(_data_of(other)))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    maketrans = str.maketrans

    def encode(self, encoding="utf-8", errors="strict"):
        """The text as bytes."""
        return self.data.encode(encoding or "utf-8", errors or "strict")


_fill(UserString, str, "__lt__ __le__ __eq__ __gt__ __ge__ count endswith find format format_map index isalpha "
                       "isalnum isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle "
                       "isupper join partition rfind rindex rpartition rsplit split splitlines startswith",
      "__mul__ __rmul__ capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace "
      "rjust rstrip strip swapcase title translate upper zfill")
