"""os.environ: the variables of the environment as a mapping that changes them."""

import os
from collections.abc import Mapping, MutableMapping


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


class _Environ(MutableMapping):
    """What is set or deleted here is also what programs started from here, and os.getenv, see."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        return self._data[_text(key)]

    def __setitem__(self, key, value):
        os.putenv(_text(key), _text(value))
        self._data[key] = value

    def __delitem__(self, key):
        del self._data[_text(key)]
        os.unsetenv(key)

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f"environ({self._data!r})"

    def copy(self):
        """A dict of the variables."""
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return dict(self) | dict(other) if isinstance(other, Mapping) else NotImplemented

    def __ror__(self, other):
        return dict(other) | dict(self) if isinstance(other, Mapping) else NotImplemented
